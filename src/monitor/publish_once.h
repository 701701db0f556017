// SPDX-License-Identifier: GPL-3.0-or-later
// Connects, publishes one message, waits for its confirmation and goes: for whoever holds no collector.
#pragma once

#include "broker/link_options.h"
#include "model/message.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace broker {
class Link;
}

namespace monitor {

struct PublishRequest
{
    QString topic;
    QByteArray payload;
    int qos = 1;
    bool retain = false;
};

struct PublishOutcome
{
    QString error;                  // empty: confirmed; at QoS 0 written
    std::optional<LinkEvent> event; // what belongs into the log; absent when nothing was sent
};

// A clean session under a client id of its own, unless `options` name one: the collector's would throw that off.
class PublishOnce : public QObject
{
    Q_OBJECT

public:
    PublishOnce(broker::LinkOptions options, PublishRequest request, QObject *parent = nullptr);
    ~PublishOnce() override;
    void start();

Q_SIGNALS:
    void finished(const monitor::PublishOutcome &outcome);

private:
    void onState(const broker::LinkState &state);

    PublishRequest m_request;
    PublishOutcome m_outcome;
    std::unique_ptr<broker::Link> m_link;
    QTimer m_confirming;
    bool m_sent = false;
    bool m_answered = false;
};

} // namespace monitor
