// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of Link: what happens between its attempts.
#pragma once

#include "broker/attempt.h"
#include "broker/backoff.h"
#include "broker/events.h"
#include "broker/interface_watch.h"
#include "broker/link.h"
#include "broker/publish_list.h"
#include "broker/subscription_book.h"

#include <QSet>

namespace broker {

class LinkCore : public QObject
{
    Q_OBJECT

public:
    LinkCore(Link &link, LinkOptions options, std::vector<Subscription> remembered);
    ~LinkCore() override;

    void start();
    void stop();
    void reconnectNow();
    void setReadingPaused(bool paused);
    void release(Committed committed);
    qint64 publish(const QString &topic, const QByteArray &payload, int qos, bool retain);

    [[nodiscard]] const LinkState &state() const { return m_state; }
    [[nodiscard]] int publishesOutstanding() const { return m_publishes.outstanding(); }
    [[nodiscard]] std::optional<qint64> lastContactMs() const { return m_lastContactMs; }

private:
    void attempt();
    void connectAttempt();
    void dropAttempt();
    void onStep(const QString &next);
    void onConnected(const Connack &connack);
    void onUsable();
    void subscribe();
    void onSubscribeAnswered(const QString &filter, quint8 code, const QString &reason);
    void onUnsubscribeAnswered(const QString &filter, quint8 code);
    void checkSubscribed();
    void onArrived(const Message &message, const QList<quint32> &identifiers);
    void onFailed(const Failure &failure);
    void judgeVersion(const Failure &failure);
    [[nodiscard]] Failure judgeLoss(const Failure &failure);
    [[nodiscard]] int delayFor(Pace pace);
    void sayLost(const Failure &failure, std::optional<qint64> nextRetryAtMs);
    void end();

    void schedulePump();
    void pump();
    void onPublished(const Publish &publish, const PublishResult &result);

    [[nodiscard]] ConnectionFacts facts() const;
    void setPhase(LinkPhase phase);
    void sayState();

    Link &m_link;
    LinkOptions m_options;
    LinkState m_state;
    SubscriptionBook m_book;
    PublishList m_publishes;
    Backoff m_backoff;
    std::unique_ptr<Attempt> m_attempt;
    QTimer m_retry;
    InterfaceWatch m_interfaces; // while waiting for the next try
    QTimer m_subscribing;        // until every SUBACK is there
    QTimer m_stopping;
    QElapsedTimer m_sinceConnack;
    qint64 m_lastOrdinal = 0;
    qint64 m_nextToken = 1;
    std::optional<qint64> m_lastContactMs;
    QSet<QString> m_unanswered; // filters
    bool m_leavingAsked = false;
    QString m_loggedReason;
    int m_soonLost = 0; // connections in a row that the broker closed within seconds
    bool m_mqtt5;
    bool m_versionKnown = false; // the broker has accepted or refused one
    bool m_expectSession;
    bool m_established = false; // this attempt was accepted
    bool m_paused = false;
    bool m_running = false;
    bool m_pumpScheduled = false;
};

} // namespace broker
