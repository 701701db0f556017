// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and rules as views and commands read them.
#include "store/alert_rows.h"
#include "store/reader_private.h"
#include "store/series_math.h"

#include "model/rule_json.h"

#include <QSet>
#include <QSqlError>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

const QString kSelect =
    u"SELECT %1, (SELECT d.name FROM devices d WHERE d.id = alerts.device_id), "
    "(SELECT @bytes(r.content) FROM alert_rules r WHERE r.organization_id = alerts.organization_id AND "
    "r.id = alerts.rule_id), (SELECT r.enabled FROM alert_rules r WHERE r.organization_id = alerts.organization_id AND "
    "r.id = alerts.rule_id) FROM alerts"_s;

// Not shelved, and not of a disabled rule: what counts.
const QString kCounts =
    u"(shelved_until IS NULL OR shelved_until <= @at(?)) AND NOT EXISTS (SELECT 1 FROM alert_rules r WHERE "
    "r.organization_id = alerts.organization_id AND r.id = alerts.rule_id AND NOT r.enabled)"_s;

const QString kListed = u"(condition <> 'normal' OR acknowledgement = 'unacknowledged')"_s;

// The newest of its key: a shelf is shown once, however many occurrences it has seen.
const QString kShelved =
    u"(shelved_until > @at(?) AND NOT EXISTS (SELECT 1 FROM alerts b WHERE b.integration_id = alerts.integration_id "
    u"AND "
    "b.rule_id = alerts.rule_id AND b.device_id = alerts.device_id AND b.metric = alerts.metric AND "
    "(b.raised_at, b.id) > (alerts.raised_at, alerts.id)))"_s;

// A condition and what is bound in it.
struct Chosen
{
    QStringList all; // joined by AND
    QVariantList values;
};

void addState(AlertListing state, qint64 nowMs, QStringList &any, QVariantList &values)
{
    switch (state) {
    case AlertListing::Listed:
        any << kListed;
        break;
    case AlertListing::Active:
        any << u"condition <> 'normal'"_s;
        break;
    case AlertListing::Unacknowledged:
        any << u"acknowledgement = 'unacknowledged'"_s;
        break;
    case AlertListing::Acknowledged:
        any << u"acknowledgement = 'acknowledged'"_s;
        break;
    case AlertListing::Shelved:
        any << kShelved;
        values << nowMs;
        break;
    case AlertListing::Cleared:
        any << u"condition = 'normal'"_s;
        break;
    case AlertListing::All:
        any << u"1 = 1"_s;
        break;
    }
}

void addDuring(const TimeRange &range, Chosen &chosen)
{
    if (range.toMs) {
        chosen.all << u"raised_at < @at(?)"_s;
        chosen.values << *range.toMs;
    }
    if (range.fromMs) {
        chosen.all << u"(cleared_at IS NULL OR cleared_at >= @at(?))"_s;
        chosen.values << *range.fromMs;
    }
}

void addIds(const QString &column, const std::vector<QUuid> &ids, Chosen &chosen)
{
    if (ids.empty())
        return;
    QStringList marks;
    for (const QUuid &id : ids) {
        marks << u"?"_s;
        chosen.values << QVariant(blobOf(id));
    }
    chosen.all << u"%1 IN (%2)"_s.arg(column, marks.join(u", "_s));
}

Chosen chosenBy(const AlertQuery &query, qint64 nowMs)
{
    Chosen chosen;
    QStringList any;
    for (const AlertListing state : query.states)
        addState(state, nowMs, any, chosen.values);
    if (!any.isEmpty())
        chosen.all << u"(%1)"_s.arg(any.join(u" OR "_s));
    if (query.range.fromMs) {
        chosen.all << u"raised_at >= @at(?)"_s;
        chosen.values << *query.range.fromMs;
    }
    if (query.range.toMs) {
        chosen.all << u"raised_at < @at(?)"_s;
        chosen.values << *query.range.toMs;
    }
    addIds(u"device_id"_s, query.devices, chosen);
    addIds(u"id"_s, query.ids, chosen);
    return chosen;
}

QString orderOf(AlertQuery::Order order)
{
    if (order == AlertQuery::Order::NewestFirst)
        return u" ORDER BY raised_at DESC, id DESC"_s;
    return u" ORDER BY CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, raised_at DESC, id DESC"_s;
}

// Integrations that somebody collects.
Result<QSet<QUuid>> collected(const Database &database, qint64 nowMs)
{
    auto query = database.prepare(
        u"SELECT DISTINCT integration_id FROM collectors WHERE ended_at IS NULL AND heartbeat_at >= @at(?)"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = database.run(*query, {nowMs - kHeartbeatLimitMs}); !done)
        return tl::unexpected(done.error());
    QSet<QUuid> running;
    while (query->next())
        running.insert(idFrom(query->value(0)));
    return running;
}

// `running`: integrations that somebody collects now; absent: it does not matter.
AlertRecord recordFrom(const QSqlQuery &row, const std::optional<QSet<QUuid>> &running)
{
    const int behind = int(kAlertColumns.count(u',')) + 1;
    AlertRecord record;
    record.alert = alertFrom(row);
    if (running && record.alert.isOpen() && !running->contains(record.alert.integrationId))
        record.alert.quality = AlertQuality::NotRunning;
    record.deviceName = row.value(behind).toString();
    if (const QVariant content = row.value(behind + 1); !content.isNull()) {
        if (const auto rule = parseRule(content.toByteArray()))
            record.ruleText = rule->text;
    }
    const QVariant enabled = row.value(behind + 2);
    record.ruleEnabled = enabled.isNull() || enabled.toBool();
    return record;
}

Result<void> bindAndRun(const Database &database, QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        database.bind(query, int(i), values[i]);
    return database.run(query);
}

} // namespace

Result<std::vector<AlertRecord>> Reader::alerts(const AlertQuery &query, qint64 nowMs)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto running = collected(*d->database, nowMs);
    if (!running)
        return tl::unexpected(running.error());
    const Chosen chosen = chosenBy(query, nowMs);
    QString sql = kSelect.arg(kAlertColumns);
    if (!chosen.all.isEmpty())
        sql += u" WHERE "_s + chosen.all.join(u" AND "_s);
    sql += orderOf(query.order) + u" LIMIT %1"_s.arg(std::max(query.limit, 0));
    auto rows = d->database->prepare(sql);
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = bindAndRun(*d->database, *rows, chosen.values); !done)
        return tl::unexpected(done.error());
    std::vector<AlertRecord> records;
    while (rows->next()) {
        if (d->cancelled())
            return cancelledError();
        records.push_back(recordFrom(*rows, running.value()));
    }
    return records;
}

Result<std::optional<AlertRecord>> Reader::alert(const QUuid &id, qint64 nowMs)
{
    AlertQuery query;
    query.ids = {id};
    auto found = alerts(query, nowMs);
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return std::nullopt;
    return std::move(found->front());
}

Result<AlertCounts> Reader::alertCounts(qint64 nowMs)
{
    const auto snapshot = Snapshot::begin(*d->database);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    auto query = d->database->prepare(
        u"SELECT severity, sum(CASE WHEN acknowledgement = 'unacknowledged' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN condition <> 'normal' THEN 1 ELSE 0 END) FROM alerts WHERE %1 AND %2 GROUP BY severity"_s.arg(
            kListed, kCounts));
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = d->database->run(*query, {nowMs}); !done)
        return tl::unexpected(done.error());
    AlertCounts counts;
    while (query->next()) {
        const auto severity = severityOf(query->value(0).toString()).value_or(Severity::Warning);
        counts.unacknowledged[size_t(severity)] += query->value(1).toLongLong();
        counts.open += query->value(2).toLongLong();
    }
    const auto shelved =
        d->database->scalar(u"SELECT count(*) FROM alerts WHERE shelved_until > @at(?) AND %1"_s.arg(kListed), {nowMs});
    if (!shelved)
        return tl::unexpected(shelved.error());
    counts.shelved = shelved->toLongLong();
    return counts;
}

Result<std::vector<Alert>> Reader::alertsDuring(const QUuid &device, const std::optional<QString> &metric,
                                                const TimeRange &range)
{
    Chosen chosen;
    addIds(u"device_id"_s, {device}, chosen);
    if (metric) {
        chosen.all << u"metric = ?"_s;
        chosen.values << (metric->isNull() ? u""_s : *metric);
    }
    addDuring(range, chosen);
    auto rows = d->database->prepare(
        u"SELECT %1 FROM alerts WHERE %2 ORDER BY raised_at, id"_s.arg(kAlertColumns, chosen.all.join(u" AND "_s)));
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = bindAndRun(*d->database, *rows, chosen.values); !done)
        return tl::unexpected(done.error());
    std::vector<Alert> alerts;
    while (rows->next())
        alerts.push_back(alertFrom(*rows));
    return alerts;
}

Result<void> Reader::eachAlertDuring(const TimeRange &range, const std::function<bool(const AlertRecord &)> &visit)
{
    Chosen chosen;
    addDuring(range, chosen);
    QString sql = kSelect.arg(kAlertColumns);
    if (!chosen.all.isEmpty())
        sql += u" WHERE "_s + chosen.all.join(u" AND "_s);
    auto rows = d->database->prepareStream(sql + u" ORDER BY raised_at, id"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = bindAndRun(*d->database, *rows, chosen.values); !done)
        return done;
    // What is said of the present – whether anybody collects – has no place in a range.
    while (rows->next()) {
        if (d->cancelled())
            return cancelledError();
        if (!visit(recordFrom(*rows, std::nullopt)))
            return {};
    }
    if (rows->lastError().isValid())
        return tl::unexpected(d->database->errorOf(*rows));
    return {};
}

Result<std::vector<TimeRange>> Reader::notRunning(qint64 fromMs, qint64 toMs, qint64 nowMs)
{
    auto query = d->database->prepare(
        u"SELECT @ms(started_at), @ms(heartbeat_at), @ms(ended_at) FROM collectors WHERE started_at < @at(?) ORDER BY started_at"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (auto done = d->database->run(*query, {toMs}); !done)
        return tl::unexpected(done.error());
    std::vector<Interval> runs;
    while (query->next()) {
        const qint64 heartbeat = query->value(1).toLongLong();
        const bool ended = !query->value(2).isNull();
        const bool alive = !ended && nowMs - heartbeat <= kHeartbeatLimitMs;
        runs.push_back({query->value(0).toLongLong(), alive ? toMs : ended ? query->value(2).toLongLong() : heartbeat});
    }
    std::vector<TimeRange> stopped;
    if (runs.empty())
        return stopped;
    const qint64 firstStart = runs.front().fromMs;
    for (const Interval &gap : complement({std::max(fromMs, firstStart), toMs}, united(std::move(runs))))
        stopped.push_back({gap.fromMs, gap.toMs});
    return stopped;
}

Result<QUuid> Reader::organization(const QString &name)
{
    const auto found =
        name.isEmpty() ? d->database->scalar(u"SELECT id FROM organizations ORDER BY created_at, id LIMIT 1"_s)
                       : d->database->scalar(
                             u"SELECT id FROM organizations WHERE name = ? ORDER BY created_at, id LIMIT 1"_s, {name});
    if (!found)
        return tl::unexpected(found.error());
    return found->isValid() ? idFrom(*found) : QUuid();
}

Result<QString> Reader::organizationName(const QUuid &id)
{
    const auto found = d->database->scalar(u"SELECT name FROM organizations WHERE id = ?"_s, {blobOf(id)});
    return found ? Result<QString>(found->toString()) : tl::unexpected(found.error());
}

Result<std::vector<AlertRule>> Reader::rules(const QUuid &organization)
{
    QUuid id = organization;
    if (id.isNull()) {
        const auto first = this->organization();
        if (!first)
            return tl::unexpected(first.error());
        id = *first;
    }
    return readRules(*d->database, id);
}

} // namespace store
