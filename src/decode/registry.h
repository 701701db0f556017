// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that payloads may have. A new one is a file in formats/ and a row in registry.cpp.
#pragma once

#include "decode/custom_path.h"
#include "decode/scope.h"

#include <span>

namespace decode {

// A format reads JSON objects, one reading each (then an array of objects is several readings), or whole payloads.
struct Format
{
    const char *name;
    int specificity; // `auto` asks the highest first; 0: only where it was chosen
    bool needsPaths; // of a profile or file: `custom`
    bool (*claimsObject)(const JsonObject &object);
    Result<void> (*readObject)(Scope &scope, const JsonObject &object, Reading &reading);
    bool (*claimsPayload)(const Payload &payload);
    Result<void> (*readPayload)(Scope &scope, const CompiledPaths *custom, std::vector<Reading> &readings);
};

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format *findFormat(QStringView name);
// What `auto` takes for an object; never nullptr, as Standard is any object.
[[nodiscard]] const Format *formatOfObject(const JsonObject &object);
// What `auto` takes for a payload that is neither object nor array; nullptr: none.
[[nodiscard]] const Format *formatOfPayload(const Payload &payload);

// formats/standard.cpp
[[nodiscard]] bool claimsStandard(const JsonObject &object);
[[nodiscard]] Result<void> readStandard(Scope &scope, const JsonObject &object, Reading &reading);
// formats/vmark.cpp
[[nodiscard]] bool claimsVmark(const JsonObject &object);
[[nodiscard]] Result<void> readVmark(Scope &scope, const JsonObject &object, Reading &reading);
// formats/plain.cpp
[[nodiscard]] bool claimsPlain(const Payload &payload);
[[nodiscard]] Result<void> readPlain(Scope &scope, const CompiledPaths *custom, std::vector<Reading> &readings);
// A status word on a status topic, or nothing on the topic of a will: read before any format is asked.
[[nodiscard]] bool claimsStatusTopic(const Payload &payload);
// formats/custom.cpp
[[nodiscard]] Result<void> readCustom(Scope &scope, const CompiledPaths *custom, std::vector<Reading> &readings);

} // namespace decode
