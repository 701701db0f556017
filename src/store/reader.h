// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is read back from the store: pages of the activity log, readings, devices, series, counters.
// A Reader has its own read-only connection; use it from the one thread that opened it. It never migrates or writes.
#pragma once

#include "base/result.h"
#include "filter/filter.h"
#include "model/activity_types.h"
#include "model/device.h"
#include "model/query.h"
#include "model/rows.h"
#include "store/alert_query.h"
#include "store/store_status.h"
#include "store/store_url.h"

#include <atomic>
#include <functional>
#include <memory>

namespace store {

// What one call looks at, at most, before it answers with what it has (ActivityPage::searchedBackToMs).
inline constexpr int kMaxLookedAt = 50'000;
// Topics that one call of topics() brings, and how much of their payloads.
inline constexpr int kMaxTopics = 20'000;
inline constexpr int kTopicPreviewBytes = 160;

// Which rows of the log. Each list is "any of", an empty one everything; the range, the lists and the filter all hold.
struct ActivityQuery
{
    TimeRange range; // of created_at
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices; // the row's `device_id`; of a message with several readings the first
    std::optional<filter::Node> filter;
    int limit = 100;
    std::optional<PageKey> after; // the row behind which the page begins, in the direction asked
    PageDirection direction = PageDirection::Older;
    bool withTelemetry = false; // fill ActivityRecord::telemetry
};

struct ActivityPage
{
    std::vector<ActivityRecord> records; // in the direction asked: newest first for Older, oldest first for Newer
    std::optional<PageKey> next;         // `after` of the next call; absent: the end was reached
    // The call stopped because it had looked at kMaxLookedAt rows, not because the page was full: how far it got.
    std::optional<qint64> searchedBackToMs;
};

// Which readings. `types` and `filter` are judged on the activity of the reading; a reading whose activity was removed
// by retention is judged as a received message with what the reading itself says.
struct TelemetryQuery
{
    TimeRange range; // of received_at
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices;
    std::optional<filter::Node> filter;
};

struct HourCount
{
    qint64 hourMs = 0; // start of the hour
    QString type;
    qint64 n = 0;
    bool operator==(const HourCount &) const = default;
};

// What one histogram counts one by one, at most; older hours come from counters and do not count.
inline constexpr qint64 kMaxCounted = 200'000;

struct HistogramQuery
{
    qint64 fromMs = 0; // of created_at, [fromMs, toMs)
    qint64 toMs = 0;
    std::vector<activity::Selection> types; // any of; empty: everything
    int bars = 100;                         // at most about this many
};

struct HistogramBar
{
    qint64 fromMs = 0;
    qint64 n = 0;
    qint64 problems = 0; // of them offline, connection lost, alert raised, or status failed, timeout, error
    bool operator==(const HistogramBar &) const = default;
};

struct Histogram
{
    qint64 fromMs = 0; // of the first bar: a multiple of barMs
    qint64 barMs = 0;
    std::vector<HistogramBar> bars; // without gaps, up to the range's end
    bool isWhole = true;            // false: there is more than was counted
    bool operator==(const Histogram &) const = default;
};

// The message row on a topic next to another row.
struct MessageQuery
{
    QString topic;
    QUuid device; // the row's `device_id`; null: whatever the device, which takes longer
    PageKey beside;
    PageDirection direction = PageDirection::Older;
};

class Reader
{
public:
    // Error::Kind::NotFound, no_store: there is no such file. Error::Kind::Store: not a database; no_schema,
    // old_schema, new_schema say what to do.
    [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const StoreUrl &url);
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    // One page by key; looks at no more than kMaxLookedAt rows. Call again with `after = next` until `next` is absent.
    [[nodiscard]] Result<ActivityPage> activities(const ActivityQuery &query);
    // With its readings; nothing if there is no such row.
    [[nodiscard]] Result<std::optional<ActivityRecord>> activity(const QUuid &id);
    // Every row of the query, whatever its limit; memory stays flat. `visit` returning false ends it early. `visit`
    // runs between queries and may use this Reader.
    [[nodiscard]] Result<void> eachActivity(const ActivityQuery &query,
                                            const std::function<bool(const ActivityRecord &)> &visit);

    // How many rows eachActivity() of the query would bring; without a filter from the index alone. `progress` is told
    // the number so far. Ends early by the flag of setCancelled() only.
    using CountProgress = std::function<void(qint64 rowsSoFar)>;
    [[nodiscard]] Result<qint64> countActivities(const ActivityQuery &query, const CountProgress &progress = {});

    // By external id.
    [[nodiscard]] Result<std::vector<Device>> devices();
    // Uuid, else external id, else unique name. Error::Kind::Usage, ambiguous_device, with the candidates when several
    // fit equally well.
    [[nodiscard]] Result<std::optional<Device>> findDevice(const QString &word);
    // Field names that the device ever sent, sorted as columns.
    [[nodiscard]] Result<QStringList> metricsOf(const QUuid &device);

    // The `limit` topics with the newest messages, newest first. Of each payload only the first kTopicPreviewBytes, and
    // no hash. A topic of several integrations is one: the newest of them, with the messages of all.
    [[nodiscard]] Result<std::vector<TopicState>> topics(int limit = kMaxTopics);
    // One topic with all that is remembered of its last payload; nothing if there is none of that name.
    [[nodiscard]] Result<std::optional<TopicState>> topic(const QString &name);

    // Oldest first; memory stays flat; `visit` as in eachActivity().
    [[nodiscard]] Result<void> eachTelemetry(const TelemetryQuery &query,
                                             const std::function<bool(const TelemetryRecord &)> &visit);
    // How many readings eachTelemetry() of the query would bring; as countActivities().
    [[nodiscard]] Result<qint64> countTelemetry(const TelemetryQuery &query, const CountProgress &progress = {});
    // The fields that eachTelemetry() of the same query would bring, sorted as columns. Reads the range once.
    [[nodiscard]] Result<QStringList> telemetryFields(const TelemetryQuery &query);

    // The numbers of one metric, and where there are none and why; docs in store/series_math.h. `nowMs`: UTC.
    // Range [fromMs, toMs). Where the device has no field `metric`, the fields that stand for the same known metric are
    // tried (`temperature` finds `temp`); the name that was used: seriesMetric().
    [[nodiscard]] Result<Series> series(const SeriesQuery &query, qint64 nowMs);
    // The field name that series() would read for `metric`; `metric` itself where nothing fits.
    [[nodiscard]] Result<QString> seriesMetric(const QUuid &device, const QString &metric);

    // Rows per hour and type, ascending; from the hourly counters, and from the log itself where they lag behind.
    // Whole hours: those that the range touches.
    [[nodiscard]] Result<std::vector<HourCount>> histogram(const TimeRange &range);
    // Rows of the chosen types as bars. Short ranges are counted in the index of types, in bars finer than an hour, as
    // long as no more than kMaxCounted rows lie in them; otherwise bars are whole hours or multiples, from the hourly
    // counters and, where they lag behind, from that index.
    [[nodiscard]] Result<Histogram> bars(const HistogramQuery &query);
    // Without its readings. Nothing where there is none, or none among the kMaxLookedAt rows next to it.
    [[nodiscard]] Result<std::optional<ActivityRecord>> messageBeside(const MessageQuery &query);
    // The device's newest reading that was received before `ms`, UTC.
    [[nodiscard]] Result<std::optional<TelemetryRow>> readingBefore(const QUuid &device, qint64 ms);

    [[nodiscard]] Result<std::vector<AlertRecord>> alerts(const AlertQuery &query, qint64 nowMs);
    // Nothing if there is no such alert.
    [[nodiscard]] Result<std::optional<AlertRecord>> alert(const QUuid &id, qint64 nowMs);
    // Of the whole store, from indexes: for looking every second.
    [[nodiscard]] Result<AlertCounts> alertCounts(qint64 nowMs);
    // Those of one device that were open at some time of the range, oldest first. A metric: of that metric only.
    [[nodiscard]] Result<std::vector<Alert>> alertsDuring(const QUuid &device, const std::optional<QString> &metric,
                                                          const TimeRange &range);
    // Those that were open at some time of the range, oldest first; memory stays flat. `visit` may not use this Reader.
    [[nodiscard]] Result<void> eachAlertDuring(const TimeRange &range,
                                               const std::function<bool(const AlertRecord &)> &visit);
    // By name. A null organization: the store's first one.
    [[nodiscard]] Result<std::vector<AlertRule>> rules(const QUuid &organization = {});
    // When nobody collected, ascending, within [fromMs, toMs); of the time before the first run nothing is known.
    [[nodiscard]] Result<std::vector<TimeRange>> notRunning(qint64 fromMs, qint64 toMs, qint64 nowMs);
    // The store's first one, or that of the name; null: there is none.
    [[nodiscard]] Result<QUuid> organization(const QString &name = {});
    // Empty where there is none of that id.
    [[nodiscard]] Result<QString> organizationName(const QUuid &id);

    [[nodiscard]] Result<StoreStatus> status(qint64 nowMs);
    // The same without `rows`, whose counting takes long in a large store: for looking every second.
    [[nodiscard]] Result<StoreStatus> vitals(qint64 nowMs);
    // Changes when another connection has committed something. Error::Kind::Store, code replaced: the file at the
    // store's path is another one now, or gone; open a new Reader.
    [[nodiscard]] Result<qint64> dataVersion();

    // Set to true from any thread, the flag makes the call that runs answer Error::Kind::Cancelled soon.
    void setCancelled(std::shared_ptr<std::atomic_bool> flag);

private:
    struct Private;
    explicit Reader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace store
