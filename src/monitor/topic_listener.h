// SPDX-License-Identifier: GPL-3.0-or-later
// What a listening runs in its thread.
#pragma once

#include "broker/link.h"
#include "decode/decode.h"
#include "monitor/topic_listening.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <memory>

namespace monitor {

class TopicListener : public QObject
{
    Q_OBJECT

public:
    TopicListener(broker::LinkOptions options, int listenMs);
    ~TopicListener() override;
    void start();
    // Proposes from what came so far.
    void stop();

Q_SIGNALS:
    void progress(const monitor::ListenProgress &progress);
    void finished(const monitor::ListenOutcome &outcome);

private:
    void onState(const broker::LinkState &state);
    void onMessage(const Message &message);
    void judge(const Message &message, topics::HeardTopic &topic);
    [[nodiscard]] topics::HeardTopic *topicOf(const QString &name);
    void sayProgress();
    void finish();

    broker::LinkOptions m_options;
    const int m_listenMs;
    std::unique_ptr<broker::Link> m_link;
    decode::Reader m_reader;
    QTimer m_end{this};
    QTimer m_tell{this};
    QElapsedTimer m_since;
    QHash<QString, topics::HeardTopic> m_topics;
    ListenOutcome m_outcome;
    qint64 m_payloadBytes = 0;
    qsizetype m_topicCharacters = 0;
    int m_judged = 0;
    int m_devices = 0;
    bool m_finished = false;
};

} // namespace monitor
