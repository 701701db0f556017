// SPDX-License-Identifier: GPL-3.0-or-later
// Instants are UTC milliseconds since 1970 everywhere in the program; here are their texts.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <optional>

// `YYYY-MM-DDThh:mm:ss.sssZ`.
[[nodiscard]] QString isoUtc(qint64 ms);
[[nodiscard]] QByteArray isoUtcBytes(qint64 ms);

// An instant read from text, with what was noted on the way.
struct ParsedTime
{
    qint64 ms = 0;
    bool hadZone = true; // false: no zone was given, read as UTC
};
// ISO 8601 date-time with or without zone or fraction, with `T` or a blank; a bare date is its midnight.
// Checked arithmetic; nothing for years outside 1..9999 or anything else.
[[nodiscard]] std::optional<ParsedTime> parseIsoTime(QStringView text);

// Epoch seconds, milliseconds, microseconds or nanoseconds told apart by size (seconds below 10^11).
// Nothing if the instant would be outside the years 1..9999.
[[nodiscard]] std::optional<qint64> epochToMs(double value);
[[nodiscard]] std::optional<qint64> epochToMs(qint64 value);

// A time as commands take it: ISO 8601 (without zone: UTC), `now`, `now-24h`, `now+5m`, `now/d` (start of the UTC
// day; also /h, /m). Error::Kind::Usage otherwise.
[[nodiscard]] Result<qint64> parseTimeExpression(const QString &text, qint64 nowMs);
// `15m`, `2h`, `7d`, `365d`, `30s`, `2w` → milliseconds, more than zero. Error::Kind::Usage otherwise.
[[nodiscard]] Result<qint64> parseDuration(const QString &text);
// `45 s`, `15 min`, `2 h 30 min`, `3 d 4 h`: the largest unit and, where it matters, the next.
[[nodiscard]] QString durationText(qint64 ms);
