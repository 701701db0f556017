// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_model.h"

#include "monitor/when_done.h"
#include "ui/activity/activity_columns.h"
#include "ui/common/plain_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// Several sources write: rows that are committed later may be a little older than those that were read before.
constexpr qint64 kOverlapMs = 3000;
constexpr qint64 kMostLateMs = 15 * 60'000;
// At most ten times a second, and never more than a third of the reader's time.
constexpr int kFreshPauseMs = 100;
constexpr int kShareOfTime = 2;
constexpr int kRetryMs = 1000;
// So many rows before the end the next page is read.
constexpr int kAhead = 60;

const QString kRowsAsker = u"log.rows"_s;
const QString kFreshAsker = u"log.fresh"_s;

} // namespace

ActivityModel::ActivityModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    m_fresh.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryMs);
    connect(&m_fresh, &QTimer::timeout, this, [this] {
        if (m_freshWanted)
            readFresh();
    });
    connect(&m_retry, &QTimer::timeout, this, &ActivityModel::reload);
    connect(&m_workspace.station, &monitor::Station::changed, this, &ActivityModel::onChanged);
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, [this] {
        // Rows that waited somewhere are committed now with the times at which they came.
        const qint64 late = m_workspace.station.state().counters.oldestWaitingMs;
        if (late < m_lateMs)
            onChanged();
        m_lateMs = std::max(m_lateMs, late);
        if (m_retry.isActive() && m_workspace.station.state().phase != monitor::StationPhase::Opening)
            reload();
    });
    connect(&m_workspace.clock, &Clock::zoneChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 0));
    });
}

ActivityModel::~ActivityModel()
{
    if (m_workspace.station.storeUrl().isEmpty())
        return;
    m_workspace.station.queries().cancel(kRowsAsker);
    m_workspace.station.queries().cancel(kFreshAsker);
}

void ActivityModel::setQuestion(const ActivityQuestion &question)
{
    m_question = question;
    reload();
}

void ActivityModel::reload()
{
    m_stopped = false;
    m_hasRead = false;
    readFirst();
}

ActivityPageRequest ActivityModel::request(PageDirection direction, const std::optional<PageKey> &after) const
{
    return {m_question, m_workspace.range.query(Clock::nowMs()), direction, after, kPage};
}

void ActivityModel::ask(Reading what, std::function<Result<ActivityPart>(store::Reader &)> question)
{
    // A store that is still being opened or made is asked when there is something to ask.
    if (m_workspace.station.storeUrl().isEmpty() ||
        m_workspace.station.state().phase == monitor::StationPhase::Opening) {
        m_retry.start();
        return;
    }
    m_retry.stop();
    const bool replaces = what == Reading::First || what == Reading::Jump;
    if (replaces) {
        // What was asked of the rows of before must not be put among the new ones.
        ++m_freshGeneration;
        m_freshRuns = false;
        m_found = 0;
        m_searchedToMs.reset();
    }
    m_reading = what;
    const quint64 generation = ++m_generation;
    monitor::whenDone(this, m_workspace.station.queries().ask<ActivityPart>(kRowsAsker, std::move(question)),
                      [this, what, generation](const Result<ActivityPart> &part) {
                          if (generation == m_generation)
                              onPart(what, part);
                      });
    Q_EMIT stateChanged();
}

void ActivityModel::readFirst()
{
    ask(Reading::First,
        [asked = request(PageDirection::Older, {})](store::Reader &reader) { return readPart(reader, asked); });
}

void ActivityModel::readOlder()
{
    ask(Reading::Older,
        [asked = request(PageDirection::Older, m_older)](store::Reader &reader) { return readPart(reader, asked); });
}

void ActivityModel::readNewer()
{
    ask(Reading::Newer,
        [asked = request(PageDirection::Newer, m_newer)](store::Reader &reader) { return readPart(reader, asked); });
}

void ActivityModel::goTo(const QUuid &id)
{
    ask(Reading::Jump, [asked = request(PageDirection::Older, {}), id](store::Reader &reader) {
        return readAround(reader, asked, id, 0);
    });
}

void ActivityModel::goToTime(qint64 atMs)
{
    ask(Reading::Jump, [asked = request(PageDirection::Older, {}), atMs](store::Reader &reader) {
        return readAround(reader, asked, {}, atMs);
    });
}

void ActivityModel::goToOldest()
{
    ask(Reading::Jump, [asked = request(PageDirection::Newer, {})](store::Reader &reader) -> Result<ActivityPart> {
        auto part = readPart(reader, asked);
        if (part)
            part->at = int(part->entries.size()) - 1;
        return part;
    });
}

void ActivityModel::onPart(Reading what, const Result<ActivityPart> &part)
{
    m_reading = Reading::Nothing;
    if (!part) {
        onError(what, part.error());
        return;
    }
    m_error.reset();
    if (what == Reading::Jump && part->at < 0) {
        Q_EMIT stateChanged();
        Q_EMIT arrived(-1);
        return;
    }
    m_hasRead = true;
    if (what == Reading::First || what == Reading::Jump) {
        m_older = part->older;
        m_newer = part->newer;
        m_covered = m_countAfter = part->newest;
        m_newRows = 0;
        replaceAll(part->entries);
    } else if (what == Reading::Older) {
        m_older = part->older;
        insert(int(m_rows.size()), unknownOf(part->entries));
    } else {
        m_newer = part->newer;
        if (!m_newer) {
            m_covered = m_countAfter = part->newest;
            m_newRows = 0;
        }
        insert(0, unknownOf(part->entries));
    }
    m_found += part->entries.size();
    searchOn(*part);
    Q_EMIT stateChanged();
    if (what == Reading::Jump)
        Q_EMIT arrived(part->at);
    if (m_freshWanted)
        onChanged();
}

// The call had looked at enough rows, not found enough: look on until a page is full or somebody says stop.
void ActivityModel::searchOn(const ActivityPart &part)
{
    if (!part.searchedToMs || m_found >= std::size_t(kPage)) {
        m_found = 0;
        m_searchedToMs.reset();
        return;
    }
    m_searchedToMs = part.searchedToMs;
    if (m_stopped)
        return;
    if (part.older)
        readOlder();
    else if (part.newer)
        readNewer();
}

void ActivityModel::onError(Reading what, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    m_error = error;
    if (what == Reading::First)
        m_retry.start();
    Q_EMIT stateChanged();
    if (what == Reading::Jump)
        Q_EMIT arrived(-1);
}

void ActivityModel::stopSearching()
{
    if (!m_searchedToMs)
        return;
    m_stopped = true;
    ++m_generation;
    m_workspace.station.queries().cancel(kRowsAsker);
    m_reading = Reading::Nothing;
    Q_EMIT stateChanged();
}

void ActivityModel::continueSearching()
{
    m_stopped = false;
    m_found = 0;
    if (m_older)
        readOlder();
}

void ActivityModel::want(int first, int last)
{
    if (m_reading != Reading::Nothing || !m_hasRead || m_stopped || m_error)
        return;
    if (m_older && last >= int(m_rows.size()) - kAhead)
        readOlder();
    else if (m_newer && first < kAhead)
        readNewer();
}

void ActivityModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_newRows = 0;
    m_countAfter = m_covered;
    ++m_freshGeneration;
    m_freshRuns = false;
    if (!paused && m_newer)
        reload();
    else
        onChanged();
    Q_EMIT stateChanged();
}

// Coalesced: the next question is asked when the pause after the last one is over.
void ActivityModel::onChanged()
{
    if (m_error && m_reading == Reading::Nothing) {
        reload();
        return;
    }
    m_freshWanted = true;
    if (!m_fresh.isActive())
        readFresh();
}

void ActivityModel::readFresh()
{
    // Beside the search for older rows, which may take minutes.
    const bool mayRead = m_reading == Reading::Nothing || m_reading == Reading::Older;
    if (!m_hasRead || !mayRead || m_freshRuns)
        return;
    m_freshWanted = false;
    m_freshRuns = true;
    m_freshAsked.start();
    if (m_paused) {
        countFresh();
        return;
    }
    ActivityPageRequest asked = request(PageDirection::Older, {});
    const qint64 overlap = kOverlapMs + std::min(m_lateMs, kMostLateMs);
    m_lateMs = m_workspace.station.state().counters.oldestWaitingMs;
    if (m_covered)
        asked.range.fromMs = std::max(asked.range.fromMs.value_or(0), m_covered->createdAtMs - overlap);
    const quint64 generation = ++m_freshGeneration;
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<ActivityPart>(
                          kFreshAsker, [asked](store::Reader &reader) { return readNewest(reader, asked); }),
                      [this, generation](const Result<ActivityPart> &part) {
                          if (generation != m_freshGeneration)
                              return;
                          if (part)
                              onFresh(*part);
                          freshDone(part ? std::nullopt : std::optional(part.error()));
                      });
}

void ActivityModel::onFresh(const ActivityPart &part)
{
    if (m_newer)
        return;
    m_covered = part.newest;
    const bool wasEmpty = m_rows.empty();
    if (!part.entries.empty()) {
        // More than a page is new: the newest page instead of all that came in between.
        const bool isGap = part.older && (wasEmpty || isBefore(m_rows.front()->key(), part.entries.back()->key()));
        if (isGap) {
            dropReading();
            m_older = part.older;
            m_searchedToMs.reset();
            replaceAll(part.entries);
        } else {
            merge(part.entries);
        }
    }
    if (wasEmpty != m_rows.empty())
        Q_EMIT stateChanged();
}

void ActivityModel::countFresh()
{
    if (m_newRows > kMaxCounted) {
        m_freshRuns = false;
        return;
    }
    ActivityPageRequest asked = request(PageDirection::Newer, m_countAfter);
    asked.limit = kMaxCounted + 1;
    const quint64 generation = ++m_freshGeneration;
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<ActivityCount>(
                          kFreshAsker, [asked](store::Reader &reader) { return countNewer(reader, asked); }),
                      [this, generation](const Result<ActivityCount> &count) {
                          if (generation != m_freshGeneration)
                              return;
                          if (count)
                              onCounted(*count);
                          freshDone(count ? std::nullopt : std::optional(count.error()));
                      });
}

void ActivityModel::onCounted(const ActivityCount &count)
{
    const auto isNew = [this](const QUuid &id) { return !m_ids.contains(id); };
    m_countAfter = count.next;
    m_newRows += int(std::count_if(count.ids.begin(), count.ids.end(), isNew));
    Q_EMIT stateChanged();
}

void ActivityModel::freshDone(const std::optional<Error> &error)
{
    m_freshRuns = false;
    if (error && error->kind != Error::Kind::Cancelled) {
        m_freshWanted = true;
        m_fresh.start(kRetryMs);
        return;
    }
    const int pause = std::max<int>(kFreshPauseMs, int(m_freshAsked.elapsed()) * kShareOfTime);
    m_fresh.start(pause);
}

std::vector<ActivityEntryPtr> ActivityModel::unknownOf(const std::vector<ActivityEntryPtr> &entries) const
{
    std::vector<ActivityEntryPtr> unknown;
    for (const ActivityEntryPtr &entry : entries) {
        if (!m_ids.contains(entry->record.row.id))
            unknown.push_back(entry);
    }
    return unknown;
}

void ActivityModel::replaceAll(const std::vector<ActivityEntryPtr> &entries)
{
    if (entries.empty() && m_rows.empty())
        return;
    Q_EMIT aboutToMove();
    beginResetModel();
    m_rows.assign(entries.begin(), entries.end());
    m_ids.clear();
    for (const ActivityEntryPtr &entry : entries)
        m_ids.insert(entry->record.row.id);
    endResetModel();
    Q_EMIT moved();
}

// At one of the ends; as many rows as come in beyond the bound go at the other end.
void ActivityModel::insert(int at, const std::vector<ActivityEntryPtr> &entries)
{
    if (entries.empty())
        return;
    Q_EMIT aboutToMove();
    const bool atTop = at == 0 && !m_rows.empty();
    beginInsertRows({}, at, at + int(entries.size()) - 1);
    m_rows.insert(m_rows.begin() + at, entries.begin(), entries.end());
    for (const ActivityEntryPtr &entry : entries)
        m_ids.insert(entry->record.row.id);
    endInsertRows();
    const int excess = int(m_rows.size()) - kMaxRows;
    if (excess > 0 && atTop) {
        forget(kMaxRows, kMaxRows + excess - 1);
        m_older = m_rows.back()->key();
    } else if (excess > 0) {
        forget(0, excess - 1);
        m_newer = m_rows.front()->key();
    }
    Q_EMIT moved();
}

// New rows are nearly always a block at the top; late ones go where they belong.
void ActivityModel::merge(const std::vector<ActivityEntryPtr> &entries)
{
    std::vector<ActivityEntryPtr> unknown = unknownOf(entries);
    if (m_older && !m_rows.empty()) {
        // What is older than the window is read when it is scrolled to.
        while (!unknown.empty() && isBefore(unknown.back()->key(), m_rows.back()->key()))
            unknown.pop_back();
    }
    if (unknown.empty())
        return;
    Q_EMIT aboutToMove();
    int at = 0;
    for (auto begin = unknown.begin(); begin != unknown.end();) {
        while (at < int(m_rows.size()) && isBefore((*begin)->key(), m_rows[std::size_t(at)]->key()))
            ++at;
        auto end = begin + 1;
        while (end != unknown.end() &&
               (at == int(m_rows.size()) || isBefore(m_rows[std::size_t(at)]->key(), (*end)->key())))
            ++end;
        const int count = int(end - begin);
        beginInsertRows({}, at, at + count - 1);
        m_rows.insert(m_rows.begin() + at, begin, end);
        endInsertRows();
        at += count;
        begin = end;
    }
    for (const ActivityEntryPtr &entry : unknown)
        m_ids.insert(entry->record.row.id);
    const int excess = int(m_rows.size()) - kMaxRows;
    if (excess > 0) {
        dropReading();
        forget(kMaxRows, kMaxRows + excess - 1);
        m_older = m_rows.back()->key();
    }
    Q_EMIT moved();
}

// What is being read would be put where it no longer belongs.
void ActivityModel::dropReading()
{
    ++m_generation;
    m_reading = Reading::Nothing;
    m_searchedToMs.reset();
}

void ActivityModel::forget(int first, int last)
{
    Q_EMIT aboutToForget(first, last);
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_ids.remove(m_rows[std::size_t(row)]->record.row.id);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    endRemoveRows();
}

int ActivityModel::rowOf(const QUuid &id) const
{
    if (!m_ids.contains(id))
        return -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i]->record.row.id == id)
            return int(i);
    }
    return -1;
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(activityColumns().size());
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityEntry &shown = entry(index.row());
    const ActivityColumn &column = activityColumns()[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(shown, m_workspace.clock);
    case Qt::ToolTipRole:
        return index.column() == 0 ? m_workspace.clock.exact(shown.record.row.createdAtMs)
                                   : plainToolTip(column.text(shown, m_workspace.clock));
    case Qt::AccessibleTextRole:
        if (index.column() != 0)
            return {};
        return QString(shown.look.headline + u". "_s + shown.look.details.join(". "_L1) + u". "_s +
                       Clock::age(shown.record.row.createdAtMs, Clock::nowMs()));
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return columnTitle(activityColumns()[std::size_t(section)]);
}

} // namespace ui
