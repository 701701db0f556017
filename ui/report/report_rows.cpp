// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_rows.h"

#include "ui/alerts/alert_words.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/report/report_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qsizetype kNameLength = 80;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString dash()
{
    return u"–"_s;
}

PageRow alertRow(const monitor::ReportAlert &shown, const monitor::ReportPeriod &period)
{
    const Alert &alert = shown.alert;
    const QString device = shown.device.isEmpty() ? alert.externalId : shown.device;
    const QString limit = alertLimit(alert);
    PageRow row;
    row.cells = {severityWord(alert.severity),
                 reportStamp(period, alert.raisedAtMs),
                 alert.clearedAtMs ? reportStamp(period, *alert.clearedAtMs) : Texts::tr("standing"),
                 plainLine(alert.ruleName, kNameLength),
                 device.isEmpty() ? dash() : plainLine(device, kNameLength),
                 alert.value ? numberText(alert.key.metric, *alert.value) : dash(),
                 limit.isEmpty() ? dash() : limit,
                 alert.acknowledgedBy.isEmpty() ? dash() : plainLine(alert.acknowledgedBy, kNameLength)};
    row.tone = toneOf(alert.severity);
    return row;
}

void addDevice(std::vector<PageRow> &rows, const monitor::ReportDevice &device)
{
    const QString name = plainLine(device.device.name(), kNameLength);
    const QString offline = device.offlineMs > 0 ? Clock::span(device.offlineMs) : dash();
    const QString alerts = device.alerts > 0 ? countText(qint64(device.alerts)) : dash();
    if (device.values.empty()) {
        PageRow row;
        row.cells = {name, Texts::tr("no readings"), dash(), dash(), dash(), dash(), dash(), alerts, offline};
        rows.push_back(std::move(row));
    }
    bool isFirst = true;
    for (const monitor::ReportValue &value : device.values) {
        PageRow row;
        row.cells = {isFirst ? name : QString(), metricTitle(value.field),     numberText(value.field, value.last),
                     numberText({}, value.min),  numberText({}, value.mean),   numberText({}, value.max),
                     countText(value.n),         isFirst ? alerts : QString(), isFirst ? offline : QString()};
        row.isContinued = !isFirst;
        row.carried = name;
        isFirst = false;
        rows.push_back(std::move(row));
    }
}

} // namespace

std::vector<PageColumn> gapColumns()
{
    return {{Texts::tr("Device"), 3},
            {Texts::tr("What"), 2},
            {Texts::tr("From"), 1},
            {Texts::tr("To"), 1},
            {Texts::tr("Length"), 0, true}};
}

std::vector<PageRow> gapRows(const monitor::ReportContent &content)
{
    std::vector<PageRow> rows;
    for (const monitor::ReportGap &gap : content.gaps) {
        PageRow row;
        row.cells = {gap.device.isEmpty() ? Texts::tr("all") : plainLine(gap.device, kNameLength),
                     reportGapWord(gap.reason), reportStamp(content.period, gap.fromMs),
                     reportStamp(content.period, gap.toMs), Clock::span(gap.toMs - gap.fromMs)};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PageColumn> alertColumns()
{
    return {{Texts::tr("Severity"), 0},    {Texts::tr("Raised"), 0},         {Texts::tr("Cleared"), 0},
            {Texts::tr("Rule"), 2},        {Texts::tr("Device"), 2},         {Texts::tr("Value"), 0, true},
            {Texts::tr("Limit"), 0, true}, {Texts::tr("Acknowledged by"), 1}};
}

std::vector<PageRow> alertRows(const monitor::ReportContent &content)
{
    std::vector<PageRow> rows;
    for (const monitor::ReportAlert &alert : content.alerts)
        rows.push_back(alertRow(alert, content.period));
    return rows;
}

std::vector<PageColumn> deviceColumns()
{
    return {{Texts::tr("Device"), 3},         {Texts::tr("Metric"), 2},       {Texts::tr("Last"), 1, true},
            {Texts::tr("Lowest"), 1, true},   {Texts::tr("Mean"), 1, true},   {Texts::tr("Highest"), 1, true},
            {Texts::tr("Readings"), 1, true}, {Texts::tr("Alerts"), 1, true}, {Texts::tr("Offline"), 0, true}};
}

DeviceRows deviceRows(const monitor::ReportContent &content, std::size_t atMost)
{
    const auto &devices = content.devices;
    std::vector<std::size_t> order(devices.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return devices[a].alerts > devices[b].alerts; });
    std::size_t used = 0, kept = 0;
    for (; kept < order.size() && used < atMost; ++kept)
        used += std::max<std::size_t>(1, devices[order[kept]].values.size());
    order.resize(kept);
    std::sort(order.begin(), order.end());
    DeviceRows answer;
    for (const std::size_t at : order)
        addDevice(answer.rows, devices[at]);
    answer.devicesLeftOut = qint64(devices.size() - kept) + content.devicesLeftOut;
    return answer;
}

} // namespace ui
