// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/attempt.h"

#include "broker/log.h"

#include <QDateTime>
#include <ctime>

namespace broker {
namespace {

constexpr int kLingerMs = 500;

// Steady clock of this boot that goes on during a suspend where the system has one.
qint64 monotonicNs()
{
    timespec now{};
#ifdef CLOCK_BOOTTIME
    clock_gettime(CLOCK_BOOTTIME, &now);
#else
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

} // namespace

Attempt::Attempt(const LinkOptions &options, bool mqtt5, qint64 lastOrdinal, QObject *parent)
    : QObject(parent),
      m_options(options),
      m_mqtt5(mqtt5),
      m_lastOrdinal(lastOrdinal),
      m_transport(options.url, options.tls, options.connectTimeoutMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { fail(timeOut(m_transport.step(), m_options.url.address(), m_options.connectTimeoutMs)); });
    connect(&m_transport, &Transport::stepPassed, this, [this](const QString &step, const QString &detail) {
        Q_EMIT stepPassed(step, detail, m_transport.step());
    });
    connect(&m_transport, &Transport::ready, this, &Attempt::openClient);
    connect(&m_transport, &Transport::failed, this, &Attempt::fail);
    connect(&m_transport, &Transport::closed, this, [this](Failure failure) {
        if (m_finishing) {
            abandon();
            Q_EMIT finished();
            return;
        }
        if (m_timer.isActive() && failure.step != u"tls") { // before CONNACK
            failure.step = QStringLiteral("connack");
            failure.reason += QStringLiteral(" without answering CONNECT");
        }
        fail(failure);
    });
}

Attempt::~Attempt()
{
    abandon();
}

void Attempt::start()
{
    m_timer.start(m_options.connectTimeoutMs);
    m_transport.start();
}

void Attempt::openClient()
{
    // A plant of simulated publishers need not look, each for itself.
    if (!m_options.filters.isEmpty())
        m_transport.watchInterface();
    m_gate = std::make_unique<AckGate>(m_transport.device(),
                                       AckGateOptions{m_mqtt5, m_options.keepAliveSeconds, m_lastOrdinal});
    m_gate->setReadingPaused(m_paused);
    connect(m_gate.get(), &AckGate::connackReceived, this, &Attempt::onConnack);
    connect(m_gate.get(), &AckGate::disconnectReceived, this,
            [this](const Disconnect &disconnect) { fail(dismissal(disconnect)); });
    connect(m_gate.get(), &AckGate::fault, this, [this](const QString &code, const QString &text) {
        fail({m_timer.isActive() ? QStringLiteral("connack") : QStringLiteral("session"), code, text, QString(),
              Pace::Backoff});
    });
    connect(m_transport.device(), &QIODevice::bytesWritten, this, [this] { Q_EMIT bytesWritten(); });
    setUpClient();
    m_client->connectToHost();
}

void Attempt::setUpClient()
{
    m_client = std::make_unique<QMqttClient>();
    QMqttClient &client = *m_client;
    client.setTransport(m_gate.get(), QMqttClient::IODevice);
    client.setHostname(m_options.url.host);
    client.setPort(m_options.url.port);
    client.setClientId(m_options.clientId);
    client.setProtocolVersion(m_mqtt5 ? QMqttClient::MQTT_5_0 : QMqttClient::MQTT_3_1_1);
    client.setCleanSession(m_options.cleanSession);
    client.setKeepAlive(quint16(qBound(0, m_options.keepAliveSeconds, 65535)));
    client.setAutoKeepAlive(false);
    const QString user = m_options.username.isEmpty() ? m_options.url.user : m_options.username;
    if (!user.isEmpty())
        client.setUsername(user);
    if (!m_options.password.isEmpty())
        client.setPassword(QString::fromUtf8(m_options.password));
    if (m_options.will) {
        client.setWillTopic(m_options.will->topic);
        client.setWillMessage(m_options.will->payload);
        client.setWillQoS(quint8(m_options.will->qos));
        client.setWillRetain(m_options.will->retain);
    }
    if (m_mqtt5) {
        QMqttConnectionProperties properties;
        if (!m_options.cleanSession)
            properties.setSessionExpiryInterval(m_options.sessionExpirySeconds);
        properties.setMaximumReceive(m_options.url.isWebSocket() ? kReceiveMaximumWebSocket : kReceiveMaximum);
        properties.setMaximumPacketSize(kMaximumPacketSize);
        client.setConnectionProperties(properties);
    }
    connect(&client, &QMqttClient::messageReceived, this, &Attempt::onMessage);
    connect(&client, &QMqttClient::connected, this, [this] {
        if (!m_over)
            Q_EMIT usable();
    });
    connect(&client, &QMqttClient::disconnected, this, [this] {
        if (!m_finishing) {
            fail(
                {m_timer.isActive() ? QStringLiteral("connack") : QStringLiteral("session"), QStringLiteral("protocol"),
                 QStringLiteral("The MQTT client did not understand the broker (error %1)").arg(int(m_client->error())),
                 QString(), Pace::Backoff});
        }
    });
}

void Attempt::onConnack(const Connack &connack)
{
    m_timer.stop();
    if (connack.code != 0)
        return fail(refusal(connack));
    Q_EMIT stepPassed(QStringLiteral("connack"), QString(), QStringLiteral("suback"));
    if (!m_over)
        Q_EMIT connected(connack);
}

void Attempt::onMessage(const QByteArray &payload, const QMqttTopicName &topic)
{
    const auto header = m_gate->takePublishHeader();
    if (!header || m_over)
        return;
    Message message;
    message.topic = topic.name();
    message.payload = payload;
    message.qos = header->qos;
    message.retained = header->retained;
    message.duplicate = header->duplicate;
    message.packetId = header->packetId;
    message.arrival = header->arrival;
    message.receivedAtMs = QDateTime::currentMSecsSinceEpoch();
    message.monotonicNs = monotonicNs();
    Q_EMIT arrived(message, header->subscriptionIdentifiers);
}

void Attempt::fail(const Failure &failure)
{
    if (m_over)
        return;
    abandon();
    Q_EMIT failed(failure);
}

void Attempt::setReadingPaused(bool paused)
{
    m_paused = paused;
    if (m_gate)
        m_gate->setReadingPaused(paused);
}

void Attempt::finish()
{
    m_finishing = true;
    if (!m_client || m_over || m_timer.isActive()) {
        abandon();
        QMetaObject::invokeMethod(this, &Attempt::finished, Qt::QueuedConnection);
        return;
    }
    m_client->disconnectFromHost();
    m_gate->detach();
    // Closing a socket with unread bytes makes the system throw away what was written: the broker's end is waited for,
    // and what comes until then is not acknowledged.
    QIODevice *device = m_transport.device();
    connect(device, &QIODevice::readyRead, this, [device] { device->readAll(); });
    device->readAll();
    QTimer::singleShot(kLingerMs, this, [this] { m_transport.close(); });
}

void Attempt::abandon()
{
    m_over = true;
    m_timer.stop();
    if (m_gate)
        m_gate->detach();
    m_transport.disconnect(this);
    m_transport.abort();
}

} // namespace broker
