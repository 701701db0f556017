// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/diagnosis.h"

#include "base/times.h"
#include "store/database.h"
#include "store/inbox.h"
#include "store/local_servers.h"
#include "store/migrations.h"
#include "store/reader.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

Finding failed(const QString &step, const Error &error, const QString &advice)
{
    return {step, false, error.text, advice};
}

QString serverAdvice(const Error &error)
{
    if (error.code == "no_permission"_L1 || error.code == "no_role"_L1)
        return u"check user name and password (~/.pgpass), or ask the database's administrator"_s;
    if (error.code == "no_database"_L1)
        return u"let its administrator create it: createdb NAME"_s;
    if (error.code == "no_driver"_L1)
        return u"install the driver and start again"_s;
    return u"check that the server runs and that host and port are right"_s;
}

QString wordsOf(const store::LocalServer &server)
{
    const QString where = u"%1, port %2"_s.arg(server.folder).arg(server.port);
    switch (server.state) {
    case store::ServerState::HasRecords:
        return u"%1: records in %2"_s.arg(where, server.url.text());
    case store::ServerState::HasDatabase:
        return u"%1: an empty database, %2"_s.arg(where, server.url.text());
    case store::ServerState::NoDatabase:
        return u"%1: %2 may create %3"_s.arg(where, server.user, server.url.text());
    case store::ServerState::NoRightToCreate:
        return u"%1: no database yet"_s.arg(where);
    case store::ServerState::NoRole:
        return u"%1: no login %2"_s.arg(where, server.user);
    case store::ServerState::Refused:
        return u"%1: refuses the login %2"_s.arg(where, server.user);
    case store::ServerState::NoAnswer:
        break;
    }
    return u"%1: nobody answers"_s.arg(where);
}

// Which servers this machine has; empty: none was found.
QString localServers()
{
    QStringList words;
    for (const store::LocalServer &server : store::findLocalServers())
        words += wordsOf(server);
    return words.join("; "_L1);
}

// A database that cannot be opened: what has to be done at its server, or which servers there are instead.
Finding serverFinding(const store::StoreUrl &url, const Error &error)
{
    Finding finding = failed(u"store"_s, error, serverAdvice(error));
    const store::LocalServer server = store::lookAtServer(url);
    if (server.state == store::ServerState::NoDatabase)
        finding.advice =
            u"%1 may create it: watchpostctl migrate --create-database --store '%2'"_s.arg(server.user, url.text());
    else if (!server.command.isEmpty())
        finding.advice = u"type, or let its administrator type: "_s + server.command;
    if (server.state != store::ServerState::NoAnswer)
        return finding;
    const QString found = localServers();
    finding.detail += found.isEmpty() ? u"; no PostgreSQL server was found on this machine"_s
                                      : u"; servers of this machine: "_s + found;
    return finding;
}

// The server looks after its own files; what can be asked is whether it takes rows.
Finding checkServer(const store::Database &database)
{
    const auto standby = database.scalar(u"SELECT pg_is_in_recovery()"_s);
    if (!standby)
        return failed(u"integrity"_s, standby.error(), serverAdvice(standby.error()));
    const auto version = database.scalar(u"SHOW server_version"_s);
    const QString words = u"PostgreSQL %1"_s.arg(version ? version->toString() : QString());
    if (standby->toBool())
        return {u"integrity"_s, false, words + u", a standby that takes no rows"_s,
                u"collect into its primary; a standby serves for viewing"_s};
    return {u"integrity"_s, true, words + u"; its server checks the files"_s, {}};
}

Finding checkIntegrity(const store::StoreUrl &url)
{
    auto database = store::Database::open(url, store::Access::ReadOnly);
    if (!database)
        return failed(u"integrity"_s, database.error(), u"check the file's owner and mode"_s);
    if (url.isPostgres())
        return checkServer(**database);
    if (const auto checked = (*database)->quickCheck(); !checked)
        return failed(u"integrity"_s, checked.error(),
                      u"stop the collector, copy the file away and restore a backup; the inbox still holds the last "
                      "minutes"_s);
    return {u"integrity"_s, true, u"the database is sound"_s, {}};
}

Finding checkInbox(const QString &path, const StoreHealth &health)
{
    if (!QFileInfo::exists(path))
        return {u"inbox"_s, true, u"%1: none yet"_s.arg(path), {}};
    auto reader = store::InboxReader::open(path);
    if (!reader)
        return failed(u"inbox"_s, reader.error(), u"check the file's owner and mode"_s);
    const Counters &counters = health.counters;
    QString detail = u"%1: %L2 waiting"_s.arg(path).arg(counters.waiting);
    const bool stuck = counters.waiting > 0 && counters.oldestWaitingMs > 60'000;
    if (stuck)
        detail += u", the oldest for %L1 s"_s.arg(counters.oldestWaitingMs / 1000);
    if (stuck && !health.running)
        return {u"inbox"_s, false, detail, u"no collector is running: start it, and they are stored"_s};
    if (stuck)
        return {u"inbox"_s, false, detail, u"the store takes no rows: see the collector's log"_s};
    return {u"inbox"_s, true, detail, {}};
}

// With roles a login sees what is of its organizations, and there is no error where it has none.
bool seesNoOrganization(const store::StoreUrl &url)
{
    if (!url.isPostgres())
        return false;
    const auto database = store::Database::open(url, store::Access::ReadOnly);
    const auto none = database ? (*database)->scalar(u"SELECT row_security_active('watchpost.organizations') AND NOT "
                                                     "EXISTS (SELECT FROM watchpost.organizations)"_s)
                               : fail(Error::Kind::Store, {}, {});
    return none && none->toBool();
}

Finding checkTables(const store::StoreUrl &url, const store::MigrationStatus &schema, const Result<StoreHealth> &health)
{
    const QString version = u"version %1"_s.arg(schema.applied);
    if (seesNoOrganization(url))
        return {
            u"schema"_s, false, version + u"; this login belongs to no organization, so it sees no records"_s,
            u"let who administers the database run 'watchpostctl migrate --organization-name NAME --member LOGIN'"_s};
    if (!health || health->store.unreadable.isEmpty())
        return {u"schema"_s, true, version, {}};
    return {u"schema"_s, false,
            u"%1; missing, or not open to this login: %2"_s.arg(version, health->store.unreadable.join(", "_L1)),
            u"ask who administers the store for the right to read them, or restore a backup"_s};
}

// Nothing is recorded yet: also a server could take it.
Finding missingFile(const store::StoreUrl &url)
{
    Finding finding{u"store"_s, false, u"%1 does not exist"_s.arg(url.path),
                    u"'watchpostctl migrate' or 'listen' makes it"_s};
    if (const QString found = localServers(); !found.isEmpty())
        finding.detail += u"; PostgreSQL servers of this machine: "_s + found;
    return finding;
}

} // namespace

std::vector<Finding> diagnoseStore(const store::StoreUrl &url, qint64 nowMs)
{
    std::vector<Finding> findings;
    const QFileInfo file(url.path);
    if (!url.isPostgres() && !file.exists()) {
        const QFileInfo folder(file.absolutePath());
        if (folder.exists() && !folder.isWritable())
            findings.push_back({u"store"_s, false, u"%1: the folder cannot be written"_s.arg(folder.filePath()),
                                u"choose another place or change its owner"_s});
        else
            findings.push_back(missingFile(url));
        return findings;
    }
    const auto schema = store::migrationStatus(url);
    if (!schema) {
        findings.push_back(url.isPostgres()
                               ? serverFinding(url, schema.error())
                               : failed(u"store"_s, schema.error(), u"check that this is Watchpost's file"_s));
        return findings;
    }
    findings.push_back(
        {u"store"_s, true, url.isPostgres() ? url.text() : u"%1, %L2 bytes"_s.arg(url.path).arg(file.size()), {}});
    if (!schema->pending.isEmpty()) {
        findings.push_back({u"schema"_s, false, u"%1 of %2"_s.arg(schema->applied).arg(schema->newest),
                            u"run 'watchpostctl migrate'"_s});
        return findings;
    }
    const auto health = healthOf(url, nowMs);
    findings.push_back(checkTables(url, *schema, health));
    findings.push_back(checkIntegrity(url));
    if (!health) {
        findings.push_back(failed(u"inbox"_s, health.error(), {}));
        return findings;
    }
    // A history that was written at once had no inbox.
    const bool named = !health->store.collectors.empty() && !health->store.collectors.front().inboxPath.isEmpty();
    const QString inbox = named ? health->store.collectors.front().inboxPath : url.inboxPath({});
    if (named || !url.isPostgres()) // of a collector that never ran there is nothing to say
        findings.push_back(checkInbox(inbox, *health));
    return findings;
}

namespace {

// Over the life of one run's inbox.
Counters countersOf(const store::StoreStatus &status, const store::CollectorRun &run, qint64 nowMs)
{
    Counters counters = run.counters;
    if (!run.runs(nowMs)) {
        counters.connected = false;
        counters.ratePerSecond = 0;
    }
    const auto progress = std::find_if(status.progress.begin(), status.progress.end(),
                                       [&run](const auto &one) { return one.inboxId == run.inboxId; });
    // The run may be another machine's: then its last flush is what there is.
    auto inbox = QFileInfo::exists(run.inboxPath) ? store::InboxReader::open(run.inboxPath)
                                                  : fail(Error::Kind::NotFound, {}, {});
    if (!inbox)
        return counters;
    const store::IngestProgress done = progress == status.progress.end() ? store::IngestProgress{} : *progress;
    const auto waiting = (*inbox)->waitingAfter(done.lastSeq);
    if (!waiting || waiting->inboxId.toRfc4122() != run.inboxId)
        return counters;
    // Progress was read before the inbox: what was stored in between counts as waiting, and the sums agree.
    counters.received = waiting->totals.received;
    counters.receivedQos0 = waiting->totals.receivedQos0;
    counters.stored = done.stored;
    counters.rejected = done.rejected;
    counters.decodeErrors = done.decodeErrors;
    counters.duplicatesSkipped = done.duplicatesSkipped + waiting->totals.skipped;
    counters.waiting = waiting->waiting;
    counters.inboxOnDisk = waiting->totals.onDisk;
    counters.oldestWaitingMs =
        waiting->oldestReceivedAtMs ? std::max<qint64>(0, nowMs - *waiting->oldestReceivedAtMs) : 0;
    counters.lastCommitMs = done.lastCommitMs;
    return counters;
}

void add(Counters &sum, const Counters &one)
{
    sum.received += one.received;
    sum.receivedQos0 += one.receivedQos0;
    sum.stored += one.stored;
    sum.rejected += one.rejected;
    sum.decodeErrors += one.decodeErrors;
    sum.duplicatesSkipped += one.duplicatesSkipped;
    sum.waiting += one.waiting;
    sum.inboxOnDisk += one.inboxOnDisk;
    sum.oldestWaitingMs = std::max(sum.oldestWaitingMs, one.oldestWaitingMs);
    if (one.lastCommitMs)
        sum.lastCommitMs = std::max(sum.lastCommitMs.value_or(0), *one.lastCommitMs);
    sum.ratePerSecond += one.ratePerSecond;
    sum.connected = sum.connected || one.connected;
    sum.sessionPresent = sum.sessionPresent || one.sessionPresent;
}

} // namespace

std::vector<CollectorCounters> collectorsOf(const store::StoreStatus &status, qint64 nowMs)
{
    std::vector<CollectorCounters> collectors;
    for (const store::CollectorRun &run : status.collectors) {
        // A history that was written at once had no inbox.
        const bool wasHistory = !collectors.empty() && run.inboxPath.isEmpty();
        const bool known = wasHistory || run.integrationId != status.collectors.front().integrationId ||
                           std::any_of(collectors.begin(), collectors.end(), [&run](const CollectorCounters &one) {
                               return one.run.clientId == run.clientId;
                           });
        if (!known)
            collectors.push_back({run, countersOf(status, run, nowMs)});
    }
    return collectors;
}

Counters countersOf(const store::StoreStatus &status, qint64 nowMs)
{
    Counters sum;
    for (const CollectorCounters &one : collectorsOf(status, nowMs))
        add(sum, one.counters);
    return sum;
}

Result<StoreHealth> healthOf(const store::StoreUrl &url, qint64 nowMs)
{
    auto reader = store::Reader::open(url);
    if (!reader)
        return tl::unexpected(reader.error());
    auto status = (*reader)->status(nowMs);
    if (!status)
        return tl::unexpected(status.error());
    StoreHealth health{*status, status->running, {}, collectorsOf(*status, nowMs)};
    for (const CollectorCounters &one : health.collectors)
        add(health.counters, one.counters);
    return health;
}

} // namespace monitor
