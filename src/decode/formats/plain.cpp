// SPDX-License-Identifier: GPL-3.0-or-later
// Plain: a payload that is one number, or one of the status words. Source: docs/formats.md, "Plain".
#include "decode/json_number.h"
#include "decode/meaning.h"
#include "decode/registry.h"
#include "model/topics.h"

using namespace Qt::StringLiterals;

namespace decode {
namespace {

// The text of a bare word, or what a JSON string holds.
std::string_view wordOf(const Payload &payload)
{
    if (payload.kind == PayloadKind::Json && payload.root.is_string())
        return payload.root.get_string().value_unsafe();
    return payload.text;
}

bool isScalar(const Payload &payload)
{
    return payload.kind != PayloadKind::Empty && !payload.isObject() && !payload.isArray();
}

std::optional<Value> numberIn(Scope &scope)
{
    const Payload &payload = scope.payload();
    if (payload.kind != PayloadKind::Json)
        return std::nullopt;
    if (payload.root.is_number())
        return scope.scalar(payload.root, Texts::AsSent);
    return payload.root.is_string() ? numberFromText(payload.root.get_string().value_unsafe()) : std::nullopt;
}

} // namespace

bool claimsStatusTopic(const Payload &payload)
{
    if (payload.kind == PayloadKind::Empty)
        return isWillTopic(payload.input.topic);
    return isScalar(payload) && isStatusTopic(payload.input.topic) && statusOfWord(wordOf(payload));
}

bool claimsPlain(const Payload &payload)
{
    return isScalar(payload);
}

Result<void> readPlain(Scope &scope, const CompiledPaths *, std::vector<Reading> &readings)
{
    const Payload &payload = scope.payload();
    const Input &input = scope.input();
    Reading &reading = readings.emplace_back();
    const bool onStatusTopic = claimsStatusTopic(payload);
    std::optional<Value> number;
    if (!onStatusTopic && isScalar(payload))
        number = numberIn(scope);
    if (payload.kind == PayloadKind::Empty && onStatusTopic) {
        setStatus(input, DeviceStatus::Offline, reading);
    } else if (number) {
        const QStringView level = topics::lastLevel(input.topic);
        reading.telemetry.push_back(Field{level.isEmpty() ? u"value"_s : scope.name(level), std::move(*number)});
    } else if (const auto status = isScalar(payload) ? statusOfWord(wordOf(payload)) : std::nullopt) {
        setStatus(input, *status, reading);
    } else {
        return failDecode("unknown_format", u"The payload is neither JSON of a known form, nor one number, nor a "
                                            "status word such as online or offline"_s);
    }
    if (auto done = useTopicId(input, reading); !done)
        return done;
    reading.warnings = scope.takeWarnings();
    return {};
}

} // namespace decode
