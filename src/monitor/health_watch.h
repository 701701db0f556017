// SPDX-License-Identifier: GPL-3.0-or-later
// Follows a collector and says how it is whenever asked: over HTTP, and to the service manager.
#pragma once

#include "monitor/collector.h"
#include "monitor/health.h"
#include "monitor/http_server.h"

namespace monitor {

class HealthWatch : public QObject
{
    Q_OBJECT

public:
    // Lives in the collector's thread and not longer than it. `options`: where its files are.
    HealthWatch(const Collector &collector, const CollectorOptions &options);

    [[nodiscard]] Health now() const;
    // What /metrics and /health answer; 404 for any other path.
    [[nodiscard]] HttpAnswer answer(const QByteArray &path) const;

private:
    const Collector &m_collector;
    QString m_storePath;
    QString m_inboxPath;
    QString m_storeTrouble;
    QString m_inboxTrouble;
    qint64 m_startedAtMs;
};

} // namespace monitor
