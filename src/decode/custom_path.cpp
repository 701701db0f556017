// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/custom_path.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

struct NamedFormat
{
    const char *name;
    TimeFormat format;
};
constexpr NamedFormat kTimeFormats[] = {
    {"", TimeFormat::Auto},
    {"auto", TimeFormat::Auto},
    {"iso8601", TimeFormat::Iso8601},
    {"epoch_s", TimeFormat::EpochSeconds},
    {"s", TimeFormat::EpochSeconds},
    {"epoch_ms", TimeFormat::EpochMilliseconds},
    {"ms", TimeFormat::EpochMilliseconds},
    {"epoch_us", TimeFormat::EpochMicroseconds},
    {"us", TimeFormat::EpochMicroseconds},
    {"epoch_ns", TimeFormat::EpochNanoseconds},
    {"ns", TimeFormat::EpochNanoseconds},
};

tl::unexpected<Error> wrong(const QString &key, const QString &why)
{
    return fail(Error::Kind::Usage, u"bad_custom"_s, QString(key + u": "_s + why));
}

Result<JsonPath> compilePath(const QString &key, const QString &text)
{
    JsonPath path;
    if (text.isEmpty())
        return path;
    if (text == "$"_L1) {
        path.isRoot = true;
        return path;
    }
    const QString dotted = text.startsWith("$."_L1) ? text.mid(2) : text;
    for (const QString &step : dotted.split(u'.')) {
        if (step.isEmpty())
            return wrong(key, u"'%1' has an empty step between two dots"_s.arg(text));
        if (step == "*"_L1) {
            if (path.hasStar)
                return wrong(key, u"'%1' has more than one *"_s.arg(text));
            path.hasStar = true;
            continue;
        }
        (path.hasStar ? path.tail : path.head).push_back(step.toStdString());
    }
    return path;
}

bool isIndex(const std::string &step, size_t &index)
{
    const char *end = step.data() + step.size();
    const auto read = std::from_chars(step.data(), end, index);
    return read.ec == std::errc() && read.ptr == end;
}

// Paths with a star must agree about the array whose elements are the readings.
Result<void> joinStars(const QString &key, const JsonPath &path, CompiledPaths &made)
{
    if (!path.hasStar)
        return {};
    if (made.hasStar && made.elements != path.head)
        return wrong(key, u"its * stands for another array than the * of the other paths"_s);
    made.hasStar = true;
    made.elements = path.head;
    return {};
}

Result<void> compileInto(const QString &key, const QString &text, JsonPath &path, CompiledPaths &made)
{
    auto compiled = compilePath(key, text);
    if (!compiled)
        return tl::unexpected(compiled.error());
    path = std::move(*compiled);
    return joinStars(key, path, made);
}

Result<void> compileId(const QString &text, CompiledPaths &made)
{
    const QString key = u"device_id_path"_s;
    if (!text.startsWith("topic:"_L1))
        return compileInto(key, text, made.id, made);
    bool ok = false;
    made.idLevel = text.mid(6).toInt(&ok);
    if (!ok || made.idLevel < 0)
        return wrong(key, u"'%1' names no topic level: write topic:0 for the first level"_s.arg(text));
    return {};
}

} // namespace

std::string_view JsonPath::lastName() const
{
    size_t index = 0;
    for (const auto *steps : {&tail, &head}) {
        for (auto step = steps->rbegin(); step != steps->rend(); ++step) {
            if (!isIndex(*step, index))
                return *step;
        }
    }
    return "value";
}

TimeFormat timeFormatOf(const QString &format)
{
    for (const NamedFormat &known : kTimeFormats) {
        if (format.compare(QLatin1String(known.name), Qt::CaseInsensitive) == 0)
            return known.format;
    }
    return TimeFormat::Pattern;
}

Result<CompiledPaths> compilePaths(const CustomPaths &paths)
{
    CompiledPaths made;
    made.timestampFormat = paths.timestampFormat;
    if (auto done = compileId(paths.deviceIdPath, made); !done)
        return tl::unexpected(done.error());
    const std::tuple<const char *, const QString &, JsonPath &> single[] = {
        {"telemetry_path", paths.telemetryPath, made.telemetry},
        {"status_path", paths.statusPath, made.status},
        {"timestamp_path", paths.timestampPath, made.timestamp},
    };
    for (const auto &[key, text, path] : single) {
        if (auto done = compileInto(QString::fromLatin1(key), text, path, made); !done)
            return tl::unexpected(done.error());
    }
    for (const auto &[name, text] : paths.telemetryMap) {
        const QString key = u"telemetry_map.%1"_s.arg(name);
        if (text.isEmpty())
            return wrong(key, u"the path is empty"_s);
        made.map.emplace_back(name.toStdString(), JsonPath());
        if (auto done = compileInto(key, text, made.map.back().second, made); !done)
            return tl::unexpected(done.error());
    }
    if (timeFormatOf(paths.timestampFormat) == TimeFormat::Pattern && !paths.timestampFormat.contains(u'y') &&
        !paths.timestampFormat.contains(u'h', Qt::CaseInsensitive))
        return wrong(u"timestamp_format"_s, u"'%1' is neither auto, iso8601, epoch_s, epoch_ms, epoch_us, epoch_ns nor "
                                            "a date format such as dd.MM.yyyy hh:mm:ss"_s.arg(paths.timestampFormat));
    return made;
}

std::optional<JsonElement> walk(const JsonElement &from, const std::vector<std::string> &steps)
{
    std::optional<JsonElement> at = from;
    for (const std::string &step : steps) {
        const JsonElement here = *at;
        size_t index = 0;
        at.reset();
        if (here.is_object()) {
            at = memberOf(here, step);
        } else if (here.is_array() && isIndex(step, index)) {
            JsonElement item;
            if (!arrayOf(here).at(index).get(item))
                at = item;
        }
        if (!at)
            return std::nullopt;
    }
    return at;
}

} // namespace decode
