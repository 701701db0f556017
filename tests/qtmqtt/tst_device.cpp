// SPDX-License-Identifier: GPL-3.0-or-later
// What the program relies on below the client: any QIODevice as transport, packets in whole or in fragments, one write
// a packet, and a message announced before it is acknowledged.
#include <QMqttClient>
#include <QMqttSubscription>

#include <QIODevice>
#include <QTest>

#include <cstring>

Q_DECLARE_METATYPE(QMqttClient::ProtocolVersion)

namespace {

// The client's end of a wire; the test is the other end.
class Wire : public QIODevice
{
public:
    QList<QByteArray> writes;

    void feed(const QByteArray &bytes)
    {
        m_waiting += bytes;
        Q_EMIT readyRead();
    }
    bool waitForBytesWritten(int) override { return true; } // a module may wait for its DISCONNECT to leave
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_waiting.size() + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = qMin<qint64>(maxSize, m_waiting.size());
        std::memcpy(data, m_waiting.constData(), static_cast<size_t>(size));
        m_waiting.remove(0, size);
        return size;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        writes.append(QByteArray(data, size));
        return size;
    }

private:
    QByteArray m_waiting;
};

} // namespace

class DeviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesFragments_data();
    void takesFragments();
    void writesEachPacketAtOnce_data();
    void writesEachPacketAtOnce();
    void announcesBeforeItAcknowledges_data();
    void announcesBeforeItAcknowledges();
    void closesTheDevice();
    void seesTheDeviceClose();
    void changesTransportBetweenConnections();

private:
    void start(QMqttClient::ProtocolVersion version);
    void accept(Wire &wire) { wire.feed(QByteArray::fromHex(m_isV5 ? "2003000000" : "20020000")); }

    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<QMqttClient> m_client;
    bool m_isV5 = false;
};

static void versions()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

void DeviceTest::init()
{
    m_client.reset();
    m_wire = std::make_unique<Wire>();
    m_client = std::make_unique<QMqttClient>();
    m_client->setClientId(QStringLiteral("id"));
    m_client->setAutoKeepAlive(false);
}

void DeviceTest::start(QMqttClient::ProtocolVersion version)
{
    m_isV5 = version == QMqttClient::MQTT_5_0;
    m_client->setProtocolVersion(version);
    QVERIFY(m_wire->open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    m_client->setTransport(m_wire.get(), QMqttClient::IODevice);
    QCOMPARE(m_client->transport(), m_wire.get());
    m_client->connectToHost();
    QTRY_COMPARE(m_wire->writes.size(), 1);
    accept(*m_wire);
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

void DeviceTest::takesFragments_data()
{
    QTest::addColumn<QMqttClient::ProtocolVersion>("version");
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 5, 7, 64, 100'000}) {
        QTest::addRow("3.1.1, %d bytes", size) << QMqttClient::MQTT_3_1_1 << size;
        QTest::addRow("5.0, %d bytes", size) << QMqttClient::MQTT_5_0 << size;
    }
}

void DeviceTest::takesFragments()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    QFETCH(int, size);
    start(version);
    QList<QByteArray> received;
    connect(m_client.get(), &QMqttClient::messageReceived, this,
            [&received](const QByteArray &message) { received.append(message); });
    const QByteArray properties = m_isV5 ? "00" : "";
    const QByteArray small =
        QByteArray::fromHex(QByteArray(m_isV5 ? "3007" : "3006") + "0003612f62" + properties + "31");
    const QByteArray body(300, 'x');
    const QByteArray large =
        QByteArray::fromHex(QByteArray(m_isV5 ? "30b202" : "30b102") + "0003612f62" + properties) + body;
    const QByteArray all = small + large + small;
    for (qsizetype at = 0; at < all.size(); at += size)
        m_wire->feed(all.mid(at, size));
    QTRY_COMPARE(received.size(), 3);
    QCOMPARE(received, QList<QByteArray>({"1", body, "1"}));
}

void DeviceTest::writesEachPacketAtOnce_data()
{
    versions();
}

void DeviceTest::writesEachPacketAtOnce()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    start(version);
    m_wire->writes.clear();
    const QMqttTopicName topic(QStringLiteral("a"));
    QVERIFY(m_client->subscribe(QMqttTopicFilter(QStringLiteral("a")), 1));
    m_client->publish(topic, "x", 0);
    m_client->publish(topic, QByteArray(70'000, 'l'), 1);
    m_client->requestPing();
    const QByteArray properties = m_isV5 ? "00" : "";
    m_wire->feed(QByteArray::fromHex((m_isV5 ? QByteArray("3207") : QByteArray("3206")) +
                                     "000161"
                                     "0009" +
                                     properties + "78"));
    m_wire->feed(QByteArray::fromHex((m_isV5 ? QByteArray("3407") : QByteArray("3406")) +
                                     "000161"
                                     "000a" +
                                     properties + "78"));
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_wire->writes.size(), 7);
    const char firstBytes[]{'\x82', '\x30', '\x32', '\xc0', '\x40', '\x50', '\xe0'};
    for (int i = 0; i < 7; ++i)
        QCOMPARE(m_wire->writes.at(i).at(0), firstBytes[i]);
    QCOMPARE(m_wire->writes.at(2).size(), 70'000 + 4 + 3 + 2 + (m_isV5 ? 1 : 0));
    QCOMPARE(m_wire->writes.at(4), QByteArray::fromHex("40020009"));
    QCOMPARE(m_wire->writes.at(5), QByteArray::fromHex("5002000a"));
    QCOMPARE(m_wire->writes.at(6), QByteArray::fromHex("e000"));
}

void DeviceTest::announcesBeforeItAcknowledges_data()
{
    versions();
}

void DeviceTest::announcesBeforeItAcknowledges()
{
    QFETCH(QMqttClient::ProtocolVersion, version);
    start(version);
    m_wire->writes.clear();
    QList<qsizetype> writesSeen;
    connect(m_client.get(), &QMqttClient::messageReceived, this,
            [this, &writesSeen] { writesSeen.append(m_wire->writes.size()); });
    const QByteArray properties = m_isV5 ? "00" : "";
    m_wire->feed(QByteArray::fromHex((m_isV5 ? QByteArray("3207") : QByteArray("3206")) +
                                     "000161"
                                     "0009" +
                                     properties + "78"));
    QCOMPARE(writesSeen, QList<qsizetype>({0}));
    QCOMPARE(m_wire->writes, QList<QByteArray>({QByteArray::fromHex("40020009")}));
    m_wire->feed(QByteArray::fromHex((m_isV5 ? QByteArray("3407") : QByteArray("3406")) +
                                     "000161"
                                     "000a" +
                                     properties + "78"));
    QCOMPARE(writesSeen, QList<qsizetype>({0, 1}));
    QCOMPARE(m_wire->writes.at(1), QByteArray::fromHex("5002000a"));
}

void DeviceTest::closesTheDevice()
{
    start(QMqttClient::MQTT_3_1_1);
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QVERIFY(!m_wire->isOpen());
    QCOMPARE(m_client->error(), QMqttClient::NoError);
}

void DeviceTest::seesTheDeviceClose()
{
    start(QMqttClient::MQTT_3_1_1);
    m_wire->close();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
}

void DeviceTest::changesTransportBetweenConnections()
{
    for (int i = 0; i < 3; ++i) {
        start(QMqttClient::MQTT_5_0);
        m_client->disconnectFromHost();
        QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
        auto next = std::make_unique<Wire>();
        m_client->setTransport(next.get(), QMqttClient::IODevice);
        m_wire = std::move(next);
    }
    QCOMPARE(m_client->transport(), m_wire.get());
    m_client.reset(); // before the device it uses
}

QTEST_GUILESS_MAIN(DeviceTest)
#include "tst_device.moc"
