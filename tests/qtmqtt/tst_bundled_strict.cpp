// SPDX-License-Identifier: GPL-3.0-or-later
// What the standard asks for and the module (6.4) does not do: these rows hold for the stand-in only.
#include "qtmqtt/scripted_broker.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QSignalSpy>
#include <QTest>

using qtmqtt_test::packet;
using qtmqtt_test::packetId;
using qtmqtt_test::ScriptedBroker;

class BundledStrictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void judgesFilters();
    void matchesHashBehindPlus();
    void takesAReasonInPubRel();
    void deliversQos2Once();
    void keepsTheServersWindow();
    void sendsAgainOnlyInAKeptSession();
    void refusesASessionItDidNotAskFor();
    void usesTopicAliases();
    void refusesAnAliasBeyondItsMaximum();
    void refusesATooLargePacket();
    void obeysTheServersLimits();
    void saysWhyTheServerLeft();
    void understandsAnOldServersRefusal();
    void authenticates();
    void mayBeDeletedBySlots();

private:
    void send(const QByteArray &first, const QByteArray &body) { m_broker->send(packet(first, body)); }

    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void BundledStrictTest::init()
{
    m_client.reset();
    m_broker = std::make_unique<ScriptedBroker>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_client->setAutoKeepAlive(false);
}

void BundledStrictTest::judgesFilters()
{
    for (const char *invalid : {"a/+/b/++/c", "$share", "$share/+/a", "$share/g/"})
        QVERIFY2(!QMqttTopicFilter(QString::fromLatin1(invalid)).isValid(), invalid);
    QVERIFY(!QMqttTopicName(QString(QChar(0xd800))).isValid());
    QVERIFY(QMqttTopicFilter(QStringLiteral("$share/g/a/#")).match(QMqttTopicName(QStringLiteral("a/b"))));
}

void BundledStrictTest::matchesHashBehindPlus()
{
    m_broker->accept(*m_client);
    QMqttSubscription *subscription = m_client->subscribe(QMqttTopicFilter(QStringLiteral("devices/+/#")), 1);
    QVERIFY(subscription);
    send("90", packetId(m_broker->next()) + "0001");
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    send("30", "0009" + QByteArray("devices/a").toHex() + "0078");
    send("30", "000d" + QByteArray("devices/a/b/c").toHex() + "0078");
    send("30", "0007" + QByteArray("devices").toHex() + "0078");
    QVERIFY(m_client->requestPing());
    m_broker->send("d000");
    QTRY_COMPARE(received.size(), 2);
}

void BundledStrictTest::takesAReasonInPubRel()
{
    m_broker->accept(*m_client);
    send("34", "000161"
               "0007"
               "00"
               "78");
    QCOMPARE(m_broker->next(), QByteArray("50020007"));
    send("62", "0007"
               "00"
               "00");
    QCOMPARE(m_broker->next(), QByteArray("70020007"));
    send("62", "0007"
               "92");
    QCOMPARE(m_broker->next(), QByteArray("7003000792")); // nobody remembers it
    QCOMPARE(m_client->state(), QMqttClient::Connected);
}

void BundledStrictTest::deliversQos2Once()
{
    m_client->setCleanSession(false);
    QSignalSpy received(m_client.get(), &QMqttClient::messageReceived);
    m_broker->accept(*m_client);
    send("34", "000161"
               "0007"
               "00"
               "78");
    QCOMPARE(m_broker->next(), QByteArray("50020007"));
    send("3c", "000161"
               "0007"
               "00"
               "78");
    QCOMPARE(m_broker->next(), QByteArray("50020007"));
    m_broker->close();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    m_broker->accept(*m_client, "01");
    send("3c", "000161"
               "0007"
               "00"
               "78");
    QCOMPARE(m_broker->next(), QByteArray("50020007"));
    QCOMPARE(received.size(), 1);
    send("62", "0007");
    QCOMPARE(m_broker->next(), QByteArray("70020007"));
    send("34", "000161"
               "0007"
               "00"
               "79");
    QTRY_COMPARE(received.size(), 2); // the id is free: another message
}

void BundledStrictTest::keepsTheServersWindow()
{
    m_broker->accept(*m_client, "00", "210002");
    for (int i = 0; i < 4; ++i)
        QVERIFY(m_client->publish(QMqttTopicName(QStringLiteral("a")), QByteArray::number(i), 1) > 0);
    const QByteArray first = m_broker->next();
    QVERIFY(m_broker->next().endsWith("31"));
    QVERIFY(m_client->requestPing());
    QCOMPARE(m_broker->next(), QByteArray("c000")); // the third message waits
    send("40", packetId(first));
    QVERIFY(m_broker->next().endsWith("32"));
}

void BundledStrictTest::sendsAgainOnlyInAKeptSession()
{
    m_client->setCleanSession(false);
    m_broker->accept(*m_client);
    m_client->publish(QMqttTopicName(QStringLiteral("a")), "x", 1);
    const QByteArray first = m_broker->next();
    QVERIFY(first.startsWith("32"));
    m_broker->close();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    m_broker->accept(*m_client, "01");
    QCOMPARE(m_broker->next(), QByteArray("3a" + first.mid(2)));
    m_broker->close();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    m_broker->accept(*m_client, "00"); // the server has forgotten: so does the client
    QVERIFY(m_client->requestPing());
    QCOMPARE(m_broker->next(), QByteArray("c000"));
}

void BundledStrictTest::refusesASessionItDidNotAskFor()
{
    QVERIFY(m_broker->accept(*m_client, "01").isEmpty());
    QCOMPARE(m_client->error(), QMqttClient::ProtocolViolation);
}

void BundledStrictTest::usesTopicAliases()
{
    m_broker->accept(*m_client, "00", "220005130007");
    QCOMPARE(m_client->serverConnectionProperties().serverKeepAlive(), quint16(7));
    QMqttPublishProperties properties;
    properties.setTopicAlias(3);
    const QMqttTopicName topic(QStringLiteral("a"));
    m_client->publish(topic, properties, "x");
    QCOMPARE(m_broker->next(), packet("30", "000161"
                                            "03230003"
                                            "78"));
    m_client->publish(topic, properties, "x");
    QCOMPARE(m_broker->next(), packet("30", "0000"
                                            "03230003"
                                            "78"));
    properties.setTopicAlias(6); // more than the server takes
    m_client->publish(topic, properties, "x");
    QCOMPARE(m_broker->next(), packet("30", "000161"
                                            "00"
                                            "78"));
}

void BundledStrictTest::refusesAnAliasBeyondItsMaximum()
{
    QMqttConnectionProperties properties;
    properties.setMaximumTopicAlias(2);
    m_client->setConnectionProperties(properties);
    QSignalSpy received(m_client.get(), &QMqttClient::messageReceived);
    m_broker->accept(*m_client);
    send("30", "000161"
               "03230002"
               "78");
    send("30", "0000"
               "03230002"
               "79");
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(1).at(1).value<QMqttTopicName>().name(), QStringLiteral("a"));
    send("30", "000161"
               "03230003"
               "78");
    QCOMPARE(m_broker->next(), QByteArray("e00194"));
    QTRY_COMPARE(m_client->error(), QMqttClient::ProtocolViolation);
}

void BundledStrictTest::refusesATooLargePacket()
{
    QMqttConnectionProperties properties;
    properties.setMaximumPacketSize(20);
    m_client->setConnectionProperties(properties);
    m_broker->accept(*m_client);
    m_broker->send("30ff7f"); // the length alone is enough
    QCOMPARE(m_broker->next(), QByteArray("e00195"));
    QTRY_COMPARE(m_client->error(), QMqttClient::ProtocolViolation);
}

void BundledStrictTest::obeysTheServersLimits()
{
    m_broker->accept(*m_client, "00", "240125002700000014");
    const QMqttTopicName topic(QStringLiteral("a"));
    QCOMPARE(m_client->publish(topic, "x", 2), -1);
    QCOMPARE(m_client->publish(topic, "x", 0, true), -1);
    QCOMPARE(m_client->publish(topic, QByteArray(15, 'x')), -1); // 21 bytes
    QCOMPARE(m_client->publish(topic, QByteArray(14, 'x')), 0);
    QCOMPARE(m_broker->next(), packet("30", "000161"
                                            "00" +
                                                QByteArray(14, 'x').toHex()));
}

void BundledStrictTest::saysWhyTheServerLeft()
{
    m_broker->accept(*m_client);
    send("e0", "8e");
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::Mqtt5SpecificError);
}

void BundledStrictTest::understandsAnOldServersRefusal()
{
    m_client->setHostname(QStringLiteral("127.0.0.1"));
    m_client->setPort(m_broker->port());
    m_client->connectToHost();
    QVERIFY(!m_broker->next().isEmpty());
    m_broker->send("20020001");
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::InvalidProtocolVersion);
}

void BundledStrictTest::authenticates()
{
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(QStringLiteral("M"));
    m_client->setConnectionProperties(properties);
    QMqttAuthenticationProperties answer;
    answer.setAuthenticationData("F");
    connect(m_client.get(), &QMqttClient::authenticationRequested, this,
            [this, &answer] { m_client->authenticate(answer); });
    QSignalSpy finished(m_client.get(), &QMqttClient::authenticationFinished);
    m_client->setHostname(QStringLiteral("127.0.0.1"));
    m_client->setPort(m_broker->port());
    m_client->connectToHost();
    QVERIFY(m_broker->next().contains("1500014d"));
    send("f0", "18"
               "08"
               "1500014d"
               "16000145");
    QCOMPARE(m_broker->next(), packet("f0", "18"
                                            "08"
                                            "1500014d"
                                            "16000146"));
    send("20", "0000"
               "04"
               "1500014d");
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    m_client->authenticate(answer); // once more
    QCOMPARE(m_broker->next(), packet("f0", "19"
                                            "08"
                                            "1500014d"
                                            "16000146"));
    send("f0", "18"
               "04"
               "150001"
               "4e"); // another method
    QTRY_COMPARE(m_client->error(), QMqttClient::ProtocolViolation);
}

void BundledStrictTest::mayBeDeletedBySlots()
{
    m_broker->accept(*m_client);
    connect(m_client.get(), &QMqttClient::messageReceived, this, [this] { m_client.reset(); });
    m_broker->send(packet("32", "000161"
                                "0001"
                                "00"
                                "78") +
                   packet("32", "000161"
                                "0002"
                                "00"
                                "78"));
    QTRY_VERIFY(!m_client);
    QCOMPARE(m_broker->next(), QByteArray("e000")); // no acknowledgement behind it
}

QTEST_GUILESS_MAIN(BundledStrictTest)
#include "tst_bundled_strict.moc"
