// SPDX-License-Identifier: GPL-3.0-or-later
#include "report.h"

#include "base/stop_signal.h"
#include "base/visible_text.h"
#include "export/local_times.h"
#include "monitor/collector_options.h"
#include "ui/report/report_pages.h"

#include <QDateTime>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

Result<void> draw(const ReportRequest &request)
{
    const QString zoneName = request.profile.zone;
    const auto zone = exports::zoneOf(zoneName.isEmpty() ? u"local"_s : zoneName);
    if (!zone)
        return tl::unexpected(zone.error());
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const auto period = monitor::reportPeriod(request.kind, request.date, *zone, nowMs);
    if (!period)
        return tl::unexpected(period.error());
    const auto url = monitor::storeUrlOf(request.profile);
    if (!url)
        return tl::unexpected(url.error());
    auto reader = store::Reader::open(*url);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto content =
        monitor::readReport(**reader, request.profile, *period, nowMs, [] { return !stopRequested(); });
    if (!content)
        return tl::unexpected(content.error());
    return ui::writeReportPages(*content, ui::paperStyle(), request.file);
}

} // namespace

int drawReport(const ReportRequest &request)
{
    catchStopSignal();
    const auto drawn = draw(request);
    if (drawn)
        return 0;
    std::fprintf(stderr, "watchpost: %s\n", visibleText(drawn.error().text).toUtf8().constData());
    return drawn.error().kind == Error::Kind::Usage ? 2 : 1;
}
