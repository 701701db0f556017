// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says in words, in the language of the program. Pure: values in, plain words out.
#pragma once

#include "monitor/report_content.h"

#include <QStringList>

namespace ui {

// "Daily report", "Weekly report".
[[nodiscard]] QString reportTitle(monitor::ReportKind kind);
// "Friday, 27 November 2026"; "Week 48: Monday, 23 November 2026 – Sunday, 29 November 2026".
[[nodiscard]] QString reportDays(const monitor::ReportPeriod &period);
// "27 Nov 2026 00:00 +01:00 – 28 Nov 2026 00:00 +01:00, Europe/Berlin"; with the hours where clocks change between.
[[nodiscard]] QString reportRange(const monitor::ReportPeriod &period);
// "27 Nov 08:59"; with the zone's abbreviation where the period has two.
[[nodiscard]] QString reportStamp(const monitor::ReportPeriod &period, qint64 ms);
// "27 Nov 2026 08:59 +01:00".
[[nodiscard]] QString reportExact(const QTimeZone &zone, qint64 ms);

struct ReportFact
{
    QString label;
    QString value;
};
[[nodiscard]] std::vector<ReportFact> reportFacts(const monitor::ReportContent &content);
// Sentences below the facts: that nothing was recorded, that the period is not over.
[[nodiscard]] QStringList reportRemarks(const monitor::ReportContent &content);

[[nodiscard]] QString reportGapWord(GapReason reason);

} // namespace ui
