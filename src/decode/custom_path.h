// SPDX-License-Identifier: GPL-3.0-or-later
// Dotted paths of custom formats (`readings.*.t`, `a.0.b`, `$`), checked and split once, then walked for each payload.
#pragma once

#include "decode/payload.h"

#include <QStringList>
#include <string>

namespace decode {

// `*` splits a path: what leads to the array, and what leads from each element on.
struct JsonPath
{
    std::vector<std::string> head; // from the payload; without a star: all of it
    std::vector<std::string> tail; // from the element
    bool hasStar = false;
    [[nodiscard]] bool isEmpty() const { return head.empty() && !hasStar && !isRoot; }
    bool isRoot = false; // `$`: the payload itself
    // The last name on the way, for a value that needs one: `readings.*.t` → t.
    [[nodiscard]] std::string_view lastName() const;
};

// Custom paths ready for use.
struct CompiledPaths
{
    JsonPath id;
    int idLevel = -1; // `topic:N`: N; else -1
    JsonPath telemetry;
    std::vector<std::pair<std::string, JsonPath>> map; // name, path
    JsonPath status;
    JsonPath timestamp;
    QString timestampFormat;
    bool hasStar = false;
    std::vector<std::string> elements; // the way to the array of readings, where a path has a star
};

// Error::Kind::Usage says which key is wrong and why.
[[nodiscard]] Result<CompiledPaths> compilePaths(const CustomPaths &paths);
// Where `steps` lead from `from`; nothing if a step does not exist.
[[nodiscard]] std::optional<JsonElement> walk(const JsonElement &from, const std::vector<std::string> &steps);

// How timestamp_format reads times.
enum class TimeFormat { Auto, Iso8601, EpochSeconds, EpochMilliseconds, EpochMicroseconds, EpochNanoseconds, Pattern };
[[nodiscard]] TimeFormat timeFormatOf(const QString &format);

} // namespace decode
