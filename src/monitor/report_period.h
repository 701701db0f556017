// SPDX-License-Identifier: GPL-3.0-or-later
// The day or week that a report is about, in a site's zone: pure calendar.
#pragma once

#include "base/key_table.h"
#include "base/result.h"

#include <QDate>
#include <QTimeZone>

namespace monitor {

enum class ReportKind { Daily, Weekly };
inline constexpr KeyTable<ReportKind, 2> kReportKindKeys = {{
    {ReportKind::Daily, "daily"},
    {ReportKind::Weekly, "weekly"},
}};

struct ReportPeriod
{
    ReportKind kind = ReportKind::Daily;
    QDate first; // the day, or the week's Monday (ISO 8601)
    QTimeZone zone;
    qint64 fromMs = 0; // UTC; [fromMs, toMs): from midnight to midnight of the zone, whatever the hours between
    qint64 toMs = 0;

    [[nodiscard]] QDate last() const { return kind == ReportKind::Daily ? first : first.addDays(6); }
    // `2026-11-27`; of a week `2026-W48`.
    [[nodiscard]] QString label() const;
};

// The period that holds `date`; without one the last that is over: yesterday, or the week before this one. `nowMs`:
// UTC. Error::Kind::Usage, not_begun, for one that lies ahead.
[[nodiscard]] Result<ReportPeriod> reportPeriod(ReportKind kind, std::optional<QDate> date, const QTimeZone &zone,
                                                qint64 nowMs);
// `YYYY-MM-DD`, and of weeks `YYYY-Www` too; an empty text is no date. Error::Kind::Usage, bad_date.
[[nodiscard]] Result<std::optional<QDate>> reportDate(ReportKind kind, const QString &text);

} // namespace monitor
