// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_emptiness.h"

namespace ui {

EmptyCase emptyCaseOf(const EmptyFacts &facts)
{
    using monitor::StationPhase;
    if (facts.hasFailed || facts.phase == StationPhase::Failed)
        return EmptyCase::Unreadable;
    if (facts.isSearching)
        return EmptyCase::Searching;
    if (facts.isStopped)
        return EmptyCase::Stopped;
    if (!facts.hasRead || !facts.beyond)
        return EmptyCase::Reading;
    if (facts.beyond->hasRowsInRange) {
        const bool onlyMessages = facts.areMessagesHidden && facts.beyond->hasMatchingMessages;
        return onlyMessages ? EmptyCase::MessagesHidden : EmptyCase::Filtered;
    }
    if (facts.beyond->newestMs)
        return EmptyCase::NothingInRange;
    const bool isOffline = facts.phase == StationPhase::NotConnected || facts.phase == StationPhase::Connecting;
    return isOffline ? EmptyCase::NotConnected : EmptyCase::NothingRecorded;
}

} // namespace ui
