// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the activity list as it is shown, and how rows are read: what runs in the reader's thread, so that the
// window's thread neither reads JSON nor waits.
#pragma once

#include "filter/filter.h"
#include "store/reader.h"
#include "ui/activity/activity_words.h"

#include <memory>

namespace ui {

struct ActivityEntry
{
    ActivityRecord record;
    ActivityLook look;
    filter::Subject subject;
    [[nodiscard]] PageKey key() const { return keyOf(record.row); }
    [[nodiscard]] QUuid device() const { return QUuid::fromString(subject.deviceId); }
};
using ActivityEntryPtr = std::shared_ptr<const ActivityEntry>;

// Which rows the list shows, beside the range.
struct ActivityQuestion
{
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices;
    std::optional<filter::Node> filter;
    bool operator==(const ActivityQuestion &) const = default;
};

// Older than `b` in the order of the log.
[[nodiscard]] bool isBefore(const PageKey &a, const PageKey &b);
// The last possible key of a millisecond: a page of older rows behind it begins with that millisecond's newest row.
[[nodiscard]] PageKey endOf(qint64 ms);

struct ActivityPart
{
    std::vector<ActivityEntryPtr> entries; // newest first, whichever way they were read
    std::optional<PageKey> older;          // where to read on; absent: the range ends here
    std::optional<PageKey> newer;
    std::optional<qint64> searchedToMs; // read on: the call stopped because it had looked at enough, not found enough
    // The newest row of the store when this was read, whatever was asked: newer rows have not been looked at.
    std::optional<PageKey> newest;
    int at = -1; // the row that was asked for, where one was
};

struct ActivityPageRequest
{
    ActivityQuestion question;
    TimeRange range;
    PageDirection direction = PageDirection::Older;
    std::optional<PageKey> after;
    int limit = 200;
};
[[nodiscard]] Result<ActivityPart> readPart(store::Reader &reader, const ActivityPageRequest &request);
// The newest rows of the range, looking through all of it if there are fewer than `limit`; meant for short ranges.
[[nodiscard]] Result<ActivityPart> readNewest(store::Reader &reader, ActivityPageRequest request);
// Rows on both sides of an activity, or of an instant if `id` is null. `at` is -1 if no such row is shown.
[[nodiscard]] Result<ActivityPart> readAround(store::Reader &reader, ActivityPageRequest request, const QUuid &id,
                                              qint64 atMs);

// Ids of at most `limit` rows behind `after`; `next`: where the next count begins.
struct ActivityCount
{
    std::vector<QUuid> ids;
    std::optional<PageKey> next;
};
[[nodiscard]] Result<ActivityCount> countNewer(store::Reader &reader, const ActivityPageRequest &request);

} // namespace ui
