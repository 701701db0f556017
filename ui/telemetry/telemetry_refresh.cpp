// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the store, following the newest, and what an empty chart says.
#include "monitor/when_done.h"
#include "ui/common/empty_state.h"
#include "ui/common/formats.h"
#include "ui/common/nothing_yet.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/telemetry/chart_limits.h"
#include "ui/telemetry/chart_view.h"
#include "ui/telemetry/readout.h"
#include "ui/telemetry/telemetry_page.h"

#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kFollowMs = 1000; // between questions while following, at least
constexpr int kPointsPerPixel = 2;
constexpr int kFirstPoints = 2000; // before the chart has a width

} // namespace

void TelemetryPage::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    if (m_isStale)
        refresh();
}

void TelemetryPage::changeEvent(QEvent *event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_chart->restyle();
}

// Something was stored, or time went by: a range that reaches until now shows it, though not more often than it takes.
void TelemetryPage::refreshSoon()
{
    if (m_workspace.range.toMs(Clock::nowMs()) < Clock::nowMs() && !m_isStale && !showsNothing())
        return;
    m_isStale = true;
    if (m_isAsking || m_refresh.isActive() || !isVisible())
        return;
    const qint64 pause = std::max(kFollowMs, m_pauseMs);
    const qint64 since = m_asked.isValid() ? m_asked.elapsed() : pause;
    m_refresh.start(int(std::clamp<qint64>(pause - since, 0, pause)));
}

void TelemetryPage::refresh()
{
    m_live->setVisible(!m_workspace.range.isLive());
    m_isStale = true;
    if (!isVisible())
        return;
    if (m_set.isEmpty() || m_set.keys().front().field.isEmpty()) {
        showEmptiness({});
        return;
    }
    m_refresh.stop();
    m_isStale = false;
    m_isAsking = true;
    m_asked.start();
    TelemetryQuestion question;
    question.keys = m_set.keys();
    question.nowMs = Clock::nowMs();
    question.fromMs = m_workspace.range.fromMs(question.nowMs);
    question.toMs = m_workspace.range.toMs(question.nowMs);
    const int pixels = int(m_chart->frame().plot.width());
    question.points = pixels > 1 ? pixels * kPointsPerPixel : kFirstPoints;
    const quint64 number = ++m_question;
    monitor::whenDone(
        this,
        m_workspace.station.queries().ask<TelemetryAnswer>(
            u"telemetry.chart"_s, [question](store::Reader &reader) { return answerOf(reader, question); }),
        [this, question, number](const Result<TelemetryAnswer> &answer) {
            if (number == m_question)
                onAnswer(question, answer);
        });
}

void TelemetryPage::onAnswer(const TelemetryQuestion &question, const Result<TelemetryAnswer> &answer)
{
    m_isAsking = false;
    m_pauseMs = int(std::min<qint64>(4 * m_asked.elapsed(), 60'000));
    if (!answer && answer.error().kind == Error::Kind::Cancelled)
        return;
    m_wasAnswered = true;
    m_trouble = answer ? QString() : retold(answer.error());
    if (answer) {
        ChartContent content = contentOf(question, *answer, m_set, m_workspace.directory);
        content.limits = limitsOf(m_workspace.alerts.rules(), content.series, m_workspace.directory);
        m_chart->setContent(content);
    }
    showEmptiness(m_trouble);
    showReadout();
    Q_EMIT shown();
    if (m_isStale)
        refreshSoon();
}

bool TelemetryPage::showsNothing() const
{
    const auto &series = m_chart->content().series;
    return std::all_of(series.begin(), series.end(), [](const ChartSeries &s) { return s.data.points.empty(); });
}

void TelemetryPage::showReadout()
{
    m_readout->setParts(m_pages->currentWidget() == m_chart ? readoutOf(*m_chart, m_workspace.clock, Clock::nowMs())
                                                            : std::vector<ReadoutPart>());
}

void TelemetryPage::showEmptiness(const QString &trouble)
{
    const Directory &directory = m_workspace.directory;
    if (!trouble.isEmpty() && showsNothing()) {
        m_empty->setReason({u"warning"_s,
                            tr("The readings cannot be read"),
                            plainLine(trouble, 300),
                            {{tr("Try again"), [this] { refresh(); }}}});
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (m_set.isEmpty() || m_set.keys().front().field.isEmpty()) {
        m_empty->setReason(nothingYet(m_workspace, u"chart"_s, tr("No device has sent numbers yet")));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (!m_wasAnswered || !showsNothing()) {
        m_pages->setCurrentWidget(m_chart);
        return;
    }
    // The newest of what is asked for, wherever it is.
    std::optional<qint64> newest;
    for (const SeriesKey &key : m_set.keys()) {
        const Device *device = directory.find(key.device);
        const auto latest = device ? device->latest.constFind(key.field) : QMap<QString, LatestValue>::const_iterator();
        if (device && latest != device->latest.cend())
            newest = std::max(newest.value_or(latest->atMs), latest->atMs);
    }
    const SeriesKey &first = m_set.keys().front();
    EmptyReason reason{u"chart"_s, tr("No readings in this range"), {}, {}};
    const QString what = tr("%1 of %2").arg(metricTitle(first.field), plainLine(directory.nameOf(first.device), 80));
    if (newest) {
        reason.text = tr("%1\nThe newest is of %2").arg(what, m_workspace.clock.stamp(*newest).chopped(7));
        reason.ways.push_back({tr("Go there"), [this, at = *newest] {
                                   const qint64 length = m_workspace.range.lengthMs();
                                   m_workspace.range.setFixed(at - length * 9 / 10, at + length / 10);
                               }});
    } else {
        reason.text = tr("%1 has not been sent yet.").arg(what);
    }
    m_empty->setReason(reason);
    m_pages->setCurrentWidget(m_empty);
}

void TelemetryPage::setRange(qint64 fromMs, qint64 toMs)
{
    ViewRange &range = m_workspace.range;
    const qint64 now = Clock::nowMs();
    // What reaches to the live edge follows it.
    if (range.isLive() && toMs >= now)
        range.setLive(toMs - fromMs);
    else if (toMs > now && fromMs < now)
        range.setLive(toMs - fromMs);
    else
        range.setFixed(fromMs, toMs);
    // The same range as before says nothing, and yet the chart was moved by hand.
    refresh();
}

void TelemetryPage::pan(int direction)
{
    ViewRange &range = m_workspace.range;
    if (direction > 0 && range.isLive())
        return;
    const qint64 now = Clock::nowMs();
    const qint64 shift = std::max<qint64>(1, range.lengthMs() / 4) * direction;
    setRange(range.fromMs(now) + shift, range.toMs(now) + shift);
}

void TelemetryPage::zoom(double factor)
{
    ViewRange &range = m_workspace.range;
    const qint64 now = Clock::nowMs();
    const qint64 middle = range.isLive() ? now : (range.fromMs(now) + range.toMs(now)) / 2;
    const bool hasCursor = m_chart->cursorMs() && *m_chart->cursorMs() >= range.fromMs(now);
    range.zoom(factor, hasCursor ? *m_chart->cursorMs() : middle);
}

void TelemetryPage::goToStart()
{
    const Device *device = m_set.isEmpty() ? nullptr : m_workspace.directory.find(m_set.keys().front().device);
    if (!device)
        return;
    const qint64 length = m_workspace.range.lengthMs();
    m_workspace.range.setFixed(device->firstSeenAtMs, device->firstSeenAtMs + length);
}

} // namespace ui
