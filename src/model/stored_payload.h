// SPDX-License-Identifier: GPL-3.0-or-later
// The payload that `request_body` of a message holds, as text or base64, whole or cut (contract §2), and how it may be
// read: laid out, as bytes, or against another one. Everything here is bounded, whatever the payload.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <tl/expected.hpp>
#include <vector>

struct StoredPayload
{
    bool isKept = false; // false: the row holds no payload
    bool isText = false; // UTF-8 without NUL; else bytes
    QByteArray bytes;    // what was kept of it
    qint64 size = 0;     // of the whole, in bytes
    QString sha256;      // of the whole, in hex; only where it was cut
    bool operator==(const StoredPayload &) const = default;

    [[nodiscard]] bool isCut() const { return isKept && size > bytes.size(); }
};
[[nodiscard]] StoredPayload storedPayload(const QByteArray &requestBody);

// Why a text is not laid out.
enum class NoLayout { NotJson, TooDeep, TooLong };
inline constexpr int kLayoutDepth = 64;
inline constexpr qsizetype kLayoutInput = 64 * 1024;
inline constexpr qsizetype kLayoutOutput = 512 * 1024;
// JSON (RFC 8259) with a line for each value, two blanks a level. The order of fields, numbers and strings stay as they
// are written; doubled keys, too.
[[nodiscard]] tl::expected<QString, NoLayout> laidOutJson(const QByteArray &json);

// `00000000  7b 22 …  |{"…|`, sixteen bytes a line; what is not printable ASCII is a dot. At most `limit` bytes.
[[nodiscard]] QString hexDump(const QByteArray &bytes, qsizetype limit = 64 * 1024);

struct DiffLine
{
    enum class Side { Both, Before, After };
    Side side = Side::Both;
    QString text;
    bool operator==(const DiffLine &) const = default;
};
// A shortest difference by lines. Where that would take more than about a million comparisons, what lies between the
// common head and the common tail goes and comes as a whole.
[[nodiscard]] std::vector<DiffLine> lineDiff(const QStringList &before, const QStringList &after);
