// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a report say, read from the store: bounded, however many devices, alerts and readings there are.
// What had no room is counted.
#pragma once

#include "model/alert.h"
#include "model/device.h"
#include "monitor/profile.h"
#include "monitor/report_period.h"
#include "store/reader.h"

namespace monitor {

struct ReportCounts
{
    qint64 messages = 0;
    qint64 problems = 0; // rows that `--type problems` brings
    qint64 readings = 0;
    qint64 devices = 0;                           // known at its end
    qint64 devicesHeard = 0;                      // of them looked at and heard in the period
    qint64 wentOffline = 0;                       // times
    qint64 connectionLost = 0;                    // times
    qint64 raised = 0, cleared = 0, standing = 0; // alerts; standing: open at the end
    bool operator==(const ReportCounts &) const = default;
};

// A stretch without readings; no device: nobody recorded.
struct ReportGap
{
    QString device; // name
    qint64 fromMs = 0;
    qint64 toMs = 0;
    GapReason reason = GapReason::DeviceSilent;
};

// One metric of one device over the period.
struct ReportValue
{
    QString field; // as stored
    qint64 n = 0;
    double min = 0, max = 0, mean = 0, last = 0;
};
struct ReportDevice
{
    Device device;
    std::size_t alerts = 0; // open at some time of the period
    qint64 offlineMs = 0;
    std::vector<ReportValue> values; // sorted as columns; only those with readings
};

struct ReportAlert
{
    Alert alert; // as it was at the period's end
    QString device;
};

// A metric with the devices that are drawn, and what is known of all.
struct ReportChart
{
    struct Line
    {
        QUuid device;
        QString name;
        QString field;
        Series data;
    };
    QString metric;               // canonical name, or the field's own
    std::vector<Line> lines;      // by name
    std::vector<SeriesPoint> all; // lowest and highest of all devices; empty where all are drawn
    qint64 found = 0;             // lines that there would be
    std::vector<AlertRule> rules; // that hold it, on
    std::vector<Alert> alerts;    // of what is drawn
    [[nodiscard]] qint64 leftOut() const { return found - qint64(lines.size()); }
};

struct ReportContent
{
    ReportPeriod period;
    QString site; // the profile's name
    QString organization;
    qint64 writtenAtMs = 0; // UTC; before the period's end: it goes on
    ReportCounts counts;
    std::vector<TimeRange> notRunning;
    std::vector<ReportGap> gaps;     // the longest, longest first
    std::vector<ReportAlert> alerts; // oldest first
    qint64 alertsLeftOut = 0;
    std::vector<ReportDevice> devices; // by name; those with alerts come first where not all have room
    qint64 devicesLeftOut = 0;
    std::vector<ReportChart> charts; // in the order of columns
    qint64 chartsLeftOut = 0;
};

struct ReportBounds
{
    std::size_t alerts = 150;
    std::size_t devices = 200;
    std::size_t charts = 12;
    std::size_t lines = 8; // of a chart
    std::size_t gaps = 10;
    int points = 300; // of a line
};

// `goOn` false: Error::Kind::Cancelled. `nowMs`: UTC.
[[nodiscard]] Result<ReportContent> readReport(store::Reader &reader, const Profile &profile,
                                               const ReportPeriod &period, qint64 nowMs,
                                               const std::function<bool()> &goOn, const ReportBounds &bounds = {});

} // namespace monitor
