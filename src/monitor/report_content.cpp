// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_content.h"

#include "model/numeric_fields.h"
#include "monitor/alert_export.h"
#include "monitor/organization_of.h"
#include "monitor/report_charts.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// Reads one part of the content after the other.
class ContentReader
{
public:
    ContentReader(store::Reader &reader, const ReportBounds &bounds, const std::function<bool()> &goOn,
                  ReportContent &content)
        : m_reader(reader), m_bounds(bounds), m_goOn(goOn), m_content(content)
    {
    }
    [[nodiscard]] Result<void> readNames(const Profile &profile);
    [[nodiscard]] Result<void> readCounts();
    [[nodiscard]] Result<void> readAlerts();
    [[nodiscard]] Result<void> readDevices();
    [[nodiscard]] Result<void> readValues();
    [[nodiscard]] Result<void> readGaps();

private:
    [[nodiscard]] TimeRange range() const { return {m_content.period.fromMs, m_content.period.toMs}; }
    [[nodiscard]] Result<qint64> count(const activity::Selection &types);
    void keepAlert(ReportAlert alert);
    void trimAlerts(std::size_t atMost);
    [[nodiscard]] Result<void> readDevice(ReportDevice &device, ChartCollector &charts);
    void keepGaps(const ReportDevice &device, const Series &series);

    store::Reader &m_reader;
    const ReportBounds &m_bounds;
    const std::function<bool()> &m_goOn;
    ReportContent &m_content;
    QUuid m_organization;
    QHash<QUuid, std::size_t> m_alertsOf; // by device
};

tl::unexpected<Error> stopped()
{
    return fail(Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s);
}

activity::Selection only(QStringView type)
{
    activity::Selection selection;
    selection.types = {type.toString()};
    return selection;
}

// What is to be seen first where not all have room.
bool isWorse(const ReportAlert &a, const ReportAlert &b)
{
    const auto rank = [](const ReportAlert &one) {
        return std::tuple(one.alert.isOpen(), one.alert.severity, one.alert.raisedAtMs, one.alert.id);
    };
    return rank(a) > rank(b);
}

bool isOlder(const ReportAlert &a, const ReportAlert &b)
{
    return std::tuple(a.alert.raisedAtMs, a.alert.id) < std::tuple(b.alert.raisedAtMs, b.alert.id);
}

ReportValue valueOf(const QString &field, const Series &series)
{
    ReportValue value{field, 0, series.points.front().min, series.points.front().max, 0, series.points.back().last};
    double sum = 0;
    for (const SeriesPoint &point : series.points) {
        value.n += point.n;
        value.min = std::min(value.min, point.min);
        value.max = std::max(value.max, point.max);
        sum += point.mean * double(point.n);
    }
    value.mean = value.n > 0 ? sum / double(value.n) : 0;
    return value;
}

Result<void> ContentReader::readNames(const Profile &profile)
{
    m_content.site = profile.name;
    const auto organization = organizationOf(m_reader, profile);
    if (!organization)
        return tl::unexpected(organization.error());
    m_organization = *organization;
    const auto name = m_reader.organizationName(m_organization);
    if (!name)
        return tl::unexpected(name.error());
    m_content.organization = *name;
    return {};
}

Result<qint64> ContentReader::count(const activity::Selection &types)
{
    if (!m_goOn())
        return stopped();
    store::ActivityQuery query;
    query.range = range();
    query.types = {types};
    return m_reader.countActivities(query);
}

Result<void> ContentReader::readCounts()
{
    activity::Selection problems;
    problems.problems = true;
    const std::pair<activity::Selection, qint64 ReportCounts::*> counted[] = {
        {only(activity::kMessageReceived), &ReportCounts::messages},
        {problems, &ReportCounts::problems},
        {only(activity::kDeviceOffline), &ReportCounts::wentOffline},
        {only(activity::kConnectionLost), &ReportCounts::connectionLost},
    };
    for (const auto &[types, member] : counted) {
        const auto rows = count(types);
        if (!rows)
            return tl::unexpected(rows.error());
        m_content.counts.*member = *rows;
    }
    store::TelemetryQuery readings;
    readings.range = range();
    const auto rows = m_reader.countTelemetry(readings);
    if (!rows)
        return tl::unexpected(rows.error());
    m_content.counts.readings = *rows;
    auto pauses = m_reader.notRunning(m_content.period.fromMs, std::min(m_content.period.toMs, m_content.writtenAtMs),
                                      m_content.writtenAtMs);
    if (!pauses)
        return tl::unexpected(pauses.error());
    m_content.notRunning = std::move(*pauses);
    return {};
}

void ContentReader::trimAlerts(std::size_t atMost)
{
    auto &alerts = m_content.alerts;
    if (alerts.size() <= atMost)
        return;
    std::nth_element(alerts.begin(), alerts.begin() + std::ptrdiff_t(atMost), alerts.end(), isWorse);
    m_content.alertsLeftOut += qint64(alerts.size() - atMost);
    alerts.resize(atMost);
}

void ContentReader::keepAlert(ReportAlert alert)
{
    ReportCounts &counts = m_content.counts;
    counts.raised += alert.alert.raisedAtMs >= m_content.period.fromMs ? 1 : 0;
    counts.cleared += alert.alert.clearedAtMs ? 1 : 0;
    counts.standing += alert.alert.isOpen() ? 1 : 0;
    ++m_alertsOf[alert.alert.key.deviceId];
    m_content.alerts.push_back(std::move(alert));
    // Now and then, so that a flood of alerts needs no more room than twice what is shown.
    if (m_content.alerts.size() >= 2 * m_bounds.alerts + 2)
        trimAlerts(m_bounds.alerts);
}

Result<void> ContentReader::readAlerts()
{
    const auto read = m_reader.eachAlertDuring(range(), [&](const store::AlertRecord &record) {
        keepAlert({alertAsAt(record.alert, m_content.period.toMs), record.deviceName});
        return m_goOn();
    });
    if (!read)
        return read;
    if (!m_goOn())
        return stopped();
    trimAlerts(m_bounds.alerts);
    std::sort(m_content.alerts.begin(), m_content.alerts.end(), isOlder);
    return {};
}

Result<void> ContentReader::readDevices()
{
    auto devices = m_reader.devices();
    if (!devices)
        return tl::unexpected(devices.error());
    const qint64 fromMs = m_content.period.fromMs;
    std::vector<ReportDevice> &kept = m_content.devices;
    for (Device &device : *devices) {
        // It came later.
        if (device.firstSeenAtMs >= m_content.period.toMs)
            continue;
        const std::size_t alerts = m_alertsOf.value(device.id);
        kept.push_back({std::move(device), alerts, 0, {}});
    }
    m_content.counts.devices = qint64(kept.size());
    const auto first = [fromMs](const ReportDevice &a, const ReportDevice &b) {
        const bool heardA = a.device.lastSeenAtMs.value_or(0) >= fromMs;
        const bool heardB = b.device.lastSeenAtMs.value_or(0) >= fromMs;
        return std::tuple(b.alerts, heardB, a.device.name(), a.device.externalId) <
               std::tuple(a.alerts, heardA, b.device.name(), b.device.externalId);
    };
    std::sort(kept.begin(), kept.end(), first);
    if (kept.size() > m_bounds.devices) {
        m_content.devicesLeftOut = qint64(kept.size() - m_bounds.devices);
        kept.resize(m_bounds.devices);
    }
    std::sort(kept.begin(), kept.end(), [](const ReportDevice &a, const ReportDevice &b) {
        return std::pair(a.device.name(), a.device.externalId) < std::pair(b.device.name(), b.device.externalId);
    });
    return {};
}

// Gaps of one of its metrics stand for the device.
void ContentReader::keepGaps(const ReportDevice &device, const Series &series)
{
    for (const SeriesGap &gap : series.gaps) {
        if (gap.reason == GapReason::DeviceOffline || gap.reason == GapReason::DeviceSilent)
            m_content.gaps.push_back({device.device.name(), gap.fromMs, gap.toMs, gap.reason});
    }
}

Result<void> ContentReader::readDevice(ReportDevice &device, ChartCollector &charts)
{
    QStringList fields = numericFields(device.device);
    // Whether it was offline is known also of one that never sent a number.
    if (fields.isEmpty())
        fields = {QString()};
    bool isFirst = true;
    for (const QString &field : std::as_const(fields)) {
        if (!m_goOn())
            return stopped();
        const SeriesQuery query{device.device.id, field, m_content.period.fromMs, m_content.period.toMs,
                                m_bounds.points};
        auto series = m_reader.series(query, m_content.writtenAtMs);
        if (!series)
            return tl::unexpected(series.error());
        if (std::exchange(isFirst, false)) {
            keepGaps(device, *series);
            for (const SeriesGap &gap : series->gaps)
                device.offlineMs += gap.reason == GapReason::DeviceOffline ? gap.toMs - gap.fromMs : 0;
        }
        if (series->points.empty())
            continue;
        device.values.push_back(valueOf(field, *series));
        charts.add(device, field, std::move(*series));
    }
    return {};
}

Result<void> ContentReader::readValues()
{
    auto rules = m_reader.rules(m_organization);
    if (!rules)
        return tl::unexpected(rules.error());
    ChartCollector charts(m_content, m_bounds);
    for (ReportDevice &device : m_content.devices) {
        if (const auto done = readDevice(device, charts); !done)
            return done;
        m_content.counts.devicesHeard += device.values.empty() ? 0 : 1;
    }
    charts.finish(*rules);
    return {};
}

Result<void> ContentReader::readGaps()
{
    for (const TimeRange &pause : m_content.notRunning)
        m_content.gaps.push_back({{}, *pause.fromMs, *pause.toMs, GapReason::NotRunning});
    std::sort(m_content.gaps.begin(), m_content.gaps.end(), [](const ReportGap &a, const ReportGap &b) {
        return std::tuple(b.toMs - b.fromMs, a.fromMs, a.device) < std::tuple(a.toMs - a.fromMs, b.fromMs, b.device);
    });
    if (m_content.gaps.size() > m_bounds.gaps)
        m_content.gaps.resize(m_bounds.gaps);
    return {};
}

} // namespace

Result<ReportContent> readReport(store::Reader &reader, const Profile &profile, const ReportPeriod &period,
                                 qint64 nowMs, const std::function<bool()> &goOn, const ReportBounds &bounds)
{
    ReportContent content;
    content.period = period;
    content.writtenAtMs = nowMs;
    ContentReader parts(reader, bounds, goOn, content);
    const auto done = parts.readNames(profile)
                          .and_then([&] { return parts.readCounts(); })
                          .and_then([&] { return parts.readAlerts(); })
                          .and_then([&] { return parts.readDevices(); })
                          .and_then([&] { return parts.readValues(); })
                          .and_then([&] { return parts.readGaps(); });
    if (!done)
        return tl::unexpected(done.error());
    return content;
}

} // namespace monitor
