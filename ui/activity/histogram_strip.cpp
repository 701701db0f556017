// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/histogram_strip.h"

#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kHeight = 40;
constexpr int kMargin = 4;     // above and below the bars
constexpr int kPauseMs = 2000; // between two readings that nobody asked for
constexpr qint64 kDayMs = 86'400'000;
constexpr int kDragPixels = 4;     // less is a click
constexpr double kLeastPixels = 2; // of a bar that is not empty
constexpr double kLeastProblem = 6;
constexpr double kBarShare = 0.45; // how strongly the accent is laid on

} // namespace

HistogramStrip::HistogramStrip(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"histogramStrip"_s);
    setAccessibleName(tr("Events over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HistogramStrip::readNow);
    connect(&m_workspace.range, &ViewRange::changed, this, [this] {
        m_cursor = -1;
        readNow();
    });
    connect(&m_workspace.station, &monitor::Station::changed, this, &HistogramStrip::readSoon);
    // A live range moves on although nothing is stored.
    connect(&m_workspace.clock, &Clock::tick, this, [this] {
        if (m_workspace.range.isLive() || m_hasFailed)
            readSoon();
    });
    connect(&m_workspace.clock, &Clock::zoneChanged, this, [this] {
        describe();
        update();
    });
    connect(&m_workspace.style, &Style::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void HistogramStrip::setTypes(const std::vector<activity::Selection> &types)
{
    if (types == m_types)
        return;
    m_types = types;
    readNow();
}

QSize HistogramStrip::sizeHint() const
{
    return {600, kHeight};
}

QSize HistogramStrip::minimumSizeHint() const
{
    return {120, kHeight};
}

void HistogramStrip::readSoon()
{
    m_stale = true;
    if (!isVisible() || m_timer.isActive())
        return;
    const qint64 since = m_asked.isValid() ? m_asked.elapsed() : kPauseMs;
    m_timer.start(int(std::max<qint64>(0, kPauseMs - since)));
}

void HistogramStrip::readNow()
{
    m_stale = true;
    // Who looks at nothing needs no bars; showEvent() reads them.
    if (!isVisible())
        return;
    m_stale = false;
    m_timer.stop();
    m_asked.start();
    const qint64 now = Clock::nowMs();
    store::HistogramQuery query;
    query.fromMs = m_workspace.range.fromMs(now);
    query.toMs = m_workspace.range.toMs(now);
    query.types = m_types;
    query.bars = std::clamp(int(plot().width() / 8), 24, 120);
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<store::Histogram>(
                          u"log.histogram"_s, [query](store::Reader &reader) { return reader.bars(query); }),
                      [this](const Result<store::Histogram> &answer) { take(answer); });
}

void HistogramStrip::take(const Result<store::Histogram> &answer)
{
    if (!answer && answer.error().kind == Error::Kind::Cancelled)
        return;
    // Bars that cannot be read now stay: the list says why nothing new comes.
    m_hasFailed = !answer;
    if (!answer)
        return;
    // A bar that moved to the left is still the same bar to whoever stands on it.
    const qint64 moved =
        m_shown.barMs == answer->barMs && m_shown.barMs > 0 ? (answer->fromMs - m_shown.fromMs) / answer->barMs : 0;
    m_shown = *answer;
    const int last = int(m_shown.bars.size()) - 1;
    if (m_cursor >= 0)
        m_cursor = int(std::clamp<qint64>(m_cursor - moved, last < 0 ? -1 : 0, last));
    describe();
    update();
    Q_EMIT read();
}

void HistogramStrip::describe()
{
    qint64 events = 0, problems = 0;
    for (const store::HistogramBar &bar : m_shown.bars) {
        events += bar.n;
        problems += bar.problems;
    }
    QString words = events == 0 ? tr("No events in this range")
                                : tr("%1 events, %2 of them problems, in bars of %3")
                                      .arg(countText(events), countText(problems), Clock::span(m_shown.barMs));
    if (m_cursor >= 0)
        words = wordsOf(m_cursor) + u". "_s + words;
    setAccessibleDescription(words);
}

QString HistogramStrip::wordsOf(int bar) const
{
    if (bar < 0 || bar >= int(m_shown.bars.size()))
        return {};
    const store::HistogramBar &one = m_shown.bars[std::size_t(bar)];
    const Clock &clock = m_workspace.clock;
    const qint64 toMs = one.fromMs + m_shown.barMs;
    const qint64 longer = 2 * kDayMs; // with the date
    const bool isFine = m_shown.barMs < 60'000;
    const QString when =
        tr("%1 to %2")
            .arg(clock.within(one.fromMs, isFine ? 1 : longer), clock.within(toMs, isFine                   ? 1
                                                                                   : m_shown.barMs < kDayMs ? kDayMs
                                                                                                            : longer));
    const QString count = one.n == 1        ? tr("1 event")
                          : m_shown.isWhole ? tr("%1 events").arg(countText(one.n))
                                            : tr("at least %1 events").arg(countText(one.n));
    if (one.problems == 0)
        return QString(when + u": "_s + count);
    return QString(when + u": "_s + count + u", "_s +
                   (one.problems == 1 ? tr("1 problem") : tr("%1 problems").arg(countText(one.problems))));
}

QRectF HistogramStrip::plot() const
{
    return QRectF(rect()).adjusted(metrics::kSide, kMargin, -metrics::kSide, -kMargin);
}

QRectF HistogramStrip::columnOf(int bar) const
{
    const QRectF area = plot();
    const auto count = double(std::max<std::size_t>(1, m_shown.bars.size()));
    const double width = area.width() / count;
    return {area.left() + bar * width, area.top(), width, area.height()};
}

int HistogramStrip::barAt(double x) const
{
    const int count = int(m_shown.bars.size());
    if (count == 0)
        return -1;
    return std::clamp(int(std::floor((x - plot().left()) / columnOf(0).width())), 0, count - 1);
}

qint64 HistogramStrip::mostInABar() const
{
    qint64 most = 0;
    for (const store::HistogramBar &bar : m_shown.bars)
        most = std::max(most, bar.n);
    return most;
}

void HistogramStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &look = theme();
    painter.fillRect(rect(), look.base);
    const QRectF area = plot();
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.line);
    if (mostInABar() > 0)
        paintBars(painter);
    paintBrush(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(2.5, 0.5, -2.5, -0.5));
    }
}

void HistogramStrip::paintBars(QPainter &painter) const
{
    const Theme &look = theme();
    const double most = double(mostInABar());
    const QColor calm = look.tint(Tone::Accent, look.base, kBarShare);
    const QColor calmNow = look.tint(Tone::Accent, look.base, 0.75);
    const QColor wrong = look.tint(Tone::Critical, look.base, look.isDark ? 0.85 : 0.9);
    for (int i = 0; i < int(m_shown.bars.size()); ++i) {
        const store::HistogramBar &bar = m_shown.bars[std::size_t(i)];
        const QRectF column = columnOf(i);
        if (i == m_cursor || i == m_hovered)
            painter.fillRect(column, look.tint(Tone::Accent, look.base, i == m_cursor ? 0.2 : 0.1));
        if (bar.n == 0)
            continue;
        const double height = std::max(kLeastPixels, column.height() * double(bar.n) / most);
        const double gap = column.width() > 3 ? 1 : 0;
        const QRectF drawn(column.left(), column.bottom() - height, column.width() - gap, height);
        painter.fillRect(drawn, i == m_cursor || i == m_hovered ? calmNow : calm);
        if (bar.problems == 0)
            continue;
        // As high as their share of the bar, and never so low that one problem among thousands is not seen.
        const double share = height * double(bar.problems) / double(bar.n);
        const double part = std::clamp(share, std::min(height, kLeastProblem), height);
        painter.fillRect(QRectF(drawn.left(), drawn.bottom() - part, drawn.width(), part), wrong);
    }
}

void HistogramStrip::paintBrush(QPainter &painter) const
{
    if (!m_pressedX || std::abs(m_movedX - *m_pressedX) < kDragPixels)
        return;
    const QRectF first = columnOf(barAt(std::min(*m_pressedX, m_movedX)));
    const QRectF last = columnOf(barAt(std::max(*m_pressedX, m_movedX)));
    const Theme &look = theme();
    QColor shade = look.accent;
    shade.setAlphaF(0.18F);
    const QRectF brushed(first.left(), 0, last.right() - first.left(), height());
    painter.fillRect(brushed, shade);
    painter.setPen(QPen(look.accent, 1));
    painter.drawLine(brushed.topLeft(), brushed.bottomLeft());
    painter.drawLine(brushed.topRight(), brushed.bottomRight());
}

// From the beginning of one bar to the end of another. What lies before the range it was read for is not in the list.
void HistogramStrip::setRangeOf(int first, int last)
{
    if (first < 0 || last < 0 || m_shown.bars.empty())
        return;
    m_workspace.range.setFixed(m_shown.bars[std::size_t(first)].fromMs,
                               m_shown.bars[std::size_t(last)].fromMs + m_shown.barMs);
}

void HistogramStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressedX = m_movedX = event->position().x();
}

void HistogramStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_movedX = event->position().x();
    m_hovered = barAt(m_movedX);
    update();
}

void HistogramStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedX)
        return QWidget::mouseReleaseEvent(event);
    const double from = *m_pressedX, to = event->position().x();
    m_pressedX.reset();
    update();
    if (std::abs(to - from) >= kDragPixels)
        setRangeOf(barAt(std::min(from, to)), barAt(std::max(from, to)));
}

void HistogramStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressedX.reset();
    if (event->button() == Qt::LeftButton)
        m_workspace.range.back();
}

void HistogramStrip::moveCursor(int bar)
{
    const int last = int(m_shown.bars.size()) - 1;
    m_cursor = last < 0 ? -1 : std::clamp(bar, 0, last);
    describe();
    update();
    if (m_cursor >= 0)
        QToolTip::showText(mapToGlobal(columnOf(m_cursor).bottomLeft().toPoint()), plainToolTip(wordsOf(m_cursor)),
                           this);
}

void HistogramStrip::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_shown.bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor < 0 ? last : m_cursor - 1);
    case Qt::Key_Right:
        return moveCursor(m_cursor < 0 ? last : m_cursor + 1);
    case Qt::Key_Home:
        return moveCursor(0);
    case Qt::Key_End:
        return moveCursor(last);
    case Qt::Key_Enter:
    case Qt::Key_Return:
        if (m_cursor >= 0)
            return setRangeOf(m_cursor, m_cursor);
        break;
    case Qt::Key_Escape:
        if (m_pressedX || m_cursor >= 0) {
            m_pressedX.reset();
            m_cursor = -1;
            return update();
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HistogramStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void HistogramStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_cursor = -1;
    update();
}

void HistogramStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        readNow();
}

void HistogramStrip::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

bool HistogramStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = wordsOf(barAt(help->pos().x()));
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(words), this);
        return true;
    }
    if (event->type() == QEvent::PaletteChange)
        update();
    return QWidget::event(event);
}

} // namespace ui
