// SPDX-License-Identifier: GPL-3.0-or-later
// An MQTT 3.1.1 client of a few bytes, so that a test decides what is sent and how the connection ends.
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace rig {

struct RawWill
{
    QByteArray topic;
    QByteArray payload;
    bool retain = false;
};

class RawClient
{
public:
    // Connects and waits for CONNACK.
    [[nodiscard]] bool connectTo(quint16 port, const QByteArray &clientId, const RawWill &will = {});
    // QoS 1; waits for PUBACK.
    [[nodiscard]] bool publish(const QByteArray &topic, const QByteArray &payload, bool retain = false);
    // Cuts the connection without a DISCONNECT: the broker sends the will.
    void die();

private:
    [[nodiscard]] bool waitForPacket(quint8 type);

    QTcpSocket m_socket;
    quint16 m_nextId = 1;
};

} // namespace rig
