// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection test runs in its thread.
#pragma once

#include "broker/probe.h"
#include "decode/decode.h"
#include "model/message.h"

#include <QElapsedTimer>
#include <QMap>
#include <QTimer>
#include <memory>

namespace broker {
class Link;
}

namespace monitor {

class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    ConnectionTester(broker::LinkOptions options, std::vector<TopicFormat> topics, int listenMs);
    ~ConnectionTester() override;
    void start();

Q_SIGNALS:
    void step(const broker::ProbeStep &step);
    void listening(int messages);
    void finished(bool ok);

private:
    void listen();
    void onMessage(const Message &message);
    void finishListening();
    [[nodiscard]] QString heard() const;

    broker::LinkOptions m_options;
    std::vector<TopicFormat> m_topics;
    std::unique_ptr<broker::Probe> m_probe;
    std::unique_ptr<broker::Link> m_link;
    decode::Reader m_reader;
    QTimer m_end;
    QTimer m_tell;
    int m_messages = 0;
    int m_undecoded = 0;
    QMap<QString, int> m_formats;
    QString m_trouble;
};

} // namespace monitor
