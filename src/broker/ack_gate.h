// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between QMqttClient and its socket: no acknowledgement leaves before the inbox has committed its message.
// What it does and why: docs/reliability.md, "The gate".
#pragma once

#include "broker/packet.h"
#include "model/committed.h"

#include <QElapsedTimer>
#include <QIODevice>
#include <QSet>
#include <QTimer>
#include <deque>
#include <optional>

namespace broker {

struct AckGateOptions
{
    bool mqtt5 = true;
    int keepAliveSeconds = 30; // 0: the broker does not ask for it; the gate still looks every 30 s
    qint64 lastOrdinal = 0;    // ordinals of this gate begin after it
};

// What the broker said about the PUBLISH that the client is being handed.
struct PublishHeader
{
    quint16 packetId = 0;
    int qos = 0;
    bool duplicate = false;
    bool retained = false;
    qint64 arrival = 0; // ordinal of its acknowledgement; 0 at QoS 0
    QList<quint32> subscriptionIdentifiers;
};

// One gate for one connection: given to one QMqttClient with setTransport(gate, QMqttClient::IODevice), thrown away
// after it. The socket is not owned; it must be connected, and outlive the gate.
class AckGate : public QIODevice
{
    Q_OBJECT

public:
    AckGate(QIODevice *socket, AckGateOptions options, QObject *parent = nullptr);
    ~AckGate() override;

    // Acknowledgements whose ordinal is at most `committed.upTo()` are written, in order of arrival.
    void release(Committed committed);
    void setReadingPaused(bool paused);
    // From here on nothing is read and nothing that the client writes leaves.
    void detach();

    // The header of the PUBLISH that the client is being handed just now. Each can be taken once: a second take within
    // one packet is a fault, as is none.
    [[nodiscard]] std::optional<PublishHeader> takePublishHeader();
    // The ordinal given last.
    [[nodiscard]] qint64 lastOrdinal() const { return m_lastOrdinal; }
    [[nodiscard]] qsizetype acknowledgementsHeld() const { return qsizetype(m_held.size()); }

    // Qt MQTT unsubscribes only what the same QMqttClient subscribed; a kept session may hold more. Answered by
    // unsubscribeAnswered().
    void unsubscribe(const QString &filter);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    bool waitForBytesWritten(int msecs) override;

Q_SIGNALS:
    // Before the client sees it; the client sees only an accepting one.
    void connackReceived(const broker::Connack &connack);
    void disconnectReceived(const broker::Disconnect &disconnect);
    void subscribeAnswered(const QString &filter, quint8 code, const QString &reason);
    void unsubscribeAnswered(const QString &filter, quint8 code);
    // PUBACK, PUBCOMP, or a refusing PUBREC. After the client has seen it.
    void publishAnswered(quint16 packetId, quint8 code, const QString &reason);
    // PUBREL; its PUBCOMP waits for `arrival`.
    void messageReleased(quint16 packetId, qint64 arrival);
    void acknowledgementsSeen(qint64 upTo);
    // The connection cannot go on: close it. `code`: protocol, mispaired, keep_alive.
    void fault(const QString &code, const QString &text);

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Held
    {
        qint64 ordinal;
        quint16 packetId;
        PacketType type; // Puback, Pubrec or Pubcomp
    };
    struct Asked
    {
        quint16 packetId;
        PacketType type; // Subscribe or Unsubscribe
        QStringList filters;
        bool ours; // the client knows nothing of it
    };

    void readSocket();
    bool takePacket();
    void handle(const PacketView &packet);
    void handlePublish(const PacketView &packet);
    void handleConnack(const PacketView &packet);
    void handleAnswer(const PacketView &packet);
    void handlePubrel(const PacketView &packet);
    void handleSuback(const PacketView &packet);
    void handleDisconnect(const PacketView &packet);
    void handlePingresp(const PacketView &packet);
    void handOver(QByteArrayView packet);
    void sayFault(const QString &code, const QString &text);

    void handleOutgoing(const PacketView &packet);
    void hold(PacketType type, quint16 packetId, qint64 ordinal);
    void writeReleased();
    void send(QByteArrayView bytes);
    void startKeepAlive(int seconds);
    void tick();
    void ping();

    QIODevice *m_socket;
    AckGateOptions m_options;
    bool m_detached = false;
    bool m_paused = false;
    bool m_reading = false;
    bool m_connacked = false;

    QByteArray m_in;          // bytes from the socket, not yet framed
    qsizetype m_inStart = 0;  // what lies before it in m_in was dealt with
    QByteArrayView m_handing; // the packet the client may read now
    std::optional<PublishHeader> m_header;
    int m_taken = 0;

    QByteArray m_out; // an outgoing packet that came in pieces
    std::deque<Held> m_held;
    qint64 m_lastOrdinal;
    qint64 m_releasedUpTo;
    qint64 m_writtenUpTo = 0;   // ordinal of the last acknowledgement written
    QSet<quint16> m_unreleased; // QoS 2 packet identifiers handed to this client
    std::deque<Asked> m_asked;
    quint16 m_ownPacketId = 0xffff;

    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_patienceMs = 0;
    qint64 m_lastReceivedMs = 0;
    qint64 m_quietSinceMs = 0;
    std::deque<qint64> m_pings; // m_writtenUpTo when each was written
};

} // namespace broker
