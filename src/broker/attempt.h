// SPDX-License-Identifier: GPL-3.0-or-later
// One connection from its first step to its end: transport, gate and QMqttClient, made together, thrown away together.
#pragma once

#include "broker/ack_gate.h"
#include "broker/failure.h"
#include "broker/link_options.h"
#include "broker/transport.h"
#include "model/message.h"

#include <QMqttClient>
#include <QObject>
#include <memory>

namespace broker {

// What an MQTT message cannot be larger than for us; brokers drop silently what exceeds it, so it is the most that
// the protocol allows.
inline constexpr quint32 kMaximumPacketSize = 256 * 1024 * 1024;
// 65,535 is the default of the standard and therefore never sent by Qt MQTT; mosquitto then uses 20.
inline constexpr quint16 kReceiveMaximum = 65534;
// Bounds what comes in while reading is paused, which QWebSocket cannot be.
inline constexpr quint16 kReceiveMaximumWebSocket = 1000;

class Attempt : public QObject
{
    Q_OBJECT

public:
    // `lastOrdinal`: acknowledgements are numbered from the one after it.
    Attempt(const LinkOptions &options, bool mqtt5, qint64 lastOrdinal, QObject *parent = nullptr);
    ~Attempt() override;

    void start();
    // DISCONNECT, what is waiting to be written, then the end: finished() follows.
    void finish();
    // Nothing leaves and nothing is said any more.
    void abandon();
    void setReadingPaused(bool paused);

    [[nodiscard]] bool isMqtt5() const { return m_mqtt5; }
    // Once connected() was said; else null.
    [[nodiscard]] AckGate *gate() { return m_gate.get(); }
    [[nodiscard]] QMqttClient *client() { return m_client.get(); }
    [[nodiscard]] qint64 lastOrdinal() const { return m_gate ? m_gate->lastOrdinal() : m_lastOrdinal; }

Q_SIGNALS:
    void stepPassed(const QString &step, const QString &detail, const QString &next);
    // An accepting CONNACK; messages may follow at once.
    void connected(const broker::Connack &connack);
    // The client may subscribe and publish.
    void usable();
    // `identifiers`: of the subscriptions it came by; empty with 3.1.1.
    void arrived(const Message &message, const QList<quint32> &identifiers);
    // Once; nothing follows.
    void failed(const broker::Failure &failure);
    void finished();
    void bytesWritten();

private:
    void openClient();
    void setUpClient();
    void onConnack(const Connack &connack);
    void onMessage(const QByteArray &payload, const QMqttTopicName &topic);
    void fail(const Failure &failure);

    LinkOptions m_options;
    bool m_mqtt5;
    qint64 m_lastOrdinal;
    bool m_paused = false;
    bool m_over = false;
    bool m_finishing = false;
    QTimer m_timer; // until CONNACK
    Transport m_transport;
    // In this order: the client dies before the gate, the gate before its socket.
    std::unique_ptr<AckGate> m_gate;
    std::unique_ptr<QMqttClient> m_client;
};

} // namespace broker
