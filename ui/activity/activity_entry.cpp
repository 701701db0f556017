// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_entry.h"

#include <algorithm>

namespace ui {
namespace {

store::ActivityQuery queryOf(const ActivityPageRequest &request)
{
    store::ActivityQuery query;
    query.range = request.range;
    query.types = request.question.types;
    query.devices = request.question.devices;
    query.filter = request.question.filter;
    query.limit = request.limit;
    query.after = request.after;
    query.direction = request.direction;
    return query;
}

ActivityEntryPtr entryOf(ActivityRecord &&record)
{
    auto entry = std::make_shared<ActivityEntry>();
    entry->look = lookOf(record);
    entry->subject = filter::subjectOf(record);
    entry->record = std::move(record);
    return entry;
}

Result<std::optional<PageKey>> newestOf(store::Reader &reader)
{
    store::ActivityQuery query;
    query.limit = 1;
    const auto page = reader.activities(query);
    if (!page)
        return tl::unexpected(page.error());
    if (page->records.empty())
        return std::optional<PageKey>();
    return std::optional(keyOf(page->records.front().row));
}

} // namespace

bool isBefore(const PageKey &a, const PageKey &b)
{
    if (a.createdAtMs != b.createdAtMs)
        return a.createdAtMs < b.createdAtMs;
    if (a.microseconds != b.microseconds)
        return a.microseconds < b.microseconds;
    // As the store orders them: by bytes, which QUuid's own order is not.
    return a.id.toRfc4122() < b.id.toRfc4122();
}

PageKey endOf(qint64 ms)
{
    return {ms, QUuid::fromRfc4122(QByteArray(16, '\xff')), 999};
}

Result<ActivityPart> readPart(store::Reader &reader, const ActivityPageRequest &request)
{
    ActivityPart part;
    // Before the page: what is committed in between is looked at again, not left out.
    auto newest = newestOf(reader);
    if (!newest)
        return tl::unexpected(newest.error());
    part.newest = *newest;
    auto page = reader.activities(queryOf(request));
    if (!page)
        return tl::unexpected(page.error());
    part.entries.reserve(page->records.size());
    for (ActivityRecord &record : page->records)
        part.entries.push_back(entryOf(std::move(record)));
    part.searchedToMs = page->searchedBackToMs;
    if (request.direction == PageDirection::Older) {
        part.older = page->next;
    } else {
        std::reverse(part.entries.begin(), part.entries.end());
        part.newer = page->next;
    }
    return part;
}

Result<ActivityPart> readNewest(store::Reader &reader, ActivityPageRequest request)
{
    request.direction = PageDirection::Older;
    request.after.reset();
    auto all = readPart(reader, request);
    while (all && all->searchedToMs && int(all->entries.size()) < request.limit) {
        request.after = all->older;
        auto more = readPart(reader, request);
        if (!more)
            return more;
        all->entries.insert(all->entries.end(), more->entries.begin(), more->entries.end());
        all->older = more->older;
        all->searchedToMs = more->searchedToMs;
    }
    return all;
}

Result<ActivityPart> readAround(store::Reader &reader, ActivityPageRequest request, const QUuid &id, qint64 atMs)
{
    if (!id.isNull()) {
        const auto record = reader.activity(id);
        if (!record)
            return tl::unexpected(record.error());
        if (!*record)
            return ActivityPart();
        atMs = (*record)->row.createdAtMs;
    }
    request.after = endOf(atMs);
    request.direction = PageDirection::Newer;
    request.limit /= 2;
    auto all = readPart(reader, request);
    if (!all)
        return all;
    request.direction = PageDirection::Older;
    auto older = readPart(reader, request);
    if (!older)
        return older;
    // The newer half is whole or is read on from its end: either way, its search is not the one that is told.
    const int boundary = int(all->entries.size());
    all->entries.insert(all->entries.end(), older->entries.begin(), older->entries.end());
    all->older = older->older;
    all->searchedToMs = older->searchedToMs;
    if (id.isNull()) {
        all->at = std::min(boundary, int(all->entries.size()) - 1);
        return all;
    }
    for (std::size_t i = 0; i < all->entries.size(); ++i) {
        if (all->entries[i]->record.row.id == id)
            all->at = int(i);
    }
    return all;
}

Result<ActivityCount> countNewer(store::Reader &reader, const ActivityPageRequest &request)
{
    const auto newest = newestOf(reader);
    if (!newest)
        return tl::unexpected(newest.error());
    store::ActivityQuery query = queryOf(request);
    query.direction = PageDirection::Newer;
    ActivityCount count;
    count.next = request.after;
    for (;;) {
        const auto page = reader.activities(query);
        if (!page)
            return tl::unexpected(page.error());
        for (const ActivityRecord &record : page->records) {
            count.ids.push_back(record.row.id);
            count.next = keyOf(record.row);
        }
        if (page->next)
            count.next = page->next;
        if (int(count.ids.size()) >= request.limit)
            return count;
        if (!page->next)
            break;
        query.after = page->next;
        query.limit = request.limit - int(count.ids.size());
    }
    // All of it was looked at: the next count need not look at what did not match.
    if (*newest && (!count.next || isBefore(*count.next, **newest)))
        count.next = *newest;
    return count;
}

} // namespace ui
