// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/inbox.h"
#include "store/inbox_file.h"

#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

struct InboxReader::Statements
{
    QSqlQuery after;
    QSqlQuery meta;
    QSqlQuery next;
};

InboxReader::InboxReader() = default;

InboxReader::~InboxReader()
{
    m_statements.reset();
}

Result<std::unique_ptr<InboxReader>> InboxReader::open(const QString &path)
{
    auto database = Database::open(path, Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    auto after = (*database)->prepare(u"SELECT %1 FROM entries WHERE seq > ? ORDER BY seq LIMIT ?"_s.arg(
        QStringView(inbox_file::kColumns).toString()));
    if (!after)
        return tl::unexpected(after.error());
    auto meta = (*database)->prepare(
        u"SELECT inbox_id, client_id, received, received_qos0, skipped, last_seq, session_present, last_contact FROM meta"_s);
    if (!meta)
        return tl::unexpected(meta.error());
    auto next = (*database)->prepare(
        u"SELECT ordinal, received_at FROM entries WHERE seq > ? AND kind = 0 ORDER BY seq LIMIT 1"_s);
    if (!next)
        return tl::unexpected(next.error());
    std::unique_ptr<InboxReader> reader(new InboxReader);
    reader->m_database = std::move(*database);
    reader->m_statements.reset(new Statements{std::move(*after), std::move(*meta), std::move(*next)});
    return reader;
}

Result<std::vector<InboxEntry>> InboxReader::readAfter(qint64 seq, int maxEntries, qint64 maxBytes)
{
    QSqlQuery &query = m_statements->after;
    if (auto done = m_database->run(query, {seq, maxEntries}); !done)
        return tl::unexpected(done.error());
    std::vector<InboxEntry> entries;
    qint64 bytes = 0;
    while (bytes < maxBytes && query.next()) {
        entries.push_back(inbox_file::entryFrom(query));
        if (const auto *message = std::get_if<Message>(&entries.back().what))
            bytes += message->payload.size() + message->topic.size();
    }
    query.finish();
    return entries;
}

Result<InboxReader::Waiting> InboxReader::waitingAfter(qint64 seq)
{
    // One snapshot for all: a plain BEGIN that never turns into a write.
    if (auto begun = m_database->exec(u"BEGIN DEFERRED"_s); !begun)
        return tl::unexpected(begun.error());
    const auto read = [&]() -> Result<Waiting> {
        Waiting waiting;
        QSqlQuery &meta = m_statements->meta;
        if (auto done = m_database->run(meta); !done)
            return tl::unexpected(done.error());
        if (!meta.next())
            return fail(Error::Kind::NotFound, u"no_inbox"_s, u"%1 holds no inbox yet"_s.arg(m_database->path()));
        waiting.inboxId = QUuid::fromRfc4122(meta.value(0).toByteArray());
        waiting.clientId = meta.value(1).toString();
        waiting.totals.received = meta.value(2).toLongLong();
        waiting.totals.receivedQos0 = meta.value(3).toLongLong();
        waiting.totals.skipped = meta.value(4).toLongLong();
        waiting.totals.lastSeq = meta.value(5).toLongLong();
        waiting.totals.sessionPresent = meta.value(6).toInt() != 0;
        waiting.totals.lastContactMs = meta.value(7).toLongLong();
        meta.finish();
        const qint64 appended = waiting.totals.received - waiting.totals.skipped;
        const auto onDisk = inbox_file::messagesOnDisk(*m_database, appended);
        if (!onDisk)
            return tl::unexpected(onDisk.error());
        waiting.totals.onDisk = *onDisk;
        QSqlQuery &next = m_statements->next;
        if (auto done = m_database->run(next, {seq}); !done)
            return tl::unexpected(done.error());
        if (next.next()) {
            waiting.waiting = appended - next.value(0).toLongLong() + 1;
            waiting.oldestReceivedAtMs = next.value(1).toLongLong();
        }
        next.finish();
        return waiting;
    };
    auto waiting = read();
    if (auto ended = m_database->exec(u"COMMIT"_s); !ended && waiting)
        return tl::unexpected(ended.error());
    return waiting;
}

} // namespace store
