// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_view.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kLineWidth = 1.8;
constexpr double kFocusGap = 3;
// Qt Charts keeps an item for each; with more stretches than this the shortest are drawn as points.
constexpr std::size_t kMaxLines = 240;
constexpr std::size_t kMinLines = 30; // for each series
constexpr double kDotSpacing = 16;    // pixels: readings further apart are drawn as points, too
// Below the grid of Qt Charts, and above everything of it.
constexpr double kUnder = 0.5, kOver = 100;

} // namespace

// A layer of the picture that we draw ourselves.
class ChartLayer : public QGraphicsItem
{
public:
    ChartLayer(QGraphicsItem *parent, std::function<void(QPainter &)> paintIt)
        : QGraphicsItem(parent), m_paint(std::move(paintIt))
    {
    }
    void setArea(const QRectF &area)
    {
        prepareGeometryChange();
        m_area = area;
        update();
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        painter->save();
        m_paint(*painter);
        painter->restore();
    }

private:
    std::function<void(QPainter &)> m_paint;
    QRectF m_area;
};

ChartView::ChartView(QWidget *parent)
    : QChartView(new QChart, parent), m_times(new QValueAxis), m_values{new QValueAxis, new QValueAxis}
{
    setObjectName(u"telemetryChart"_s);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 200);
    QChart *const plot = chart();
    plot->setAnimationOptions(QChart::NoAnimation);
    plot->legend()->hide();
    plot->setBackgroundVisible(false);
    plot->setMargins({});
    plot->layout()->setContentsMargins(0, 0, 0, 0);
    plot->addAxis(m_times, Qt::AlignBottom);
    plot->addAxis(m_values[0], Qt::AlignLeft);
    plot->addAxis(m_values[1], Qt::AlignRight);
    m_times->setVisible(false);
    for (QValueAxis *axis : m_values)
        axis->setVisible(false);
    m_under = new ChartLayer(plot, [this](QPainter &p) {
        paintUnder(p, m_frame, m_content, m_legend);
        if (m_parts.band)
            paintBands(p, m_frame, m_content, m_pieces);
    });
    m_under->setZValue(kUnder);
    m_over = new ChartLayer(plot, [this](QPainter &p) { paintOver(p, m_frame, m_content, m_parts, m_pieces); });
    m_over->setZValue(kOver);
    m_wheel.setSingleShot(true);
    m_wheel.setInterval(150);
    connect(&m_wheel, &QTimer::timeout, this, &ChartView::commitPreview);
    connect(scene(), &QGraphicsScene::changed, this, [this] {
        m_isStale = true;
        viewport()->update();
    });
    restyle();
}

ChartView::~ChartView() = default;

void ChartView::restyle()
{
    setBackgroundBrush(theme().base);
    fillSeries();
    layOut();
}

void ChartView::setContent(const ChartContent &content)
{
    if (content == m_content && !m_preview)
        return;
    const bool sameSeries = content.series == m_content.series;
    m_content = content;
    // What is being moved stays where the hand has it.
    if (m_drag != Drag::Pan && !m_wheel.isActive())
        m_preview.reset();
    if (!sameSeries)
        fillSeries();
    layOut();
    Q_EMIT cursorChanged();
}

void ChartView::setParts(const ChartParts &parts)
{
    m_parts = parts;
    fillSeries();
    layOut();
}

void ChartView::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    layOut();
    Q_EMIT cursorChanged();
}

void ChartView::layOut()
{
    const QRectF whole(QPointF(0, 0), QSizeF(viewport()->size()));
    const auto range = m_preview.value_or(std::pair(m_content.fromMs, m_content.toMs));
    const double widthBefore = m_frame.plot.width();
    m_frame = frameOf(m_content, whole, font(), m_zone, range);
    m_legend = legendOf(m_content, m_parts, m_zone);
    chart()->setPlotArea(m_frame.plot);
    m_times->setRange(double(m_frame.fromMs), double(m_frame.toMs));
    for (std::size_t axis = 0; axis < kAxes; ++axis) {
        if (const auto &ticks = m_frame.values[axis])
            m_values[axis]->setRange(ticks->min, ticks->max);
    }
    m_under->setArea(whole);
    m_over->setArea(whole);
    m_isStale = true;
    viewport()->update();
    if (m_frame.plot.width() != widthBefore)
        Q_EMIT plotResized();
}

void ChartView::fillSeries()
{
    const std::size_t used = m_content.series.size();
    const std::size_t atMost = std::max(kMinLines, kMaxLines / std::max<std::size_t>(1, used));
    if (m_lines.size() < used)
        m_lines.resize(used);
    m_pieces.assign(used, {});
    for (std::size_t s = 0; s < m_lines.size(); ++s) {
        std::vector<Line> &lines = m_lines[s];
        std::size_t filled = 0;
        if (s < used) {
            const ChartSeries &series = m_content.series[s];
            ChartPieces &pieces = m_pieces[s];
            pieces = piecesOf(series.data, atMost);
            for (; filled < pieces.lines.size(); ++filled) {
                if (filled == lines.size())
                    lines.push_back(makeLine());
                putOnAxis(lines[filled], series.axis);
                fillLine(lines[filled], series, pieces.lines[filled]);
            }
            if (double(series.data.points.size()) * kDotSpacing < m_frame.plot.width()) {
                pieces.dots.resize(series.data.points.size());
                std::iota(pieces.dots.begin(), pieces.dots.end(), std::size_t(0));
            }
        }
        for (; filled < lines.size() && lines[filled].series->isVisible(); ++filled) {
            lines[filled].series->clear();
            lines[filled].series->setVisible(false);
        }
    }
}

ChartView::Line ChartView::makeLine()
{
    Line line;
    line.series = new QLineSeries;
    line.series->setUseOpenGL(false);
    chart()->addSeries(line.series);
    line.series->attachAxis(m_times);
    return line;
}

void ChartView::putOnAxis(Line &line, int axis)
{
    if (line.axis == axis)
        return;
    if (line.axis >= 0)
        line.series->detachAxis(m_values[std::size_t(line.axis)]);
    line.series->attachAxis(m_values[std::size_t(axis)]);
    line.axis = axis;
}

void ChartView::fillLine(Line &line, const ChartSeries &series, std::pair<std::size_t, std::size_t> stretch)
{
    QList<QPointF> mean;
    mean.reserve(qsizetype(stretch.second - stretch.first));
    for (std::size_t i = stretch.first; i < stretch.second; ++i)
        mean.append({double(series.data.points[i].tMs), series.data.points[i].mean});
    QPen pen(theme().series(series.look), kLineWidth, theme().seriesPen(series.look));
    pen.setJoinStyle(Qt::BevelJoin); // a spike's mitre would reach beyond its value
    line.series->setPen(pen);
    line.series->replace(mean);
    line.series->setVisible(true);
}

std::vector<QList<QPointF>> ChartView::linesOf(std::size_t series) const
{
    std::vector<QList<QPointF>> lines;
    if (series >= m_lines.size())
        return lines;
    for (const Line &line : m_lines[series]) {
        if (line.series->isVisible() && line.series->count() > 0)
            lines.push_back(line.series->points());
    }
    return lines;
}

void ChartView::paintPicture(QPainter &painter, const QRectF &target)
{
    painter.fillRect(target, theme().base);
    scene()->render(&painter, target, QRectF(QPointF(0, 0), QSizeF(viewport()->size())), Qt::KeepAspectRatio);
}

void ChartView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    const QSize size = viewport()->size() * ratio;
    if (m_isStale || m_picture.size() != size) {
        m_picture = QPixmap(size);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(theme().base);
        QPainter painter(&m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        scene()->render(&painter, QRectF(QPointF(0, 0), QSizeF(viewport()->size())),
                        QRectF(QPointF(0, 0), QSizeF(viewport()->size())));
        m_isStale = false;
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    painter.setFont(font());
    if (m_drag == Drag::Zoom)
        paintChoice(painter, m_frame, m_pressed.x(), m_dragged.x());
    else if (m_cursorMs)
        paintCrosshair(painter, m_frame, m_content, *m_cursorMs, cursorPoints());
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        // Outside: a limit may lie on the edge.
        painter.drawRect(m_frame.plot.adjusted(-kFocusGap, -kFocusGap, kFocusGap, kFocusGap));
    }
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_over)
        layOut();
}

} // namespace ui
