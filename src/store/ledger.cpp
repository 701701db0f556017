// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledger.h"

#include <algorithm>

namespace store {

namespace {

const LedgerEntry kNone;

// Identifiers run 1 … 65535 and round again; how far `id` lies ahead of `last` on that circle, 0 … 65534.
int ahead(quint16 last, quint16 id)
{
    const int distance = int(id) - int(last);
    return distance >= 0 ? distance : distance + 65535;
}
constexpr int kHalfCircle = 32767;

} // namespace

const LedgerEntry &Ledger::kept(quint16 packetId) const
{
    const auto &page = m_pages[packetId / kPageSize];
    return page ? (*page)[packetId % kPageSize] : kNone;
}

const LedgerEntry &Ledger::find(quint16 packetId) const
{
    const auto found = m_draft.find(packetId);
    if (found != m_draft.end())
        return found->second;
    return m_cleared ? kNone : kept(packetId);
}

void Ledger::put(quint16 packetId, const LedgerEntry &entry)
{
    auto &page = m_pages[packetId / kPageSize];
    if (!page) {
        if (entry.seq == 0)
            return;
        page = std::make_unique<Page>();
    }
    (*page)[packetId % kPageSize] = entry;
}

void Ledger::set(quint16 packetId, const LedgerEntry &entry)
{
    m_draft[packetId] = entry;
}

template <typename Visit>
void Ledger::forEachKept(Visit visit) const
{
    for (size_t p = 0; p < m_pages.size(); ++p) {
        if (!m_pages[p])
            continue;
        for (int i = 0; i < kPageSize; ++i) {
            if ((*m_pages[p])[size_t(i)].seq != 0)
                visit(quint16(p * kPageSize + size_t(i)), (*m_pages[p])[size_t(i)]);
        }
    }
}

bool Ledger::isConfirmed(const LedgerEntry &entry) const
{
    return entry.qos == 1 && entry.arrival >= m_now.connectionFrom && entry.arrival <= m_now.reusedUpTo;
}

Ledger::Verdict Ledger::judge(const Delivery &delivery, const SeenElsewhere &seenElsewhere)
{
    m_now.highestArrival = std::max(m_now.highestArrival, delivery.arrival);
    if (!delivery.duplicate)
        return Verdict::Append;
    const LedgerEntry entry = find(delivery.packetId);
    if (entry.seq == 0 || entry.qos != delivery.qos || entry.digest != delivery.digest || isConfirmed(entry))
        return Verdict::Append;
    if (delivery.qos == 1) {
        const IdSequence &known = sequence();
        if (!known.reuses) {
            // Ahead of every identifier seen so far: a newer message whose first sending was lost, not this old one.
            const int distance = ahead(known.last, delivery.packetId);
            if (known.last != 0 && distance > 0 && distance <= kHalfCircle)
                return Verdict::Append;
        } else if (entry.arrival < m_now.connectionFrom && seenElsewhere(delivery.digest, entry.seq)) {
            return Verdict::AppendSuspect;
        }
    }
    LedgerEntry renewed = entry;
    renewed.arrival = delivery.arrival;
    set(delivery.packetId, renewed);
    return Verdict::Skip;
}

void Ledger::learn(quint16 packetId)
{
    IdSequence &known = m_now.sequence;
    if (known.last != 0) {
        const int distance = ahead(known.last, packetId);
        if (distance == 0 || distance > kHalfCircle)
            known.reuses = true;
    }
    known.last = packetId;
}

void Ledger::remember(const Delivery &delivery, qint64 seq)
{
    const LedgerEntry old = find(delivery.packetId);
    set(delivery.packetId, {seq, delivery.digest, quint8(delivery.qos), delivery.arrival});
    if (!delivery.duplicate) {
        learn(delivery.packetId);
        // The broker has freed the identifier, so it has seen that acknowledgement and, as they leave in order, all
        // of this connection before it.
        if (old.seq != 0 && old.qos == 1 && old.arrival >= m_now.connectionFrom)
            m_now.reusedUpTo = std::max(m_now.reusedUpTo, old.arrival);
    } else if (!m_now.sequence.reuses) {
        const int distance = ahead(m_now.sequence.last, delivery.packetId);
        if (m_now.sequence.last == 0 || (distance > 0 && distance <= kHalfCircle))
            m_now.sequence.last = delivery.packetId;
    }
}

std::optional<qint64> Ledger::release(quint16 packetId)
{
    const LedgerEntry entry = find(packetId);
    if (entry.seq == 0 || entry.qos != 2)
        return std::nullopt;
    set(packetId, {});
    return entry.seq;
}

void Ledger::acknowledged(qint64 upTo)
{
    const auto isSeen = [this, upTo](quint16 id, const LedgerEntry &entry) {
        return entry.qos == 1 && entry.arrival >= m_now.connectionFrom && entry.arrival <= upTo &&
               !m_draft.contains(id);
    };
    qint64 seenSeq = 0;
    forEachKept([&](quint16 id, const LedgerEntry &entry) {
        if (isSeen(id, entry))
            seenSeq = std::max(seenSeq, entry.seq);
    });
    // Resending keeps the order of the first sending: what lies before a message that was acknowledged on this
    // connection and did not come again on it, had been acknowledged earlier.
    std::vector<quint16> gone;
    forEachKept([&](quint16 id, const LedgerEntry &entry) {
        const bool before =
            entry.qos == 1 && entry.arrival < m_now.connectionFrom && entry.seq < seenSeq && !m_draft.contains(id);
        if (before || isSeen(id, entry))
            gone.push_back(id);
    });
    for (const quint16 id : gone)
        put(id, {});
}

void Ledger::startConnection()
{
    m_now.connectionFrom = m_now.highestArrival + 1;
    m_now.reusedUpTo = 0;
}

void Ledger::startEpoch()
{
    m_cleared = true;
    m_draft.clear();
    m_now.sequence = {};
}

void Ledger::keep()
{
    if (m_cleared) {
        for (auto &page : m_pages)
            page.reset();
    }
    for (const auto &[id, entry] : m_draft)
        put(id, entry);
    m_kept = m_now;
    discard();
}

void Ledger::discard()
{
    m_now = m_kept;
    m_cleared = false;
    m_draft.clear();
}

qint64 Ledger::confirmedSeq(qint64 lastSeq) const
{
    qint64 lowest = lastSeq + 1;
    forEachKept([&](quint16, const LedgerEntry &entry) {
        if (entry.qos == 1 && !isConfirmed(entry))
            lowest = std::min(lowest, entry.seq);
    });
    return lowest - 1;
}

std::vector<std::pair<quint16, LedgerEntry>> Ledger::owedBetween(qint64 after, qint64 upTo) const
{
    std::vector<std::pair<quint16, LedgerEntry>> owed;
    forEachKept([&](quint16 id, const LedgerEntry &entry) {
        if (entry.qos == 1 && entry.seq > after && entry.seq <= upTo && !isConfirmed(entry))
            owed.emplace_back(id, entry);
    });
    return owed;
}

void Ledger::restore(quint16 packetId, const LedgerEntry &entry)
{
    put(packetId, entry);
}

qint64 Ledger::size() const
{
    qint64 count = 0;
    forEachKept([&count](quint16, const LedgerEntry &) { ++count; });
    return count;
}

} // namespace store
