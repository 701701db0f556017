// SPDX-License-Identifier: GPL-3.0-or-later
// A batch on PostgreSQL: a handful of statements whatever its size; where rows are refused, halves of it are tried
// until the refused ones stand alone.
#include "store/log.h"
#include "store/row_mapping.h"
#include "store/writer.h"
#include "store/writer_state.h"

using namespace Qt::StringLiterals;

namespace store {

// Entries that follow each other, and where their rows begin.
struct Writer::Stretch
{
    size_t firstEntry = 0, entries = 0;
    size_t firstActivity = 0, activities = 0;
    size_t firstTelemetry = 0, telemetry = 0;

    void add(const EntryRows &entry)
    {
        ++entries;
        activities += size_t(entry.activityCount);
        telemetry += size_t(entry.telemetryCount);
    }
    [[nodiscard]] Stretch behind() const
    {
        return {firstEntry + entries, 0, firstActivity + activities, 0, firstTelemetry + telemetry, 0};
    }
};

Result<void> Writer::insertAtOnce(const Batch &batch, bool aside, Draft &draft, qint64 nowMs)
{
    Stretch old;
    for (size_t i = 0; i < batch.entries.size() && batch.entries[i].seq <= m_lastSeq; ++i)
        old.add(batch.entries[i]);
    Stretch fresh = old.behind();
    for (size_t i = fresh.firstEntry; i < batch.entries.size(); ++i)
        fresh.add(batch.entries[i]);
    if (aside)
        return insertOrHalve(batch, fresh, draft, nowMs);
    if (auto done = insertRows(batch, fresh); !done)
        return done;
    Stretch one = old.behind();
    for (; one.firstEntry < batch.entries.size(); one = one.behind()) {
        const EntryRows &entry = batch.entries[one.firstEntry];
        note(batch, entry, one.firstActivity, one.firstTelemetry, draft);
        one.add(entry);
    }
    return {};
}

Result<void> Writer::insertOrHalve(const Batch &batch, const Stretch &stretch, Draft &draft, qint64 nowMs)
{
    if (stretch.entries == 0)
        return {};
    if (auto done = m_database->exec(u"SAVEPOINT stretch"_s); !done)
        return done;
    const auto inserted = insertRows(batch, stretch);
    if (!inserted && !isRowRefused(inserted.error()))
        return inserted;
    if (auto done = m_database->exec(inserted ? u"RELEASE stretch"_s : u"ROLLBACK TO stretch"_s); !done)
        return done;
    if (!inserted && stretch.entries == 1) {
        const EntryRows &entry = batch.entries[stretch.firstEntry];
        draft.isEmpty = false;
        draft.outcome.rejected += entry.isMessage;
        return reject(entry, inserted.error(), nowMs);
    }
    Stretch half{stretch.firstEntry, 0, stretch.firstActivity, 0, stretch.firstTelemetry, 0};
    while (half.entries < (inserted ? stretch.entries : stretch.entries / 2)) {
        const Stretch next = half.behind();
        const EntryRows &entry = batch.entries[next.firstEntry];
        if (inserted)
            note(batch, entry, next.firstActivity, next.firstTelemetry, draft);
        half.add(entry);
    }
    if (inserted)
        return {};
    if (auto done = insertOrHalve(batch, half, draft, nowMs); !done)
        return done;
    Stretch rest = half.behind();
    while (rest.entries < stretch.entries - half.entries)
        rest.add(batch.entries[rest.firstEntry + rest.entries]);
    return insertOrHalve(batch, rest, draft, nowMs);
}

// The few rows with columns that messages and device events do not have go one by one.
Result<void> Writer::insertRows(const Batch &batch, const Stretch &stretch)
{
    std::vector<const ActivityRow *> plain;
    plain.reserve(stretch.activities);
    for (size_t i = 0; i < stretch.activities; ++i) {
        const ActivityRow &row = batch.activities[stretch.firstActivity + i];
        if (ActivityInsert::isPlain(row)) {
            plain.push_back(&row);
        } else if (auto done = m_statements->activity.insert(*m_database, row); !done) {
            return done;
        }
    }
    const std::span telemetry(batch.telemetry.data() + stretch.firstTelemetry, stretch.telemetry);
    return m_statements->atOnce.rows(plain, telemetry);
}

Result<void> Writer::writeDevicesAtOnce(const std::vector<Device> &devices, bool aside)
{
    const qint64 turn = m_turnNow + 1;
    if (!aside)
        return m_statements->atOnce.devices(devices, turn);
    if (auto done = m_database->exec(u"SAVEPOINT devices"_s); !done)
        return done;
    auto done = m_statements->atOnce.devices(devices, turn);
    if (done || !isRowRefused(done.error()))
        return done;
    if (auto back = m_database->exec(u"ROLLBACK TO devices"_s); !back)
        return back;
    if (auto freed = freeExternalIds(devices); !freed)
        return freed;
    if (auto again = m_statements->atOnce.devices(devices, turn); !again)
        return isRowRefused(again.error())
                   ? tl::unexpected(Error{Error::Kind::Store, u"device_refused"_s, again.error().text})
                   : again;
    return {};
}

Result<void> Writer::writeAroundAtOnce(const Batch &batch, const Draft &draft)
{
    if (auto done = writeBindings(batch); !done)
        return done;
    if (!batch.topics.empty() || !draft.counts.isEmpty() || !draft.metrics.isEmpty()) {
        const BatchInsert::Around around{m_identity.integrationId, m_turnNow + 1, batch.topics, draft.counts,
                                         draft.metrics};
        if (auto done = m_statements->atOnce.around(around); !done)
            return done;
    }
    return m_statements->atOnce.unrolled(m_identity.inboxId, batch.lastSeq(), draft.readings);
}

} // namespace store
