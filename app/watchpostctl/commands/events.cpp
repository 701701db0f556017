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
constexpr int kRetryMs = 1000;

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

// How far back rows may still come: those of a collector that could not store for a while are as old as their messages.
class Latecomers
{
public:
    // UTC, from when on rows may have come since the last look; before the first one, may still come.
    Result<qint64> look(store::Reader &reader, qint64 now)
    {
        const auto status = reader.vitals(now);
        if (!status)
            return tl::unexpected(status.error());
        const bool isFirst = m_inboxes.isEmpty();
        qint64 from = now;
        for (const store::CollectorRun &run : status->collectors) {
            // What it had not stored by its last sign of life, and all that came after that.
            Inbox inbox{run.heartbeatAtMs, 0, run.heartbeatAtMs - run.counters.oldestWaitingMs};
            for (const store::IngestProgress &progress : status->progress) {
                if (progress.inboxId == run.inboxId)
                    inbox.lastCommitMs = progress.lastCommitMs.value_or(0);
            }
            const Inbox before = m_inboxes.value(run.inboxId, inbox);
            const bool isAlive = inbox.heartbeatMs != before.heartbeatMs || inbox.lastCommitMs != before.lastCommitMs;
            if (isAlive || (isFirst && !run.endedAtMs))
                from = std::min(from, before.waitingFromMs);
            m_inboxes.insert(run.inboxId, inbox);
        }
        return std::max(from, now - kFurthestMs);
    }

    // Nothing is waited for longer.
    static constexpr qint64 kFurthestMs = 15 * 60'000;

private:
    struct Inbox
    {
        qint64 heartbeatMs = 0, lastCommitMs = 0, waitingFromMs = 0; // UTC
    };
    QHash<QByteArray, Inbox> m_inboxes;
};

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
        // Not "now": what a collector is catching up with is older than that and still to come.
        for (const ActivityRecord &record : head->records)
            m_query.after->createdAtMs = record.row.createdAtMs;
        if (auto done = eachNew([this](const ActivityRecord &record) { note(record); }); !done)
            return done;
        if (limit > 0) {
            auto page = m_reader.activities(past);
            if (!page)
                return tl::unexpected(page.error());
            std::reverse(page->records.begin(), page->records.end());
            for (const ActivityRecord &record : page->records)
                printOne(record);
        }
        while (!console::stopRequested() && !m_closed) {
            const auto looked = look();
            if (!looked && looked.error().kind != Error::Kind::StoreBusy)
                return looked;
            if (!looked && !m_isAway)
                console::error(u"%1; going on when it answers again"_s.arg(looked.error().text));
            else if (looked && m_isAway)
                console::error(u"the store answers again"_s);
            m_isAway = !looked;
            QThread::msleep(looked ? kLookEveryMs : kRetryMs);
        }
        return {};
    }

private:
    // Rows are committed in batches: a row may carry an earlier stamp than one that was printed before. So each look
    // begins a little further back and leaves out what was printed.
    static constexpr qint64 kLookBackMs = 10'000;

    Result<void> look()
    {
        const auto version = m_reader.dataVersion();
        if (!version)
            return tl::unexpected(version.error());
        if (*version == m_version)
            return {};
        auto done = eachNew([this](const ActivityRecord &record) { printOne(record); });
        if (done)
            m_version = *version;
        return done;
    }
    template <typename Take>
    Result<void> eachNew(Take take)
    {
        const auto from = m_latecomers.look(m_reader, nowMs());
        if (!from)
            return tl::unexpected(from.error());
        store::ActivityQuery query = m_query;
        query.limit = 1000;
        query.after->createdAtMs = std::min(*from, query.after->createdAtMs) - kLookBackMs;
        query.after->id = QUuid();
        while (!m_closed) {
            const auto page = m_reader.activities(query);
            if (!page)
                return tl::unexpected(page.error());
            for (const ActivityRecord &record : page->records) {
                if (!m_printed.contains(record.row.id))
                    take(record);
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
        note(record);
    }
    void note(const ActivityRecord &record)
    {
        m_printed.insert(record.row.id, record.row.createdAtMs);
        if (record.row.createdAtMs > m_query.after->createdAtMs)
            m_query.after->createdAtMs = record.row.createdAtMs;
    }
    void forget()
    {
        const qint64 before = std::min(nowMs(), m_query.after->createdAtMs) - Latecomers::kFurthestMs - kLookBackMs;
        m_printed.removeIf([before](const auto &it) { return it.value() < before; });
    }

    store::Reader &m_reader;
    store::ActivityQuery m_query;
    bool m_json;
    bool m_closed = false;
    bool m_isAway = false; // the store, and it was said
    qint64 m_version = -1;
    Latecomers m_latecomers;
    QHash<QUuid, qint64> m_printed; // when it was received, UTC
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
