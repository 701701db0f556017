// SPDX-License-Identifier: GPL-3.0-or-later
// MQTT over WebSocket (MQTT 5.0 section 6): binary frames as a stream of bytes.
#pragma once

#include <QIODevice>
#include <QWebSocket>

namespace broker {

// Owns its QWebSocket. QWebSocket cannot be told to stop reading: what nobody reads here is kept in memory.
class WebSocketDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit WebSocketDevice(QObject *parent = nullptr);

    // Connect to its signals, set its TLS configuration; open() it by openUrl().
    [[nodiscard]] QWebSocket &socket() { return m_socket; }
    void openUrl(const QUrl &url);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QWebSocket m_socket;
    QByteArray m_in;
};

} // namespace broker
