// SPDX-License-Identifier: GPL-3.0-or-later
// JSON in and out: the paths of custom formats, and what was decoded.
#include "base/json_writer.h"
#include "base/times.h"
#include "decode/custom_path.h"
#include "decode/decode.h"

using namespace Qt::StringLiterals;

namespace decode {
namespace {

struct PathKey
{
    const char *key;
    QString CustomPaths::*path;
};
constexpr PathKey kPathKeys[] = {
    {"device_id_path", &CustomPaths::deviceIdPath},      {"telemetry_path", &CustomPaths::telemetryPath},
    {"status_path", &CustomPaths::statusPath},           {"timestamp_path", &CustomPaths::timestampPath},
    {"timestamp_format", &CustomPaths::timestampFormat},
};

QString utf16(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

tl::unexpected<Error> wrong(const QString &what)
{
    return fail(Error::Kind::Usage, u"bad_custom"_s, u"The custom format is wrong: %1"_s.arg(what));
}

Result<void> readMap(const JsonElement &element, CustomPaths &paths)
{
    if (element.is_null())
        return {};
    if (!element.is_object())
        return wrong(u"telemetry_map is no object of names and paths"_s);
    for (const auto member : objectOf(element)) {
        if (!member.value.is_string())
            return wrong(u"telemetry_map.%1 is no path"_s.arg(utf16(member.key)));
        paths.telemetryMap.emplace_back(utf16(member.key), utf16(member.value.get_string().value_unsafe()));
    }
    return {};
}

Result<void> readKey(std::string_view key, const JsonElement &element, CustomPaths &paths)
{
    if (key == "telemetry_map")
        return readMap(element, paths);
    for (const PathKey &known : kPathKeys) {
        if (key != known.key)
            continue;
        if (element.is_null())
            return {};
        if (!element.is_string())
            return wrong(u"%1 is no text"_s.arg(QLatin1String(known.key)));
        paths.*known.path = utf16(element.get_string().value_unsafe());
        return {};
    }
    return wrong(u"there is no key %1"_s.arg(utf16(key)));
}

void writeFields(JsonWriter &json, const char *key, const Fields &fields)
{
    json.key(key).beginObject();
    for (const Field &field : fields) {
        json.key(field.name);
        writeValue(json, field.value);
    }
    json.endObject();
}

// Nothing known is null, not "".
void writeText(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    text.isEmpty() ? json.null() : json.value(text);
}

void writeReading(JsonWriter &json, const Reading &reading)
{
    json.beginObject();
    writeText(json, "external_id", reading.externalId);
    writeText(json, "name", reading.name);
    writeFields(json, "telemetry", reading.telemetry);
    json.key("status");
    reading.status ? json.ascii(deviceStatusKey(*reading.status)) : json.null();
    writeText(json, "status_reason", reading.statusReason);
    json.key("device_time");
    reading.deviceTimeMs ? json.value(isoUtc(*reading.deviceTimeMs)) : json.null();
    writeFields(json, "facts", reading.facts);
    json.key("warnings").beginArray();
    for (const QString &warning : reading.warnings)
        json.value(warning);
    json.endArray();
    json.endObject();
}

} // namespace

Result<CustomPaths> customPathsFromJson(const QByteArray &json)
{
    simdjson::dom::parser parser;
    JsonElement root;
    if (parser.parse(json.constData(), size_t(json.size())).get(root) || !root.is_object())
        return wrong(u"it is no JSON object"_s);
    CustomPaths paths;
    for (const auto member : objectOf(root)) {
        if (auto done = readKey(member.key, member.value, paths); !done)
            return tl::unexpected(done.error());
    }
    if (const auto compiled = compilePaths(paths); !compiled)
        return tl::unexpected(compiled.error().in(u"The custom format is wrong"_s));
    return paths;
}

QByteArray customPathsToJson(const CustomPaths &paths)
{
    JsonWriter json;
    json.beginObject();
    for (const PathKey &known : kPathKeys) {
        if (const QString &path = paths.*known.path; !path.isEmpty())
            json.key(known.key).value(path);
    }
    if (!paths.telemetryMap.empty()) {
        json.key("telemetry_map").beginObject();
        for (const auto &[name, path] : paths.telemetryMap)
            json.key(name).value(path);
        json.endObject();
    }
    json.endObject();
    return json.take();
}

QByteArray toJson(const Result<Decoded> &decoded)
{
    JsonWriter json;
    json.beginObject().key("format");
    decoded ? json.value(decoded->format) : json.null();
    json.key("readings").beginArray();
    if (decoded) {
        for (const Reading &reading : decoded->readings)
            writeReading(json, reading);
    }
    json.endArray().key("error");
    if (decoded) {
        json.null();
    } else {
        json.beginObject().field("code", decoded.error().code).field("text", decoded.error().text).endObject();
    }
    json.endObject();
    return json.take();
}

} // namespace decode
