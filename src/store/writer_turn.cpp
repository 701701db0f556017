// SPDX-License-Identifier: GPL-3.0-or-later
// Several collectors write for one integration in PostgreSQL: one after the other, each from what the one before left.
// The turn is the lock on the integration's row, held from before a batch is made until it is committed.
#include "store/rollup_mark.h"
#include "store/rollups.h"
#include "store/row_mapping.h"
#include "store/store_status.h"
#include "store/writer.h"
#include "store/writer_state.h"

using namespace Qt::StringLiterals;

namespace store {

Result<void> Writer::prepareTurn()
{
    const std::pair<QSqlQuery *, QString> all[] = {
        {&m_statements->lockTurn, u"SELECT turn FROM integrations WHERE id = ? FOR UPDATE"_s},
        {&m_statements->others, u"SELECT count(*) > 0, coalesce(bool_or(connected), false) FROM collectors WHERE "
                                "integration_id = ? AND id <> ? AND ended_at IS NULL AND heartbeat_at >= @at(?)"_s},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = m_database->prepare(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

// Within a transaction, which it then belongs to.
Result<void> Writer::lockTurn()
{
    QSqlQuery &lock = m_statements->lockTurn;
    auto done = m_database->run(lock, {blobOf(m_identity.integrationId)});
    if (!done && done.error().code == "locked"_L1)
        return fail(Error::Kind::StoreBusy, u"locked"_s,
                    u"%1: another collector of this integration has not finished its writing yet"_s.arg(m_url.text()));
    if (!done)
        return done;
    if (!lock.next())
        return fail(
            Error::Kind::Store, u"no_integration"_s,
            u"%1: this collector's integration is no longer in the database: start it again"_s.arg(m_url.text()));
    m_turnNow = lock.value(0).toLongLong();
    lock.finish();
    m_othersWrote = m_othersWrote || m_turnNow != m_knownTurn;
    return {};
}

Result<Writer::Turn> Writer::takeTurn(qint64 nowMs)
{
    passTurn();
    m_lastNowMs = nowMs;
    if (!m_database->isPostgres())
        return Turn{};
    if (auto done = ensureConnected(); !done)
        return tl::unexpected(done.error());
    auto transaction = takenTurn(nowMs);
    if (!transaction) {
        m_isReady = false;
        return tl::unexpected(transaction.error());
    }
    // Behind the lock: what another one said of its connection before its batch is seen.
    QSqlQuery &others = m_statements->others;
    if (auto done = m_database->run(others, {blobOf(m_identity.integrationId), m_runId, nowMs - kHeartbeatLimitMs});
        !done) {
        m_isReady = false;
        return tl::unexpected(done.error());
    }
    Turn turn;
    turn.moved = m_turnNow != m_knownTurn;
    turn.othersHear = others.next() && others.value(1).toBool();
    others.finish();
    m_turn = std::make_unique<Transaction>(std::move(*transaction));
    return turn;
}

// The transaction of a batch: that of the turn which was taken, or a new one.
Result<Transaction> Writer::takenTurn(qint64 nowMs)
{
    m_lastNowMs = nowMs;
    if (m_turn) {
        Transaction taken = std::move(*m_turn);
        m_turn.reset();
        return taken;
    }
    auto transaction = Transaction::begin(*m_database);
    if (!transaction || !m_database->isPostgres())
        return transaction;
    if (auto done = lockTurn(); !done)
        return tl::unexpected(done.error());
    return transaction;
}

void Writer::passTurn()
{
    m_turn.reset();
}

Result<bool> Writer::hasTurnMoved()
{
    if (!m_database->isPostgres())
        return false;
    if (auto done = ensureConnected(); !done)
        return tl::unexpected(done.error());
    const auto turn =
        m_database->scalar(u"SELECT turn FROM integrations WHERE id = ?"_s, {blobOf(m_identity.integrationId)});
    if (!turn)
        return tl::unexpected(turn.error());
    return turn->toLongLong() != m_knownTurn;
}

tl::unexpected<Error> Writer::turnMoved() const
{
    return fail(Error::Kind::StoreBusy, QString(kTurnMoved),
                u"%1: another collector of this integration has written first"_s.arg(m_url.text()));
}

// Another collector may have found devices that keep minutes from now on: what was collected here since the last flush
// has none of them, but the ids of its readings are kept.
Result<void> Writer::followMinutes()
{
    if (!m_database->isPostgres())
        return {};
    if (auto done = lockTurn(); !done)
        return done;
    const auto moved =
        m_othersWrote ? m_rollups->minutesMoved(*m_database, m_identity.integrationId) : Result<bool>(false);
    if (!moved)
        return tl::unexpected(moved.error());
    if (!*moved)
        return {};
    m_rollups->clear();
    if (auto done = m_rollups->load(*m_database, m_identity.integrationId, m_identity.inboxId); !done)
        return done;
    return rollup_mark::addMissing(*m_database, m_identity, *m_rollups);
}

// And what is found here is told to the others by a turn that moves.
Result<void> Writer::tellOfMinutes()
{
    if (!m_database->isPostgres() || !m_rollups->hasFoundMinutes())
        return {};
    return m_database->exec(u"UPDATE integrations SET turn = turn + 1 WHERE id = ?"_s,
                            {blobOf(m_identity.integrationId)});
}

} // namespace store
