// SPDX-License-Identifier: GPL-3.0-or-later
// Appending to the inbox: what every kind of arrival means, and the one transaction that holds it.
#include "store/inbox.h"

#include "store/binding.h"
#include "store/inbox_file.h"
#include "store/inbox_state.h"
#include "store/log.h"

#include <QCryptographicHash>
#include <QVariant>
#include <cstring>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// Retained entries in which an ambiguous delivery is looked for; older ones are hours back at such rates.
constexpr int kCensusSize = 262144;

Digest digestOf(const Message &message)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(message.topic.toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(message.payload);
    Digest digest;
    const QByteArray result = hash.result();
    std::memcpy(digest.data(), result.constData(), digest.size());
    return digest;
}

quint64 headOf(const char *digest)
{
    quint64 head = 0;
    std::memcpy(&head, digest, sizeof head);
    return head;
}

QByteArray bytesOf(const Digest &digest)
{
    return QByteArray(digest.data(), qsizetype(digest.size()));
}

} // namespace

Result<Inbox::Appended> Inbox::append(std::span<const Arrival> arrivals)
{
    if (m_mustReopen) {
        if (auto done = reopen(); !done)
            return tl::unexpected(done.error());
    }
    if (m_unsure.empty() || m_unsure.front().arrivals > arrivals.size()) {
        m_unsure.clear();
        return appendFresh(arrivals);
    }
    // The COMMIT that seemed to fail is in the file after all: its arrivals must not be appended again.
    Unsure known = std::move(m_unsure.front());
    m_unsure.clear();
    m_committedUpTo = std::max(m_committedUpTo, known.appended.committed.upTo());
    if (known.arrivals == arrivals.size())
        return std::move(known.appended);
    auto rest = appendFresh(arrivals.subspan(known.arrivals));
    const auto join = [&known](Appended &more) {
        more.duplicates += known.appended.duplicates;
        more.entries.insert(more.entries.begin(), known.appended.entries.begin(), known.appended.entries.end());
    };
    if (rest) {
        join(*rest);
        return rest;
    }
    // All of them will be given again: some are in the file, of the others that may be open now too.
    for (Unsure &one : m_unsure) {
        one.arrivals += known.arrivals;
        join(one.appended);
    }
    m_unsure.push_back(std::move(known));
    return rest;
}

Result<Inbox::Appended> Inbox::appendFresh(std::span<const Arrival> arrivals)
{
    Draft draft;
    draft.state = m_state;
    draft.upTo = m_committedUpTo;
    for (const Arrival &arrival : arrivals)
        std::visit([this, &draft](const auto &what) { judge(what, draft); }, arrival);
    if (draft.dirty) {
        if (auto done = write(draft); !done) {
            m_ledger.discard();
            m_hasCensus = false;
            m_census.clear();
            if (done.error().code == "io"_L1 || done.error().code == "corrupt"_L1) {
                // Whether it is in the file, only the file can say: a retried fsync may lie.
                m_mustReopen = true;
                m_unsure = {Unsure{draft.state.transactions, arrivals.size(),
                                   Appended{Committed(draft.upTo), std::move(draft.entries), draft.duplicates}}};
            }
            return tl::unexpected(done.error());
        }
    }
    m_ledger.keep();
    m_state = draft.state;
    m_committedUpTo = draft.upTo;
    return Appended{Committed(draft.upTo), std::move(draft.entries), draft.duplicates};
}

void Inbox::judge(const Message &message, Draft &draft)
{
    draft.dirty = true;
    InboxTotals &totals = draft.state.totals;
    ++totals.received;
    totals.receivedQos0 += message.qos == 0;
    totals.lastContactMs = std::max(totals.lastContactMs, message.receivedAtMs);
    draft.upTo = std::max(draft.upTo, message.arrival);
    if (message.overlapCopy) {
        ++totals.skipped;
        return;
    }
    Delivery delivery{message.packetId, message.qos, message.duplicate, message.arrival, {}};
    if (message.qos == 0) {
        appendMessage(message, delivery, false, draft);
        return;
    }
    delivery.digest = digestOf(message);
    const auto verdict =
        m_ledger.judge(delivery, [this](const Digest &digest, qint64 seq) { return isRepeated(digest, seq); });
    if (verdict == Ledger::Verdict::Skip) {
        ++totals.skipped;
        ++draft.duplicates;
        return;
    }
    appendMessage(message, delivery, verdict == Ledger::Verdict::AppendSuspect, draft);
}

void Inbox::appendMessage(const Message &message, const Delivery &delivery, bool suspect, Draft &draft)
{
    InboxTotals &totals = draft.state.totals;
    InboxEntry entry;
    entry.seq = ++totals.lastSeq;
    Message copy = message;
    copy.dupSuspect = suspect;
    copy.arrival = 0;
    entry.what = std::move(copy);
    Draft::Row row{entry.seq, draft.appended(), draft.state.epoch, {}};
    if (message.qos > 0) {
        row.digest = bytesOf(delivery.digest);
        const LedgerEntry old = m_ledger.find(message.packetId);
        m_ledger.remember(delivery, entry.seq);
        if (message.qos == 2)
            draft.remembered.emplace_back(message.packetId, m_ledger.find(message.packetId));
        else if (old.qos == 2)
            draft.forget(message.packetId);
        if (m_hasCensus)
            m_census.emplace(headOf(row.digest.constData()), entry.seq);
    }
    ++totals.onDisk;
    draft.rows.push_back(std::move(row));
    draft.entries.push_back(std::move(entry));
}

void Inbox::judge(const SessionStarted &session, Draft &draft)
{
    m_ledger.startConnection();
    draft.dirty = true;
    draft.state.totals.sessionPresent = session.sessionPresent;
    if (session.sessionPresent)
        return;
    m_ledger.startEpoch();
    ++draft.state.epoch;
    draft.newEpoch = true;
    draft.remembered.clear();
    draft.released.clear();
}

void Inbox::judge(const AcknowledgementsSeen &seen, Draft &draft)
{
    // Not worth a transaction of its own: what a crash makes us forget here we merely go on remembering.
    m_ledger.acknowledged(seen.upTo);
    draft.state.confirmedSeq = std::max(draft.state.confirmedSeq, m_ledger.confirmedSeq(m_state.totals.lastSeq));
}

void Inbox::judge(const MessageReleased &released, Draft &draft)
{
    draft.upTo = std::max(draft.upTo, released.arrival);
    if (!m_ledger.release(released.packetId))
        return;
    draft.dirty = true;
    draft.forget(released.packetId);
}

void Inbox::judge(const LinkEvent &event, Draft &draft)
{
    draft.dirty = true;
    InboxEntry entry;
    entry.seq = ++draft.state.totals.lastSeq;
    entry.what = event;
    if (event.isOfLink())
        draft.state.totals.lastContactMs = std::max(draft.state.totals.lastContactMs, event.atMs);
    draft.rows.push_back({entry.seq, draft.appended(), draft.state.epoch, {}});
    draft.entries.push_back(std::move(entry));
}

Result<void> Inbox::write(Draft &draft)
{
    ++draft.state.transactions;
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (draft.newEpoch) {
        if (auto done = m_database->exec(u"DELETE FROM ledger"_s); !done)
            return done;
    }
    if (auto done = writeEntries(draft); !done)
        return done;
    for (const quint16 id : draft.released) {
        if (auto done = m_database->exec(u"DELETE FROM ledger WHERE packet_id = ?"_s, {id}); !done)
            return done;
    }
    for (const auto &[id, entry] : draft.remembered) {
        if (auto done = m_database->exec(u"INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?)"_s,
                                         {id, entry.seq, entry.qos, bytesOf(entry.digest)});
            !done)
            return done;
    }
    if (auto done = writeMeta(draft.state); !done)
        return done;
    return transaction->commit();
}

Result<void> Inbox::writeEntries(const Draft &draft)
{
    QSqlQuery &insert = m_statements->insert;
    for (size_t i = 0; i < draft.entries.size(); ++i) {
        const Draft::Row &row = draft.rows[i];
        m_database->bind(insert, 0, row.seq);
        m_database->bind(insert, 2, row.ordinal);
        m_database->bind(insert, 3, row.epoch);
        m_database->bind(insert, 11, row.digest);
        if (const auto *message = std::get_if<Message>(&draft.entries[i].what)) {
            m_database->bind(insert, 1, int(inbox_file::MessageKind));
            m_database->bind(insert, 4, int(message->packetId));
            m_database->bind(insert, 5, message->qos);
            m_database->bind(insert, 6, int(message->retained));
            m_database->bind(insert, 7, int(message->duplicate));
            m_database->bind(insert, 8, int(message->dupSuspect));
            m_database->bind(insert, 9, message->receivedAtMs);
            m_database->bind(insert, 10, message->monotonicNs);
            m_database->bind(insert, 12, notNull(message->topic));
            m_database->bind(insert, 13, notNull(message->payload));
        } else {
            const auto &event = std::get<LinkEvent>(draft.entries[i].what);
            m_database->bind(insert, 1, int(inbox_file::EventKind));
            for (const int column : {4, 5, 6, 7, 8, 10})
                m_database->bind(insert, column, 0);
            m_database->bind(insert, 9, event.atMs);
            m_database->bind(insert, 12, notNull(event.activityType));
            m_database->bind(insert, 13, inbox_file::packEvent(event));
        }
        if (auto done = m_database->run(insert); !done)
            return done;
    }
    return {};
}

Result<void> Inbox::writeMeta(const State &state)
{
    const IdSequence &sequence = m_ledger.sequence();
    return m_database->run(m_statements->meta,
                           {state.epoch, state.transactions, state.totals.lastSeq, state.totals.received,
                            state.totals.receivedQos0, state.totals.skipped, state.confirmedSeq, int(sequence.last),
                            int(sequence.reuses), int(state.totals.sessionPresent), state.totals.lastContactMs});
}

bool Inbox::isRepeated(const Digest &digest, qint64 seq)
{
    if (!m_hasCensus)
        readCensus();
    const auto [first, last] = m_census.equal_range(headOf(digest.data()));
    return std::any_of(first, last, [seq](const auto &one) { return one.second != seq; });
}

void Inbox::readCensus()
{
    m_census.clear();
    m_hasCensus = true;
    auto query =
        m_database->prepare(u"SELECT seq, digest FROM entries WHERE digest IS NOT NULL ORDER BY seq DESC LIMIT ?"_s);
    if (query && m_database->run(*query, {kCensusSize})) {
        while (query->next()) {
            const QByteArray digest = query->value(1).toByteArray();
            if (digest.size() >= 8)
                m_census.emplace(headOf(digest.constData()), query->value(0).toLongLong());
        }
        return;
    }
    qCWarning(lcStore, "the inbox %s could not be searched for repeated messages", qUtf8Printable(m_path));
}

} // namespace store
