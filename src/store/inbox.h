// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox: a small durable log between the broker and the store. What it has committed may be acknowledged.
#pragma once

#include "base/result.h"
#include "model/committed.h"
#include "model/message.h"
#include "store/ledger.h"

#include <QStringList>
#include <QUuid>
#include <optional>
#include <span>

namespace store {

class Database;
class FileLock;

struct InboxEntry
{
    qint64 seq = 0; // ascending, never used twice in the life of the file
    std::variant<Message, LinkEvent> what;
    bool operator==(const InboxEntry &) const = default;
};

// A subscription of the kept session, as the broker granted it.
struct InboxSubscription
{
    QString filter;
    quint32 identifier = 0;
    int qosRequested = 0;
    int qosGranted = 0;
    bool operator==(const InboxSubscription &) const = default;
};

// Over the life of the file. received − skipped = messages ever appended.
struct InboxTotals
{
    qint64 received = 0;
    qint64 receivedQos0 = 0; // of those, at QoS 0
    qint64 skipped = 0;      // of those, not appended: sent again, or copies for filters that overlap
    qint64 lastSeq = 0;
    qint64 onDisk = 0;           // messages that the file holds now
    bool sessionPresent = false; // what the broker said at the last connection
    qint64 lastContactMs = 0;    // receive time of the last arrival, UTC; 0: never
    bool operator==(const InboxTotals &) const = default;
};

// Belongs to one thread. Holds an exclusive lock beside the file, PATH.lock.
class Inbox
{
public:
    // Opens or makes the file. `clientId` empty: the file's own, or a new random one that it keeps. A damaged file is
    // set aside as PATH.corrupt-TIME and a new one begun (`setAside`). Errors: Conflict – another process has it.
    [[nodiscard]] static Result<std::unique_ptr<Inbox>> open(const QString &path, const QString &clientId);
    ~Inbox();

    [[nodiscard]] QUuid id() const { return m_state.id; }
    [[nodiscard]] const QString &clientId() const { return m_state.clientId; }
    [[nodiscard]] const QString &path() const { return m_path; }
    // Where a damaged predecessor lies since this opening; empty: there was none. An alarm.
    [[nodiscard]] const QString &setAside() const { return m_setAside; }

    struct Appended
    {
        Committed committed;
        std::vector<InboxEntry> entries; // those that were appended, in order
        qint64 duplicates = 0;           // messages sent again by the broker, not appended
    };
    // Everything in one transaction that a power cut does not undo. On an error nothing has happened and nothing may
    // be acknowledged; call again with the same arrivals first (more may follow them). disk_full: free space first.
    // corrupt: open the inbox anew, which sets the file aside.
    [[nodiscard]] Result<Appended> append(std::span<const Arrival> arrivals);

    // Removes entries up to `durableSeq` that were received before `receivedBeforeMs`, a bounded number a call, and
    // gives space back. What the ledger needs of them stays.
    [[nodiscard]] Result<void> trim(qint64 durableSeq, qint64 receivedBeforeMs);

    [[nodiscard]] Result<void> saveSubscriptions(const std::vector<InboxSubscription> &subscriptions);
    [[nodiscard]] const std::vector<InboxSubscription> &subscriptions() const { return m_subscriptions; }
    [[nodiscard]] const InboxTotals &totals() const { return m_state.totals; }

private:
    struct State // the row of `meta`
    {
        QUuid id;
        QString clientId;
        InboxTotals totals;
        qint64 epoch = 1;
        qint64 confirmedSeq = 0;
        qint64 transactions = 0;
    };
    struct Statements;
    struct Draft;
    struct Unsure // a COMMIT that failed in a way that leaves its outcome open
    {
        qint64 transaction = 0;
        size_t arrivals = 0;
        Appended appended;
    };

    Inbox(QString path, std::unique_ptr<FileLock> lock);
    [[nodiscard]] Result<void> openFile(const QString &clientId);
    [[nodiscard]] Result<void> load(const QString &clientId);
    [[nodiscard]] Result<void> loadLedger();
    [[nodiscard]] Result<void> loadSubscriptions();
    [[nodiscard]] Result<void> prepareStatements();
    [[nodiscard]] Result<void> reopen();
    void closeFile();

    void judge(const Message &message, Draft &draft);
    void judge(const SessionStarted &session, Draft &draft);
    void judge(const AcknowledgementsSeen &seen, Draft &draft);
    void judge(const MessageReleased &released, Draft &draft);
    void judge(const LinkEvent &event, Draft &draft);
    void appendMessage(const Message &message, const Delivery &delivery, bool suspect, Draft &draft);
    [[nodiscard]] Result<void> write(Draft &draft);
    [[nodiscard]] Result<void> writeEntries(const Draft &draft);
    [[nodiscard]] Result<void> writeMeta(const State &state);
    [[nodiscard]] Result<Appended> appendFresh(std::span<const Arrival> arrivals);
    [[nodiscard]] bool isRepeated(const Digest &digest, qint64 seq);
    void readCensus();

    QString m_path;
    std::unique_ptr<FileLock> m_lock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Statements> m_statements;
    State m_state;
    Ledger m_ledger;
    std::vector<InboxSubscription> m_subscriptions;
    std::unordered_multimap<quint64, qint64> m_census; // head of a digest → seq; read when first needed
    bool m_hasCensus = false;
    qint64 m_committedUpTo = 0;
    bool m_mustReopen = false;
    std::vector<Unsure> m_unsure; // after `reopen` only what is in the file
    QString m_setAside;
};

// Reads an inbox that another thread or process writes. One connection; belongs to the thread that opened it.
class InboxReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<InboxReader>> open(const QString &path);
    ~InboxReader();

    // The entries behind `seq`, at most `maxEntries`, payloads of at most about `maxBytes` – but one at least.
    [[nodiscard]] Result<std::vector<InboxEntry>> readAfter(qint64 seq, int maxEntries, qint64 maxBytes);

    struct Waiting
    {
        QUuid inboxId;
        QString clientId;
        InboxTotals totals;
        qint64 waiting = 0; // messages behind `seq`
        std::optional<qint64> oldestReceivedAtMs;
    };
    // All of one instant.
    [[nodiscard]] Result<Waiting> waitingAfter(qint64 seq);

private:
    struct Statements;
    InboxReader();
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Statements> m_statements;
};

} // namespace store
