// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/websocket_device.h"

#include <QWebSocketHandshakeOptions>

#include <algorithm>
#include <cstring>

namespace broker {

WebSocketDevice::WebSocketDevice(QObject *parent) : QIODevice(parent)
{
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    // An MQTT packet may lie in several frames and a frame may hold several packets [MQTT-6.0.0-2].
    connect(&m_socket, &QWebSocket::binaryFrameReceived, this, [this](const QByteArray &frame) {
        m_in += frame;
        Q_EMIT readyRead();
    });
    connect(&m_socket, &QWebSocket::bytesWritten, this, &QIODevice::bytesWritten);
    // Only binary frames may come [MQTT-6.0.0-1].
    connect(&m_socket, &QWebSocket::textFrameReceived, this,
            [this] { m_socket.close(QWebSocketProtocol::CloseCodeDatatypeNotSupported); });
}

void WebSocketDevice::openUrl(const QUrl &url)
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("mqtt")});
    m_socket.open(url, options);
}

qint64 WebSocketDevice::bytesAvailable() const
{
    return m_in.size() + QIODevice::bytesAvailable();
}

qint64 WebSocketDevice::bytesToWrite() const
{
    return m_socket.bytesToWrite();
}

qint64 WebSocketDevice::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_in.size());
    if (size > 0)
        std::memcpy(data, m_in.constData(), size_t(size));
    m_in.remove(0, size);
    return size;
}

qint64 WebSocketDevice::writeData(const char *data, qint64 size)
{
    return m_socket.sendBinaryMessage(QByteArray(data, size));
}

} // namespace broker
