// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of reasons. Sources: MQTT 5.0 section 2.4 and 3.2.2.2, MQTT 3.1.1 table 3.1.
#include "broker/failure.h"

#include <algorithm>
#include <array>

namespace broker {
namespace {

struct Reason
{
    quint8 code;
    const char *text;
};
constexpr Reason kReasons[] = {
    {0x00, "normal disconnection"},
    {0x04, "disconnected with the will message"},
    {0x10, "no matching subscribers"},
    {0x11, "no subscription existed"},
    {0x80, "unspecified error"},
    {0x81, "malformed packet"},
    {0x82, "protocol error"},
    {0x83, "implementation specific error"},
    {0x84, "unsupported protocol version"},
    {0x85, "client identifier not valid"},
    {0x86, "bad user name or password"},
    {0x87, "not authorized"},
    {0x88, "server unavailable"},
    {0x89, "server busy"},
    {0x8a, "banned"},
    {0x8b, "server shutting down"},
    {0x8c, "bad authentication method"},
    {0x8d, "keep alive timeout"},
    {0x8e, "session taken over"},
    {0x8f, "topic filter invalid"},
    {0x90, "topic name invalid"},
    {0x91, "packet identifier in use"},
    {0x92, "packet identifier not found"},
    {0x93, "receive maximum exceeded"},
    {0x94, "topic alias invalid"},
    {0x95, "packet too large"},
    {0x96, "message rate too high"},
    {0x97, "quota exceeded"},
    {0x98, "administrative action"},
    {0x99, "payload format invalid"},
    {0x9a, "retain not supported"},
    {0x9b, "QoS not supported"},
    {0x9c, "use another server"},
    {0x9d, "server moved"},
    {0x9e, "shared subscriptions not supported"},
    {0x9f, "connection rate exceeded"},
    {0xa0, "maximum connect time"},
    {0xa1, "subscription identifiers not supported"},
    {0xa2, "wildcard subscriptions not supported"},
};

struct Verdict
{
    quint8 code;
    const char *word;
    Pace pace;
    const char *advice;
};
constexpr Verdict kVerdicts[] = {
    {0x84, "unsupported_version", Pace::OtherVersion,
     "The broker does not speak this version of MQTT: choose another."},
    {0x85, "bad_client_id", Pace::Slow, "Choose another client id: the broker does not accept this one."},
    {0x86, "bad_credentials", Pace::Slow, "Check the user name and the password."},
    {0x87, "not_authorized", Pace::Slow,
     "Check the user name and the password, and what the broker's access list allows this client."},
    {0x8a, "banned", Pace::Slow, "The broker has banned this client: ask whoever runs it."},
    {0x8b, "server_shutting_down", Pace::Backoff, ""},
    {0x8d, "keep_alive", Pace::Backoff, ""},
    {0x8c, "bad_authentication_method", Pace::Slow, "The broker wants a way of signing in that is not offered here."},
    {0x8e, "taken_over", Pace::Yield,
     "Another program connects with this client id. End it, or give each its own client id; then reconnect."},
    {0x95, "packet_too_large", Pace::Slow, "The broker does not accept packets of this size: make the will smaller."},
    {0x98, "administrative_action", Pace::Slow, "Somebody ended this connection at the broker: ask whoever runs it."},
    {0x9a, "retain_not_supported", Pace::Slow,
     "The broker keeps no retained messages: switch off retain for the will."},
    {0x9b, "qos_not_supported", Pace::Slow, "Choose a lower QoS for the will."},
    {0x9c, "use_another_server", Pace::Slow, "The broker sends clients to another server: change the address."},
    {0x9d, "server_moved", Pace::Slow, "The broker has moved: change the address."},
};

// Return codes of MQTT 3.1.1 and what they are called in MQTT 5.
quint8 asMqtt5(quint8 returnCode)
{
    constexpr std::array<quint8, 6> kMap{0x00, 0x84, 0x85, 0x88, 0x86, 0x87};
    return returnCode < kMap.size() ? kMap[returnCode] : quint8(0x80);
}

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

QString withDetails(QString words, const QString &reason, const QString &reference)
{
    if (!reason.isEmpty())
        words += QStringLiteral(" (%1)").arg(reason);
    if (!reference.isEmpty())
        words += QStringLiteral(", server reference %1").arg(reference);
    return words;
}

Failure judged(quint8 code, const char *otherwise, const QString &reason)
{
    Failure failure{QString(), latin(otherwise), reason, QString(), Pace::Backoff};
    for (const Verdict &verdict : kVerdicts) {
        if (verdict.code == code) {
            failure.code = latin(verdict.word);
            failure.advice = latin(verdict.advice);
            failure.pace = verdict.pace;
        }
    }
    return failure;
}

} // namespace

QString reasonText(quint8 code)
{
    for (const Reason &reason : kReasons) {
        if (reason.code == code)
            return latin(reason.text);
    }
    return QStringLiteral("reason code 0x%1").arg(code, 2, 16, QLatin1Char('0'));
}

Failure refusal(const Connack &connack)
{
    const quint8 code = connack.mqtt5 || connack.code >= 0x80 ? connack.code : asMqtt5(connack.code);
    Failure failure = judged(code, "refused",
                             withDetails(QStringLiteral("The broker refused the connection: %1").arg(reasonText(code)),
                                         connack.reason, connack.serverReference));
    failure.step = QStringLiteral("connack");
    if (failure.advice.isEmpty())
        failure.advice = QStringLiteral("It is tried again; the broker's log may say more.");
    return failure;
}

Failure dismissal(const Disconnect &disconnect)
{
    Failure failure =
        judged(disconnect.code, "ended_by_broker",
               withDetails(QStringLiteral("The broker ended the connection: %1").arg(reasonText(disconnect.code)),
                           disconnect.reason, disconnect.serverReference));
    failure.step = QStringLiteral("session");
    if (failure.pace == Pace::OtherVersion)
        failure.pace = Pace::Backoff;
    return failure;
}

Failure socketFailure(QAbstractSocket::SocketError error, const QString &text, const QString &address)
{
    Failure failure{QStringLiteral("tcp"), QStringLiteral("network"),
                    QStringLiteral("No connection to %1: %2").arg(address, text), QString(), Pace::Backoff};
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        failure.code = QStringLiteral("connection_refused");
        failure.reason = QStringLiteral("%1 refuses connections").arg(address);
        failure.advice = QStringLiteral("Is the broker running, and is this its port?");
        break;
    case QAbstractSocket::HostNotFoundError:
        failure.step = QStringLiteral("resolve");
        failure.code = QStringLiteral("host_not_found");
        failure.reason = QStringLiteral("The name of %1 is not known").arg(address);
        failure.advice = QStringLiteral("Check the spelling and the name server.");
        break;
    case QAbstractSocket::RemoteHostClosedError:
        failure.code = QStringLiteral("closed_by_broker");
        failure.reason = QStringLiteral("%1 closed the connection").arg(address);
        break;
    case QAbstractSocket::NetworkError:
        failure.advice = QStringLiteral("Check the network and the address.");
        break;
    default:
        break;
    }
    return failure;
}

Failure certificateFailure(const QList<QSslError> &errors, const QString &host)
{
    struct Row
    {
        QSslError::SslError error;
        const char *code;
        const char *reason;
        const char *advice;
    };
    static constexpr Row kRows[] = {
        {QSslError::CertificateExpired, "tls_expired", "The broker's certificate has expired",
         "The broker needs a new certificate; also check this machine's clock."},
        {QSslError::CertificateNotYetValid, "tls_not_yet_valid", "The broker's certificate is not valid yet",
         "Check this machine's clock, and the broker's certificate."},
        {QSslError::CertificateRevoked, "tls_revoked", "The broker's certificate was revoked",
         "The broker needs a new certificate. Do not connect before it has one."},
        {QSslError::SelfSignedCertificate, "tls_self_signed", "The broker's certificate is self-signed",
         "If it is the right one, name it as CA file (--ca)."},
        {QSslError::SelfSignedCertificateInChain, "tls_unknown_ca",
         "The broker's certificate was signed by an authority this machine does not trust",
         "Name the file with that authority's certificate as CA file (--ca)."},
        {QSslError::UnableToGetLocalIssuerCertificate, "tls_unknown_ca",
         "The broker's certificate was signed by an authority this machine does not trust",
         "Name the file with that authority's certificate as CA file (--ca)."},
        {QSslError::UnableToVerifyFirstCertificate, "tls_unknown_ca",
         "The broker's certificate was signed by an authority this machine does not trust",
         "Name the file with that authority's certificate as CA file (--ca); the broker may also have to send its "
         "whole chain."},
        {QSslError::CertificateUntrusted, "tls_unknown_ca",
         "The broker's certificate was signed by an authority this machine does not trust",
         "Name the file with that authority's certificate as CA file (--ca)."},
        {QSslError::HostNameMismatch, "tls_wrong_host", "The broker's certificate is for another host name",
         "Connect by a name that the certificate has, or give the broker a certificate for this one."},
    };
    Failure failure{QStringLiteral("tls"), QStringLiteral("tls_certificate"), errors.front().errorString(), QString(),
                    Pace::Slow};
    for (const Row &row : kRows) {
        const bool found = std::any_of(errors.begin(), errors.end(),
                                       [&row](const QSslError &error) { return error.error() == row.error; });
        if (!found)
            continue;
        failure.code = latin(row.code);
        failure.reason = latin(row.reason);
        failure.advice = latin(row.advice);
        break;
    }
    failure.reason += QStringLiteral(" (%1)").arg(host);
    return failure;
}

Failure handshakeFailure(const QString &text)
{
    return {QStringLiteral("tls"), QStringLiteral("tls_handshake"), QStringLiteral("No TLS connection: %1").arg(text),
            QStringLiteral("Does this port speak TLS 1.2 or newer? Does the broker ask for a client certificate "
                           "(--cert and --key)?"),
            Pace::Backoff};
}

Failure timeOut(const QString &step, const QString &address, int milliseconds)
{
    const QString time = QStringLiteral("%1 s").arg(double(milliseconds) / 1000);
    Failure failure{step, step + QStringLiteral("_timeout"), QString(), QString(), Pace::Backoff};
    if (step == u"resolve") {
        failure.reason = QStringLiteral("The name of %1 was not resolved within %2").arg(address, time);
        failure.advice = QStringLiteral("Check the network and the name server.");
    } else if (step == u"tcp") {
        failure.reason = QStringLiteral("%1 did not answer within %2").arg(address, time);
        failure.advice = QStringLiteral("Check the address; a firewall may be in between.");
    } else if (step == u"tls") {
        failure.reason = QStringLiteral("%1 did not finish the TLS handshake within %2").arg(address, time);
        failure.advice = QStringLiteral("Does this port speak TLS? Plain MQTT is mqtt:// and mostly port 1883.");
    } else if (step == u"connack") {
        failure.reason = QStringLiteral("%1 did not answer CONNECT within %2").arg(address, time);
        failure.advice = QStringLiteral("Is it an MQTT broker? One that wants TLS is mqtts:// and mostly port 8883.");
    } else {
        failure.reason = QStringLiteral("%1 did not answer SUBSCRIBE within %2").arg(address, time);
        failure.advice = QStringLiteral("It is tried again; the broker's log may say more.");
    }
    return failure;
}

QString refusedFilterAdvice(quint8 code)
{
    switch (code) {
    case 0x87:
        return QStringLiteral("Allow this client to read it in the broker's access list.");
    case 0x9e:
        return QStringLiteral("The broker has no shared subscriptions: use the filter without $share.");
    case 0xa2:
        return QStringLiteral("The broker has no wildcards: name each topic.");
    case 0x97:
        return QStringLiteral("The broker's limit of subscriptions is reached.");
    default:
        return QStringLiteral("Check the filter and the broker's access list.");
    }
}

} // namespace broker
