// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of an inbox file, shared by its writer and its readers.
#pragma once

#include "base/result.h"
#include "store/inbox.h"

class QSqlQuery;

namespace store::inbox_file {

inline constexpr int kVersion = 1; // PRAGMA user_version
enum Kind { MessageKind = 0, EventKind = 1 };

// Makes the tables in an empty file; an Error when the file is of a newer version.
[[nodiscard]] Result<void> ensure(const Database &database);

// An entry's columns, in the order that `entryFrom` reads.
inline constexpr char16_t kColumns[] =
    u"seq, kind, qos, retained, duplicate, dup_suspect, packet_id, received_at, monotonic_ns, topic, payload";
[[nodiscard]] InboxEntry entryFrom(const QSqlQuery &row);
[[nodiscard]] QByteArray packEvent(const LinkEvent &event);
[[nodiscard]] LinkEvent unpackEvent(const QByteArray &packed);

// Messages that the file holds: `appended` ever, less those trimmed away.
[[nodiscard]] Result<qint64> messagesOnDisk(const Database &database, qint64 appended);

} // namespace store::inbox_file
