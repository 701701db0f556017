// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/health_watch.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

qint64 bytesOf(const QString &database)
{
    return QFileInfo(database).size() + QFileInfo(database + u"-wal"_s).size();
}

} // namespace

HealthWatch::HealthWatch(const Collector &collector, const CollectorOptions &options)
    : m_collector(collector),
      m_storePath(options.processor.store.path),
      m_inboxPath(options.inboxPath),
      m_startedAtMs(QDateTime::currentMSecsSinceEpoch())
{
    connect(&collector, &Collector::storeTrouble, this, [this](const QString &text) { m_storeTrouble = text; });
    connect(&collector, &Collector::inboxTrouble, this, [this](const QString &text) { m_inboxTrouble = text; });
}

Health HealthWatch::now() const
{
    const broker::LinkState &link = m_collector.linkState();
    Health health;
    health.counters = m_collector.counters();
    health.connected = link.phase == broker::LinkPhase::Ready;
    health.connectionReason = link.reason;
    health.storeTrouble = m_storeTrouble;
    health.inboxTrouble = m_inboxTrouble;
    health.silence = m_collector.silence();
    health.startedAtMs = m_startedAtMs;
    health.storeBytes = bytesOf(m_storePath);
    health.inboxBytes = bytesOf(m_inboxPath);
    return health;
}

HttpAnswer HealthWatch::answer(const QByteArray &path) const
{
    if (path == "/metrics")
        return {200, "text/plain; version=0.0.4; charset=utf-8", metricsText(now())};
    if (path == "/health") {
        const Health health = now();
        return {isWell(health) ? 200 : 503, "application/json", healthJson(health)};
    }
    return {404, "text/plain; charset=utf-8", "Here are /metrics and /health.\n"};
}

} // namespace monitor
