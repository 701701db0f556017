// SPDX-License-Identifier: GPL-3.0-or-later
// A window of bounded size over the activity log, newest first: pages by key are read at both ends as they are
// scrolled to, and what is far off is forgotten. Follows the newest rows until it is paused.
#pragma once

#include "ui/activity/activity_entry.h"
#include "ui/common/workspace.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <deque>

namespace ui {

class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kPage = 200;
    static constexpr int kMaxRows = 2000;
    // New rows are counted up to here while the list is paused.
    static constexpr int kMaxCounted = 1000;

    explicit ActivityModel(Workspace &workspace, QObject *parent = nullptr);
    ~ActivityModel() override;

    // Reads the newest page of this question and the workspace's range; the rows of before stay until it is there.
    void setQuestion(const ActivityQuestion &question);
    void reload();
    // The page around this row replaces what is shown; arrived() tells. The list should be paused.
    void goTo(const QUuid &id);
    void goToTime(qint64 atMs);
    void goToOldest();

    // While paused nothing is put in above; newRows() counts. Going on reads the newest.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    // Beyond kMaxCounted: that many, and more.
    [[nodiscard]] int newRows() const { return m_newRows; }

    // The first page of the question was read.
    [[nodiscard]] bool hasRead() const { return m_hasRead; }
    [[nodiscard]] bool isReading() const { return m_reading != Reading::Nothing; }
    // Why the last reading failed; tried again by itself, and by reload().
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    // How far has been looked for rows that match, while that takes more than one look.
    [[nodiscard]] std::optional<qint64> searchedBackToMs() const { return m_searchedToMs; }
    [[nodiscard]] bool isSearching() const { return m_searchedToMs && isReading(); }
    void stopSearching();
    void continueSearching();

    [[nodiscard]] const ActivityEntry &entry(int row) const { return *m_rows[std::size_t(row)]; }
    [[nodiscard]] ActivityEntryPtr entryPtr(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] int rowOf(const QUuid &id) const;
    [[nodiscard]] bool isAtNewest() const { return !m_newer; }
    [[nodiscard]] bool isAtOldest() const { return !m_older; }
    // The view shows these rows: what lies beyond is read before it is scrolled to.
    void want(int first, int last);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    // Around every change of the rows, so that a view can keep in place what it shows.
    void aboutToMove();
    void moved();
    // Rows that are about to be forgotten.
    void aboutToForget(int first, int last);
    // Anything of the state above that is no row.
    void stateChanged();
    // The row that was gone to; -1: it is not among those of the question and range, and nothing has changed.
    void arrived(int row);

private:
    enum class Reading { Nothing, First, Older, Newer, Jump };

    void ask(Reading what, std::function<Result<ActivityPart>(store::Reader &)> question);
    void readFirst();
    void readOlder();
    void readNewer();
    void onPart(Reading what, const Result<ActivityPart> &part);
    void onError(Reading what, const Error &error);
    void searchOn(const ActivityPart &part);
    void onChanged();
    void readFresh();
    void onFresh(const ActivityPart &part);
    void countFresh();
    void onCounted(const ActivityCount &count);
    void freshDone(const std::optional<Error> &error);

    [[nodiscard]] ActivityPageRequest request(PageDirection direction, const std::optional<PageKey> &after) const;
    [[nodiscard]] std::vector<ActivityEntryPtr> unknownOf(const std::vector<ActivityEntryPtr> &entries) const;
    void replaceAll(const std::vector<ActivityEntryPtr> &entries);
    void insert(int at, const std::vector<ActivityEntryPtr> &entries);
    void merge(const std::vector<ActivityEntryPtr> &entries);
    void forget(int first, int last);
    void dropReading();

    Workspace &m_workspace;
    ActivityQuestion m_question;
    std::deque<ActivityEntryPtr> m_rows; // newest first
    QSet<QUuid> m_ids;                   // of m_rows
    std::optional<PageKey> m_older;      // where to read on; absent: the range ends here
    std::optional<PageKey> m_newer;      // the same; absent: the newest row is the first
    std::optional<PageKey> m_covered;    // rows up to here have been looked at, if m_newer is absent
    std::optional<PageKey> m_countAfter; // while paused: rows behind this one are new
    Reading m_reading = Reading::Nothing;
    quint64 m_generation = 0; // of what is being read
    std::size_t m_found = 0;  // by the search that goes on
    std::optional<qint64> m_searchedToMs;
    bool m_stopped = false;
    bool m_hasRead = false;
    bool m_paused = false;
    int m_newRows = 0;
    std::optional<Error> m_error;

    // New rows: one question at a time, and a pause that grows with what it took.
    QTimer m_fresh;
    QElapsedTimer m_freshAsked;
    quint64 m_freshGeneration = 0;
    bool m_freshRuns = false;
    bool m_freshWanted = false;
    qint64 m_lateMs = 0; // the store lags behind by this much
    QTimer m_retry;
};

} // namespace ui
