// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a store, step by step, in words; and its counters as any process can read them.
#pragma once

#include "model/query.h"
#include "store/store_status.h"
#include "store/store_url.h"

#include <vector>

namespace monitor {

struct Finding
{
    QString step; // store, schema, integrity, inbox
    bool ok = false;
    QString detail;
    QString advice;
};

// Walks store, schema, integrity and inbox; the steps behind one that fails are left out where they make no sense.
[[nodiscard]] std::vector<Finding> diagnoseStore(const store::StoreUrl &url, qint64 nowMs);

// A collector's newest run, and its sums over the life of its inbox: from the file where that can be read, else as last
// flushed.
struct CollectorCounters
{
    store::CollectorRun run;
    Counters counters;
};
// Those of the integration that was collected last, the newest first.
[[nodiscard]] std::vector<CollectorCounters> collectorsOf(const store::StoreStatus &status, qint64 nowMs);

struct StoreHealth
{
    store::StoreStatus store;
    bool running = false;
    Counters counters; // the sums of `collectors`
    std::vector<CollectorCounters> collectors;
};
// The sums of the collectors of `status`.
[[nodiscard]] Counters countersOf(const store::StoreStatus &status, qint64 nowMs);
[[nodiscard]] Result<StoreHealth> healthOf(const store::StoreUrl &url, qint64 nowMs);

} // namespace monitor
