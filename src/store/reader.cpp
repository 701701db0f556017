// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"

#include "store/migrations.h"
#include "store/reader_private.h"

#include <QFile>
#include <QSqlError>
#include <QVariant>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace store {
namespace {

// A first stretch is short, for filters that find much; then they grow, for filters that find little.
constexpr int kFirstStretch = 256;
constexpr int kLongestStretch = 5000;
constexpr int kStreamStretch = 2000;
constexpr int kCountStretch = 10'000;

// Device and inode: two files at one path are told apart. Nothing where there is no file.
std::optional<std::pair<quint64, quint64>> fileIdOf(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return std::nullopt;
    return std::pair<quint64, quint64>(info.st_dev, info.st_ino);
}

bool needsTopics(const filter::Node &node)
{
    if (node.kind == filter::Node::Kind::Term)
        return node.field == filter::Field::Topic || node.field == filter::Field::Word;
    return std::any_of(node.children.begin(), node.children.end(), needsTopics);
}

} // namespace

Result<Snapshot> Snapshot::begin(const Database &database)
{
    const bool postgres = database.isPostgres();
    if (auto done = database.exec(postgres ? u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s : u"BEGIN"_s); !done)
        return tl::unexpected(done.error());
    database.setInTransaction(true);
    return Snapshot(&database);
}

Snapshot::~Snapshot()
{
    if (!m_database)
        return;
    if (!m_database->isLost())
        (void)m_database->exec(u"COMMIT"_s);
    m_database->setInTransaction(false);
}

Reader::Reader(std::unique_ptr<Private> data) : d(std::move(data)) {}

Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const StoreUrl &url)
{
    auto data = std::make_unique<Private>();
    data->url = url;
    if (!url.isPostgres())
        data->fileId = fileIdOf(url.path);
    DatabaseOptions options;
    options.listens = true;
    auto database = Database::open(url, Access::ReadOnly, options);
    if (!database)
        return tl::unexpected(database.error());
    data->database = std::move(*database);
    const auto schema = migrationStatus(*data->database);
    if (!schema)
        return tl::unexpected(schema.error());
    if (schema->applied == 0)
        return fail(
            Error::Kind::Store, u"no_schema"_s,
            u"%1 holds no records yet: run 'watchpostctl migrate --store %1' or start a collector"_s.arg(url.text()));
    if (!schema->pending.isEmpty())
        return fail(Error::Kind::Store, u"old_schema"_s,
                    u"%1 was made by an older version: run 'watchpostctl migrate --store %1'"_s.arg(url.text()));
    return std::unique_ptr<Reader>(new Reader(std::move(data)));
}

void Reader::setCancelled(std::shared_ptr<std::atomic_bool> flag)
{
    d->cancelFlag = std::move(flag);
}

Result<qint64> Reader::dataVersion()
{
    if (!d->url.isPostgres() && fileIdOf(d->url.path) != d->fileId)
        return fail(Error::Kind::Store, u"replaced"_s, u"the file %1 was removed or replaced"_s.arg(d->url.path));
    return d->dataVersion();
}

Result<qint64> Reader::Private::dataVersion() const
{
    if (database->isPostgres())
        return database->changes().map([](const Changes &changes) { return changes.all; });
    const auto version = database->scalar(u"PRAGMA data_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    return version->toLongLong();
}

Result<void> Reader::Private::refreshNames(bool withTopics)
{
    const auto version = dataVersion();
    if (!version)
        return tl::unexpected(version.error());
    if (namesVersion == *version && (hasTopics || !withTopics))
        return {};
    names = Directory();
    namesVersion.reset();
    if (auto done = readDevices(); !done)
        return done;
    if (auto done = readTypes(); !done)
        return done;
    if (withTopics) {
        if (auto done = readTopics(); !done)
            return done;
    }
    hasTopics = withTopics;
    namesVersion = *version;
    return {};
}

Result<void> Reader::Private::readDevices()
{
    auto query = database->prepare(u"SELECT id, name, external_id FROM devices ORDER BY external_id, id"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database->run(*query); !done)
        return done;
    while (query->next())
        names.add({idFrom(query->value(0)).toString(QUuid::WithoutBraces), query->value(1).toString(),
                   query->value(2).toString()});
    auto bound = database->prepare(u"SELECT prefix, device_id FROM device_aliases"_s);
    if (!bound)
        return tl::unexpected(bound.error());
    if (auto done = database->run(*bound); !done)
        return done;
    while (bound->next())
        names.bindings.emplace_back(bound->value(0).toString(), idFrom(bound->value(1)).toString(QUuid::WithoutBraces));
    return {};
}

// From type to next type through the index: as many steps as there are types.
Result<void> Reader::Private::readTypes()
{
    for (const activity::TypeInfo &type : activity::types())
        names.types += QString::fromLatin1(type.key);
    auto query = database->prepare(
        u"WITH RECURSIVE t(type) AS (SELECT (SELECT activity_type FROM integration_activity_log ORDER BY activity_type "
        "LIMIT 1) UNION ALL SELECT (SELECT activity_type FROM integration_activity_log WHERE activity_type > t.type "
        "ORDER BY activity_type LIMIT 1) FROM t WHERE t.type IS NOT NULL) SELECT type FROM t WHERE type IS NOT NULL"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database->run(*query); !done)
        return done;
    while (query->next()) {
        const QString type = query->value(0).toString();
        if (!names.types.contains(type))
            names.types += type;
    }
    return {};
}

// `topics` counts every message that came by a topic, so rows of the log that were written without it (by another tool)
// show as more messages counted per hour than per topic.
Result<void> Reader::Private::readTopics()
{
    auto query = database->prepare(u"SELECT topic, messages FROM topics"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database->run(*query); !done)
        return done;
    qint64 messages = 0;
    while (query->next()) {
        names.topics += query->value(0).toString();
        messages += query->value(1).toLongLong();
    }
    const auto counted = database->scalar(u"SELECT coalesce(sum(n), 0) FROM activity_counts WHERE activity_type = ?"_s,
                                          {activity::kMessageReceived.toString()});
    if (!counted)
        return tl::unexpected(counted.error());
    names.topicsAreComplete = messages > 0 && counted->toLongLong() <= messages;
    return {};
}

Result<ActivityPlan> Reader::Private::plan(const ActivityQuery &query)
{
    if (auto done = refreshNames(query.filter && needsTopics(*query.filter)); !done)
        return tl::unexpected(done.error());
    return planOf(query, names);
}

Result<ActivityPage> Reader::activities(const ActivityQuery &query)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    auto plan = d->plan(query);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto limit = std::size_t(std::max(1, query.limit));
    const bool isPlain = plan->condition.sql.isEmpty() && !plan->judge;
    ActivityWalk walk(*d->database, d->names, std::move(*plan), {query.range, query.after, query.direction});
    walk.setWithTelemetry(query.withTelemetry);
    ActivityPage page;
    int stretch = isPlain ? std::min(query.limit + 1, kMaxLookedAt) : std::max(kFirstStretch, query.limit);
    // One more than asked for tells whether there is a next page.
    while (!walk.atEnd() && page.records.size() <= limit && walk.lookedAt() < kMaxLookedAt) {
        if (d->cancelled())
            return cancelledError();
        if (auto done = walk.advance(stretch, limit + 1, page.records); !done)
            return tl::unexpected(done.error());
        stretch = std::min(stretch * 2, std::max(kLongestStretch, query.limit));
    }
    if (page.records.size() > limit) {
        page.records.pop_back();
        page.next = keyOf(page.records.back().row);
    } else if (!walk.atEnd()) {
        page.next = walk.position();
        page.searchedBackToMs = page.next->createdAtMs;
    }
    return page;
}

Result<void> Reader::eachActivity(const ActivityQuery &query, const std::function<bool(const ActivityRecord &)> &visit)
{
    auto plan = d->plan(query);
    if (!plan)
        return tl::unexpected(plan.error());
    // The walk's own names: `visit` may use this Reader, which reads them anew.
    const Directory names = d->names;
    ActivityWalk walk(*d->database, names, std::move(*plan), {query.range, query.after, query.direction});
    walk.setWithTelemetry(query.withTelemetry);
    std::vector<ActivityRecord> records;
    while (!walk.atEnd()) {
        if (d->cancelled())
            return cancelledError();
        records.clear();
        if (auto done = walk.advance(kStreamStretch, std::numeric_limits<std::size_t>::max(), records); !done)
            return done;
        for (const ActivityRecord &record : records) {
            if (!visit(record))
                return {};
        }
    }
    return {};
}

Result<qint64> Reader::countActivities(const ActivityQuery &query, const CountProgress &progress)
{
    auto plan = d->plan(query);
    if (!plan)
        return tl::unexpected(plan.error());
    ActivityWalk walk(*d->database, d->names, std::move(*plan), {query.range, query.after, query.direction});
    qint64 rows = 0;
    while (!walk.atEnd()) {
        if (d->cancelled())
            return cancelledError();
        const auto more = walk.count(kCountStretch);
        if (!more)
            return more;
        rows += *more;
        if (progress)
            progress(rows);
    }
    return rows;
}

Result<std::optional<ActivityRecord>> Reader::activity(const QUuid &id)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    if (auto done = d->refreshNames(false); !done)
        return tl::unexpected(done.error());
    auto query =
        d->database->prepare(u"SELECT "_s + kActivityColumns + u" FROM integration_activity_log WHERE id = ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = d->database->run(*query, {blobOf(id)}); !done)
        return tl::unexpected(done.error());
    if (!query->next())
        return std::optional<ActivityRecord>();
    ActivityRecord record;
    record.row = activityFrom(*query);
    if (const auto *device = d->names.find(query->value(kActivityDeviceColumn).toString()))
        record.deviceName = device->name;
    query->finish();
    if (std::exchange(d->telemetryPreparedAt, d->database->timesOpened()) != d->database->timesOpened())
        d->telemetryOfActivity.reset();
    auto readings = telemetryOf(*d->database, d->telemetryOfActivity, id);
    if (!readings)
        return tl::unexpected(readings.error());
    record.telemetry = std::move(*readings);
    if (d->database->isPostgres())
        orderAsInPayload(record);
    return std::optional(std::move(record));
}

} // namespace store
