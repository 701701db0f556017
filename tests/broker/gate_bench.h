// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate's test puts around it: a socket in memory on one side, a client with faults on demand on the other.
#pragma once

#include "broker/ack_gate.h"

#include <QIODevice>

#include <cstring>

class CommittedForTest
{
public:
    [[nodiscard]] static Committed upTo(qint64 ordinal) { return Committed(ordinal); }
};

namespace gate_bench {

inline QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

// What the gate takes for a socket.
class MemorySocket : public QIODevice
{
public:
    MemorySocket() { open(QIODevice::ReadWrite | QIODevice::Unbuffered); }
    void deliver(const QByteArray &bytes)
    {
        m_in += bytes;
        Q_EMIT readyRead();
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_in.size(); }
    QByteArray takeWritten() { return std::exchange(m_out, {}); }
    [[nodiscard]] qsizetype unread() const { return m_in.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_in.size());
        std::memcpy(data, m_in.constData(), size_t(size));
        m_in.remove(0, size);
        return size;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_out.append(data, size);
        return size;
    }

private:
    QByteArray m_in, m_out;
};

// A stand-in for QMqttClient, with its faults on demand.
struct Bench
{
    explicit Bench(broker::AckGateOptions options = {}) : gate(&socket, options)
    {
        QObject::connect(&gate, &broker::AckGate::readyRead, &gate, [this] {
            const QByteArray packet = gate.read(readLimit);
            packets.append(packet);
            const int type = quint8(packet[0]) >> 4;
            if (type == 3)
                receive(packet);
            if (type == 6 && acknowledges)
                gate.write(hex("7002") + packet.sliced(2, 2));
        });
    }

    void receive(const QByteArray &packet)
    {
        for (int i = 0; i < takes; ++i) {
            if (const auto header = gate.takePublishHeader())
                headers.append(*header);
        }
        const int qos = (packet[0] >> 1) & 3;
        const int topicLength = quint8(packet[3]);
        if (qos > 0 && acknowledges && packet.size() >= 6 + topicLength)
            gate.write(hex(qos == 1 ? "4002" : "5002") + packet.sliced(4 + topicLength, 2));
    }
    void connack() { socket.deliver(hex("2003000000")); }
    void release(qint64 upTo) { gate.release(CommittedForTest::upTo(upTo)); }

    MemorySocket socket;
    broker::AckGate gate;
    QList<QByteArray> packets;
    QList<broker::PublishHeader> headers;
    bool acknowledges = true;
    int takes = 1;
    qint64 readLimit = 1 << 20;
};

// PUBLISH on topic "t" with no properties.
inline QByteArray publish(int qos, quint16 packetId, const QByteArray &payload, bool duplicate = false,
                          bool retained = false)
{
    QByteArray body = hex("000174");
    if (qos > 0)
        body.append(char(packetId >> 8)).append(char(packetId & 0xff));
    body.append('\0');
    body += payload;
    QByteArray packet(1, char(0x30 | (qos << 1) | (duplicate ? 8 : 0) | (retained ? 1 : 0)));
    packet.append(char(body.size()));
    return packet + body;
}

} // namespace gate_bench
