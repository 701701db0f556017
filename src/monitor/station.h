// SPDX-License-Identifier: GPL-3.0-or-later
// One profile, opened: the collector if this process holds it, else the view of one that another process runs; the
// questions and changes of a window; and the truth about all of it in one state.
#pragma once

#include "monitor/collector.h"
#include "monitor/edits.h"
#include "monitor/profile.h"
#include "monitor/publish_once.h"
#include "monitor/queries.h"

#include <QElapsedTimer>
#include <QTimer>

namespace monitor {

enum class StationPhase {
    Opening,        // store and inbox are being opened, or migrated
    Recording,      // connected; what arrives is stored
    StoringLocally, // connected, but the store takes nothing: the inbox holds it
    NotRecording,   // connected, but not even the inbox takes anything: the broker keeps it
    Connecting,     // the first try, or one that is on its way
    NotConnected,   // no connection; `link` says why and when the next try is
    Viewing,        // another process collects, or nothing is to be collected: see `collectorRuns`
    Failed,         // could not be opened: see `error`
    Closed,
};

struct StationState
{
    StationPhase phase = StationPhase::Opening;
    QString broker;             // address; empty: none configured
    broker::LinkState link;     // while this process collects
    QString storeTrouble;       // why the store takes nothing; empty: it does
    QString inboxTrouble;       // why the inbox takes nothing; empty: it does
    QString error;              // Failed: why
    QString readTrouble;        // why the store cannot be read at the moment; empty: it can
    Counters counters;          // of the collector whose rows are shown
    qint64 storeBytes = 0;      // database and write-ahead log
    bool collectorRuns = false; // Viewing: whether somebody collects into the store at the moment
    QString collectorHost;      // Viewing: where; "this machine" is our own host's name
    qint64 collectorPid = 0;
    std::optional<qint64> collectorSeenMs; // Viewing: its last sign of life, UTC
    bool operator==(const StationState &) const = default;
};

struct StationOptions
{
    Profile profile;
    QByteArray password;
    bool viewOnly = false; // never collect, whoever holds the lock
    QByteArray webhookSecret = {};
};

// Belongs to the thread that made it, which never waits for a disk or a socket.
class Station : public QObject
{
    Q_OBJECT

public:
    explicit Station(StationOptions options, QObject *parent = nullptr);
    // Without close() first: what was received and not yet committed comes again from the broker.
    ~Station() override;

    // Opens, migrates and collects, or views; stateChanged() tells.
    void open();
    // Commits what was received (at most 5 s) and says closed().
    void close();
    void reconnectNow();
    // Viewing: takes the recording over, if nobody else holds the lock now.
    void recordHere();

    [[nodiscard]] const StationState &state() const { return m_state; }
    [[nodiscard]] const Profile &profile() const { return m_options.profile; }
    [[nodiscard]] const QByteArray &password() const { return m_options.password; }
    [[nodiscard]] bool isViewOnly() const { return m_options.viewOnly; }
    [[nodiscard]] const QByteArray &webhookSecret() const { return m_options.webhookSecret; }
    [[nodiscard]] const store::StoreUrl &storeUrl() const { return m_url; }
    // While this process collects, or has.
    [[nodiscard]] const store::CollectorIdentity &identity() const { return m_identity; }
    [[nodiscard]] Queries &queries() { return *m_queries; }
    [[nodiscard]] Edits &edits() { return *m_edits; }

    // Over the collector's own connection; one that is made for it where another process collects. The log gets its
    // row either way. Answers when the broker has confirmed.
    [[nodiscard]] QFuture<Result<void>> publish(const PublishRequest &request);
    // A row for the log about what a window did; a viewer writes it for the integration named.
    void log(const LinkEvent &row, const QUuid &organization, const QUuid &integration);
    // Sends one request that says that it is a test. Answers how long the receiver took, in milliseconds, or why not.
    [[nodiscard]] QFuture<Result<int>> testWebhook(const notify::WebhookTarget &target, const QByteArray &secret);

Q_SIGNALS:
    void stateChanged();
    // Something was committed to the store, by whomever. Also after publishes and changes of names.
    void changed();
    // The store has another content than when it was looked at last, half a second ago; also by commits of others while
    // this process collects.
    void touched();
    void closed();

private:
    struct Look;

    void collect(const CollectorOptions &options);
    void onOpened(Collector *collector, const Result<store::CollectorIdentity> &opened);
    void view();
    void finishClosing();
    void sayChanged();
    void look();
    void onLooked(const Result<Look> &seen);
    void countHere(StationState &state);
    void set(const std::function<void(StationState &)> &change);

    StationOptions m_options;
    store::StoreUrl m_url;
    StationState m_state;
    store::CollectorIdentity m_identity;
    QThread m_control; // the collector's: opening and stopping take their time
    QObject *m_controlled = nullptr;
    Collector *m_collector = nullptr; // lives in m_control, child of m_controlled; set here once it is open
    std::unique_ptr<Queries> m_watch; // for look(), beside what the screens ask
    std::unique_ptr<Queries> m_queries;
    std::unique_ptr<Edits> m_edits;
    QTimer m_look;
    QTimer m_changed; // runs while changed() was said a moment ago
    bool m_changedAgain = false;
    bool m_looking = false;
    qint64 m_dataVersion = -1;
    QElapsedTimer m_sinceVitals;
    QElapsedTimer m_sinceCounted;
    double m_rate = 0;
    bool m_opening = false; // the control thread is at it
    bool m_closing = false;
};

} // namespace monitor
