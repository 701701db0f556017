// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the way to a broker: name, TCP, TLS or WebSocket; says which step failed and why.
#pragma once

#include "broker/failure.h"
#include "broker/interface_watch.h"
#include "broker/link_options.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>

namespace broker {

class WebSocketDevice;

// TLS 1.2 or newer, the peer verified, certificates and key from the files. Error::Kind::Usage when a file is missing,
// unreadable or holds no certificate or key; Error::code `tls_file`.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files);

// One try; asynchronous. It has no time limit of its own but for going from one address to the next.
class Transport : public QObject
{
    Q_OBJECT

public:
    Transport(BrokerUrl url, TlsFiles tls, int timeoutMs, QObject *parent = nullptr);
    ~Transport() override;

    void start();
    // The open device, after ready().
    [[nodiscard]] QIODevice *device() const { return m_device; }
    // The step that is being made: resolve, tcp, tls; connack after ready().
    [[nodiscard]] const QString &step() const { return m_step; }
    // After ready(): closed() comes soon when the network interface goes down, not only by the time-outs of TCP.
    void watchInterface();
    // Writes what is waiting, then closes; closed() follows.
    void close();
    void abort();

Q_SIGNALS:
    void stepPassed(const QString &step, const QString &detail);
    void ready();
    // Either failed(), before ready(), or closed(), after it; once.
    void failed(const broker::Failure &failure);
    void closed(const broker::Failure &failure);

private:
    void resolved(const QList<QHostAddress> &addresses);
    void tryNext();
    void tcpConnected();
    void encrypted();
    void openWebSocket();
    void socketError(QAbstractSocket::SocketError error, const QString &text);
    void pass(const QString &step, const QString &detail, const QString &next);
    void end(Failure failure);
    [[nodiscard]] static QString cipherText(const QSslConfiguration &configuration);

    BrokerUrl m_url;
    TlsFiles m_files;
    int m_timeoutMs;
    QSslConfiguration m_tls;
    QString m_step = QStringLiteral("resolve");
    int m_lookup = -1;
    QList<QHostAddress> m_addresses;
    QTimer m_nextAddress;
    InterfaceWatch m_interface;
    QTcpSocket *m_socket = nullptr;
    WebSocketDevice *m_webSocket = nullptr;
    QIODevice *m_device = nullptr;
    QList<QSslError> m_tlsErrors;
    bool m_ready = false;
    bool m_ended = false;
};

} // namespace broker
