// SPDX-License-Identifier: GPL-3.0-or-later
// Custom: paths of the operator say where a JSON payload has what. Source: docs/formats.md, "Custom".
#include "base/times.h"
#include "decode/meaning.h"
#include "decode/registry.h"
#include "model/topics.h"

#include <QDateTime>
#include <QTimeZone>
#include <cmath>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

constexpr qint64 kMinMs = -62'135'596'800'000; // 0001-01-01
constexpr qint64 kMaxMs = 253'402'300'799'999; // 9999-12-31

// One reading in the making: paths with a star lead on from its element, the others from the payload.
struct Place
{
    JsonElement root;
    JsonElement element;

    [[nodiscard]] std::optional<JsonElement> at(const JsonPath &path) const
    {
        if (path.isEmpty())
            return std::nullopt;
        const auto found = path.hasStar ? walk(element, path.tail) : walk(root, path.head);
        return found && !found->is_null() ? found : std::nullopt;
    }
};

std::optional<qint64> inRange(double ms)
{
    if (!std::isfinite(ms) || ms < double(kMinMs) || ms > double(kMaxMs))
        return std::nullopt;
    return qint64(std::floor(ms + 1e-6));
}

// `perMs` units make a millisecond; below one a unit is longer than that (seconds: 0.001).
std::optional<qint64> epochIn(const Value &value, double perMs)
{
    if (const auto *integer = std::get_if<qint64>(&value)) {
        if (perMs >= 1) { // exact where a double would not be
            const qint64 unit = qint64(perMs);
            const qint64 ms = *integer / unit - (*integer % unit < 0 ? 1 : 0);
            return inRange(double(ms)) ? std::optional(ms) : std::nullopt;
        }
        return inRange(double(*integer) / perMs);
    }
    const auto *real = std::get_if<double>(&value);
    return real ? inRange(*real / perMs) : std::nullopt;
}

std::optional<qint64> patternTime(Scope &scope, const QString &text, const QString &pattern)
{
    QDateTime time = QDateTime::fromString(text, pattern);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) {
        // No zone in the pattern: read it again in UTC, because the machine's own zone may lack that hour.
        time = QDateTime::fromString(QString(text + u" UTC"_s), QString(pattern + u" t"_s));
        scope.noteNoZone();
    }
    if (!time.isValid())
        return std::nullopt;
    return inRange(double(time.toMSecsSinceEpoch())) ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

std::optional<qint64> isoTime(Scope &scope, const QString &text)
{
    const auto parsed = parseIsoTime(text);
    if (!parsed)
        return std::nullopt;
    if (!parsed->hadZone)
        scope.noteNoZone();
    return parsed->ms;
}

std::optional<qint64> customTime(Scope &scope, const JsonElement &element, const QString &format)
{
    const TimeFormat wanted = timeFormatOf(format);
    if (wanted == TimeFormat::Auto)
        return timeOf(scope, element);
    const bool asText = wanted == TimeFormat::Iso8601 || wanted == TimeFormat::Pattern;
    const auto value = scope.scalar(element, asText ? Texts::AsSent : Texts::NumbersWhereTheyAre);
    if (!value)
        return std::nullopt;
    switch (wanted) {
    case TimeFormat::Iso8601:
        return isoTime(scope, textOf(*value));
    case TimeFormat::Pattern:
        return patternTime(scope, textOf(*value), format);
    case TimeFormat::EpochSeconds:
        return epochIn(*value, 1e-3);
    case TimeFormat::EpochMilliseconds:
        return epochIn(*value, 1);
    case TimeFormat::EpochMicroseconds:
        return epochIn(*value, 1e3);
    case TimeFormat::EpochNanoseconds:
        return epochIn(*value, 1e6);
    case TimeFormat::Auto:
        break;
    }
    return std::nullopt;
}

Result<void> readDevice(Scope &scope, const CompiledPaths &paths, const Place &place, Reading &reading)
{
    if (paths.idLevel >= 0) {
        const QStringList levels = scope.input().topic.split(u'/');
        if (paths.idLevel >= levels.size() || levels[paths.idLevel].isEmpty())
            return failDecode("no_device_id",
                              u"The topic has no level %1 to take the device id from"_s.arg(paths.idLevel));
        return useIdText(levels[paths.idLevel], reading);
    }
    if (const auto id = place.at(paths.id))
        return readId(scope, *id, reading);
    return useTopicId(scope.input(), reading);
}

Result<void> readTelemetry(Scope &scope, const CompiledPaths &paths, const Place &place, Reading &reading)
{
    if (const auto telemetry = place.at(paths.telemetry)) {
        // The names of an object are its own; a value by itself has the name of its path.
        const auto name = telemetry->is_object() ? std::string_view() : paths.telemetry.lastName();
        if (auto done = scope.flatten(*telemetry, name, Texts::NumbersWhereTheyAre, reading.telemetry); !done)
            return done;
    }
    for (const auto &[name, path] : paths.map) {
        const auto value = place.at(path);
        if (!value)
            continue;
        if (auto done = scope.flatten(*value, name, Texts::NumbersWhereTheyAre, reading.telemetry); !done)
            return done;
    }
    return {};
}

bool hasAnything(const CompiledPaths &paths, const Place &place)
{
    bool any = place.at(paths.telemetry) || place.at(paths.status) || place.at(paths.timestamp) || place.at(paths.id);
    for (const auto &[name, path] : paths.map)
        any = any || place.at(path);
    return any;
}

Result<void> readPlace(Scope &scope, const CompiledPaths &paths, const Place &place, std::vector<Reading> &readings)
{
    if (!hasAnything(paths, place))
        return failDecode("unknown_format", u"The payload has nothing at any of the custom format's paths"_s);
    Reading reading;
    if (auto done = readDevice(scope, paths, place, reading); !done)
        return done;
    if (auto done = readTelemetry(scope, paths, place, reading); !done)
        return done;
    if (const auto status = place.at(paths.status)) {
        if (auto done = readStatus(scope, *status, reading); !done)
            return done;
    }
    if (const auto time = place.at(paths.timestamp)) {
        if (const auto ms = customTime(scope, *time, paths.timestampFormat))
            setTime(scope, *ms, reading);
        else if (auto value = scope.scalar(*time, Texts::AsSent))
            addFact(reading, scope.name(paths.timestamp.lastName()), std::move(*value));
    }
    reading.warnings = scope.takeWarnings();
    readings.push_back(std::move(reading));
    return {};
}

} // namespace

Result<void> readCustom(Scope &scope, const CompiledPaths *custom, std::vector<Reading> &readings)
{
    const Payload &payload = scope.payload();
    if (payload.kind != PayloadKind::Json)
        return failDecode("unknown_format", u"The custom format reads JSON, and the payload is none"_s);
    if (!custom->hasStar)
        return readPlace(scope, *custom, {payload.root, payload.root}, readings);
    const auto array = walk(payload.root, custom->elements);
    if (!array || !array->is_array())
        return failDecode("unknown_format", u"The payload has no array where the custom format's * expects one"_s);
    for (const JsonElement &element : arrayOf(*array)) {
        if (readings.size() >= size_t(scope.limits().maxFields))
            return failDecode("too_many_fields",
                              u"The payload has more than %1 readings"_s.arg(scope.limits().maxFields));
        if (auto done = readPlace(scope, *custom, {payload.root, element}, readings); !done)
            return done;
    }
    if (readings.empty())
        return failDecode("unknown_format", u"The array of readings is empty"_s);
    return {};
}

} // namespace decode
