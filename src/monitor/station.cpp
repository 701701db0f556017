// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

#include "monitor/clock_now.h"
#include "monitor/collector_options.h"
#include "monitor/diagnosis.h"
#include "monitor/publish_log.h"
#include "monitor/publish_once.h"
#include "monitor/when_done.h"
#include "store/migrations.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSysInfo>
#include <csignal>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// How often a viewer looks for what others have committed (contract §4), and how often all counters are read.
constexpr int kLookMs = 500;
constexpr int kVitalsMs = 1000;
// Many commits a second are one change for a window.
constexpr int kChangedMs = 100;
// Waiting for longer than this, while connected, means that the store is behind.
constexpr qint64 kBehindMs = 1500;

// A collector that was killed leaves a fresh heartbeat behind: on this machine its process is asked for.
bool reallyRuns(const store::CollectorRun &run, qint64 nowMs)
{
    if (!run.runs(nowMs))
        return false;
    const bool ours = run.host == QSysInfo::machineHostName();
    return !ours || run.pid <= 0 || ::kill(pid_t(run.pid), 0) == 0 || errno == EPERM;
}

bool passesByItself(const Error &error)
{
    return error.kind == Error::Kind::StoreBusy &&
           (error.code == "busy"_L1 || error.code == "locked"_L1 || error.code == "timeout"_L1);
}

} // namespace

// What one look at the store brings.
struct Station::Look
{
    qint64 dataVersion = -1;
    std::optional<store::StoreStatus> vitals;
    Counters counters;
};

Station::Station(StationOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    m_control.setObjectName(u"control"_s);
    m_controlled = new QObject;
    m_controlled->moveToThread(&m_control);
    connect(&m_control, &QThread::finished, m_controlled, &QObject::deleteLater);
    m_control.start();
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &Station::look);
    m_changed.setSingleShot(true);
    connect(&m_changed, &QTimer::timeout, this, [this] {
        if (m_changedAgain)
            sayChanged();
    });
}

Station::~Station()
{
    m_control.quit();
    m_control.wait();
}

void Station::open()
{
    const auto url = storeUrlOf(m_options.profile);
    if (!url) {
        set([&](StationState &state) {
            state.phase = StationPhase::Failed;
            state.error = url.error().text;
        });
        return;
    }
    m_url = *url;
    m_watch = std::make_unique<Queries>(m_url);
    m_queries = std::make_unique<Queries>(m_url);
    m_edits = std::make_unique<Edits>(m_url);
    if (m_options.viewOnly || m_options.profile.broker.isEmpty()) {
        view();
        return;
    }
    recordHere();
}

void Station::recordHere()
{
    if (m_collector || m_opening || m_closing)
        return;
    auto options = collectorOptionsOf(m_options.profile, m_options.password);
    if (!options) {
        set([&](StationState &state) {
            state.phase = StationPhase::Failed;
            state.error = options.error().text;
        });
        return;
    }
    options->webhookSecret = m_options.webhookSecret;
    set([&](StationState &state) {
        state.phase = StationPhase::Opening;
        state.broker = options->link.url.address();
    });
    m_opening = true;
    QMetaObject::invokeMethod(m_controlled, [this, collecting = std::move(*options)] { collect(collecting); });
}

// In the control thread: opening migrates and recovers, which may take its time.
void Station::collect(const CollectorOptions &options)
{
    auto *collector = new Collector(options, m_controlled);
    const Result<void> opened = collector->open();
    if (opened) {
        connect(collector, &Collector::linkChanged, this,
                [this](const broker::LinkState &link) { set([&](StationState &state) { state.link = link; }); });
        connect(collector, &Collector::storeTrouble, this,
                [this](const QString &text) { set([&](StationState &state) { state.storeTrouble = text; }); });
        connect(collector, &Collector::inboxTrouble, this,
                [this](const QString &text) { set([&](StationState &state) { state.inboxTrouble = text; }); });
        connect(collector, &Collector::committed, this, [this] { sayChanged(); });
        connect(collector, &Collector::stopped, this, [this] {
            m_collector = nullptr;
            finishClosing();
        });
        collector->start();
    } else {
        delete collector;
        collector = nullptr;
    }
    const auto identity = opened.map([collector] { return collector->identity(); });
    QMetaObject::invokeMethod(this, [this, collector, identity] { onOpened(collector, identity); });
}

void Station::onOpened(Collector *collector, const Result<store::CollectorIdentity> &opened)
{
    m_collector = collector;
    m_opening = false;
    if (m_closing) {
        close();
        return;
    }
    if (!opened && opened.error().kind == Error::Kind::Conflict) {
        view();
        return;
    }
    if (!opened) {
        set([&](StationState &state) {
            state.phase = StationPhase::Failed;
            state.error = opened.error().text;
        });
        return;
    }
    m_identity = *opened;
    set([](StationState &state) { state.phase = StationPhase::Connecting; });
    m_look.start();
    look();
}

void Station::view()
{
    set([this](StationState &state) {
        state.phase = StationPhase::Viewing;
        state.link = {};
        if (const auto broker = broker::parseBrokerUrl(m_options.profile.broker))
            state.broker = broker->address();
    });
    m_look.start();
    look();
}

void Station::close()
{
    m_closing = true;
    m_look.stop();
    // Not while it is being opened: onOpened() comes back here.
    if (m_opening)
        return;
    if (m_collector)
        QMetaObject::invokeMethod(m_collector, [collector = m_collector] { collector->stop(); });
    else
        QMetaObject::invokeMethod(
            this, [this] { finishClosing(); }, Qt::QueuedConnection);
}

void Station::finishClosing()
{
    if (!m_closing)
        return;
    set([](StationState &state) { state.phase = StationPhase::Closed; });
    Q_EMIT closed();
}

void Station::reconnectNow()
{
    if (m_collector)
        QMetaObject::invokeMethod(m_collector, [collector = m_collector] { collector->reconnectNow(); });
}

QFuture<Result<void>> Station::publish(const PublishRequest &request)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    const QFuture<Result<void>> future = promise->future();
    promise->start();
    const auto answer = [promise](const QString &error) {
        promise->addResult(error.isEmpty() ? Result<void>() : fail(Error::Kind::Network, u"not_published"_s, error));
        promise->finish();
    };
    if (m_collector) {
        whenDone(this, m_collector->publish(request.topic, request.payload, request.qos, request.retain), answer);
        return future;
    }
    Profile profile = m_options.profile;
    profile.clientId.clear();
    const auto options = linkOptionsOf(profile, m_options.password);
    if (!options) {
        answer(options.error().text);
        return future;
    }
    const PublishLog log{m_url, profile.name, options->url.address(), profile.organization, profile.integration};
    QMetaObject::invokeMethod(m_controlled, [this, options = *options, request, log, answer] {
        auto *once = new PublishOnce(options, request, m_controlled);
        connect(once, &PublishOnce::finished, m_controlled, [this, once, log, answer](const PublishOutcome &outcome) {
            QString error = outcome.error;
            if (outcome.event) {
                const auto logged = logPublish(log, *outcome.event, utcNow());
                if (!logged && error.isEmpty())
                    error = logged.error().in(u"published, but not logged"_s).text;
            }
            once->deleteLater();
            QMetaObject::invokeMethod(this, [this, answer, error] {
                answer(error);
                sayChanged();
            });
        });
        once->start();
    });
    return future;
}

void Station::sayChanged()
{
    if (m_changed.isActive()) {
        m_changedAgain = true;
        return;
    }
    m_changedAgain = false;
    m_changed.start(kChangedMs);
    Q_EMIT changed();
}

void Station::look()
{
    if (m_collector)
        set([this](StationState &state) { countHere(state); });
    // One at a time: a store that answers slowly is not asked more and more.
    if (m_looking)
        return;
    m_looking = true;
    const bool withVitals = !m_sinceVitals.isValid() || m_sinceVitals.elapsed() >= kVitalsMs - kLookMs / 2;
    if (withVitals)
        m_sinceVitals.start();
    whenDone(this,
             m_watch->ask<Look>(u"look"_s,
                                [withVitals](store::Reader &reader) -> Result<Look> {
                                    Look seen;
                                    const auto version = reader.dataVersion();
                                    if (!version)
                                        return tl::unexpected(version.error());
                                    seen.dataVersion = *version;
                                    if (!withVitals)
                                        return seen;
                                    auto vitals = reader.vitals(utcNow());
                                    if (!vitals)
                                        return tl::unexpected(vitals.error());
                                    seen.counters = countersOf(*vitals, utcNow());
                                    seen.vitals = std::move(*vitals);
                                    return seen;
                                }),
             [this](const Result<Look> &seen) {
                 m_looking = false;
                 onLooked(seen);
             });
}

void Station::onLooked(const Result<Look> &seen)
{
    if (m_closing || (!seen && seen.error().kind == Error::Kind::Cancelled))
        return;
    if (!seen && seen.error().code == "replaced"_L1) {
        m_watch->reopen();
        m_queries->reopen();
    }
    set([&](StationState &state) {
        // A question that met a lock is no news; what the next ones say counts. A server that is away is.
        if (seen || !passesByItself(seen.error()))
            state.readTrouble = seen ? QString() : seen.error().text;
        if (!seen || !seen->vitals)
            return;
        state.storeBytes = seen->vitals->fileBytes + seen->vitals->walBytes;
        if (m_collector || seen->vitals->collectors.empty())
            return;
        const store::CollectorRun &run = seen->vitals->collectors.front();
        const double rate = seen->counters.ratePerSecond;
        state.counters = seen->counters;
        state.collectorRuns = reallyRuns(run, utcNow());
        state.counters.ratePerSecond = state.collectorRuns ? rate : 0;
        state.collectorHost = run.host;
        state.collectorPid = run.pid;
        state.collectorSeenMs = run.heartbeatAtMs;
    });
    if (!seen)
        return;
    // Our own commits are told by the collector, sooner.
    const bool isNews = m_dataVersion >= 0 && seen->dataVersion != m_dataVersion;
    m_dataVersion = seen->dataVersion;
    if (isNews && !m_collector)
        sayChanged();
    if (isNews)
        Q_EMIT touched();
}

// While the store takes nothing the processor measures no rate: what arrives is measured here.
void Station::countHere(StationState &state)
{
    const qint64 received = state.counters.received;
    state.counters = m_collector->counters();
    const double seconds = double(m_sinceCounted.isValid() ? m_sinceCounted.restart() : 0) / 1000;
    if (!m_sinceCounted.isValid())
        m_sinceCounted.start();
    if (seconds > 0 && received > 0) {
        const double now = double(state.counters.received - received) / seconds;
        m_rate = m_rate * 0.6 + now * 0.4;
    }
    state.counters.ratePerSecond = m_rate < 0.05 ? 0 : m_rate;
}

// The phase that the parts of the state amount to.
static StationPhase judged(const StationState &state, bool collecting)
{
    using broker::LinkPhase;
    if (!collecting)
        return state.phase;
    if (state.link.phase != LinkPhase::Ready && state.link.phase != LinkPhase::Subscribing) {
        const bool failedBefore = !state.link.reason.isEmpty() || state.link.phase == LinkPhase::WaitingToRetry ||
                                  state.link.phase == LinkPhase::Refused;
        return failedBefore ? StationPhase::NotConnected : StationPhase::Connecting;
    }
    if (!state.inboxTrouble.isEmpty())
        return StationPhase::NotRecording;
    if (!state.storeTrouble.isEmpty() || (state.counters.waiting > 0 && state.counters.oldestWaitingMs > kBehindMs))
        return StationPhase::StoringLocally;
    return StationPhase::Recording;
}

void Station::set(const std::function<void(StationState &)> &change)
{
    StationState next = m_state;
    change(next);
    next.phase = judged(next, m_collector != nullptr && !m_closing);
    if (next == m_state)
        return;
    m_state = std::move(next);
    Q_EMIT stateChanged();
}

} // namespace monitor
