// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/transport.h"

#include "broker/websocket_device.h"

#include <QFile>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QUrl>

namespace broker {
namespace {

// Bounds what lies in memory while reading is paused; the rest waits in the system and then at the broker.
constexpr qint64 kReadBuffer = 1024 * 1024;

tl::unexpected<Error> badFile(const QString &why)
{
    return fail(Error::Kind::Usage, QStringLiteral("tls_file"), why);
}

Result<QByteArray> readFile(const QString &what, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(QStringLiteral("The %1 %2 cannot be read: %3").arg(what, path, file.errorString()));
    return file.readAll();
}

QSslKey keyOfAnyKind(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

// Adds the client's certificate and key.
std::optional<Error> addIdentity(QSslConfiguration &configuration, const TlsFiles &files)
{
    if (files.certFile.isEmpty() && files.keyFile.isEmpty())
        return std::nullopt;
    if (files.certFile.isEmpty() || files.keyFile.isEmpty())
        return badFile(QStringLiteral("A client certificate and its key go together: name both")).value();
    const auto certificate = readFile(QStringLiteral("client certificate"), files.certFile);
    if (!certificate)
        return certificate.error();
    const auto key = readFile(QStringLiteral("key"), files.keyFile);
    if (!key)
        return key.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty())
        return badFile(QStringLiteral("%1 holds no certificate in PEM form").arg(files.certFile)).value();
    const QSslKey parsed = keyOfAnyKind(*key);
    if (parsed.isNull()) {
        return badFile(
                   QStringLiteral("%1 holds no private key in PEM form, or one with a passphrase").arg(files.keyFile))
            .value();
    }
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(parsed);
    return std::nullopt;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files)
{
    if (!QSslSocket::supportsSsl())
        return badFile(QStringLiteral("This machine has no TLS library that Qt can use: install OpenSSL"));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!files.caFile.isEmpty()) {
        const auto pem = readFile(QStringLiteral("CA file"), files.caFile);
        if (!pem)
            return tl::unexpected<Error>(pem.error());
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(*pem, QSsl::Pem);
        if (authorities.isEmpty())
            return badFile(QStringLiteral("The CA file %1 holds no certificate in PEM form").arg(files.caFile));
        configuration.setCaCertificates(authorities);
    }
    if (auto error = addIdentity(configuration, files))
        return tl::unexpected<Error>(*error);
    return configuration;
}

Transport::Transport(BrokerUrl url, TlsFiles tls, int timeoutMs, QObject *parent)
    : QObject(parent), m_url(std::move(url)), m_files(std::move(tls)), m_timeoutMs(timeoutMs)
{
    m_nextAddress.setSingleShot(true);
    connect(&m_nextAddress, &QTimer::timeout, this, &Transport::tryNext);
}

Transport::~Transport()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

void Transport::start()
{
    if (m_url.isEncrypted()) {
        auto configuration = tlsConfiguration(m_files);
        if (!configuration) {
            return end({QStringLiteral("tls"), configuration.error().code, configuration.error().text,
                        QStringLiteral("Correct the files of the TLS settings."), Pace::Slow});
        }
        m_tls = *configuration;
    }
    const QHostAddress literal(m_url.host);
    if (!literal.isNull())
        return resolved({literal});
    m_lookup = QHostInfo::lookupHost(m_url.host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (info.error() == QHostInfo::NoError)
            return resolved(info.addresses());
        socketError(QAbstractSocket::HostNotFoundError, info.errorString());
    });
}

void Transport::pass(const QString &step, const QString &detail, const QString &next)
{
    m_step = next;
    Q_EMIT stepPassed(step, detail);
}

void Transport::resolved(const QList<QHostAddress> &addresses)
{
    m_addresses = addresses;
    QStringList texts;
    for (const QHostAddress &address : addresses)
        texts.append(address.toString());
    pass(QStringLiteral("resolve"), texts.join(QStringLiteral(", ")), QStringLiteral("tcp"));
    if (m_ended)
        return;
    if (m_url.isWebSocket())
        openWebSocket();
    else
        tryNext();
}

void Transport::tryNext()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
    }
    QSslSocket *tls = m_url.isEncrypted() ? new QSslSocket(this) : nullptr;
    m_socket = tls ? tls : new QTcpSocket(this);
    m_socket->setReadBufferSize(kReadBuffer);
    connect(m_socket, &QAbstractSocket::connected, this, &Transport::tcpConnected);
    connect(m_socket, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) { socketError(error, m_socket->errorString()); });
    connect(m_socket, &QAbstractSocket::disconnected, this,
            [this] { socketError(QAbstractSocket::RemoteHostClosedError, m_socket->errorString()); });
    if (tls) {
        tls->setSslConfiguration(m_tls);
        tls->setPeerVerifyName(m_url.host);
        connect(tls, &QSslSocket::encrypted, this, &Transport::encrypted);
        connect(tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    }
    const QHostAddress address = m_addresses.takeFirst();
    // A host with a dead IPv6 address must not use up all of the time.
    if (!m_addresses.isEmpty())
        m_nextAddress.start(m_timeoutMs / int(m_addresses.size() + 2));
    m_socket->connectToHost(address, m_url.port);
}

void Transport::tcpConnected()
{
    m_nextAddress.stop();
    m_addresses.clear();
    // Small packets that wait for nothing: without it acknowledgements may be delayed by 40 ms.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    const QString peer = BrokerUrl{m_url.scheme, m_socket->peerAddress().toString(), m_url.port, {}, {}}.address();
    if (!m_url.isEncrypted()) {
        m_device = m_socket;
        m_ready = true;
        pass(QStringLiteral("tcp"), peer, QStringLiteral("connack"));
        if (!m_ended)
            Q_EMIT ready();
        return;
    }
    pass(QStringLiteral("tcp"), peer, QStringLiteral("tls"));
    if (!m_ended)
        static_cast<QSslSocket *>(m_socket)->startClientEncryption();
}

QString Transport::cipherText(const QSslConfiguration &configuration)
{
    const QSslCertificate certificate = configuration.peerCertificate();
    return QStringLiteral("%1 %2, certificate of %3 until %4")
        .arg(configuration.sessionCipher().protocolString(), configuration.sessionCipher().name(),
             certificate.subjectInfo(QSslCertificate::CommonName).join(u' '),
             certificate.expiryDate().toUTC().date().toString(Qt::ISODate));
}

void Transport::encrypted()
{
    m_device = m_socket;
    m_ready = true;
    pass(QStringLiteral("tls"), cipherText(static_cast<QSslSocket *>(m_socket)->sslConfiguration()),
         QStringLiteral("connack"));
    if (!m_ended)
        Q_EMIT ready();
}

void Transport::openWebSocket()
{
    m_webSocket = new WebSocketDevice(this);
    QWebSocket &socket = m_webSocket->socket();
    if (m_url.isEncrypted())
        socket.setSslConfiguration(m_tls);
    connect(&socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(&socket, &QWebSocket::connected, this, [this, &socket] {
        m_device = m_webSocket;
        m_ready = true;
        pass(QStringLiteral("tcp"), m_url.address(),
             m_url.isEncrypted() ? QStringLiteral("tls") : QStringLiteral("connack"));
        if (m_url.isEncrypted() && !m_ended)
            pass(QStringLiteral("tls"), cipherText(socket.sslConfiguration()), QStringLiteral("connack"));
        if (!m_ended)
            Q_EMIT ready();
    });
    const auto report = [this, &socket](QAbstractSocket::SocketError error) {
        socketError(error, socket.errorString());
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&socket, &QWebSocket::errorOccurred, this, report);
#else
    connect(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, report);
#endif
    connect(&socket, &QWebSocket::disconnected, this, [report] { report(QAbstractSocket::RemoteHostClosedError); });
    QUrl url(m_url.text());
    m_webSocket->openUrl(url);
}

void Transport::socketError(QAbstractSocket::SocketError error, const QString &text)
{
    if (m_ended)
        return;
    if (!m_ready && m_step == u"tcp" && !m_addresses.isEmpty())
        return tryNext();
    if (!m_tlsErrors.isEmpty())
        return end(certificateFailure(m_tlsErrors, m_url.host));
    const bool tlsError = error == QAbstractSocket::SslHandshakeFailedError ||
                          error == QAbstractSocket::SslInternalError ||
                          error == QAbstractSocket::SslInvalidUserDataError || (!m_ready && m_step == u"tls");
    if (tlsError)
        return end(handshakeFailure(text));
    Failure failure = socketFailure(error, text, m_url.address());
    if (m_webSocket && !m_ready && failure.code == u"closed_by_broker") {
        failure.step = QStringLiteral("connack");
        failure.code = QStringLiteral("websocket");
        failure.reason = QStringLiteral("%1 does not speak WebSocket here: %2").arg(m_url.text(), text);
        failure.advice = QStringLiteral("Check the port and the path of the broker's WebSocket listener.");
    }
    end(std::move(failure));
}

void Transport::watchInterface()
{
    connect(&m_interface, &InterfaceWatch::lost, this, [this](const QString &name) {
        Failure failure;
        failure.code = QStringLiteral("interface_down");
        failure.reason = QStringLiteral("the network interface %1 is down").arg(name);
        failure.advice =
            QStringLiteral("Check the cable or the wireless network; it is tried again as soon as it is back.");
        end(std::move(failure));
    });
    m_interface.watchFor(m_webSocket ? m_webSocket->socket().localAddress() : m_socket->localAddress());
}

void Transport::end(Failure failure)
{
    if (m_ended)
        return;
    m_ended = true;
    m_nextAddress.stop();
    m_interface.stop();
    if (m_ready) {
        if (failure.step != u"tls")
            failure.step = QStringLiteral("session");
        Q_EMIT closed(failure);
    } else {
        Q_EMIT failed(failure);
    }
}

void Transport::close()
{
    if (m_webSocket)
        m_webSocket->socket().close();
    else if (m_socket)
        m_socket->disconnectFromHost();
}

void Transport::abort()
{
    m_ended = true;
    m_nextAddress.stop();
    m_interface.stop();
    if (m_webSocket)
        m_webSocket->socket().abort();
    else if (m_socket)
        m_socket->abort();
}

} // namespace broker
