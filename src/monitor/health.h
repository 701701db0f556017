// SPDX-License-Identifier: GPL-3.0-or-later
// How a collector is, at one moment, and its texts for machines: Prometheus and JSON.
#pragma once

#include "model/query.h"
#include "monitor/pulse.h"

#include <QByteArray>
#include <QString>

namespace monitor {

struct Health
{
    Counters counters;
    bool connected = false;   // subscriptions are acknowledged
    QString connectionReason; // why not, or what is wrong with it; empty when all is well
    QString storeTrouble;     // why the store takes no rows; empty: it does
    QString inboxTrouble;     // why the inbox takes no messages; empty: it does
    ThreadSilence silence;
    qint64 startedAtMs = 0; // UTC
    qint64 storeBytes = 0;  // with the write-ahead log
    qint64 inboxBytes = 0;
};

// Connected, and store and inbox take what comes.
[[nodiscard]] bool isWell(const Health &health);
// Prometheus text format 0.0.4: HELP and TYPE for each metric, base units in the names.
[[nodiscard]] QByteArray metricsText(const Health &health);
// {"ok", "connected", "store_takes_rows", "inbox_takes_messages", "connection", "store", "inbox"}; the last three are
// the reasons in words, null when all is well.
[[nodiscard]] QByteArray healthJson(const Health &health);

} // namespace monitor
