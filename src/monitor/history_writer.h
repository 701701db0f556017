// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a store with the past of a simulated plant, through the same decoders, rules and writer as live messages.
#pragma once

#include "simulate/plant.h"
#include "store/store_url.h"

#include <functional>

namespace monitor {

struct HistoryOptions
{
    store::StoreUrl store;
    QString integrationName = QStringLiteral("default");
    simulate::PlantOptions plant; // startMs: where the history begins
    qint64 endMs = 0;             // and ends
    qint64 count = 0;             // at most so many messages; 0: all of the range
};

struct HistoryResult
{
    qint64 messages = 0;
};

// `progress` is told the number of messages so far and the time that was reached; false ends it, keeping what is
// stored. Error::Kind::Conflict while a collector runs on the store.
[[nodiscard]] Result<HistoryResult> writeHistory(const HistoryOptions &options,
                                                 const std::function<bool(qint64 messages, qint64 atMs)> &progress);

} // namespace monitor
