// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/service_report.h"

#include "base/visible_text.h"
#include "monitor/log.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qint64 kStatusMs = 5000;

} // namespace

QByteArray statusLine(const Health &health)
{
    QString text = health.connected ? u"connected"_s : u"not connected"_s;
    if (!health.connectionReason.isEmpty())
        text += u" (%1)"_s.arg(health.connectionReason);
    text += u"; %1 stored, %2 waiting"_s.arg(health.counters.stored).arg(health.counters.waiting);
    if (!health.inboxTrouble.isEmpty())
        text += u"; the inbox takes nothing: %1"_s.arg(health.inboxTrouble);
    else if (!health.storeTrouble.isEmpty())
        text += u"; the store takes nothing: %1"_s.arg(health.storeTrouble);
    return visibleText(text, 500).toUtf8();
}

bool isAlive(const ThreadSilence &silence, qint64 watchdogMs)
{
    return silence.longestMs() <= watchdogMs / 2;
}

ServiceReport::ServiceReport(const Collector &collector, const HealthWatch &health)
    : m_health(health),
      m_notice(qgetenv("NOTIFY_SOCKET")),
      m_watchdogMs(watchdogMs(qgetenv("WATCHDOG_USEC"), qgetenv("WATCHDOG_PID"), QCoreApplication::applicationPid()))
{
    if (!m_notice.isWanted())
        return;
    connect(&collector, &Collector::linkChanged, this, [this](const broker::LinkState &state) { showLink(state); });
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
    m_timer.start(int(m_watchdogMs > 0 ? std::clamp<qint64>(m_watchdogMs / 4, 1, kStatusMs) : kStatusMs));
}

void ServiceReport::showLink(const broker::LinkState &state)
{
    if (m_stopping)
        return;
    if (state.phase == broker::LinkPhase::Ready && !m_ready)
        m_ready = m_notice.send("READY=1");
    say(m_health.now());
}

void ServiceReport::tick()
{
    const Health health = m_health.now();
    if (!m_stopping)
        say(health);
    if (m_watchdogMs == 0)
        return;
    if (isAlive(health.silence, m_watchdogMs))
        m_notice.send("WATCHDOG=1");
    else
        qCCritical(lcMonitor) << "a thread hangs, the service manager is not told that all is well: listener silent for"
                              << health.silence.listenerMs << "ms, inbox" << health.silence.inboxMs << "ms, processor"
                              << health.silence.processorMs << "ms";
}

void ServiceReport::say(const Health &health)
{
    const QByteArray status = statusLine(health);
    if (status != m_status && m_notice.send("STATUS=" + status))
        m_status = status;
}

void ServiceReport::stopping()
{
    m_stopping = true;
    m_notice.send("STOPPING=1\nSTATUS=storing what was received");
}

} // namespace monitor
