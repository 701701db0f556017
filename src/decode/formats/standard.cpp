// SPDX-License-Identifier: GPL-3.0-or-later
// Standard: a JSON object with an id, `data` or `telemetry`, `status`, a time and `metadata`, each where it is known.
// Source: docs/formats.md, "Standard".
#include "decode/meaning.h"
#include "decode/registry.h"

#include <array>

namespace decode {
namespace {

// Names of one thing, the preferred first.
constexpr std::array<std::string_view, 3> kIds = {"id", "deviceId", "device_id"};
constexpr std::array<std::string_view, 2> kTelemetries = {"data", "telemetry"};
constexpr std::array<std::string_view, 2> kTimes = {"timestamp", "time"};
constexpr std::string_view kStatus = "status";
constexpr std::string_view kMetadata = "metadata";

template <size_t N>
bool isOneOf(const std::array<std::string_view, N> &names, std::string_view key)
{
    for (const std::string_view name : names) {
        if (key == name)
            return true;
    }
    return false;
}

bool isReserved(std::string_view key)
{
    return key == kStatus || key == kMetadata || isOneOf(kIds, key) || isOneOf(kTelemetries, key) ||
           isOneOf(kTimes, key);
}

Result<void> readDevice(Scope &scope, const Scope::Members &members, Reading &reading)
{
    for (const std::string_view name : kIds) {
        if (const auto id = members.find(name); id && !id->is_null())
            return readId(scope, *id, reading);
    }
    return useTopicId(scope.input(), reading);
}

Result<void> readTelemetry(Scope &scope, const Scope::Members &members, Reading &reading)
{
    for (const std::string_view name : kTelemetries) {
        if (const auto telemetry = members.find(name); telemetry && telemetry->is_object())
            return scope.flatten(*telemetry, {}, Texts::NumbersWhereTheyAre, reading.telemetry);
    }
    for (size_t i = 0; i < members.size(); ++i) {
        const Member member = members[i];
        if (!member.value.is_number() || isReserved(member.key))
            continue;
        if (auto done = scope.flatten(member.value, member.key, Texts::AsSent, reading.telemetry); !done)
            return done;
    }
    return {};
}

Result<void> readMetadata(Scope &scope, const JsonElement &metadata, Reading &reading)
{
    if (const auto name = memberOf(metadata, "name")) {
        if (const auto value = scope.scalar(*name, Texts::AsSent))
            reading.name = textOf(*value);
    }
    return scope.flatten(metadata, {}, Texts::AsSent, reading.facts);
}

} // namespace

bool claimsStandard(const JsonObject &)
{
    return true;
}

Result<void> readStandard(Scope &scope, const JsonObject &object, Reading &reading)
{
    const Scope::Members members = scope.members(object);
    if (auto done = readDevice(scope, members, reading); !done)
        return done;
    if (auto done = readTelemetry(scope, members, reading); !done)
        return done;
    for (size_t i = 0; i < members.size(); ++i) {
        const Member member = members[i];
        Result<void> done;
        if (member.key == kStatus)
            done = readStatus(scope, member.value, reading);
        else if (member.key == kMetadata && member.value.is_object())
            done = readMetadata(scope, member.value, reading);
        if (!done)
            return done;
    }
    for (const std::string_view name : kTimes) {
        const auto time = members.find(name);
        if (time && readTime(scope, *time, name, reading))
            break;
    }
    return {};
}

} // namespace decode
