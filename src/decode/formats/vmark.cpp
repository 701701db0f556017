// SPDX-License-Identifier: GPL-3.0-or-later
// VMark: what LoRa gateways send for a node: `device`, `paras` (telemetry, and maybe `status`), `handle`, `product`,
// `service`, `time`. Source: docs/formats.md, "VMark".
#include "decode/meaning.h"
#include "decode/registry.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

constexpr std::array<std::string_view, 3> kFacts = {"handle", "product", "service"};

Result<void> readParas(Scope &scope, const JsonElement &paras, Reading &reading)
{
    if (auto done = scope.flatten(paras, {}, Texts::NumbersWhereTheyAre, reading.telemetry); !done)
        return done;
    const auto status = memberOf(paras, "status");
    if (!status)
        return {};
    std::erase_if(reading.telemetry,
                  [](const Field &field) { return field.name == "status"_L1 || field.name.startsWith("status."_L1); });
    return readStatus(scope, *status, reading);
}

Result<void> readFact(Scope &scope, const Member &member, Reading &reading)
{
    const auto value = scope.scalar(member.value, Texts::AsSent);
    if (!value)
        return scope.flatten(member.value, member.key, Texts::AsSent, reading.facts);
    if (member.key == "handle")
        reading.name = textOf(*value);
    addFact(reading, scope.name(member.key), *value);
    return {};
}

} // namespace

bool claimsVmark(const JsonObject &object)
{
    for (const auto member : object) {
        if (member.key == "paras" && member.value.is_object())
            return true;
    }
    return false;
}

Result<void> readVmark(Scope &scope, const JsonObject &object, Reading &reading)
{
    const Scope::Members members = scope.members(object);
    const auto paras = members.find("paras");
    if (!paras || !paras->is_object())
        return failDecode("unknown_format", u"This is no VMark payload: it has no object `paras`"_s);
    const auto device = members.find("device");
    if (!device || device->is_null())
        return failDecode("no_device_id", u"The VMark payload has no `device`"_s);
    if (auto done = readId(scope, *device, reading); !done)
        return done;
    for (size_t i = 0; i < members.size(); ++i) {
        const Member member = members[i];
        Result<void> done;
        if (member.key == "paras")
            done = readParas(scope, member.value, reading);
        else if (member.key == "time")
            readTime(scope, member.value, member.key, reading);
        else if (std::find(kFacts.begin(), kFacts.end(), member.key) != kFacts.end())
            done = readFact(scope, member, reading);
        if (!done)
            return done;
    }
    return {};
}

} // namespace decode
