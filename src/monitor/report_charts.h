// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses what a report's charts draw while the series pass by: of each metric the devices with alerts of it, then
// those whose values moved most. No more is kept than is drawn.
#pragma once

#include "monitor/report_content.h"

#include <QHash>
#include <map>

namespace monitor {

class ChartCollector
{
public:
    // `content` has its period and alerts, and gets its charts by finish().
    ChartCollector(ReportContent &content, const ReportBounds &bounds);
    void add(const ReportDevice &device, const QString &field, Series series);
    void finish(const std::vector<AlertRule> &rules);

private:
    struct Ranked
    {
        std::size_t alerts = 0; // of this metric
        double moved = 0;       // highest - lowest
        ReportChart::Line line;
    };
    struct Candidate
    {
        std::vector<Ranked> ranked; // the first ones so far
        std::map<qint64, SeriesPoint> all;
        qint64 found = 0;
    };
    [[nodiscard]] std::size_t alertsOf(const QUuid &device, const QString &field) const;
    [[nodiscard]] ReportChart chartOf(const QString &metric, Candidate &candidate,
                                      const std::vector<AlertRule> &rules) const;

    ReportContent &m_content;
    const ReportBounds &m_bounds;
    qint64 m_slotMs;
    QHash<QString, Candidate> m_candidates; // by metric
};

} // namespace monitor
