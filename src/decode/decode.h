// SPDX-License-Identifier: GPL-3.0-or-later
// Payload bytes → readings. A registry (registry.h) holds the formats; `auto` asks the most specific first.
// Pure but for parser buffers that are kept: no clock, no I/O. Formats, values and errors: docs/formats.md.
#pragma once

#include "base/result.h"
#include "model/reading.h"

#include <QByteArray>
#include <QStringList>
#include <memory>

namespace decode {

// What a payload may cost. More than this is an error, never a reading that was cut.
struct Limits
{
    qsizetype maxBytes = 256 * 1024;
    int maxDepth = 64;    // nesting of the JSON text
    int maxFields = 1024; // telemetry, and facts, of one reading; also the readings of one payload
    int maxLevels = 8;    // of objects and arrays within telemetry
};

// One message as far as a decoder may see it.
struct Input
{
    QString topic; // empty: unknown
    const QByteArray &payload;
    bool retained = false;
    qint64 receivedAtMs = 0; // UTC milliseconds; 0: unknown, then no time is too far ahead
};

// Holds parser buffers; one per thread.
class Reader
{
public:
    explicit Reader(Limits limits = {});
    ~Reader();
    Reader(Reader &&) noexcept;
    Reader &operator=(Reader &&) noexcept;

    // At least one reading, or Error::Kind::Decode with a code: too_large, empty, not_utf8, bad_json, too_deep,
    // too_many_fields, no_device_id, bad_device_id, unknown_format. Error::Kind::Usage if `format` names no format, or
    // is `custom` without paths.
    [[nodiscard]] Result<Decoded> read(const Input &input, const TopicFormat &format);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// What TopicFormat::format may be: auto, standard, vmark, custom, plain.
[[nodiscard]] QStringList formatNames();

// An object with the keys device_id_path, telemetry_path, telemetry_map {name: path}, status_path, timestamp_path and
// timestamp_format, each optional (contract §2). Error::Kind::Usage says which key is wrong.
[[nodiscard]] Result<CustomPaths> customPathsFromJson(const QByteArray &json);
// The same object, compact, without the keys that are not used.
[[nodiscard]] QByteArray customPathsToJson(const CustomPaths &paths);

// The object of `decode --jsonl` (contract §7), one line without its end:
// {"format", "readings":[{external_id, name, telemetry, status, status_reason, device_time, facts, warnings}],
// "error": null or {"code", "text"}}. What is not known is null; of an error format is null and readings is empty.
[[nodiscard]] QByteArray toJson(const Result<Decoded> &decoded);

} // namespace decode
