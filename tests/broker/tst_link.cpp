// SPDX-License-Identifier: GPL-3.0-or-later
// The link against a real mosquitto: receiving, acknowledging, sessions.
#include "link_harness.h"
#include "support/mosquitto.h"

using namespace Qt::StringLiterals;

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QSKIP("mosquitto is not installed");
    }

    void receivesEachQos_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("mqtt5");
        for (const bool mqtt5 : {true, false}) {
            for (int qos = 0; qos <= 2; ++qos)
                QTest::addRow("%s QoS %d", mqtt5 ? "5.0" : "3.1.1", qos) << qos << mqtt5;
        }
    }

    void receivesEachQos()
    {
        QFETCH(int, qos);
        QFETCH(bool, mqtt5);
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.qos = 2;
        options.protocol = mqtt5 ? broker::Protocol::Mqtt5 : broker::Protocol::Mqtt311;
        options.keepAliveSeconds = 1;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(harness.link->state().protocol, mqtt5 ? u"5.0"_s : u"3.1.1"_s);
        QStringList sent;
        for (int i = 0; i < 200; ++i)
            sent.append(u"message %1"_s.arg(i));
        QVERIFY(publishAll(broker.url(), u"t/ä/1"_s, sent, qos));
        QTRY_COMPARE(harness.payloads(), sent);
        qint64 last = 0;
        for (const Message &message : std::as_const(harness.messages)) {
            QCOMPARE(message.topic, u"t/ä/1"_s);
            QCOMPARE(message.qos, qos);
            QVERIFY(!message.duplicate && !message.retained && !message.overlapCopy);
            QCOMPARE(message.packetId == 0, qos == 0);
            QVERIFY(message.receivedAtMs > 0 && message.monotonicNs > 0);
            QVERIFY(qos == 0 ? message.arrival == 0 : message.arrival > last);
            last = message.arrival;
        }
        if (qos > 0)
            QTRY_VERIFY(harness.seenUpTo >= last);
        QVERIFY(harness.stopAndWait());
        QCOMPARE(harness.link->state().phase, broker::LinkPhase::Stopped);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 0);
    }
};

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
