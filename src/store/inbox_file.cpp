// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inbox_file.h"

#include "store/database.h"

#include <QCborMap>
#include <QCborValue>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store::inbox_file {

namespace {

// `ordinal` counts the messages appended up to and with the entry: how many wait behind any place is a subtraction.
// `ledger` holds what may be sent again and cannot be told from the entries: QoS 2 identifiers until PUBREL, and
// QoS 1 ones whose entry was trimmed.
constexpr const char16_t *kTables[] = {
    uR"(CREATE TABLE meta (
    one              INTEGER PRIMARY KEY CHECK (one = 1),
    inbox_id         BLOB NOT NULL,
    client_id        TEXT NOT NULL,
    epoch            INTEGER NOT NULL DEFAULT 1,
    transactions     INTEGER NOT NULL DEFAULT 0,
    last_seq         INTEGER NOT NULL DEFAULT 0,
    received         INTEGER NOT NULL DEFAULT 0,
    received_qos0    INTEGER NOT NULL DEFAULT 0,
    skipped          INTEGER NOT NULL DEFAULT 0,
    confirmed_seq    INTEGER NOT NULL DEFAULT 0,
    last_packet_id   INTEGER NOT NULL DEFAULT 0,
    ids_reused       INTEGER NOT NULL DEFAULT 0,
    session_present  INTEGER NOT NULL DEFAULT 0,
    last_contact     INTEGER NOT NULL DEFAULT 0
))",
    uR"(CREATE TABLE entries (
    seq          INTEGER PRIMARY KEY,
    kind         INTEGER NOT NULL,
    ordinal      INTEGER NOT NULL,
    epoch        INTEGER NOT NULL,
    packet_id    INTEGER NOT NULL,
    qos          INTEGER NOT NULL,
    retained     INTEGER NOT NULL,
    duplicate    INTEGER NOT NULL,
    dup_suspect  INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    monotonic_ns INTEGER NOT NULL,
    digest       BLOB,
    topic        TEXT NOT NULL,
    payload      BLOB NOT NULL
))",
    uR"(CREATE TABLE ledger (
    packet_id INTEGER PRIMARY KEY,
    seq       INTEGER NOT NULL,
    qos       INTEGER NOT NULL,
    digest    BLOB NOT NULL
))",
    uR"(CREATE TABLE subscriptions (
    filter        TEXT PRIMARY KEY,
    identifier    INTEGER NOT NULL,
    qos_requested INTEGER NOT NULL,
    qos_granted   INTEGER NOT NULL
))",
};

} // namespace

Result<void> ensure(const Database &database)
{
    const auto version = database.scalar(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() > kVersion)
        return fail(Error::Kind::Store, u"newer_schema"_s,
                    u"%1 was made by a newer version of this program: use that version"_s.arg(database.path()));
    if (version->toInt() == kVersion)
        return {};
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const char16_t *table : kTables) {
        if (auto done = database.exec(QStringView(table).toString()); !done)
            return done;
    }
    if (auto done = database.exec(u"PRAGMA user_version = %1"_s.arg(kVersion)); !done)
        return done;
    return transaction->commit();
}

InboxEntry entryFrom(const QSqlQuery &row)
{
    InboxEntry entry;
    entry.seq = row.value(0).toLongLong();
    if (row.value(1).toInt() == EventKind) {
        entry.what = unpackEvent(row.value(10).toByteArray());
        return entry;
    }
    Message message;
    message.qos = row.value(2).toInt();
    message.retained = row.value(3).toInt() != 0;
    message.duplicate = row.value(4).toInt() != 0;
    message.dupSuspect = row.value(5).toInt() != 0;
    message.packetId = quint16(row.value(6).toUInt());
    message.receivedAtMs = row.value(7).toLongLong();
    message.monotonicNs = row.value(8).toLongLong();
    message.topic = row.value(9).toString();
    message.payload = row.value(10).toByteArray();
    entry.what = std::move(message);
    return entry;
}

QByteArray packEvent(const LinkEvent &event)
{
    QCborMap map{
        {u"type"_s, event.activityType}, {u"metadata"_s, event.metadata}, {u"error"_s, event.errorText},
        {u"code"_s, event.errorCode},    {u"at"_s, event.atMs},           {u"response_ms"_s, event.responseTimeMs},
        {u"payload"_s, event.payload},
    };
    // Only where there are any, so that older programs read the events of the link as before.
    if (!event.isOfLink()) {
        map[u"method"_s] = event.method;
        map[u"endpoint"_s] = event.endpoint;
        map[u"status"_s] = event.status;
        map[u"response_status"_s] = event.responseStatus.value_or(-1);
    }
    return map.toCborValue().toCbor();
}

LinkEvent unpackEvent(const QByteArray &packed)
{
    const QCborMap map = QCborValue::fromCbor(packed).toMap();
    LinkEvent event;
    event.activityType = map[u"type"_s].toString();
    event.metadata = map[u"metadata"_s].toByteArray();
    event.errorText = map[u"error"_s].toString();
    event.errorCode = map[u"code"_s].toString();
    event.atMs = map[u"at"_s].toInteger();
    event.responseTimeMs = int(map[u"response_ms"_s].toInteger(-1));
    event.payload = map[u"payload"_s].toByteArray();
    event.method = map[u"method"_s].toString();
    event.endpoint = map[u"endpoint"_s].toString();
    event.status = map[u"status"_s].toString();
    if (const qint64 status = map[u"response_status"_s].toInteger(-1); status >= 0)
        event.responseStatus = int(status);
    return event;
}

Result<qint64> messagesOnDisk(const Database &database, qint64 appended)
{
    const auto before =
        database.scalar(u"SELECT ordinal - (kind = 0) FROM entries WHERE seq = (SELECT min(seq) FROM entries)"_s);
    if (!before)
        return tl::unexpected(before.error());
    return before->isValid() ? appended - before->toLongLong() : 0;
}

} // namespace store::inbox_file
