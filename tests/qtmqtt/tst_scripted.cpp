// SPDX-License-Identifier: GPL-3.0-or-later
// The client's bytes against a scripted broker, for 3.1.1 and 5.0: connecting, wills, subscriptions, messages both
// ways, and what it makes of a broker's refusals and mistakes.
#include "qtmqtt/scripted_broker.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QSignalSpy>
#include <QTest>

using qtmqtt_test::packet;
using qtmqtt_test::packetId;
using qtmqtt_test::ScriptedBroker;

Q_DECLARE_METATYPE(QMqttClient::ProtocolVersion)

class ScriptedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void connects_data() { versions(); }
    void connects();
    void sendsWillAndCredentials_data() { versions(); }
    void sendsWillAndCredentials();
    void sendsConnectionProperties();
    void readsServerProperties();
    void takesAnAssignedClientId();
    void reportsARefusedConnection_data();
    void reportsARefusedConnection();
    void reportsAClosedConnection_data() { versions(); }
    void reportsAClosedConnection();
    void disconnectsWithAPacket_data() { versions(); }
    void disconnectsWithAPacket();
    void doesNothingWhileDisconnected_data() { versions(); }
    void doesNothingWhileDisconnected();
    void keepsItsSettingsWhileConnected();

    void pingsOnRequest_data() { versions(); }
    void pingsOnRequest();
    void pingsByItselfAndGivesUp();
    void staysSilentWithoutAutoKeepAlive();

    void subscribes_data();
    void subscribes();
    void unsubscribes_data() { versions(); }
    void unsubscribes();
    void sendsSubscriptionProperties();
    void restoresAKeptSession_data() { versions(); }
    void restoresAKeptSession();

    void publishesAtQos0_data() { versions(); }
    void publishesAtQos0();
    void publishesAtQos1_data() { versions(); }
    void publishesAtQos1();
    void publishesAtQos2_data() { versions(); }
    void publishesAtQos2();
    void reportsARefusedMessage();
    void sendsPublishProperties();
    void receives_data();
    void receives();
    void receivesManyInOneWrite_data() { versions(); }
    void receivesManyInOneWrite();
    void survivesUnknownAcknowledgements_data() { versions(); }
    void survivesUnknownAcknowledgements();
    void closesOnViolations_data();
    void closesOnViolations();

private:
    void versions();
    // Connects to the broker with the row's version and the client id "id".
    QByteArray connectTo(ScriptedBroker &broker, const QByteArray &properties = {});
    [[nodiscard]] QMqttSubscription *subscribed(ScriptedBroker &broker, const QString &filter, quint8 qos);
    [[nodiscard]] bool isV5() const { return m_client->protocolVersion() == QMqttClient::MQTT_5_0; }
    [[nodiscard]] QByteArray none() const { return isV5() ? "00" : ""; } // no properties

    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void ScriptedTest::versions()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

void ScriptedTest::init()
{
    m_broker = std::make_unique<ScriptedBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(QStringLiteral("id"));
    m_client->setAutoKeepAlive(false);
}

void ScriptedTest::cleanup()
{
    m_client.reset();
    m_broker.reset();
}

QByteArray ScriptedTest::connectTo(ScriptedBroker &broker, const QByteArray &properties)
{
    const auto *fetched = static_cast<const QMqttClient::ProtocolVersion *>(
        QTest::qData("version", qMetaTypeId<QMqttClient::ProtocolVersion>()));
    m_client->setProtocolVersion(*fetched);
    return broker.accept(*m_client, "00", properties);
}

QMqttSubscription *ScriptedTest::subscribed(ScriptedBroker &broker, const QString &filter, quint8 qos)
{
    QMqttSubscription *subscription = m_client->subscribe(QMqttTopicFilter(filter), qos);
    if (!subscription)
        return nullptr;
    const QByteArray sent = broker.next();
    broker.send(packet("90", packetId(sent) + none() + QByteArray::number(qos, 16).rightJustified(2, '0')));
    const bool is = QTest::qWaitFor([&] { return subscription->state() == QMqttSubscription::Subscribed; });
    return is ? subscription : nullptr;
}

void ScriptedTest::connects()
{
    QSignalSpy states(m_client.get(), &QMqttClient::stateChanged);
    QSignalSpy connected(m_client.get(), &QMqttClient::connected);
    const QByteArray expected =
        packet("10", "00044d515454" + QByteArray(QTest::currentDataTag()[0] == '5' ? "05" : "04") + "02003c" +
                         (QTest::currentDataTag()[0] == '5' ? "00" : "") + "00026964");
    QCOMPARE(connectTo(*m_broker), expected);
    QCOMPARE(states.size(), 2);
    QCOMPARE(states.at(0).at(0).value<QMqttClient::ClientState>(), QMqttClient::Connecting);
    QCOMPARE(connected.size(), 1);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
}

void ScriptedTest::sendsWillAndCredentials()
{
    m_client->setWillTopic(QStringLiteral("wt"));
    m_client->setWillMessage("wm");
    m_client->setWillQoS(1);
    m_client->setWillRetain(true);
    m_client->setUsername(QStringLiteral("u"));
    m_client->setPassword(QStringLiteral("p"));
    m_client->setKeepAlive(10);
    m_client->setCleanSession(false);
    const bool is5 = QTest::currentDataTag()[0] == '5';
    const QByteArray expected =
        packet("10", QByteArray("00044d515454") + (is5 ? "05" : "04") + "ec000a" + (is5 ? "00" : "") + "00026964" +
                         (is5 ? "00" : "") + "00027774" + "0002776d" + "000175" + "000170");
    QCOMPARE(connectTo(*m_broker), expected);
}

void ScriptedTest::sendsConnectionProperties()
{
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(604'800);
    properties.setMaximumReceive(65'534);
    properties.setMaximumPacketSize(268'435'456);
    QMqttUserProperties users;
    users.append(QMqttStringPair(QStringLiteral("k"), QStringLiteral("v")));
    properties.setUserProperties(users);
    m_client->setConnectionProperties(properties);
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    const QByteArray connect = m_broker->accept(*m_client);
    for (const char *property : {"1100093a80", "21fffe", "2710000000", "2600016b000176"})
        QVERIFY2(connect.contains(property), connect.constData());
}

void ScriptedTest::readsServerProperties()
{
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_broker->accept(*m_client, "00",
                     "2100142401250027000003e8220005130007"
                     "2600016b000176"
                     "1f000472656173");
    const QMqttServerConnectionProperties server = m_client->serverConnectionProperties();
    QVERIFY(server.isValid());
    QCOMPARE(server.maximumReceive(), quint16(20));
    QCOMPARE(server.maximumQoS(), quint8(1));
    QCOMPARE(server.retainAvailable(), false);
    QCOMPARE(server.maximumPacketSize(), 1000U);
    QCOMPARE(server.maximumTopicAlias(), quint16(5));
    QCOMPARE(server.reason(), QStringLiteral("reas"));
    QCOMPARE(server.userProperties().size(), 1);
    QVERIFY(server.sharedSubscriptionSupported());
    QVERIFY(server.availableProperties().testFlag(QMqttServerConnectionProperties::MaximumReceive));
    QVERIFY(!server.availableProperties().testFlag(QMqttServerConnectionProperties::ServerReference));
}

void ScriptedTest::takesAnAssignedClientId()
{
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_client->setClientId(QString());
    m_broker->accept(*m_client, "00", "12000467656e31");
    QCOMPARE(m_client->clientId(), QStringLiteral("gen1"));
    QVERIFY(m_client->serverConnectionProperties().clientIdAssigned());
}

void ScriptedTest::reportsARefusedConnection_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QMqttClient::ClientError>("error");
    const auto v3 = [](const char *code, QMqttClient::ClientError error) {
        QTest::addRow("3.1.1: %s", code) << QMqttClient::MQTT_3_1_1 << QByteArray(code) << error;
    };
    v3("01", QMqttClient::InvalidProtocolVersion);
    v3("02", QMqttClient::IdRejected);
    v3("03", QMqttClient::ServerUnavailable);
    v3("04", QMqttClient::BadUsernameOrPassword);
    v3("05", QMqttClient::NotAuthorized);
    const auto v5 = [](const char *code, QMqttClient::ClientError error) {
        QTest::addRow("5.0: %s", code) << QMqttClient::MQTT_5_0 << QByteArray(code) << error;
    };
    v5("80", QMqttClient::UnknownError);
    v5("84", QMqttClient::InvalidProtocolVersion);
    v5("85", QMqttClient::IdRejected);
    v5("86", QMqttClient::BadUsernameOrPassword);
    v5("87", QMqttClient::NotAuthorized);
    v5("88", QMqttClient::ServerUnavailable);
    v5("89", QMqttClient::ServerUnavailable);
    v5("97", QMqttClient::Mqtt5SpecificError);
}

void ScriptedTest::reportsARefusedConnection()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    QFETCH(QByteArray, code);
    QFETCH(QMqttClient::ClientError, error);
    m_client->setProtocolVersion(version);
    m_client->setHostname(QStringLiteral("127.0.0.1"));
    m_client->setPort(m_broker->port());
    m_client->connectToHost();
    QVERIFY(!m_broker->next().isEmpty());
    QMqttClient::ClientError seen = QMqttClient::NoError;
    connect(m_client.get(), &QMqttClient::disconnected, this, [this, &seen] { seen = m_client->error(); });
    m_broker->send(packet("20", "00" + code + none()));
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), error);
    QCOMPARE(seen, error); // already there when disconnected() tells
}

void ScriptedTest::reportsAClosedConnection()
{
    connectTo(*m_broker);
    QSignalSpy disconnected(m_client.get(), &QMqttClient::disconnected);
    m_broker->close();
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QVERIFY(!connectTo(*m_broker).isEmpty()); // and it can be used again
    QCOMPARE(m_client->error(), QMqttClient::NoError);
}

void ScriptedTest::disconnectsWithAPacket()
{
    connectTo(*m_broker);
    m_client->disconnectFromHost();
    QCOMPARE(m_broker->next(), QByteArray("e000"));
    QVERIFY(m_broker->wasClosed());
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
}

void ScriptedTest::doesNothingWhileDisconnected()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    m_client->setProtocolVersion(version);
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 1), -1);
    QVERIFY(!m_client->subscribe(QMqttTopicFilter(QStringLiteral("a"))));
    QVERIFY(!m_client->requestPing());
    m_client->unsubscribe(QMqttTopicFilter(QStringLiteral("a")));
    m_client->disconnectFromHost();
    m_client->connectToHost(); // no host, no transport
    QTRY_COMPARE(m_client->error(), QMqttClient::TransportInvalid);
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
}

void ScriptedTest::keepsItsSettingsWhileConnected()
{
    m_broker->accept(*m_client);
    m_client->setClientId(QStringLiteral("other"));
    m_client->setKeepAlive(7);
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    QCOMPARE(m_client->clientId(), QStringLiteral("id"));
    QCOMPARE(m_client->keepAlive(), quint16(60));
    QCOMPARE(m_client->protocolVersion(), QMqttClient::MQTT_3_1_1);
}

void ScriptedTest::pingsOnRequest()
{
    connectTo(*m_broker);
    QSignalSpy answered(m_client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(m_client->requestPing());
    QCOMPARE(m_broker->next(), QByteArray("c000"));
    m_broker->send("d000");
    QTRY_COMPARE(answered.size(), 1);
}

void ScriptedTest::pingsByItselfAndGivesUp()
{
    m_client->setAutoKeepAlive(true);
    m_client->setKeepAlive(1);
    m_broker->accept(*m_client);
    QSignalSpy answered(m_client.get(), &QMqttClient::pingResponseReceived);
    QCOMPARE(m_broker->next(), QByteArray("c000"));
    m_broker->send("d000");
    QTRY_COMPARE(answered.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_client->state(), QMqttClient::Disconnected, 20'000);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
}

void ScriptedTest::staysSilentWithoutAutoKeepAlive()
{
    m_client->setKeepAlive(1);
    m_broker->accept(*m_client);
    // A second client with the same interval shows that the time for a ping has come and gone.
    ScriptedBroker other;
    QMqttClient pinging;
    pinging.setKeepAlive(1);
    other.accept(pinging);
    QCOMPARE(other.next(), QByteArray("c000"));
    other.send("d000");
    QCOMPARE(other.next(), QByteArray("c000"));
    m_client->publish(QMqttTopicName(QStringLiteral("a")), "x");
    QCOMPARE(m_broker->next(), packet("30", "00016178")); // the first thing after CONNECT
}

void ScriptedTest::subscribes_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<int>("asked");
    QTest::addColumn<QByteArray>("granted");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("qos");
    QTest::newRow("3.1.1 as asked") << QMqttClient::MQTT_3_1_1 << 1 << QByteArray("01") << 2 << 1;
    QTest::newRow("3.1.1 lower") << QMqttClient::MQTT_3_1_1 << 2 << QByteArray("00") << 2 << 0;
    QTest::newRow("3.1.1 refused") << QMqttClient::MQTT_3_1_1 << 1 << QByteArray("80") << 4 << -1;
    QTest::newRow("5.0 as asked") << QMqttClient::MQTT_5_0 << 2 << QByteArray("02") << 2 << 2;
    QTest::newRow("5.0 lower") << QMqttClient::MQTT_5_0 << 2 << QByteArray("01") << 2 << 1;
    QTest::newRow("5.0 not authorised") << QMqttClient::MQTT_5_0 << 1 << QByteArray("87") << 4 << -1;
}

void ScriptedTest::subscribes()
{
    QFETCH(int, asked);
    QFETCH(QByteArray, granted);
    QFETCH(int, state);
    QFETCH(int, qos);
    connectTo(*m_broker);
    const auto qosAsked = static_cast<quint8>(asked);
    QMqttSubscription *subscription = m_client->subscribe(QMqttTopicFilter(QStringLiteral("a/+")), qosAsked);
    QVERIFY(subscription);
    QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
    const QByteArray sent = m_broker->next();
    QCOMPARE(sent, packet("82", packetId(sent) + none() + "0003612f2b" + QByteArray("0") + QByteArray::number(asked)));
    QVERIFY(packetId(sent) != "0000");
    m_broker->send(packet("90", packetId(sent) + none() + granted));
    QTRY_COMPARE(static_cast<int>(subscription->state()), state);
    QCOMPARE(static_cast<int>(subscription->reasonCode()), granted.toInt(nullptr, 16));
    if (qos < 0)
        return;
    QCOMPARE(static_cast<int>(subscription->qos()), qos);
    QCOMPARE(m_client->subscribe(QMqttTopicFilter(QStringLiteral("a/+")), subscription->qos()), subscription);
    QVERIFY(!m_client->subscribe(QMqttTopicFilter(QStringLiteral("a/#/b"))));
}

void ScriptedTest::unsubscribes()
{
    connectTo(*m_broker);
    QMqttSubscription *subscription = subscribed(*m_broker, QStringLiteral("a"), 1);
    QVERIFY(subscription);
    m_client->unsubscribe(QMqttTopicFilter(QStringLiteral("a")));
    const QByteArray sent = m_broker->next();
    QCOMPARE(sent, packet("a2", packetId(sent) + none() + "000161"));
    QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
    m_broker->send(packet("b0", packetId(sent) + (isV5() ? "0000" : "")));
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void ScriptedTest::sendsSubscriptionProperties()
{
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_broker->accept(*m_client);
    QMqttSubscriptionProperties properties;
    properties.setSubscriptionIdentifier(5);
    properties.setNoLocal(true);
    QVERIFY(m_client->subscribe(QMqttTopicFilter(QStringLiteral("a")), properties, 1));
    const QByteArray sent = m_broker->next();
    QCOMPARE(sent, packet("82", packetId(sent) + "020b05" + "000161" + "05"));
    QMqttSubscription *shared = m_client->subscribe(QMqttTopicFilter(QStringLiteral("$share/g/b")), 1);
    QVERIFY(shared);
    QVERIFY(shared->isSharedSubscription());
    QCOMPARE(shared->sharedSubscriptionName(), QStringLiteral("g"));
    const QByteArray second = m_broker->next();
    QCOMPARE(second, packet("82", packetId(second) + "00" + "000a" + QByteArray("$share/g/b").toHex() + "01"));
}

void ScriptedTest::restoresAKeptSession()
{
    m_client->setCleanSession(false);
    QSignalSpy restored(m_client.get(), &QMqttClient::brokerSessionRestored);
    QSignalSpy received(m_client.get(), &QMqttClient::messageReceived);
    connectTo(*m_broker);
    QCOMPARE(restored.size(), 0);
    m_broker->close();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QVERIFY(!m_broker->accept(*m_client, "01").isEmpty());
    QCOMPARE(restored.size(), 1);
    m_broker->send(packet("32", "000161"
                                "0009" +
                                    none() + "78"));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(m_broker->next(), QByteArray("40020009")); // nothing else was sent
}

void ScriptedTest::publishesAtQos0()
{
    connectTo(*m_broker);
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 0), 0);
    QCOMPARE(m_broker->next(), packet("30", "000161" + none() + "78"));
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a")), QByteArray(), 0, true), 0);
    QCOMPARE(m_broker->next(), packet("31", "000161" + none()));
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a/#")), "x"), -1);
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 3), -1);
    const QByteArray large(200'000, 'l');
    QCOMPARE(m_client->publish(QMqttTopicName(QStringLiteral("a")), large), 0);
    QCOMPARE(m_broker->next(), packet("30", "000161" + none() + large.toHex()));
}

void ScriptedTest::publishesAtQos1()
{
    connectTo(*m_broker);
    QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    QSignalSpy status(m_client.get(), &QMqttClient::messageStatusChanged);
    const qint32 id = m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 1);
    QVERIFY(id > 0);
    const QByteArray idHex = QByteArray::number(id, 16).rightJustified(4, '0');
    QCOMPARE(m_broker->next(), packet("32", "000161" + idHex + none() + "78"));
    QCOMPARE(sent.size(), 0);
    m_broker->send(packet("40", idHex));
    QTRY_COMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(0).toInt(), id);
    QCOMPARE(status.size(), 1);
    QCOMPARE(status.at(0).at(1).value<QMqtt::MessageStatus>(), QMqtt::MessageStatus::Acknowledged);
}

void ScriptedTest::publishesAtQos2()
{
    connectTo(*m_broker);
    QSignalSpy sent(m_client.get(), &QMqttClient::messageSent);
    QSignalSpy status(m_client.get(), &QMqttClient::messageStatusChanged);
    const qint32 id = m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 2);
    const QByteArray idHex = QByteArray::number(id, 16).rightJustified(4, '0');
    QCOMPARE(m_broker->next(), packet("34", "000161" + idHex + none() + "78"));
    m_broker->send(packet("50", idHex));
    QCOMPARE(m_broker->next(), packet("62", idHex));
    m_broker->send(packet("70", idHex));
    QTRY_COMPARE(sent.size(), 1);
    QCOMPARE(status.size(), 2);
    QCOMPARE(status.at(0).at(1).value<QMqtt::MessageStatus>(), QMqtt::MessageStatus::Received);
    QCOMPARE(status.at(1).at(1).value<QMqtt::MessageStatus>(), QMqtt::MessageStatus::Completed);
}

void ScriptedTest::reportsARefusedMessage()
{
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_broker->accept(*m_client);
    QSignalSpy status(m_client.get(), &QMqttClient::messageStatusChanged);
    m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 1);
    m_broker->send(packet("40", packetId(m_broker->next()) + "87" + "07" + "1f000472656173"));
    QTRY_COMPARE(status.size(), 1);
    const auto properties = status.at(0).at(2).value<QMqttMessageStatusProperties>();
    QCOMPARE(properties.reasonCode(), QMqtt::ReasonCode::NotAuthorized);
    QCOMPARE(properties.reason(), QStringLiteral("reas"));
}

void ScriptedTest::sendsPublishProperties()
{
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_broker->accept(*m_client);
    QMqttPublishProperties properties;
    properties.setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator::UTF8Encoded);
    properties.setMessageExpiryInterval(60);
    properties.setResponseTopic(QStringLiteral("r"));
    properties.setCorrelationData("c");
    properties.setContentType(QStringLiteral("t"));
    m_client->publish(QMqttTopicName(QStringLiteral("a")), properties, "x");
    const QByteArray sent = m_broker->next();
    QVERIFY2(sent.startsWith("3018000161"
                             "13"),
             sent.constData());
    for (const char *property : {"0101", "020000003c", "08000172", "09000163", "03000174"})
        QVERIFY2(sent.contains(property), sent.constData());
}

void ScriptedTest::receives_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<bool>("duplicate");
    for (const auto version : {QMqttClient::MQTT_3_1_1, QMqttClient::MQTT_5_0}) {
        const int v = version == QMqttClient::MQTT_5_0 ? 5 : 3;
        for (int qos = 0; qos <= 2; ++qos) {
            QTest::addRow("v%d QoS %d", v, qos) << version << qos << false << false;
            QTest::addRow("v%d QoS %d retained", v, qos) << version << qos << true << false;
            if (qos > 0)
                QTest::addRow("v%d QoS %d duplicate", v, qos) << version << qos << false << true;
        }
    }
}

void ScriptedTest::receives()
{
    QFETCH(int, qos);
    QFETCH(bool, retain);
    QFETCH(bool, duplicate);
    connectTo(*m_broker);
    QMqttSubscription *subscription = subscribed(*m_broker, QStringLiteral("a/+"), 2);
    QVERIFY(subscription);
    QSignalSpy received(m_client.get(), &QMqttClient::messageReceived);
    QList<QMqttMessage> messages;
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [&messages](const QMqttMessage &message) { messages.append(message); });
    const int first = 0x30 | (duplicate ? 8 : 0) | qos << 1 | (retain ? 1 : 0);
    const QByteArray id = qos > 0 ? "0007" : "";
    m_broker->send(packet(QByteArray::number(first, 16), "0003612f62" + id + none() + "68c3a9"));
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toByteArray(), QByteArray("h\xc3\xa9"));
    QCOMPARE(received.at(0).at(1).value<QMqttTopicName>().name(), QStringLiteral("a/b"));
    QCOMPARE(messages.at(0).payload(), QByteArray("h\xc3\xa9"));
    QCOMPARE(static_cast<int>(messages.at(0).qos()), qos);
    QCOMPARE(static_cast<int>(messages.at(0).id()), qos > 0 ? 7 : 0);
    QCOMPARE(messages.at(0).retain(), retain);
    QCOMPARE(messages.at(0).duplicate(), duplicate);
    if (qos == 1)
        QCOMPARE(m_broker->next(), QByteArray("40020007"));
    if (qos < 2)
        return;
    QCOMPARE(m_broker->next(), QByteArray("50020007"));
    m_broker->send("62020007");
    QCOMPARE(m_broker->next(), QByteArray("70020007"));
}

void ScriptedTest::receivesManyInOneWrite()
{
    connectTo(*m_broker);
    QStringList payloads;
    connect(m_client.get(), &QMqttClient::messageReceived, this,
            [&payloads](const QByteArray &message) { payloads.append(QString::fromUtf8(message)); });
    QByteArray all;
    QStringList expected;
    for (int i = 0; i < 1000; ++i) {
        expected.append(QString::number(i));
        all += packet("32", "000161" + QByteArray::number(i + 1, 16).rightJustified(4, '0') + none() +
                                expected.last().toUtf8().toHex());
    }
    m_broker->send(all);
    QTRY_COMPARE(payloads.size(), 1000);
    QCOMPARE(payloads, expected);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(m_broker->next(), "4002" + QByteArray::number(i + 1, 16).rightJustified(4, '0'));
}

void ScriptedTest::survivesUnknownAcknowledgements()
{
    connectTo(*m_broker);
    m_broker->send("40020063");
    m_broker->send("70020063");
    QVERIFY(m_client->requestPing());
    QCOMPARE(m_broker->next(), QByteArray("c000"));
    QCOMPARE(m_client->state(), QMqttClient::Connected);
}

void ScriptedTest::closesOnViolations_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<QByteArray>("bytes");
    const auto both = [](const char *name, const QByteArray &bytes) {
        QTest::addRow("3.1.1: %s", name) << QMqttClient::MQTT_3_1_1 << bytes;
        QTest::addRow("5.0: %s", name) << QMqttClient::MQTT_5_0 << bytes;
    };
    both("length of five bytes", "30ffffffff01");
    both("a client's packet", packet("82", "0001"
                                           "000161"
                                           "00"));
    both("type 0", "0000");
}

void ScriptedTest::closesOnViolations()
{
    QFETCH(QByteArray, bytes);
    connectTo(*m_broker);
    m_broker->send(bytes);
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::ProtocolViolation);
    QVERIFY(m_broker->wasClosed());
}

QTEST_GUILESS_MAIN(ScriptedTest)
#include "tst_scripted.moc"
