// SPDX-License-Identifier: GPL-3.0-or-later
// `events`: the activity log, newest first, or followed as it grows.
#include "base/times.h"
#include "console.h"
#include "model/activity_text.h"
#include "record_json.h"
#include "row_query.h"

#include <QThread>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookEveryMs = 250;

// `2026-03-29T01:00:00.000Z  Device went offline: humidity-02 · Reason: LWT message received`
bool print(const ActivityRecord &record, bool json)
{
    if (json)
        return console::line(activityJson(record));
    const ActivityText text = activityText(record.row, record.deviceName);
    QStringList parts{text.headline};
    parts += text.details;
    return console::line(QString(isoUtc(record.row.createdAtMs) + u"  "_s + parts.join(u" · "_s)));
}

// Prints `limit` rows, newest first; all of them when `limit` is 0.
Result<void> printPast(store::Reader &reader, store::ActivityQuery query, qint64 limit, bool json)
{
    qint64 left = limit;
    while (limit == 0 || left > 0) {
        query.limit = int(limit == 0 ? 1000 : std::min<qint64>(left, 1000));
        const auto page = reader.activities(query);
        if (!page)
            return tl::unexpected(page.error());
        for (const ActivityRecord &record : page->records) {
            if (!print(record, json))
                return {};
        }
        left -= qint64(page->records.size());
        if (!page->next || console::stopRequested())
            break;
        query.after = page->next;
    }
    return {};
}

// What was printed around the newest instant: rows of one millisecond may still come after it.
class Follower
{
public:
    Follower(store::Reader &reader, store::ActivityQuery query, bool json)
        : m_reader(reader), m_query(std::move(query)), m_json(json)
    {
        m_query.direction = PageDirection::Newer;
    }

    // The last `limit` rows, oldest first; then rows as they are committed, until told to stop.
    Result<void> run(qint64 limit)
    {
        store::ActivityQuery past = m_query;
        past.direction = PageDirection::Older;
        past.limit = int(std::min<qint64>(limit, 10000));
        store::ActivityQuery newest;
        newest.limit = 1;
        const auto head = m_reader.activities(newest);
        if (!head)
            return tl::unexpected(head.error());
        m_query.after = PageKey{};
        for (const ActivityRecord &record : head->records) {
            // Not "now": what a collector is catching up with is older than that and still to come.
            m_query.after->createdAtMs = record.row.createdAtMs;
            m_skipUpTo = record.row.id;
        }
        if (limit > 0) {
            auto page = m_reader.activities(past);
            if (!page)
                return tl::unexpected(page.error());
            std::reverse(page->records.begin(), page->records.end());
            for (const ActivityRecord &record : page->records)
                printOne(record);
        }
        qint64 version = -1;
        while (!console::stopRequested() && !m_closed) {
            const auto now = m_reader.dataVersion();
            if (!now)
                return tl::unexpected(now.error());
            if (*now != version) {
                version = *now;
                if (const auto printed = printNew(); !printed)
                    return printed;
            }
            QThread::msleep(kLookEveryMs);
        }
        return {};
    }

private:
    // Rows are committed in batches: a row may carry an earlier stamp than one that was printed before. So each look
    // begins a little further back and leaves out what was printed.
    static constexpr qint64 kLookBackMs = 10'000;

    Result<void> printNew()
    {
        store::ActivityQuery query = m_query;
        query.limit = 1000;
        query.after->createdAtMs -= kLookBackMs;
        query.after->id = QUuid();
        while (!m_closed) {
            const auto page = m_reader.activities(query);
            if (!page)
                return tl::unexpected(page.error());
            for (const ActivityRecord &record : page->records) {
                if (m_skipUpTo < record.row.id && !m_printed.contains(record.row.id))
                    printOne(record);
            }
            if (!page->next)
                break;
            query.after = page->next;
        }
        forget();
        return {};
    }
    void printOne(const ActivityRecord &record)
    {
        m_closed = m_closed || !print(record, m_json);
        m_printed.insert(record.row.id, record.row.createdAtMs);
        if (record.row.createdAtMs > m_query.after->createdAtMs)
            m_query.after->createdAtMs = record.row.createdAtMs;
    }
    void forget()
    {
        const qint64 before = m_query.after->createdAtMs - kLookBackMs;
        m_printed.removeIf([before](const auto &it) { return it.value() < before; });
    }

    store::Reader &m_reader;
    store::ActivityQuery m_query;
    bool m_json;
    bool m_closed = false;
    QUuid m_skipUpTo; // the newest row when following began
    QHash<QUuid, qint64> m_printed;
};

} // namespace

int runEvents(const QStringList &arguments)
{
    CommandLine line("events", "Shows the activity log, newest first; --follow: oldest first, as it grows.");
    line.storeOption();
    addRowOptions(line);
    line.option(u"limit"_s, u"N"_s, u"at most so many rows; 0: all"_s, u"100"_s);
    line.flag(u"follow"_s, u"go on with new rows as they are stored"_s);
    line.flag(u"json"_s, u"one JSON object a row"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto limit = line.number(u"limit"_s, 0, 1'000'000'000);
    if (!limit)
        return console::fail(limit.error());
    console::catchStopSignal();
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    auto selection = rowSelectionOf(line, **reader, nowMs());
    if (!selection)
        return console::fail(selection.error());

    store::ActivityQuery query;
    query.range = selection->range;
    query.types = selection->types;
    query.devices = selection->devices;
    query.filter = selection->filter;
    query.withTelemetry = line.isSet(u"json"_s);
    const bool json = line.isSet(u"json"_s);
    const auto printed = line.isSet(u"follow"_s) ? Follower(**reader, query, json).run(*limit)
                                                 : printPast(**reader, query, *limit, json);
    return printed ? 0 : console::fail(printed.error());
}
