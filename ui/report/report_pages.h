// SPDX-License-Identifier: GPL-3.0-or-later
// A report as pages: title, summary, alerts, charts, devices. Laid out once, painted to paper or to an image.
#pragma once

#include "monitor/report_content.h"
#include "ui/report/page_flow.h"

#include <QFont>
#include <QPageSize>

namespace ui {

// Lengths are in dots of the screen, so that fonts are as large as it makes them.
struct PaperStyle
{
    int dotsPerInch = 96;
    QPageSize size = QPageSize(QPageSize::A4);
    QFont font; // of the text; its size in points
};
// That of this machine: Letter where people use it, the application's font. To be asked in the UI thread.
[[nodiscard]] PaperStyle paperStyle();

class ReportPages
{
public:
    ReportPages(const monitor::ReportContent &content, const PaperStyle &style);
    [[nodiscard]] int count() const { return int(m_pages.size()); }
    [[nodiscard]] QSizeF size() const { return m_size; } // in dots
    // Print colours, whatever the window has. In any thread.
    void paint(QPainter &painter, int page) const;

private:
    void addTitle(const monitor::ReportContent &content);
    void addSummary(const monitor::ReportContent &content);
    void addGaps(const monitor::ReportContent &content);
    void addAlerts(const monitor::ReportContent &content);
    void addCharts(const monitor::ReportContent &content);
    void addDevices(const monitor::ReportContent &content);
    void addHeading(const QString &text);
    void addSentence(const QString &text);
    void addSpace(double lines);
    void paintFoot(QPainter &painter, int page) const;

    QFont m_font;
    QFont m_small; // of tables
    QSizeF m_size;
    QRectF m_area;
    QString m_foot;
    std::vector<FlowPiece> m_pieces;
    std::vector<FlowPage> m_pages;
};

// As PDF into a file that appears whole or not at all. In any thread. Error::Kind::Io.
[[nodiscard]] Result<void> writeReportPages(const monitor::ReportContent &content, const PaperStyle &style,
                                            const QString &path);

} // namespace ui
