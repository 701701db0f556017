// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inbox.h"

#include "base/times.h"
#include "store/file_lock.h"
#include "store/inbox_file.h"
#include "store/inbox_state.h"
#include "store/log.h"
#include "store/private_folder.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// At most this many entries are removed in one call, which then takes a few milliseconds.
constexpr int kTrimStep = 2000;
constexpr int kVacuumPages = 512;

// 22 characters: a broker of version 3.1 must take 23.
QString newClientId()
{
    static constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    QString id = u"watchpost-"_s;
    for (int i = 0; i < 12; ++i)
        id += QLatin1Char(kLetters[QRandomGenerator::system()->bounded(int(sizeof kLetters) - 1)]);
    return id;
}

// A log that was not folded back into the file: whoever had it open did not close it.
bool wasLeftOpen(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

bool isDamage(const Error &error)
{
    return error.kind == Error::Kind::Store && error.code == "corrupt"_L1;
}

// The client id is the broker's name for our session: worth saving from a file that is otherwise unreadable.
QString salvageClientId(const QString &path)
{
    const auto database = Database::open(path, Access::ReadOnly);
    if (!database)
        return {};
    const auto id = (*database)->scalar(u"SELECT client_id FROM meta"_s);
    return id ? id->toString() : QString();
}

} // namespace

Inbox::Inbox(QString path, std::unique_ptr<FileLock> lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}

Inbox::~Inbox()
{
    closeFile();
}

void Inbox::closeFile()
{
    m_statements.reset();
    m_database.reset();
}

Result<std::unique_ptr<Inbox>> Inbox::open(const QString &path, const QString &clientId)
{
    if (auto made = ensurePrivateFolder(QFileInfo(path).absolutePath()); !made)
        return tl::unexpected(made.error());
    auto lock = FileLock::acquire(path + u".lock"_s);
    if (!lock)
        return tl::unexpected(lock.error());
    std::unique_ptr<Inbox> inbox(new Inbox(path, std::move(*lock)));
    auto opened = inbox->openFile(clientId);
    if (!opened && isDamage(opened.error())) {
        inbox->closeFile();
        const QString known = clientId.isEmpty() ? salvageClientId(path) : clientId;
        QString stamp = isoUtc(QDateTime::currentMSecsSinceEpoch());
        const QString aside = path + u".corrupt-"_s + stamp.remove(u':');
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
            if (QFileInfo::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
                return fail(Error::Kind::Io, u"cant_rename"_s,
                            u"the damaged inbox %1 cannot be set aside: check the rights of its folder"_s.arg(path));
        }
        qCCritical(lcStore,
                   "the inbox is damaged (%s): it was set aside as %s and a new one begun; messages that "
                   "were waiting in it are not lost, see docs/reliability.md, \"Recovering an inbox\"",
                   qUtf8Printable(opened.error().text), qUtf8Printable(aside));
        inbox->m_setAside = aside;
        opened = inbox->openFile(known);
    }
    if (!opened)
        return tl::unexpected(opened.error());
    return inbox;
}

Result<void> Inbox::openFile(const QString &clientId)
{
    const bool check = wasLeftOpen(m_path) || m_mustReopen;
    DatabaseOptions options;
    options.durability = DatabaseOptions::Durability::Full;
    options.cacheKiB = 4096;
    auto database = Database::open(m_path, Access::ReadWrite, options);
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    if (check) {
        if (auto sound = m_database->quickCheck(); !sound)
            return sound;
    }
    if (auto done = inbox_file::ensure(*m_database); !done)
        return done;
    if (auto done = load(clientId); !done)
        return done;
    if (auto done = loadLedger(); !done)
        return done;
    if (auto done = loadSubscriptions(); !done)
        return done;
    return prepareStatements();
}

Result<void> Inbox::load(const QString &clientId)
{
    const QString fresh = clientId.isEmpty() ? newClientId() : clientId;
    if (auto done = m_database->exec(u"INSERT OR IGNORE INTO meta (one, inbox_id, client_id) VALUES (1, ?, ?)"_s,
                                     {QUuid::createUuid().toRfc4122(), fresh});
        !done)
        return done;
    auto query = m_database->prepare(
        u"SELECT inbox_id, client_id, epoch, transactions, last_seq, received, received_qos0, skipped, "
        "confirmed_seq, last_packet_id, ids_reused, session_present, last_contact FROM meta"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query); !done)
        return done;
    if (!query->next())
        return fail(Error::Kind::Store, u"corrupt"_s, u"%1: the inbox has lost its own description"_s.arg(m_path));
    State state;
    state.id = QUuid::fromRfc4122(query->value(0).toByteArray());
    state.clientId = query->value(1).toString();
    state.epoch = query->value(2).toLongLong();
    state.transactions = query->value(3).toLongLong();
    state.totals.lastSeq = query->value(4).toLongLong();
    state.totals.received = query->value(5).toLongLong();
    state.totals.receivedQos0 = query->value(6).toLongLong();
    state.totals.skipped = query->value(7).toLongLong();
    state.confirmedSeq = query->value(8).toLongLong();
    const IdSequence sequence{quint16(query->value(9).toUInt()), query->value(10).toInt() != 0};
    state.totals.sessionPresent = query->value(11).toInt() != 0;
    state.totals.lastContactMs = query->value(12).toLongLong();
    query->finish();
    const auto onDisk = inbox_file::messagesOnDisk(*m_database, state.totals.received - state.totals.skipped);
    if (!onDisk)
        return tl::unexpected(onDisk.error());
    state.totals.onDisk = *onDisk;
    m_ledger = Ledger();
    m_ledger.restoreSequence(sequence);
    m_state = state;
    if (!clientId.isEmpty() && clientId != m_state.clientId) {
        // Another client id is another session: what the broker would send again has other identifiers.
        m_state.clientId = clientId;
        ++m_state.epoch;
        m_ledger = Ledger();
        return m_database->exec(u"UPDATE meta SET client_id = ?, epoch = ?"_s, {clientId, m_state.epoch});
    }
    return {};
}

// The newest entry of each identifier is owed, unless the mark is past it (QoS 1) or PUBREL came (QoS 2: no row).
Result<void> Inbox::loadLedger()
{
    auto entries = m_database->prepare(
        u"SELECT packet_id, seq, qos, digest FROM entries WHERE seq > ? AND packet_id <> 0 AND epoch = ? ORDER BY seq"_s);
    if (!entries)
        return tl::unexpected(entries.error());
    if (auto done = m_database->run(*entries, {m_state.confirmedSeq, m_state.epoch}); !done)
        return done;
    const auto entryOf = [](const QSqlQuery &row) {
        LedgerEntry entry;
        entry.seq = row.value(1).toLongLong();
        entry.qos = quint8(row.value(2).toUInt());
        const QByteArray digest = row.value(3).toByteArray();
        std::copy_n(digest.constData(), std::min<qsizetype>(digest.size(), 32), entry.digest.begin());
        return entry;
    };
    while (entries->next()) {
        const LedgerEntry entry = entryOf(*entries);
        m_ledger.restore(quint16(entries->value(0).toUInt()), entry.qos == 1 ? entry : LedgerEntry());
    }
    auto kept = m_database->prepare(u"SELECT packet_id, seq, qos, digest FROM ledger"_s);
    if (!kept)
        return tl::unexpected(kept.error());
    if (auto done = m_database->run(*kept); !done)
        return done;
    while (kept->next()) {
        const LedgerEntry entry = entryOf(*kept);
        const auto id = quint16(kept->value(0).toUInt());
        const bool owed = entry.qos == 2 || entry.seq > m_state.confirmedSeq;
        if (owed && entry.seq > m_ledger.find(id).seq)
            m_ledger.restore(id, entry);
    }
    return {};
}

Result<void> Inbox::loadSubscriptions()
{
    auto query = m_database->prepare(
        u"SELECT filter, identifier, qos_requested, qos_granted FROM subscriptions ORDER BY rowid"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = m_database->run(*query); !done)
        return done;
    m_subscriptions.clear();
    while (query->next())
        m_subscriptions.push_back(
            {query->value(0).toString(), query->value(1).toUInt(), query->value(2).toInt(), query->value(3).toInt()});
    return {};
}

Result<void> Inbox::prepareStatements()
{
    auto insert = m_database->prepare(
        u"INSERT INTO entries (seq, kind, ordinal, epoch, packet_id, qos, retained, duplicate, dup_suspect, "
        "received_at, monotonic_ns, digest, topic, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    auto meta = m_database->prepare(
        u"UPDATE meta SET epoch = ?, transactions = ?, last_seq = ?, received = ?, received_qos0 = ?, skipped = ?, "
        "confirmed_seq = ?, last_packet_id = ?, ids_reused = ?, session_present = ?, last_contact = ?"_s);
    if (!meta)
        return tl::unexpected(meta.error());
    m_statements = std::make_unique<Statements>(Statements{std::move(*insert), std::move(*meta)});
    return {};
}

Result<void> Inbox::reopen()
{
    qCWarning(lcStore, "the inbox %s is opened anew after a failed write, with a check of its integrity",
              qUtf8Printable(m_path));
    const QString clientId = m_state.clientId;
    closeFile();
    m_hasCensus = false;
    m_census.clear();
    auto done = openFile(clientId);
    if (!done) {
        closeFile();
        return done;
    }
    m_mustReopen = false;
    // Asked now: the next transaction, whosever, takes the number.
    std::erase_if(m_unsure, [this](const Unsure &one) { return one.transaction != m_state.transactions; });
    return {};
}

Result<void> Inbox::saveSubscriptions(const std::vector<InboxSubscription> &subscriptions)
{
    if (m_mustReopen) {
        if (auto done = reopen(); !done)
            return done;
    }
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = m_database->exec(u"DELETE FROM subscriptions"_s); !done)
        return done;
    for (const InboxSubscription &one : subscriptions) {
        if (auto done = m_database->exec(u"INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?)"_s,
                                         {one.filter, one.identifier, one.qosRequested, one.qosGranted});
            !done)
            return done;
    }
    if (auto done = transaction->commit(); !done)
        return done;
    m_subscriptions = subscriptions;
    return {};
}

Result<void> Inbox::trim(qint64 durableSeq, qint64 receivedBeforeMs)
{
    if (m_mustReopen) {
        if (auto done = reopen(); !done)
            return done;
    }
    auto oldest = m_database->prepare(u"SELECT seq, received_at FROM entries ORDER BY seq LIMIT ?"_s);
    if (!oldest)
        return tl::unexpected(oldest.error());
    if (auto done = m_database->run(*oldest, {kTrimStep}); !done)
        return done;
    qint64 upTo = 0;
    while (oldest->next() && oldest->value(0).toLongLong() <= durableSeq &&
           oldest->value(1).toLongLong() < receivedBeforeMs)
        upTo = oldest->value(0).toLongLong();
    oldest->finish();
    if (upTo > 0) {
        State state = m_state;
        state.confirmedSeq = std::max(state.confirmedSeq, m_ledger.confirmedSeq(state.totals.lastSeq));
        ++state.transactions;
        auto transaction = Transaction::begin(*m_database);
        if (!transaction)
            return tl::unexpected(transaction.error());
        if (auto done = m_database->exec(u"DELETE FROM ledger WHERE qos = 1 AND seq <= ?"_s, {state.confirmedSeq});
            !done)
            return done;
        for (const auto &[id, entry] : m_ledger.owedBetween(state.confirmedSeq, upTo)) {
            if (auto done = m_database->exec(u"INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?)"_s,
                                             {id, entry.seq, entry.qos, QByteArray(entry.digest.data(), 32)});
                !done)
                return done;
        }
        if (auto done = m_database->exec(u"DELETE FROM entries WHERE seq <= ?"_s, {upTo}); !done)
            return done;
        const auto onDisk = inbox_file::messagesOnDisk(*m_database, state.totals.received - state.totals.skipped);
        if (!onDisk)
            return tl::unexpected(onDisk.error());
        state.totals.onDisk = *onDisk;
        if (auto done = writeMeta(state); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
        m_state = state;
    }
    return m_database->giveSpaceBack(kVacuumPages);
}

} // namespace store
