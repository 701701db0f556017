// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/link_core.h"

#include "base/times.h"
#include "base/visible_text.h"
#include "broker/log.h"

#include <QDateTime>
#include <QMetaMethod>

namespace broker {
namespace {

constexpr int kStopMs = 1500; // for DISCONNECT and what waits before it
// A connection that lived this long was a good one; three shorter ones in a row mean that somebody takes them.
constexpr int kStableMs = 5000;
constexpr int kSoonLostLimit = 3;
// Written but not yet with the system: beyond it, publishing waits.
constexpr qint64 kMaxUnwritten = 1024 * 1024;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

LinkCore::LinkCore(Link &link, LinkOptions options, std::vector<Subscription> remembered)
    : QObject(&link),
      m_link(link),
      m_options(std::move(options)),
      m_book(m_options.filters, m_options.qos, m_options.cleanSession ? std::vector<Subscription>() : remembered),
      m_publishes(m_options.cleanSession ? 2 : 1,
                  [this](const Publish &publish, const PublishResult &result) { onPublished(publish, result); }),
      m_backoff(m_options.backoffMinMs, m_options.backoffMaxMs),
      m_retry(this),
      m_interfaces(this),
      m_subscribing(this),
      m_stopping(this),
      m_lastContactMs(m_options.lastContactMs),
      m_mqtt5(m_options.protocol != Protocol::Mqtt311),
      m_versionKnown(m_options.protocol != Protocol::Auto),
      m_expectSession(!m_options.cleanSession && !remembered.empty())
{
    for (QTimer *timer : {&m_retry, &m_subscribing, &m_stopping})
        timer->setSingleShot(true);
    connect(&m_interfaces, &InterfaceWatch::appeared, this, &LinkCore::reconnectNow);
    connect(&m_retry, &QTimer::timeout, this, &LinkCore::attempt);
    connect(&m_stopping, &QTimer::timeout, this, &LinkCore::end);
    connect(&m_subscribing, &QTimer::timeout, this, [this] {
        onFailed(timeOut(QStringLiteral("suback"), m_options.url.address(), m_options.connectTimeoutMs));
    });
}

LinkCore::~LinkCore() = default;

void LinkCore::setPhase(LinkPhase phase)
{
    m_state.phase = phase;
    sayState();
}

void LinkCore::sayState()
{
    Q_EMIT m_link.stateChanged(m_state);
}

ConnectionFacts LinkCore::facts() const
{
    return {m_options.url.text(), m_options.clientId, m_state.protocol, std::nullopt, QString(), std::nullopt};
}

// ---- from one attempt to the next

void LinkCore::start()
{
    if (m_running)
        return;
    m_running = true;
    m_backoff.reset();
    attempt();
}

void LinkCore::reconnectNow()
{
    if (m_running && !m_attempt && !m_stopping.isActive()) {
        m_soonLost = 0;
        attempt();
    }
}

void LinkCore::attempt()
{
    m_retry.stop();
    m_interfaces.stop();
    m_established = false;
    m_state.nextRetryAtMs.reset();
    m_attempt = std::make_unique<Attempt>(m_options, m_mqtt5, m_lastOrdinal);
    m_attempt->setReadingPaused(m_paused);
    connectAttempt();
    setPhase(LinkPhase::Resolving);
    m_attempt->start();
}

void LinkCore::connectAttempt()
{
    Attempt *attempt = m_attempt.get();
    connect(attempt, &Attempt::stepPassed, this,
            [this](const QString &, const QString &, const QString &next) { onStep(next); });
    connect(attempt, &Attempt::connected, this, &LinkCore::onConnected);
    connect(attempt, &Attempt::usable, this, &LinkCore::onUsable);
    connect(attempt, &Attempt::arrived, this, &LinkCore::onArrived);
    connect(attempt, &Attempt::failed, this, &LinkCore::onFailed);
    connect(attempt, &Attempt::finished, this, &LinkCore::end);
    connect(attempt, &Attempt::bytesWritten, this, [this] {
        if (m_publishes.isWaiting())
            schedulePump();
    });
}

void LinkCore::onStep(const QString &next)
{
    if (next == u"tcp")
        setPhase(LinkPhase::Connecting);
    else if (next == u"tls")
        setPhase(LinkPhase::Securing);
    else if (next == u"connack")
        setPhase(LinkPhase::Handshaking);
}

// The attempt is in the middle of a signal: it is deleted when that is over.
void LinkCore::dropAttempt()
{
    m_subscribing.stop();
    if (!m_attempt)
        return;
    m_lastOrdinal = m_attempt->lastOrdinal();
    m_attempt->disconnect(this);
    if (m_attempt->gate())
        m_attempt->gate()->disconnect(this);
    m_attempt->abandon();
    Attempt *attempt = m_attempt.release();
    attempt->setParent(this);
    attempt->deleteLater();
}

void LinkCore::onConnected(const Connack &connack)
{
    AckGate *gate = m_attempt->gate();
    connect(gate, &AckGate::subscribeAnswered, this, &LinkCore::onSubscribeAnswered);
    connect(gate, &AckGate::unsubscribeAnswered, this, &LinkCore::onUnsubscribeAnswered);
    connect(gate, &AckGate::publishAnswered, this, [this](quint16 packetId, quint8 code, const QString &reason) {
        if (m_publishes.answered(packetId, code, reason) && m_publishes.isWaiting())
            pump();
    });
    connect(gate, &AckGate::messageReleased, this, [this](quint16 packetId, qint64 arrival) {
        Q_EMIT m_link.arrived(MessageReleased{packetId, arrival});
    });
    connect(gate, &AckGate::acknowledgementsSeen, this, [this](qint64 upTo) {
        m_lastContactMs = nowMs();
        Q_EMIT m_link.arrived(AcknowledgementsSeen{upTo});
    });

    m_established = true;
    m_versionKnown = true;
    m_sinceConnack.start();
    m_state.sessionPresent = connack.sessionPresent;
    m_state.protocol = m_mqtt5 ? QStringLiteral("5.0") : QStringLiteral("3.1.1");
    m_state.reason.clear();
    m_state.advice.clear();
    m_loggedReason.clear();
    m_publishes.connected(connack, m_mqtt5);
    m_book.connected(connack.sessionPresent, m_mqtt5 && connack.identifiersAvailable, nowMs());
    m_state.refused = m_book.refused();

    ConnectionFacts established = facts();
    established.sessionPresent = connack.sessionPresent;
    if (m_expectSession && !connack.sessionPresent) {
        established.reason =
            m_lastContactMs
                ? QString(QStringLiteral("messages may have been lost since ") + isoUtc(*m_lastContactMs))
                : QStringLiteral("messages may have been lost: the broker no longer has this client's session");
        qCWarning(logBroker, "%ls: the broker did not keep the session; %ls", qUtf16Printable(established.broker),
                  qUtf16Printable(established.reason));
    }
    m_expectSession = !m_options.cleanSession;
    m_lastContactMs = nowMs();
    qCInfo(logBroker, "connected to %ls, MQTT %ls, session %s", qUtf16Printable(established.broker),
           qUtf16Printable(m_state.protocol), connack.sessionPresent ? "kept" : "new");
    Q_EMIT m_link.arrived(SessionStarted{connack.sessionPresent});
    Q_EMIT m_link.arrived(connectionEstablished(established, nowMs()));
    m_subscribing.start(m_options.connectTimeoutMs);
    setPhase(LinkPhase::Subscribing);
}

void LinkCore::onFailed(const Failure &failure)
{
    const Failure told = judgeLoss(failure);
    const bool wasEstablished = m_established;
    const bool otherVersion = !m_versionKnown && m_options.protocol == Protocol::Auto && !wasEstablished;
    dropAttempt();
    m_publishes.disconnected();
    if (otherVersion && told.pace == Pace::OtherVersion && m_mqtt5) {
        qCInfo(logBroker, "%ls does not speak MQTT 5: trying 3.1.1", qUtf16Printable(m_options.url.text()));
        m_versionKnown = true;
        m_mqtt5 = false;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_running && !m_attempt && !m_stopping.isActive())
                    attempt();
            },
            Qt::QueuedConnection);
        return;
    }
    if (otherVersion)
        judgeVersion(told);

    m_state.reason = told.reason;
    m_state.advice = told.advice;
    if (!m_options.keepTrying) {
        if (wasEstablished)
            sayLost(told, std::nullopt);
        end();
        return;
    }
    const int delay = delayFor(told.pace);
    m_state.nextRetryAtMs = nowMs() + delay;
    if (wasEstablished)
        sayLost(told, m_state.nextRetryAtMs);
    if (m_loggedReason != told.reason) {
        m_loggedReason = told.reason;
        qCWarning(logBroker, "%ls. %ls%sNext try in %d s.", qUtf16Printable(visibleText(told.reason)),
                  qUtf16Printable(told.advice), told.advice.isEmpty() ? "" : " ", (delay + 999) / 1000);
    }
    m_retry.start(delay);
    if (!m_options.filters.isEmpty())
        m_interfaces.watchForNew();
    const bool slow = told.pace == Pace::Slow || told.pace == Pace::Yield || told.pace == Pace::OtherVersion;
    setPhase(slow ? LinkPhase::Refused : LinkPhase::WaitingToRetry);
}

// Some old brokers close the connection at a CONNECT of version 5 without a word.
void LinkCore::judgeVersion(const Failure &failure)
{
    if (failure.step == u"connack" && (failure.code == u"closed_by_broker" || failure.code == u"protocol"))
        m_mqtt5 = !m_mqtt5;
}

// MQTT 3.1.1 has no words for "session taken over", and mosquitto 2.0.11 says none with 5 either: it just closes. A
// broker that is restarted closes too, but then a try in between fails.
Failure LinkCore::judgeLoss(const Failure &failure)
{
    if (!m_established || m_sinceConnack.elapsed() >= kStableMs)
        m_soonLost = 0;
    if (!m_established)
        return failure;
    if (m_sinceConnack.elapsed() >= kStableMs)
        m_backoff.reset();
    if (failure.code == u"closed_by_broker" && m_sinceConnack.elapsed() < kStableMs)
        ++m_soonLost;
    if (m_soonLost < kSoonLostLimit)
        return failure;
    Failure guess = failure;
    guess.code = QStringLiteral("taken_over");
    guess.reason += QStringLiteral(", time and again within seconds of accepting it");
    guess.advice = QStringLiteral("Probably another program connects with this client id. End it, or give each its own "
                                  "client id; then reconnect.");
    guess.pace = Pace::Slow;
    return guess;
}

int LinkCore::delayFor(Pace pace)
{
    switch (pace) {
    case Pace::Slow:
    case Pace::OtherVersion:
        return m_backoff.slow();
    case Pace::Yield:
        return m_backoff.verySlow();
    case Pace::Backoff:
        break;
    }
    return m_backoff.next();
}

void LinkCore::sayLost(const Failure &failure, std::optional<qint64> nextRetryAtMs)
{
    ConnectionFacts lost = facts();
    lost.sessionPresent = m_state.sessionPresent;
    lost.reason = failure.reason;
    lost.nextRetryAtMs = nextRetryAtMs;
    m_lastContactMs = nowMs();
    Q_EMIT m_link.arrived(connectionLost(lost, failure.code, nowMs()));
}

void LinkCore::stop()
{
    if (!m_running || m_stopping.isActive())
        return;
    m_retry.stop();
    m_interfaces.stop();
    m_subscribing.stop();
    m_state.reason.clear();
    m_state.advice.clear();
    if (m_established)
        m_lastContactMs = nowMs();
    m_stopping.start(kStopMs);
    if (m_attempt)
        m_attempt->finish();
    else
        QMetaObject::invokeMethod(this, &LinkCore::end, Qt::QueuedConnection);
}

void LinkCore::end()
{
    if (!m_running)
        return;
    m_running = false;
    m_stopping.stop();
    m_retry.stop();
    m_interfaces.stop();
    dropAttempt();
    m_state.nextRetryAtMs.reset();
    m_publishes.failAll(QStringLiteral("Not confirmed: the connection was ended"));
    setPhase(LinkPhase::Stopped);
    Q_EMIT m_link.stopped();
}

// ---- subscriptions

void LinkCore::onUsable()
{
    if (m_state.phase == LinkPhase::Subscribing)
        subscribe();
}

void LinkCore::subscribe()
{
    const std::vector<Subscription> wanted = m_book.takeToSubscribe();
    m_unanswered.clear();
    m_leavingAsked = false;
    for (const Subscription &subscription : wanted)
        m_unanswered.insert(subscription.filter);
    // Before SUBSCRIBE leaves: an identifier that the broker may know is never given to another filter.
    if (!wanted.empty())
        Q_EMIT m_link.subscriptionsChanged(m_book.held());
    QStringList notSent;
    for (const Subscription &subscription : wanted) {
        QMqttSubscriptionProperties properties;
        if (subscription.identifier != 0)
            properties.setSubscriptionIdentifier(subscription.identifier);
        const auto *made =
            m_attempt->client()->subscribe(subscription.filter, properties, quint8(subscription.qosRequested));
        if (!made)
            notSent.append(subscription.filter);
    }
    for (const QString &filter : std::as_const(notSent))
        onSubscribeAnswered(filter, 0x8f, QStringLiteral("not sent"));
    if (wanted.empty())
        checkSubscribed();
}

void LinkCore::onSubscribeAnswered(const QString &filter, quint8 code, const QString &reason)
{
    m_book.answered(filter, code, reason);
    m_state.refused = m_book.refused();
    Q_EMIT m_link.subscriptionsChanged(m_book.held());
    if (code < 0x80) {
        Q_EMIT m_link.arrived(subscriptionCreated({filter, 0, m_options.qos, code}, nowMs()));
    } else {
        const QString shown = visibleText(filter);
        qCWarning(logBroker, "The broker refuses the filter %ls: %ls. %ls", qUtf16Printable(shown),
                  qUtf16Printable(reasonText(code)), qUtf16Printable(refusedFilterAdvice(code)));
        m_state.reason = QStringLiteral("The broker refuses the filter %1: %2").arg(shown, reasonText(code));
        m_state.advice = refusedFilterAdvice(code);
    }
    if (m_unanswered.remove(filter))
        checkSubscribed();
}

void LinkCore::onUnsubscribeAnswered(const QString &filter, quint8 code)
{
    if (code >= 0x80)
        qCWarning(logBroker, "The broker keeps the filter %ls: %ls", qUtf16Printable(visibleText(filter)),
                  qUtf16Printable(reasonText(code)));
    else
        m_book.unsubscribed(filter);
    Q_EMIT m_link.subscriptionsChanged(m_book.held());
    if (m_unanswered.remove(filter))
        checkSubscribed();
}

// First what is wanted, then away with the rest: no message falls between the two.
void LinkCore::checkSubscribed()
{
    if (!m_unanswered.isEmpty() || m_state.phase != LinkPhase::Subscribing)
        return;
    const QStringList leaving = m_leavingAsked ? QStringList() : m_book.takeToUnsubscribe();
    m_leavingAsked = true;
    if (!leaving.isEmpty()) {
        for (const QString &filter : leaving) {
            m_unanswered.insert(filter);
            m_attempt->gate()->unsubscribe(filter);
        }
        return;
    }
    m_subscribing.stop();
    setPhase(LinkPhase::Ready);
    schedulePump();
}

// ---- messages both ways

void LinkCore::onArrived(const Message &message, const QList<quint32> &identifiers)
{
    Arrival arrival(message);
    std::get<Message>(arrival).overlapCopy = m_book.isCopy(message.topic, identifiers);
    m_lastContactMs = message.receivedAtMs;
    Q_EMIT m_link.arrived(arrival);
}

void LinkCore::setReadingPaused(bool paused)
{
    m_paused = paused;
    if (m_attempt)
        m_attempt->setReadingPaused(paused);
}

void LinkCore::release(Committed committed)
{
    // Of an earlier connection: the broker sends those again, and the ledger answers them.
    if (m_attempt && m_attempt->gate())
        m_attempt->gate()->release(committed);
}

qint64 LinkCore::publish(const QString &topic, const QByteArray &payload, int qos, bool retain)
{
    const qint64 token = m_nextToken++;
    m_publishes.add({token, topic, payload, qos, retain, -1});
    schedulePump();
    return token;
}

void LinkCore::schedulePump()
{
    if (m_pumpScheduled)
        return;
    m_pumpScheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumpScheduled = false;
            pump();
        },
        Qt::QueuedConnection);
}

void LinkCore::pump()
{
    const bool ready = m_state.phase == LinkPhase::Ready && m_attempt && !m_stopping.isActive();
    const auto send = [this](const Publish &publish) -> std::optional<quint16> {
        const qint32 id =
            m_attempt->client()->publish(publish.topic, publish.payload, quint8(publish.qos), publish.retain);
        return id < 0 ? std::nullopt : std::optional(quint16(id));
    };
    const auto mayWrite = [this] { return m_attempt && m_attempt->gate()->bytesToWrite() < kMaxUnwritten; };
    m_publishes.pump(send, mayWrite, ready);
}

void LinkCore::onPublished(const Publish &publish, const PublishResult &result)
{
    // A simulator listens to published() only: it need not pay for rows that nobody writes.
    static const QMetaMethod arrivedSignal = QMetaMethod::fromSignal(&Link::arrived);
    if (m_link.isSignalConnected(arrivedSignal))
        Q_EMIT m_link.arrived(publishFinished(publish, result, m_options.user, nowMs()));
    Q_EMIT m_link.published(publish.token, result.errorText);
}

} // namespace broker
