// SPDX-License-Identifier: GPL-3.0-or-later
// Readings as the tables have them: visited in the order of time, counted, and which fields they hold.
#include "model/metrics.h"
#include "store/reader_private.h"
#include "store/reading_judge.h"
#include "store/telemetry_walk.h"

#include <QSet>
#include <QVariant>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr qint64 kProgressRows = 4000; // between two reports

} // namespace

Result<void> Reader::eachTelemetry(const TelemetryQuery &query,
                                   const std::function<bool(const TelemetryRecord &)> &visit)
{
    if (auto done = d->refreshNames(false); !done)
        return done;
    const Directory names = d->names;
    QHash<QUuid, const Directory::Entry *> byId;
    for (const Directory::Entry &device : names.devices)
        byId.insert(QUuid::fromString(device.id), &device);
    auto walk = TelemetryWalk::of(*d->database, query);
    if (!walk)
        return tl::unexpected(walk.error());
    std::optional<ReadingJudge> judge;
    if (ReadingJudge::isNeeded(query))
        judge.emplace(*d->database, names, query);
    std::vector<TelemetryRecord> records;
    while (!walk->atEnd()) {
        if (d->cancelled())
            return cancelledError();
        records.clear();
        auto done = walk->advance([&](TelemetryRow &&row) {
            TelemetryRecord record;
            record.row = std::move(row);
            if (const auto *device = byId.value(record.row.deviceId)) {
                record.deviceName = device->name;
                record.externalId = device->externalId;
            }
            records.push_back(std::move(record));
        });
        if (done && judge)
            done = judge->look(records);
        if (!done)
            return done;
        for (const TelemetryRecord &record : records) {
            if (judge && !judge->accepts(record))
                continue;
            if (!visit(record))
                return {};
        }
    }
    return {};
}

Result<qint64> Reader::countTelemetry(const TelemetryQuery &query, const CountProgress &progress)
{
    qint64 rows = 0;
    if (ReadingJudge::isNeeded(query)) {
        auto done = eachTelemetry(query, [&](const TelemetryRecord &) {
            if (++rows % kProgressRows == 0 && progress)
                progress(rows);
            return true;
        });
        return done ? Result<qint64>(rows) : tl::unexpected(done.error());
    }
    auto walk = TelemetryWalk::of(*d->database, query);
    if (!walk)
        return tl::unexpected(walk.error());
    while (!walk->atEnd()) {
        if (d->cancelled())
            return cancelledError();
        const auto more = walk->count();
        if (!more)
            return more;
        rows += *more;
        if (progress)
            progress(rows);
    }
    return rows;
}

// device_metrics is written with the readings: once every field that the devices ever had was seen, no other can come.
Result<QStringList> Reader::telemetryFields(const TelemetryQuery &query)
{
    QSet<QString> possible, found;
    auto metrics = d->database->prepare(u"SELECT device_id, metric FROM device_metrics"_s);
    if (!metrics)
        return tl::unexpected(metrics.error());
    if (auto done = d->database->run(*metrics); !done)
        return tl::unexpected(done.error());
    while (metrics->next()) {
        const QUuid device = idFrom(metrics->value(0));
        if (query.devices.empty() ||
            std::find(query.devices.begin(), query.devices.end(), device) != query.devices.end())
            possible.insert(metrics->value(1).toString());
    }
    metrics->finish();
    auto done = eachTelemetry(query, [&](const TelemetryRecord &record) {
        for (const Field &field : record.row.telemetry)
            found.insert(field.name);
        return possible.isEmpty() || found.size() < possible.size();
    });
    if (!done)
        return tl::unexpected(done.error());
    QStringList names(found.begin(), found.end());
    sortAsColumns(names);
    return names;
}

} // namespace store
