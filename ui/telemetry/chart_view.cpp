// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_view.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>
#include <functional>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kLineWidth = 1.8;
constexpr float kBandShare = 0.18F;
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
    m_under = new ChartLayer(plot, [this](QPainter &p) { paintUnder(p, m_frame, m_content, m_legend); });
    m_under->setZValue(kUnder);
    m_over = new ChartLayer(plot, [this](QPainter &p) { paintOver(p, m_frame, m_content, m_parts, m_dots); });
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
    if (m_pieces.size() < used)
        m_pieces.resize(used);
    m_dots.assign(used, {});
    for (std::size_t s = 0; s < m_pieces.size(); ++s) {
        std::vector<Piece> &pieces = m_pieces[s];
        std::size_t filled = 0;
        if (s < used) {
            const ChartSeries &series = m_content.series[s];
            const ChartPieces wanted = piecesOf(series.data, atMost);
            m_dots[s] = wanted.dots;
            if (double(series.data.points.size()) * kDotSpacing < m_frame.plot.width()) {
                m_dots[s].resize(series.data.points.size());
                for (std::size_t i = 0; i < m_dots[s].size(); ++i)
                    m_dots[s][i] = i;
            }
            for (; filled < wanted.lines.size(); ++filled) {
                if (filled == pieces.size())
                    pieces.push_back(makePiece());
                putOnAxis(pieces[filled], series.axis);
                fillPiece(pieces[filled], series, wanted.lines[filled]);
            }
        }
        for (; filled < pieces.size(); ++filled)
            clearPiece(pieces[filled]);
    }
}

ChartView::Piece ChartView::makePiece()
{
    Piece piece;
    piece.line = new QLineSeries;
    piece.line->setUseOpenGL(false);
    chart()->addSeries(piece.line);
    piece.line->attachAxis(m_times);
    return piece;
}

void ChartView::putOnAxis(Piece &piece, int axis)
{
    if (piece.axis == axis)
        return;
    for (QAbstractSeries *series :
         {static_cast<QAbstractSeries *>(piece.line), static_cast<QAbstractSeries *>(piece.band)}) {
        if (!series)
            continue;
        if (piece.axis >= 0)
            series->detachAxis(m_values[std::size_t(piece.axis)]);
        series->attachAxis(m_values[std::size_t(axis)]);
    }
    piece.axis = axis;
}

void ChartView::fillPiece(Piece &piece, const ChartSeries &series, std::pair<std::size_t, std::size_t> stretch)
{
    QList<QPointF> mean, low, high;
    const auto count = qsizetype(stretch.second - stretch.first);
    mean.reserve(count);
    bool hasBand = false;
    for (std::size_t i = stretch.first; i < stretch.second; ++i) {
        const SeriesPoint &point = series.data.points[i];
        mean.append({double(point.tMs), point.mean});
        hasBand = hasBand || point.min < point.max;
    }
    const QColor color = theme().series(series.look);
    QPen pen(color, kLineWidth, theme().seriesPen(series.look));
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::BevelJoin); // a spike's mitre would reach beyond its value
    piece.line->setPen(pen);
    piece.line->replace(mean);
    piece.line->setVisible(true);
    if (!hasBand || !m_parts.band) {
        if (piece.band)
            piece.band->setVisible(false);
        return;
    }
    if (!piece.band) {
        piece.upper = new QLineSeries(this);
        piece.lower = new QLineSeries(this);
        piece.band = new QAreaSeries(piece.upper, piece.lower);
        chart()->addSeries(piece.band);
        piece.band->attachAxis(m_times);
        piece.band->attachAxis(m_values[std::size_t(piece.axis)]);
        piece.band->setPen(Qt::NoPen);
    }
    for (std::size_t i = stretch.first; i < stretch.second; ++i) {
        const SeriesPoint &point = series.data.points[i];
        low.append({double(point.tMs), point.min});
        high.append({double(point.tMs), point.max});
    }
    QColor faint = color;
    faint.setAlphaF(kBandShare);
    piece.band->setBrush(faint);
    piece.upper->replace(high);
    piece.lower->replace(low);
    piece.band->setVisible(true);
}

void ChartView::clearPiece(Piece &piece)
{
    if (piece.line->count() > 0) {
        piece.line->clear();
        piece.line->setVisible(false);
    }
    if (piece.band && piece.upper->count() > 0) {
        piece.upper->clear();
        piece.lower->clear();
        piece.band->setVisible(false);
    }
}

std::vector<QList<QPointF>> ChartView::linesOf(std::size_t series) const
{
    std::vector<QList<QPointF>> lines;
    if (series >= m_pieces.size())
        return lines;
    for (const Piece &piece : m_pieces[series]) {
        if (piece.line->isVisible() && piece.line->count() > 0)
            lines.push_back(piece.line->points());
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
        paintBand(painter, m_frame, m_pressed.x(), m_dragged.x());
    else if (m_cursorMs)
        paintCrosshair(painter, m_frame, m_content, *m_cursorMs, cursorPoints());
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(m_frame.plot);
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
