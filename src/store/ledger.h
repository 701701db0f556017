// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages the broker may still send again, by packet identifier. Pure: the inbox keeps it in step with its file.
#pragma once

#include <QtGlobal>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace store {

using Digest = std::array<char, 32>; // SHA-256 of topic, a zero byte, payload

struct LedgerEntry
{
    qint64 seq = 0; // 0: none
    Digest digest{};
    quint8 qos = 0;
    qint64 arrival = 0; // ordinal of its acknowledgement in this run; 0: of an earlier run
    bool operator==(const LedgerEntry &) const = default;
};

// A PUBLISH as the ledger judges it.
struct Delivery
{
    quint16 packetId = 0;
    int qos = 0;
    bool duplicate = false;
    qint64 arrival = 0;
    Digest digest{};
};

// How the broker hands out packet identifiers, learned from messages without DUP.
struct IdSequence
{
    quint16 last = 0;    // the foremost identifier seen; 0: none yet
    bool reuses = false; // they do not ascend: an identifier may come back at any time
    bool operator==(const IdSequence &) const = default;
};

// All changes are drafts until `keep`; `discard` takes back what was done since. Reasoning: docs/decisions.md,
// "What the ledger may skip".
class Ledger
{
public:
    enum class Verdict { Append, Skip, AppendSuspect };
    // Whether the digest stands under another sequence number among the retained entries; asked only when it matters.
    using SeenElsewhere = std::function<bool(const Digest &digest, qint64 seq)>;

    // QoS 1 and 2 only. Skip also renews the entry: its acknowledgement is owed again under this arrival.
    [[nodiscard]] Verdict judge(const Delivery &delivery, const SeenElsewhere &seenElsewhere);
    // What was appended under `seq` is owed from now on, in place of what had the identifier before.
    void remember(const Delivery &delivery, qint64 seq);
    // PUBREL: forgets a QoS 2 identifier; the sequence number it stood for, nothing if it was not remembered.
    std::optional<qint64> release(quint16 packetId);
    // The broker has seen every acknowledgement of the present connection up to this arrival.
    void acknowledged(qint64 upTo);
    // A new connection: acknowledgements that have not left by now never will.
    void startConnection();
    // The broker knows nothing of before.
    void startEpoch();

    void keep();
    void discard();

    [[nodiscard]] const LedgerEntry &find(quint16 packetId) const;
    [[nodiscard]] const IdSequence &sequence() const { return m_now.sequence; }
    // The highest sequence number up to which no QoS 1 message can come again; `lastSeq` when none can.
    [[nodiscard]] qint64 confirmedSeq(qint64 lastSeq) const;
    // Entries of QoS 1 with seq in (after, upTo], for the trimmer to keep aside.
    [[nodiscard]] std::vector<std::pair<quint16, LedgerEntry>> owedBetween(qint64 after, qint64 upTo) const;
    // Entries as read back at the start of a run.
    void restore(quint16 packetId, const LedgerEntry &entry);
    void restoreSequence(const IdSequence &sequence) { m_now.sequence = m_kept.sequence = sequence; }
    [[nodiscard]] qint64 size() const;

private:
    static constexpr int kPageSize = 256;
    using Page = std::array<LedgerEntry, kPageSize>;

    [[nodiscard]] const LedgerEntry &kept(quint16 packetId) const;
    void put(quint16 packetId, const LedgerEntry &entry);
    void set(quint16 packetId, const LedgerEntry &entry);
    [[nodiscard]] bool isConfirmed(const LedgerEntry &entry) const;
    void learn(quint16 packetId);
    template <typename Visit>
    void forEachKept(Visit visit) const;

    struct State
    {
        IdSequence sequence;
        qint64 highestArrival = 0;
        qint64 connectionFrom = 1; // first arrival of the present connection
        qint64 reusedUpTo = 0;     // its acknowledgements that a reused identifier proves to be seen
    };

    std::array<std::unique_ptr<Page>, 65536 / kPageSize> m_pages;
    State m_kept;

    State m_now;
    bool m_cleared = false; // the draft began a new epoch
    std::unordered_map<quint16, LedgerEntry> m_draft;
};

} // namespace store
