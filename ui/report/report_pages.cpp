// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_pages.h"

#include "export/atomic_file.h"
#include "ui/common/light_theme.h"
#include "ui/common/plain_text.h"
#include "ui/report/page_table.h"
#include "ui/report/report_chart.h"
#include "ui/report/report_rows.h"
#include "ui/report/report_words.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kTextPoints = 9;
constexpr double kTablePoints = 7.5;
constexpr double kSideMm = 16, kTopMm = 15, kFootMm = 18;
constexpr int kFactColumns = 5;
constexpr double kFactHeight = 3.6; // heights of text

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QFont scaled(const QFont &base, double factor)
{
    QFont font = headlineFont(base);
    font.setPointSizeF(base.pointSizeF() * factor);
    return font;
}

void paintLine(QPainter &painter, const QRectF &where, const QFont &font, const QColor &color, const QString &text)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(where, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, where.width()));
}

} // namespace

PaperStyle paperStyle()
{
    PaperStyle style;
    if (const QScreen *screen = QGuiApplication::primaryScreen())
        style.dotsPerInch = std::max(72, qRound(screen->logicalDotsPerInchY()));
    if (QLocale().measurementSystem() == QLocale::ImperialUSSystem)
        style.size = QPageSize(QPageSize::Letter);
    style.font = QGuiApplication::font();
    style.font.setPointSizeF(kTextPoints);
    style.font.setHintingPreference(QFont::PreferNoHinting);
    return style;
}

ReportPages::ReportPages(const monitor::ReportContent &content, const PaperStyle &style)
    : m_font(style.font), m_small(style.font), m_size(style.size.size(QPageSize::Inch) * style.dotsPerInch)
{
    const LightTheme paper;
    m_small.setPointSizeF(style.font.pointSizeF() * kTablePoints / kTextPoints);
    const double mm = style.dotsPerInch / 25.4;
    m_area = QRectF(QPointF(0, 0), m_size).adjusted(kSideMm * mm, kTopMm * mm, -kSideMm * mm, -kFootMm * mm);
    m_foot = u"%1 · %2 %3"_s.arg(plainLine(content.site, 60), reportTitle(content.period.kind), content.period.label());
    addTitle(content);
    addSummary(content);
    addGaps(content);
    addAlerts(content);
    addCharts(content);
    addDevices(content);
    m_pages = pagesOf(m_pieces, m_area);
}

void ReportPages::addSpace(double lines)
{
    FlowPiece space;
    space.height = QFontMetricsF(m_font).height() * lines;
    m_pieces.push_back(std::move(space));
}

void ReportPages::addHeading(const QString &text)
{
    addSpace(1.2);
    FlowPiece piece;
    const QFont font = scaled(m_font, 1.2);
    piece.height = QFontMetricsF(font).height() * 1.7;
    piece.keepsNext = true;
    piece.paint = [text, font](QPainter &painter, const QRectF &where) {
        paintLine(painter, where, font, theme().text, text);
    };
    m_pieces.push_back(std::move(piece));
}

void ReportPages::addSentence(const QString &text)
{
    FlowPiece piece;
    const QRectF room(0, 0, m_area.width(), m_area.height());
    piece.height = QFontMetricsF(m_font).boundingRect(room, Qt::TextWordWrap, text).height() * 1.25;
    piece.paint = [text, font = m_font](QPainter &painter, const QRectF &where) {
        painter.setFont(font);
        painter.setPen(theme().text);
        painter.drawText(where, Qt::TextWordWrap, text);
    };
    m_pieces.push_back(std::move(piece));
}

void ReportPages::addTitle(const monitor::ReportContent &content)
{
    const QString owner = plainLine(
        content.organization.isEmpty() ? content.site : QString(content.organization + u" · "_s + content.site), 160);
    const QString written =
        Texts::tr("Written %1 by Watchpost %2")
            .arg(reportExact(content.period.zone, content.writtenAtMs), QStringLiteral(WATCHPOST_VERSION));
    const bool isDaily = content.period.kind == monitor::ReportKind::Daily;
    const QString title = reportTitle(content.period.kind) + u" – "_s;
    std::vector<std::tuple<QString, double, bool>> lines{{owner, 1.0, true}};
    lines.emplace_back(title + (isDaily ? reportDays(content.period) : content.period.label()), 1.6, false);
    // Both ends of a week have no room in the title.
    if (!isDaily)
        lines.emplace_back(reportDays(content.period), 1.0, false);
    lines.emplace_back(reportRange(content.period), 1.0, true);
    lines.emplace_back(written, 1.0, true);
    for (const auto &[text, factor, isSecondary] : lines) {
        const QFont font = factor > 1 ? scaled(m_font, factor) : m_font;
        FlowPiece piece;
        piece.height = QFontMetricsF(font).height() * 1.35;
        piece.paint = [text = text, font, isSecondary = isSecondary](QPainter &painter, const QRectF &where) {
            paintLine(painter, where, font, isSecondary ? theme().secondary : theme().text, text);
        };
        m_pieces.push_back(std::move(piece));
    }
}

void ReportPages::addSummary(const monitor::ReportContent &content)
{
    addSpace(0.8);
    const std::vector<ReportFact> facts = reportFacts(content);
    const double line = QFontMetricsF(m_font).height();
    for (std::size_t first = 0; first < facts.size(); first += kFactColumns) {
        FlowPiece piece;
        piece.height = line * kFactHeight;
        const std::vector<ReportFact> row(facts.begin() + std::ptrdiff_t(first),
                                          facts.begin() + std::ptrdiff_t(std::min(facts.size(), first + kFactColumns)));
        piece.paint = [row, line, label = m_small, value = scaled(m_font, 1.35)](QPainter &painter,
                                                                                 const QRectF &where) {
            const double width = where.width() / kFactColumns;
            double x = where.left();
            for (const ReportFact &fact : row) {
                const QRectF cell(x, where.top(), width - 8, line * 1.2);
                paintLine(painter, cell, label, theme().secondary, fact.label);
                paintLine(painter, cell.translated(0, line * 1.2).adjusted(0, 0, 0, line * 0.5), value, theme().text,
                          fact.value);
                x += width;
            }
        };
        m_pieces.push_back(std::move(piece));
    }
    for (const QString &remark : reportRemarks(content))
        addSentence(remark);
}

void ReportPages::addGaps(const monitor::ReportContent &content)
{
    if (content.gaps.empty())
        return;
    addHeading(Texts::tr("Longest times without readings"));
    addTable(m_pieces, gapColumns(), gapRows(content), {m_small, m_area.width()});
}

void ReportPages::addAlerts(const monitor::ReportContent &content)
{
    addHeading(Texts::tr("Alerts"));
    if (content.alerts.empty()) {
        addSentence(Texts::tr("No alert stood in this time."));
        return;
    }
    addTable(m_pieces, alertColumns(), alertRows(content), {m_small, m_area.width()});
    if (content.alertsLeftOut > 0) {
        addSpace(0.4);
        addSentence(Texts::tr("%1 more alerts, less severe or older, are in the CSV file only.")
                        .arg(QString::number(content.alertsLeftOut)));
    }
}

void ReportPages::addCharts(const monitor::ReportContent &content)
{
    if (content.charts.empty())
        return;
    addHeading(Texts::tr("Charts"));
    for (const monitor::ReportChart &chart : content.charts)
        m_pieces.push_back(reportChart(chart, content.period, m_small, m_area.width()));
    if (content.chartsLeftOut > 0)
        addSentence(Texts::tr("%1 more metrics are not drawn; their values are in the CSV files.")
                        .arg(QString::number(content.chartsLeftOut)));
}

void ReportPages::addDevices(const monitor::ReportContent &content)
{
    if (content.devices.empty())
        return;
    addHeading(Texts::tr("Devices"));
    const DeviceRows rows = deviceRows(content);
    addTable(m_pieces, deviceColumns(), rows.rows, {m_small, m_area.width()});
    if (rows.devicesLeftOut > 0) {
        addSpace(0.4);
        addSentence(Texts::tr("%1 more devices have no room here; those with alerts came first. Their readings are in "
                              "the CSV files.")
                        .arg(QString::number(rows.devicesLeftOut)));
    }
}

void ReportPages::paintFoot(QPainter &painter, int page) const
{
    const double line = QFontMetricsF(m_small).height();
    const QRectF foot(m_area.left(), m_area.bottom() + line * 1.2, m_area.width(), line * 1.4);
    painter.setPen(QPen(theme().line, 0.6));
    painter.drawLine(foot.topLeft(), foot.topRight());
    const QString number = Texts::tr("Page %1 of %2").arg(page + 1).arg(count());
    const double width = QFontMetricsF(m_small).horizontalAdvance(number) + 4;
    paintLine(painter, foot.adjusted(0, 2, -width - 8, 2), m_small, theme().secondary, m_foot);
    painter.drawText(foot.adjusted(0, 2, 0, 2), int(Qt::AlignRight | Qt::AlignVCenter), number);
}

void ReportPages::paint(QPainter &painter, int page) const
{
    const LightTheme paper;
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const PlacedPiece &placed : m_pages[std::size_t(page)])
        placed.paint(painter);
    paintFoot(painter, page);
}

Result<void> writeReportPages(const monitor::ReportContent &content, const PaperStyle &style, const QString &path)
{
    auto file = exports::AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    const ReportPages pages(content, style);
    QPdfWriter pdf((*file)->device());
    pdf.setResolution(style.dotsPerInch);
    pdf.setPageSize(style.size);
    pdf.setPageMargins({});
    pdf.setTitle(u"%1 %2"_s.arg(reportTitle(content.period.kind), content.period.label()));
    pdf.setCreator(u"Watchpost %1"_s.arg(QStringLiteral(WATCHPOST_VERSION)));
    QPainter painter(&pdf);
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0 && !pdf.newPage())
            return fail(Error::Kind::Io, u"write_failed"_s, u"cannot write '%1'"_s.arg(path));
        pages.paint(painter, page);
    }
    if (!painter.end())
        return fail(Error::Kind::Io, u"write_failed"_s, u"cannot write '%1'"_s.arg(path));
    return (*file)->commit();
}

} // namespace ui
