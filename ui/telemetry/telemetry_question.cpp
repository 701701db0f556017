// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/telemetry_question.h"

#include "model/metrics.h"
#include "ui/common/formats.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"
#include "ui/telemetry/chart_limits.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kMaxStatuses = 200;
constexpr std::size_t kMaxAlerts = 200; // of one device
constexpr qsizetype kNameLength = 60;   // in a title

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

store::ActivityQuery statusQuery(const TelemetryQuestion &question)
{
    store::ActivityQuery query;
    query.range = {question.fromMs, question.toMs};
    activity::Selection comings;
    comings.types = {activity::kDeviceOnline.toString(), activity::kDeviceOffline.toString()};
    query.types = {comings};
    for (const SeriesKey &key : question.keys) {
        if (std::find(query.devices.begin(), query.devices.end(), key.device) == query.devices.end())
            query.devices.push_back(key.device);
    }
    query.limit = kMaxStatuses;
    return query;
}

ChartMark markOf(const ActivityRecord &record)
{
    ChartMark mark;
    const ActivityText words = activityWords(record.row, record.deviceName);
    const bool isOffline = record.row.activityType == activity::kDeviceOffline;
    mark.atMs = record.row.createdAtMs;
    mark.shape = isOffline ? ChartMark::Shape::TriangleDown : ChartMark::Shape::Dot;
    mark.tone = isOffline ? Tone::Critical : Tone::Good;
    mark.kind = isOffline ? Texts::tr("went offline") : Texts::tr("came online");
    mark.text = words.headline;
    mark.reason = words.details.value(0);
    mark.activity = record.row.id;
    return mark;
}

QString shadeText(GapReason reason, const QString &device)
{
    switch (reason) {
    case GapReason::DeviceOffline:
        return device.isEmpty() ? Texts::tr("device offline") : Texts::tr("%1 offline").arg(plainLine(device, 40));
    case GapReason::LinkDown:
        return Texts::tr("no connection to the broker");
    case GapReason::NotRunning:
        return Texts::tr("not recording");
    case GapReason::DeviceSilent:
        break;
    }
    return {};
}

std::vector<ChartShade> shadesOf(const TelemetryQuestion &question, const TelemetryAnswer &answer,
                                 const Directory &directory)
{
    std::vector<ChartShade> shades;
    QSet<QUuid> devices;
    for (const SeriesKey &key : question.keys)
        devices.insert(key.device);
    for (std::size_t i = 0; i < answer.series.size(); ++i) {
        for (const SeriesGap &gap : answer.series[i].gaps) {
            if (gap.reason == GapReason::DeviceSilent)
                continue;
            const QString name = devices.size() > 1 ? directory.nameOf(question.keys[i].device) : QString();
            const ChartShade shade{gap.fromMs, gap.toMs, gap.reason, shadeText(gap.reason, name)};
            // Two metrics of a device, and all devices of a link, have the same.
            if (std::find(shades.begin(), shades.end(), shade) == shades.end())
                shades.push_back(shade);
        }
    }
    return shades;
}

} // namespace

Result<TelemetryAnswer> answerOf(store::Reader &reader, const TelemetryQuestion &question)
{
    TelemetryAnswer answer;
    for (const SeriesKey &key : question.keys) {
        auto series =
            reader.series({key.device, key.field, question.fromMs, question.toMs, question.points}, question.nowMs);
        if (!series)
            return tl::unexpected(series.error());
        answer.series.push_back(std::move(*series));
    }
    auto statuses = reader.activities(statusQuery(question));
    if (!statuses)
        return tl::unexpected(statuses.error());
    answer.statuses = std::move(statuses->records);
    QSet<QUuid> asked;
    for (const SeriesKey &key : question.keys) {
        if (asked.contains(key.device))
            continue;
        asked.insert(key.device);
        auto alerts = reader.alertsDuring(key.device, std::nullopt, {question.fromMs, question.toMs});
        if (!alerts)
            return tl::unexpected(alerts.error());
        // The newest, where there are too many to be told apart.
        const std::size_t skipped = alerts->size() - std::min(alerts->size(), kMaxAlerts);
        answer.alerts.insert(answer.alerts.end(), alerts->begin() + std::ptrdiff_t(skipped), alerts->end());
    }
    return answer;
}

ChartContent contentOf(const TelemetryQuestion &question, const TelemetryAnswer &answer, const SeriesSet &set,
                       const Directory &directory)
{
    ChartContent content;
    content.title = chartTitle(question.keys, directory);
    content.fromMs = question.fromMs;
    content.toMs = question.toMs;
    for (std::size_t i = 0; i < answer.series.size(); ++i) {
        const SeriesKey &key = question.keys[i];
        const int axis = set.axisOf(key);
        content.series.push_back(
            {key.device, directory.nameOf(key.device), key.field, set.lookOf(key), axis, answer.series[i]});
        QString &unit = content.units[std::size_t(axis)];
        if (unit.isEmpty())
            unit = set.unitOfAxis(axis).isEmpty() ? metricTitle(key.field) : set.unitOfAxis(axis);
    }
    content.shades = shadesOf(question, answer, directory);
    for (const ActivityRecord &record : answer.statuses)
        content.marks.push_back(markOf(record));
    for (const Alert &alert : answer.alerts)
        addMarks(content, alert);
    return content;
}

QString chartTitle(const std::vector<SeriesKey> &keys, const Directory &directory)
{
    QStringList metrics, devices;
    QSet<QUuid> seen;
    for (const SeriesKey &key : keys) {
        const QString metric = plainLine(metricTitle(key.field), kNameLength);
        if (!metrics.contains(metric))
            metrics.append(metric);
        if (!seen.contains(key.device))
            devices.append(plainLine(directory.nameOf(key.device), kNameLength));
        seen.insert(key.device);
    }
    return Texts::tr("%1 History – %2").arg(metrics.join(u", "_s), devices.join(u", "_s));
}

bool hasNumericField(const Device &device, const QString &field)
{
    const auto latest = device.latest.constFind(field);
    return latest != device.latest.cend() && numberOf(latest->value).has_value();
}

} // namespace ui
