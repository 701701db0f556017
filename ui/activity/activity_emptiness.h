// SPDX-License-Identifier: GPL-3.0-or-later
// Why the list is empty: told apart, never guessed.
#pragma once

#include "monitor/station.h"

#include <optional>

namespace ui {

enum class EmptyCase {
    Reading,
    Searching,      // nothing found yet, still looking
    Stopped,        // the search was stopped before it found anything
    Unreadable,     // the store says no
    MessagesHidden, // there are rows, but only hidden messages
    Filtered,       // there are rows in the range, the filter hides them
    NothingInRange, // there are rows, at other times
    NotConnected,   // nothing was ever recorded, and nothing comes in
    NothingRecorded,
};

struct EmptyFacts
{
    bool hasRead = false;
    bool isSearching = false;
    bool isStopped = false;
    bool hasFailed = false;
    bool areMessagesHidden = false;
    // Absent: not known yet.
    struct Beyond
    {
        bool hasRowsInRange = false;      // whatever the filter and the types
        bool hasMatchingMessages = false; // that would be shown if messages were not hidden
        std::optional<qint64> newestMs;   // of the whole store
        bool operator==(const Beyond &) const = default;
    };
    std::optional<Beyond> beyond;
    monitor::StationPhase phase = monitor::StationPhase::Opening;
};

[[nodiscard]] EmptyCase emptyCaseOf(const EmptyFacts &facts);

} // namespace ui
