// SPDX-License-Identifier: GPL-3.0-or-later
// A Link with everything it says written down, a plain publisher beside it, and the permission to release.
#pragma once

#include "broker/link.h"
#include "support/mosquitto.h"

#include <QDebug>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

// In the program only the inbox can make one.
class CommittedForTest
{
public:
    [[nodiscard]] static Committed upTo(qint64 ordinal) { return Committed(ordinal); }
};

struct PublishOutcome
{
    qint64 token = 0;
    QString errorText;
};

class LinkHarness : public QObject
{
public:
    explicit LinkHarness(broker::LinkOptions options, std::vector<broker::Subscription> remembered = {})
        : link(std::make_unique<broker::Link>(std::move(options), std::move(remembered)))
    {
        connect(link.get(), &broker::Link::arrived, this, [this](const Arrival &arrival) {
            arrivals.push_back(arrival);
            if (const auto *message = std::get_if<Message>(&arrival)) {
                messages.append(*message);
                if (releaseAtOnce)
                    link->release(CommittedForTest::upTo(message->arrival));
            } else if (const auto *released = std::get_if<MessageReleased>(&arrival)) {
                if (releaseAtOnce)
                    link->release(CommittedForTest::upTo(released->arrival));
            } else if (const auto *event = std::get_if<LinkEvent>(&arrival)) {
                events.append(*event);
            } else if (const auto *seen = std::get_if<AcknowledgementsSeen>(&arrival)) {
                seenUpTo = seen->upTo;
            }
        });
        connect(link.get(), &broker::Link::stateChanged, this, [this](const broker::LinkState &state) {
            if (phases.isEmpty() || phases.last() != state.phase)
                phases.append(state.phase);
        });
        connect(link.get(), &broker::Link::subscriptionsChanged, this,
                [this](const std::vector<broker::Subscription> &held) { subscriptions = held; });
        connect(link.get(), &broker::Link::published, this, [this](qint64 token, const QString &errorText) {
            outcomes.append({token, errorText});
        });
        connect(link.get(), &broker::Link::stopped, this, [this] { ++stops; });
    }

    [[nodiscard]] bool isReady() const { return link->state().phase == broker::LinkPhase::Ready; }
    [[nodiscard]] QList<LinkEvent> eventsOf(const QString &type) const
    {
        QList<LinkEvent> found;
        for (const LinkEvent &event : events) {
            if (event.activityType == type)
                found.append(event);
        }
        return found;
    }
    [[nodiscard]] int countOf(const char *type) const { return int(eventsOf(QString::fromLatin1(type)).size()); }
    [[nodiscard]] QStringList payloads(bool withoutCopies = true) const
    {
        QStringList texts;
        for (const Message &message : messages) {
            if (!withoutCopies || !message.overlapCopy)
                texts.append(QString::fromUtf8(message.payload));
        }
        return texts;
    }
    // Nothing more is said; the connection is cut without DISCONNECT, as in a crash.
    void crash() { link.reset(); }
    [[nodiscard]] bool stopAndWait()
    {
        link->stop();
        return QTest::qWaitFor([this] { return stops > 0; }, 5000);
    }

    bool releaseAtOnce = true;
    std::vector<Arrival> arrivals;
    QList<Message> messages;
    QList<LinkEvent> events;
    QList<broker::LinkPhase> phases;
    QList<PublishOutcome> outcomes;
    std::vector<broker::Subscription> subscriptions;
    qint64 seenUpTo = 0;
    int stops = 0;
    std::unique_ptr<broker::Link> link;
};

template <typename Change>
support::MosquittoOptions mosquittoWith(Change change)
{
    support::MosquittoOptions options;
    change(options);
    return options;
}

inline QJsonObject metadataOf(const LinkEvent &event)
{
    return QJsonDocument::fromJson(event.metadata).object();
}

inline broker::LinkOptions optionsFor(const QString &url, const QString &clientId, const QStringList &filters)
{
    broker::LinkOptions options;
    options.url = broker::parseBrokerUrl(url).value();
    options.clientId = clientId;
    options.filters = filters;
    options.backoffMinMs = 50;
    options.backoffMaxMs = 400;
    return options;
}

// Publishes with a link of its own and waits for every confirmation.
inline bool publishAll(const QString &url, const QString &topic, const QStringList &payloads, int qos = 1,
                       bool retain = false)
{
    broker::LinkOptions options = optionsFor(url, QStringLiteral("publisher"), {});
    options.cleanSession = true;
    LinkHarness publisher(options);
    publisher.link->start();
    for (const QString &payload : payloads)
        publisher.link->publish(topic, payload.toUtf8(), qos, retain);
    const bool all = QTest::qWaitFor([&] { return publisher.outcomes.size() == payloads.size(); }, 20'000);
    for (const PublishOutcome &outcome : std::as_const(publisher.outcomes)) {
        if (!outcome.errorText.isEmpty())
            return false;
    }
    return all && publisher.stopAndWait();
}
