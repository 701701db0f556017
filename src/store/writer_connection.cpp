// SPDX-License-Identifier: GPL-3.0-or-later
// The collector's lock, and how a writer comes back after a lost connection: its lock, its statements, and what became
// of a COMMIT that was not answered.
#include "base/file_name.h"
#include "store/file_lock.h"
#include "store/log.h"
#include "store/rollups.h"
#include "store/row_mapping.h"
#include "store/writer.h"
#include "store/writer_state.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr int kDaysAhead = 8; // a week in which nobody may come to make more

} // namespace

Result<std::unique_ptr<FileLock>> Writer::takeLock()
{
    if (!m_database->isPostgres())
        return FileLock::acquire(m_url.path + u"."_s + fileNameOf(m_identity.clientId) + u".lock"_s);
    if (auto done = takeServerLock(); !done)
        return tl::unexpected(done.error().code == "locked"_L1 ? heldByAnother() : done.error());
    return std::unique_ptr<FileLock>();
}

// The rollups' mark of an SQLite store is a row number, which holds for one writer of an integration only.
Result<std::unique_ptr<FileLock>> Writer::takeIntegrationLock() const
{
    if (m_database->isPostgres())
        return std::unique_ptr<FileLock>();
    auto lock = FileLock::acquire(u"%1.%2.lock"_s.arg(m_url.path, idText(m_identity.integrationId)));
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        return fail(Error::Kind::Conflict, u"locked"_s,
                    u"%1. Several collectors of one integration at a time need PostgreSQL for a store"_s.arg(
                        lock.error().text));
    return lock;
}

// Ends with the connection, so also with the process; waits a moment for that of a predecessor that was killed.
Result<void> Writer::takeServerLock()
{
    if (m_hasLock)
        return {};
    auto done = m_database->exec(u"SELECT pg_advisory_lock(hashtextextended('watchpost collector ' || ?, 0))"_s,
                                 {m_identity.clientId});
    m_hasLock = done.has_value();
    return done;
}

Error Writer::heldByAnother() const
{
    auto query =
        m_database->prepare(u"SELECT host, pid, id FROM collectors WHERE client_id = ? ORDER BY id DESC LIMIT 1"_s);
    QString who;
    const bool known = query && m_database->run(*query, {m_identity.clientId}) && query->next();
    // The server has not noticed yet that the connection of before is gone.
    if (known && m_runId != 0 && query->value(2).toLongLong() == m_runId)
        return {
            Error::Kind::StoreBusy, u"lock_taken"_s,
            u"%1: the server still holds this collector's connection that was lost; it lets go within seconds"_s.arg(
                m_url.text())};
    if (known)
        who = u" (process %1 on %2)"_s.arg(query->value(1).toLongLong()).arg(query->value(0).toString());
    return {Error::Kind::Conflict, u"locked"_s,
            u"another collector already writes to %1 as %2%3: stop it, or use another client id"_s.arg(
                m_url.text(), m_identity.clientId, who)};
}

void Writer::giveLockBack()
{
    m_lock.reset();
    m_integrationLock.reset();
    if (std::exchange(m_hasLock, false))
        (void)m_database->exec(u"SELECT pg_advisory_unlock_all()"_s);
}

Result<void> Writer::ensureConnected()
{
    if (!m_database->isPostgres() || (m_isReady && !m_database->isLost()))
        return {};
    m_isReady = false;
    m_progressIsKnown = false;
    if (m_database->isLost()) {
        m_hasLock = false;
        if (auto done = m_database->reopen(); !done)
            return done;
    }
    m_statements.reset();
    if (m_runId != 0) {
        if (auto done = takeServerLock(); !done)
            return done.error().code == "locked"_L1
                       ? fail(Error::Kind::StoreBusy, u"lock_taken"_s, heldByAnother().text)
                       : done;
    }
    if (auto done = prepareStatements(); !done)
        return done;
    if (auto done = learnOfFlush(); !done)
        return done;
    m_isReady = true;
    return {};
}

Result<void> Writer::makeDays(qint64 nowMs)
{
    if (!m_database->isPostgres())
        return {};
    if (auto done = ensureConnected(); !done)
        return done;
    return m_database->exec(u"SELECT watchpost.ensure_partitions((@at(?) AT TIME ZONE 'UTC')::date, ?)"_s,
                            {nowMs, kDaysAhead});
}

Result<void> Writer::commitRollups(Transaction &transaction)
{
    auto done = transaction.commit();
    if (!done && m_database->isLost())
        m_unsureFlushSeq = m_lastSeq;
    return done;
}

Result<void> Writer::learnOfFlush()
{
    if (!m_unsureFlushSeq)
        return {};
    const auto rolled = m_database->scalar(u"SELECT rolled_up_seq FROM ingest_progress WHERE inbox_id = ?"_s,
                                           {blobOf(m_identity.inboxId)});
    if (!rolled)
        return tl::unexpected(rolled.error());
    if (rolled->toLongLong() >= *m_unsureFlushSeq)
        m_rollups->written();
    m_unsureFlushSeq.reset();
    return {};
}

} // namespace store
