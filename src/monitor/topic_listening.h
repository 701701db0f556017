// SPDX-License-Identifier: GPL-3.0-or-later
// Listens to all that a broker says for a few seconds, and proposes the topics to record.
#pragma once

#include "model/topic_proposal.h"
#include "monitor/profile.h"

#include <QMetaType>
#include <QObject>
#include <QThread>

namespace monitor {

struct ListenProgress
{
    bool isListening = false; // false: the connection is being made
    int remainingMs = 0;
    qint64 messages = 0;
    int topics = 0;
};

struct ListenOutcome
{
    // Of what came; empty where nothing did.
    std::vector<topics::ProposedFilter> filters;
    qint64 messages = 0;
    int topics = 0;
    bool isCapped = false; // there was more than is looked at
    // The broker lets nobody have all topics, in its words; empty: it does.
    QString refused;
    // Why nothing could be heard, and what to do about it; empty: it could.
    QString trouble;
    QString advice;
};

class TopicListener;

// Sockets live in a thread of its own; signals come in the thread of this object. Connects with a throw-away client id
// and a clean session at QoS 0: the profile's own session is not touched, nothing is recorded.
class TopicListening : public QObject
{
    Q_OBJECT

public:
    static constexpr int kUsualMs = 5000;

    explicit TopicListening(QObject *parent = nullptr);
    ~TopicListening() override;

    // One that runs is cancelled first. `listenMs`: from the moment on that the broker has granted the topics.
    void start(const Profile &profile, const QByteArray &password, int listenMs = kUsualMs);
    // finished() follows, with what came so far.
    void stop();
    // No signal of that listening comes any more.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_listener != nullptr; }

Q_SIGNALS:
    void progress(const monitor::ListenProgress &progress);
    void finished(const monitor::ListenOutcome &outcome);

private:
    QThread m_thread;
    TopicListener *m_listener = nullptr; // lives in the thread
};

} // namespace monitor

Q_DECLARE_METATYPE(monitor::ListenProgress)
Q_DECLARE_METATYPE(monitor::ListenOutcome)
