// SPDX-License-Identifier: GPL-3.0-or-later
// The client against a real mosquitto: every QoS, sessions over restarts, wills, retained messages, refusals, TLS.
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QMqttClient>
#include <QMqttSubscription>

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

Q_DECLARE_METATYPE(QMqttClient::ProtocolVersion)

class MosquittoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void deliversAtEveryQos_data();
    void deliversAtEveryQos();
    void deliversARetainedMessage_data() { versions(); }
    void deliversARetainedMessage();
    void deliversTheWillOfADeadClient_data() { versions(); }
    void deliversTheWillOfADeadClient();
    void keepsASessionOverARestart_data() { versions(); }
    void keepsASessionOverARestart();
    void sharesASubscription();
    void carriesUserProperties();
    void isRefusedWithAWrongPassword_data() { versions(); }
    void isRefusedWithAWrongPassword();
    void checksTheServersCertificate_data();
    void checksTheServersCertificate();
    void showsAClientCertificate_data();
    void showsAClientCertificate();

private:
    void versions();
    [[nodiscard]] bool connectTo(const support::Mosquitto &broker, QMqttClient &client) const;
    [[nodiscard]] static bool subscribe(QMqttClient &client, const QString &filter, quint8 qos);

    support::Mosquitto m_broker;
    support::Certificates m_certificates;
};

void MosquittoTest::initTestCase()
{
    if (!support::Mosquitto::isInstalled())
        QFAIL("mosquitto is not installed");
    QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString()));
    QVERIFY2(m_certificates.isValid(), qPrintable(m_certificates.errorString()));
}

void MosquittoTest::versions()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

bool MosquittoTest::connectTo(const support::Mosquitto &broker, QMqttClient &client) const
{
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(broker.port());
    client.connectToHost();
    return QTest::qWaitFor([&client] { return client.state() != QMqttClient::Connecting; }) &&
           client.state() == QMqttClient::Connected;
}

bool MosquittoTest::subscribe(QMqttClient &client, const QString &filter, quint8 qos)
{
    const QMqttSubscription *subscription = client.subscribe(QMqttTopicFilter(filter), qos);
    return subscription &&
           QTest::qWaitFor([subscription] { return subscription->state() == QMqttSubscription::Subscribed; });
}

void MosquittoTest::deliversAtEveryQos_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<int>("qos");
    for (const auto version : {QMqttClient::MQTT_3_1_1, QMqttClient::MQTT_5_0}) {
        for (int qos = 0; qos <= 2; ++qos)
            QTest::addRow("v%d QoS %d", static_cast<int>(version), qos) << version << qos;
    }
}

void MosquittoTest::deliversAtEveryQos()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    QFETCH(int, qos);
    QMqttClient client;
    client.setProtocolVersion(version);
    QVERIFY(connectTo(m_broker, client));
    QVERIFY(subscribe(client, QStringLiteral("every/#"), 2));
    QStringList received;
    connect(&client, &QMqttClient::messageReceived, this,
            [&received](const QByteArray &message) { received.append(QString::fromUtf8(message)); });
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    QStringList expected;
    for (int i = 0; i < 200; ++i) {
        expected.append(QString::number(i));
        const qint32 id = client.publish(QMqttTopicName(QStringLiteral("every/x")), expected.last().toUtf8(),
                                         static_cast<quint8>(qos));
        QVERIFY(qos == 0 ? id == 0 : id > 0);
        // Twenty in flight are what mosquitto takes at a time.
        if (qos > 0 && i % 20 == 19)
            QTRY_COMPARE(sent.size(), i + 1);
    }
    QTRY_COMPARE(received.size(), 200);
    QCOMPARE(received, expected);
}

void MosquittoTest::deliversARetainedMessage()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    const QString topic = QStringLiteral("retained/%1").arg(static_cast<int>(version));
    QMqttClient client;
    client.setProtocolVersion(version);
    QVERIFY(connectTo(m_broker, client));
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    client.publish(QMqttTopicName(topic), "kept", 1, true);
    QTRY_COMPARE(sent.size(), 1);
    QMqttSubscription *subscription = client.subscribe(QMqttTopicFilter(topic), 1);
    QVERIFY(subscription);
    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&messages](const QMqttMessage &message) { messages.append(message); });
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(messages.at(0).retain());
    QCOMPARE(messages.at(0).payload(), QByteArray("kept"));
}

void MosquittoTest::deliversTheWillOfADeadClient()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    QMqttClient watcher;
    watcher.setProtocolVersion(version);
    QVERIFY(connectTo(m_broker, watcher));
    QVERIFY(subscribe(watcher, QStringLiteral("will/#"), 1));
    QSignalSpy received(&watcher, &QMqttClient::messageReceived);
    QTcpSocket socket;
    QMqttClient mortal;
    mortal.setProtocolVersion(version);
    mortal.setWillTopic(QStringLiteral("will/x"));
    mortal.setWillMessage("gone");
    mortal.setWillQoS(1);
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_broker.port());
    QVERIFY(socket.waitForConnected());
    mortal.setTransport(&socket, QMqttClient::IODevice);
    QVERIFY(connectTo(m_broker, mortal));
    socket.abort();
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), QByteArray("gone"));
    QTRY_COMPARE(mortal.state(), QMqttClient::Disconnected);
}

void MosquittoTest::keepsASessionOverARestart()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    support::MosquittoOptions options;
    options.persistence = true;
    support::Mosquitto broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.errorString()));
    QMqttClient client;
    client.setProtocolVersion(version);
    client.setClientId(QStringLiteral("keeper"));
    client.setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(3600);
    client.setConnectionProperties(properties);
    QVERIFY(connectTo(broker, client));
    QVERIFY(subscribe(client, QStringLiteral("kept/#"), 1));
    client.disconnectFromHost();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);

    QMqttClient publisher;
    QVERIFY(connectTo(broker, publisher));
    QSignalSpy sent(&publisher, &QMqttClient::messageSent);
    publisher.publish(QMqttTopicName(QStringLiteral("kept/x")), "while away", 1);
    QTRY_COMPARE(sent.size(), 1);
    publisher.disconnectFromHost();
    QTRY_COMPARE(publisher.state(), QMqttClient::Disconnected);
    QVERIFY2(broker.restart(), qPrintable(broker.errorString()));

    QSignalSpy restored(&client, &QMqttClient::brokerSessionRestored);
    QSignalSpy received(&client, &QMqttClient::messageReceived);
    QVERIFY(connectTo(broker, client));
    QCOMPARE(restored.size(), 1);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), QByteArray("while away"));
}

void MosquittoTest::sharesASubscription()
{
    QMqttClient one;
    QMqttClient two;
    int received = 0;
    for (QMqttClient *client : {&one, &two}) {
        client->setProtocolVersion(QMqttClient::MQTT_5_0);
        QVERIFY(connectTo(m_broker, *client));
        QVERIFY(subscribe(*client, QStringLiteral("$share/pool/shared/#"), 1));
        connect(client, &QMqttClient::messageReceived, this, [&received] { ++received; });
    }
    QVERIFY(subscribe(two, QStringLiteral("end"), 1));
    for (int i = 0; i < 10; ++i)
        one.publish(QMqttTopicName(QStringLiteral("shared/x")), "x", 1);
    QTRY_COMPARE(received, 10);
    // Nothing arrives twice behind it.
    one.publish(QMqttTopicName(QStringLiteral("end")), "end", 1);
    QTRY_COMPARE(received, 11);
}

void MosquittoTest::carriesUserProperties()
{
    QMqttClient client;
    client.setProtocolVersion(QMqttClient::MQTT_5_0);
    QVERIFY(connectTo(m_broker, client));
    QVERIFY(client.serverConnectionProperties().isValid());
    QMqttSubscription *subscription = client.subscribe(QMqttTopicFilter(QStringLiteral("users")), 1);
    QVERIFY(subscription);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&messages](const QMqttMessage &message) { messages.append(message); });
    QMqttPublishProperties properties;
    QMqttUserProperties users;
    users.append(QMqttStringPair(QStringLiteral("k"), QStringLiteral("\u00e9")));
    users.append(QMqttStringPair(QStringLiteral("k"), QStringLiteral("second")));
    properties.setUserProperties(users);
    properties.setContentType(QStringLiteral("text/plain"));
    client.publish(QMqttTopicName(QStringLiteral("users")), properties, "x", 1);
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages.at(0).publishProperties().userProperties(), users);
    QCOMPARE(messages.at(0).publishProperties().contentType(), QStringLiteral("text/plain"));
}

void MosquittoTest::isRefusedWithAWrongPassword()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    support::MosquittoOptions options;
    options.users = {{QStringLiteral("anna"), QStringLiteral("right")}};
    support::Mosquitto broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.errorString()));
    QMqttClient client;
    client.setProtocolVersion(version);
    client.setUsername(QStringLiteral("anna"));
    client.setPassword(QStringLiteral("wrong"));
    QVERIFY(!connectTo(broker, client));
    QCOMPARE(client.error(), QMqttClient::NotAuthorized);
    client.setPassword(QStringLiteral("right"));
    QVERIFY(connectTo(broker, client));
}

void MosquittoTest::checksTheServersCertificate_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<bool>("isAccepted");
    const auto row = [](const char *name, const QString &server, const QString &trusted, bool isAccepted) {
        QTest::newRow(name) << server << trusted << isAccepted;
    };
    row("right", QStringLiteral("server"), QStringLiteral("ca"), true);
    row("foreign CA", QStringLiteral("server"), QStringLiteral("foreignCa"), false);
    row("expired", QStringLiteral("expired"), QStringLiteral("ca"), false);
    row("another host", QStringLiteral("wrongHost"), QStringLiteral("ca"), false);
}

void MosquittoTest::checksTheServersCertificate()
{
    QFETCH(QString, server);
    QFETCH(QString, trusted);
    QFETCH(bool, isAccepted);
    support::MosquittoOptions options;
    options.certFile = m_certificates.cert(server);
    options.keyFile = m_certificates.key(server);
    support::Mosquitto broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.errorString()));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_certificates.cert(trusted)));
    QMqttClient client;
    client.setHostname(QStringLiteral("localhost"));
    client.setPort(broker.port());
    client.connectToHostEncrypted(configuration);
    QTRY_COMPARE(client.state(), isAccepted ? QMqttClient::Connected : QMqttClient::Disconnected);
    QCOMPARE(client.error(), isAccepted ? QMqttClient::NoError : QMqttClient::TransportInvalid);
}

void MosquittoTest::showsAClientCertificate_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("right") << QStringLiteral("client") << true;
    QTest::newRow("of a foreign CA") << QStringLiteral("foreignClient") << false;
    QTest::newRow("none") << QString() << false;
}

void MosquittoTest::showsAClientCertificate()
{
    QFETCH(QString, shown);
    QFETCH(bool, isAccepted);
    support::MosquittoOptions options;
    options.certFile = m_certificates.cert(QStringLiteral("server"));
    options.keyFile = m_certificates.key(QStringLiteral("server"));
    options.clientCaFile = m_certificates.cert(QStringLiteral("ca"));
    support::Mosquitto broker(options);
    QVERIFY2(broker.start(), qPrintable(broker.errorString()));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_certificates.cert(QStringLiteral("ca"))));
    if (!shown.isEmpty()) {
        QFile key(m_certificates.key(shown));
        QVERIFY(key.open(QIODevice::ReadOnly));
        configuration.setLocalCertificate(QSslCertificate::fromPath(m_certificates.cert(shown)).constFirst());
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }
    QMqttClient client;
    client.setHostname(QStringLiteral("localhost"));
    client.setPort(broker.port());
    client.connectToHostEncrypted(configuration);
    QTRY_VERIFY(client.state() != QMqttClient::Connecting);
    QCOMPARE(client.state() == QMqttClient::Connected, isAccepted);
}

QTEST_GUILESS_MAIN(MosquittoTest)
#include "tst_mosquitto.moc"
