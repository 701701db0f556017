// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_question.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kMostLooked = 400; // rows of alerts of the device, among which those of this one are found
constexpr std::size_t kMostJournal = 60;
constexpr std::size_t kMostValues = 8;
constexpr qint64 kValuesMs = 3'600'000;
constexpr qint64 kRaisedMs = 1000; // the row bears the alert's own time

store::ActivityQuery journalQuery(const Alert &alert)
{
    store::ActivityQuery query;
    const auto alerts = activity::parseSelection(u"alerts"_s);
    if (alerts)
        query.types = {*alerts};
    if (!alert.key.deviceId.isNull())
        query.devices = {alert.key.deviceId};
    query.range.fromMs = alert.raisedAtMs;
    query.limit = kMostLooked;
    query.direction = PageDirection::Newer;
    return query;
}

Result<std::vector<SeriesPoint>> newestValues(store::Reader &reader, const Alert &alert, qint64 nowMs)
{
    if (alert.key.metric.isEmpty() || alert.key.deviceId.isNull())
        return std::vector<SeriesPoint>();
    const auto last = reader.readingBefore(alert.key.deviceId, nowMs + kValuesMs);
    if (!last || !*last)
        return last ? Result<std::vector<SeriesPoint>>(std::vector<SeriesPoint>()) : tl::unexpected(last.error());
    const qint64 newest = (*last)->receivedAtMs;
    // Of what reports seldom, a day.
    for (const qint64 length : {kValuesMs, 24 * kValuesMs}) {
        auto series = reader.series({alert.key.deviceId, alert.key.metric, newest - length, newest + 1, 2000}, nowMs);
        if (!series)
            return tl::unexpected(series.error());
        std::vector<SeriesPoint> points = std::move(series->points);
        if (points.size() < kMostValues && length == kValuesMs)
            continue;
        std::reverse(points.begin(), points.end());
        points.resize(std::min(points.size(), kMostValues));
        return points;
    }
    return std::vector<SeriesPoint>();
}

} // namespace

QUuid alertOf(const ActivityRow &row)
{
    if (!row.activityType.startsWith("alert_"_L1))
        return {};
    const QJsonObject metadata = QJsonDocument::fromJson(row.metadata).object();
    return QUuid::fromString(metadata.value("alert_id"_L1).toString());
}

Result<AlertStory> readStory(store::Reader &reader, const Alert &alert, qint64 nowMs)
{
    AlertStory story;
    auto page = reader.activities(journalQuery(alert));
    if (!page)
        return tl::unexpected(page.error());
    for (ActivityRecord &record : page->records) {
        if (alertOf(record.row) == alert.id && story.journal.size() < kMostJournal)
            story.journal.push_back(std::move(record));
    }
    if (!story.journal.empty())
        story.row = story.journal.front().row.id;
    auto values = newestValues(reader, alert, nowMs);
    if (!values)
        return tl::unexpected(values.error());
    story.values = std::move(*values);
    return story;
}

Result<QUuid> raisedRow(store::Reader &reader, const Alert &alert)
{
    store::ActivityQuery query = journalQuery(alert);
    query.range.toMs = alert.raisedAtMs + kRaisedMs;
    auto page = reader.activities(query);
    if (!page)
        return tl::unexpected(page.error());
    for (const ActivityRecord &record : page->records) {
        if (alertOf(record.row) == alert.id)
            return record.row.id;
    }
    return QUuid();
}

} // namespace ui
