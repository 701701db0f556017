// SPDX-License-Identifier: GPL-3.0-or-later
// The link against brokers that behave as mosquitto cannot be made to.
#include "link_harness.h"
#include "scripted_broker.h"

#include <QSet>

using namespace Qt::StringLiterals;
using broker::LinkPhase;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

// A broker that accepts everything and grants QoS 1.
void oblige(QTcpSocket *socket, const QByteArray &packet, bool mqtt5 = true)
{
    switch (ScriptedBroker::typeOf(packet)) {
    case 1:
        socket->write(mqtt5 ? hex("2003000000") : hex("20020000"));
        break;
    case 3:
        if (const int qos = (packet[0] >> 1) & 3; qos == 1) {
            const int topicAt = packet[1] & 0x80 ? 3 : 2;
            const int length = quint8(packet[topicAt + 1]);
            socket->write(hex("4002") + packet.mid(topicAt + 2 + length, 2));
        }
        break;
    case 8:
        socket->write(hex(mqtt5 ? "9004" : "9003") + packet.mid(2, 2) + hex(mqtt5 ? "0001" : "01"));
        break;
    case 10:
        socket->write(hex(mqtt5 ? "b004" : "b002") + packet.mid(2, 2) + hex(mqtt5 ? "0000" : ""));
        break;
    case 12:
        socket->write(hex("d000"));
        break;
    case 14:
        socket->disconnectFromHost();
        break;
    default:
        break;
    }
}

} // namespace

class LinkScriptedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsBackToAnOlderVersion_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("0x01 of an old broker") << hex("20020001");
        QTest::newRow("0x84") << hex("2003008400");
        QTest::newRow("0x84 in the old form") << hex("20020084");
        QTest::newRow("closed without a word") << QByteArray();
    }

    void fallsBackToAnOlderVersion()
    {
        QFETCH(QByteArray, answer);
        ScriptedBroker broker([&answer](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) != 1 || ScriptedBroker::levelOf(packet) == 4)
                return oblige(socket, packet, false);
            socket->write(answer);
            socket->disconnectFromHost();
        });
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(harness.link->state().protocol, u"3.1.1"_s);
        QCOMPARE(broker.connections, 2);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 0);
        QCOMPARE(metadataOf(harness.eventsOf(u"mqtt_connection_established"_s)[0])[u"protocol"_s].toString(),
                 u"3.1.1"_s);
        QVERIFY(harness.stopAndWait());
        // Remembered for the next start of this link.
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(broker.connections, 3);
    }

    void doesNotFallBackWhenVersion5IsAskedFor()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &) { socket->write(hex("2003008400")); });
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.protocol = broker::Protocol::Mqtt5;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::Refused);
        QVERIFY(harness.link->state().reason.contains(u"unsupported protocol version"_s));
    }

    void asksForAKeptSessionAndMuchAtOnce()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) { oblige(socket, packet); });
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        const QByteArray connect = broker.packets[0];
        QCOMPARE(connect[9], char(0));                // no clean start, no will, no user
        QVERIFY(connect.contains(hex("1100093a80"))); // session expiry 604,800 s
        QVERIFY(connect.contains(hex("21fffe")));     // Receive Maximum 65,534
        QVERIFY(connect.contains(hex("2710000000"))); // Maximum Packet Size 256 MiB
        QVERIFY(!connect.sliced(12).contains(hex("22")) || !connect.contains(hex("22ff"))); // no Topic Alias Maximum
        QCOMPARE(broker.countOf(8), 1);
        QVERIFY(broker.packets[1].contains(hex("0b01"))); // subscription identifier 1
    }

    void yieldsWhenTheSessionIsTakenOver()
    {
        ScriptedBroker broker([](int connection, QTcpSocket *socket, const QByteArray &packet) {
            oblige(socket, packet);
            if (connection == 1 && ScriptedBroker::typeOf(packet) == 8)
                socket->write(hex("e0018e"));
        });
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::Refused);
        QVERIFY(harness.link->state().advice.contains(u"client id"_s));
        QCOMPARE(harness.eventsOf(u"mqtt_connection_lost"_s)[0].errorCode, u"taken_over"_s);
        QVERIFY(*harness.link->state().nextRetryAtMs > QDateTime::currentMSecsSinceEpoch() + options.backoffMaxMs);
        QCOMPARE(broker.connections, 1);
        harness.link->reconnectNow();
        QTRY_VERIFY(harness.isReady());
    }

    void yieldsWhenClosedSoonThreeTimes()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            oblige(socket, packet, false);
            if (ScriptedBroker::typeOf(packet) == 8)
                socket->disconnectFromHost();
        });
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.protocol = broker::Protocol::Mqtt311;
        options.backoffMaxMs = 60'000;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::Refused);
        QCOMPARE(broker.connections, 3);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 3);
        QCOMPARE(harness.events.last().errorCode, u"taken_over"_s);
    }

    void saysWhichFilterIsRefusedAndGoesOnWithTheRest()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 8 && packet.contains("secret"))
                socket->write(hex("9004") + packet.mid(2, 2) + hex("0087"));
            else if (ScriptedBroker::typeOf(packet) == 8 && packet.contains("less"))
                socket->write(hex("9004") + packet.mid(2, 2) + hex("0000"));
            else
                oblige(socket, packet);
        });
        LinkHarness harness(
            optionsFor(broker.url(), u"receiver"_s, {u"secret/#"_s, u"open/#"_s, u"bad/#/filter"_s, u"less/#"_s}));
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        const auto &refused = harness.link->state().refused;
        QCOMPARE(refused.size(), size_t(3));
        QCOMPARE(refused[0].filter, u"bad/#/filter"_s);
        QCOMPARE(refused[1], (broker::RefusedFilter{u"secret/#"_s, u"not authorized"_s}));
        QCOMPARE(refused[2], (broker::RefusedFilter{u"less/#"_s, u"granted with QoS 0 only"_s}));
        QVERIFY(harness.link->state().reason.contains(u"secret/#"_s));
        QVERIFY(harness.link->state().advice.contains(u"access list"_s));
        QCOMPARE(harness.countOf("mqtt_subscription_created"), 2);
        QCOMPARE(harness.subscriptions.size(), size_t(2));
    }

    void givesUpOnASubscribeWithoutAnswer()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) != 8)
                oblige(socket, packet);
        });
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.connectTimeoutMs = 200;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_VERIFY(harness.countOf("mqtt_connection_lost") >= 1);
        QCOMPARE(harness.eventsOf(u"mqtt_connection_lost"_s)[0].errorCode, u"suback_timeout"_s);
    }

    void saysWhichStepFails_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("words");
        QTest::newRow("name") << u"mqtt://no-such-host.invalid"_s << u"is not known"_s;
        QTest::newRow("port") << u"mqtt://127.0.0.1:1"_s << u"refuses connections"_s;
        QTest::newRow("WebSocket port") << u"ws://127.0.0.1:1"_s << u"refuses connections"_s;
    }

    void saysWhichStepFails()
    {
        QFETCH(QString, url);
        QFETCH(QString, words);
        LinkHarness harness(optionsFor(url, u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::WaitingToRetry);
        QVERIFY2(harness.link->state().reason.contains(words), qPrintable(harness.link->state().reason));
        QVERIFY(!harness.link->state().advice.isEmpty());
        QVERIFY(harness.link->state().nextRetryAtMs.has_value());
        QVERIFY(harness.events.isEmpty());
        QVERIFY(harness.stopAndWait());
    }

    void neverWaitsForEver_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("words");
        QTest::newRow("mqtt") << u"mqtt"_s << u"did not answer CONNECT"_s;
        QTest::newRow("mqtts") << u"mqtts"_s << u"TLS handshake"_s;
        QTest::newRow("ws") << u"ws"_s << u"did not answer"_s;
    }

    void neverWaitsForEver()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, words);
        ScriptedBroker silent([](int, QTcpSocket *, const QByteArray &) {});
        auto options = optionsFor(QString(scheme + silent.url().sliced(4)), u"receiver"_s, {u"t/#"_s});
        options.connectTimeoutMs = 200;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::WaitingToRetry);
        QVERIFY2(harness.link->state().reason.contains(words), qPrintable(harness.link->state().reason));
        QVERIFY(harness.stopAndWait());
    }

    void endsAtTheFirstFailureWhenItIsToldTo()
    {
        auto options = optionsFor(u"mqtt://127.0.0.1:1"_s, u"sender"_s, {});
        options.keepTrying = false;
        LinkHarness harness(options);
        harness.link->start();
        const qint64 token = harness.link->publish(u"t"_s, "x", 1, false);
        QTRY_COMPARE(harness.stops, 1);
        QCOMPARE(harness.link->state().phase, LinkPhase::Stopped);
        QVERIFY(harness.link->state().reason.contains(u"refuses connections"_s));
        QCOMPARE(harness.outcomes.size(), 1);
        QCOMPARE(harness.outcomes[0].token, token);
        QVERIFY(!harness.outcomes[0].errorText.isEmpty());
    }

    void logsEachReasonOnce()
    {
        QStringList lines;
        static QStringList *sink = nullptr;
        sink = &lines;
        const auto previous =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
                if (qstrcmp(context.category, "watchpost.broker") == 0)
                    sink->append(text);
            });
        LinkHarness harness(optionsFor(u"mqtt://127.0.0.1:1"_s, u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        const bool tried =
            QTest::qWaitFor([&] { return harness.phases.count(LinkPhase::WaitingToRetry) >= 4; }, 10'000);
        qInstallMessageHandler(previous);
        QVERIFY(tried);
        QCOMPARE(lines.size(), 1);
    }

    // MQTT 5.0 section 4.9: never more unanswered than the broker's Receive Maximum.
    void keepsToTheReceiveMaximum()
    {
        int inFlight = 0;
        int most = 0;
        QList<QByteArray> unanswered;
        ScriptedBroker broker([&](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1) {
                socket->write(hex("20060000") + hex("03210003"));
            } else if (ScriptedBroker::typeOf(packet) == 3) {
                most = std::max(most, ++inFlight);
                unanswered.append(packet.mid(5, 2));
                if (unanswered.size() == 3 || isLast(packet)) {
                    for (const QByteArray &id : std::exchange(unanswered, {})) {
                        --inFlight;
                        socket->write(hex("4002") + id);
                    }
                }
            } else {
                oblige(socket, packet);
            }
        });
        LinkHarness harness(optionsFor(broker.url(), u"sender"_s, {}));
        harness.link->start();
        for (int i = 0; i < 100; ++i)
            harness.link->publish(u"t"_s, i == 99 ? "last" : "x", 1, false);
        QTRY_COMPARE(harness.outcomes.size(), 100);
        QCOMPARE(most, 3);
        QSet<qint64> tokens;
        for (const PublishOutcome &outcome : std::as_const(harness.outcomes)) {
            QVERIFY(outcome.errorText.isEmpty());
            tokens.insert(outcome.token);
        }
        QCOMPARE(tokens.size(), 100);
    }

    void sendsNothingThatTheBrokerDoesNotTake()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(hex("200a000007") + hex("2500") + hex("2700000064"));
            else
                oblige(socket, packet);
        });
        LinkHarness harness(optionsFor(broker.url(), u"sender"_s, {}));
        harness.link->start();
        harness.link->publish(u"t"_s, QByteArray(200, 'x'), 1, false);
        harness.link->publish(u"t"_s, "x", 1, true);
        harness.link->publish(u"t"_s, "x", 1, false);
        QTRY_COMPARE(harness.outcomes.size(), 3);
        QVERIFY(harness.outcomes[0].errorText.contains(u"100 bytes"_s));
        QVERIFY(harness.outcomes[1].errorText.contains(u"retain"_s));
        QVERIFY(harness.outcomes[2].errorText.isEmpty());
        QCOMPARE(broker.countOf(3), 1);
    }

    void reconnectsAfterWhatIsNotMqtt()
    {
        ScriptedBroker broker([](int connection, QTcpSocket *socket, const QByteArray &packet) {
            oblige(socket, packet);
            if (connection == 1 && ScriptedBroker::typeOf(packet) == 8)
                socket->write(hex("3600") + "garbage");
        });
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_COMPARE(broker.connections, 2);
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(harness.eventsOf(u"mqtt_connection_lost"_s)[0].errorCode, u"protocol"_s);
    }

    void answersPubrelOfAnEarlierProcess()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(hex("2003010000") + hex("62020007"));
            else
                oblige(socket, packet);
        });
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}), {{u"t/#"_s, 1, 1, 1}});
        harness.releaseAtOnce = false;
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QVERIFY(std::holds_alternative<SessionStarted>(harness.arrivals[0]));
        QVERIFY(std::holds_alternative<LinkEvent>(harness.arrivals[1]));
        const auto *released = std::get_if<MessageReleased>(&harness.arrivals[2]);
        QVERIFY(released);
        QCOMPARE(released->packetId, quint16(7));
        QCOMPARE(broker.countOf(7), 0);
        harness.link->release(CommittedForTest::upTo(released->arrival));
        QTRY_COMPARE(broker.countOf(7), 1);
        QCOMPARE(broker.countOf(8), 0); // the kept session holds the filter
    }

    void survivesALongReasonInPuback()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 3)
                socket->write(hex("409e01") + packet.mid(5, 2) + hex("97") + hex("9901") + hex("1f0096") +
                              QByteArray(150, 'r'));
            else
                oblige(socket, packet);
        });
        LinkHarness harness(optionsFor(broker.url(), u"sender"_s, {}));
        harness.link->start();
        harness.link->publish(u"t"_s, "x", 1, false);
        harness.link->publish(u"t"_s, "x", 1, false);
        QTRY_COMPARE(harness.outcomes.size(), 2);
        QVERIFY(harness.outcomes[1].errorText.contains(u"quota exceeded (rrr"_s));
        QCOMPARE(broker.connections, 1);
    }

private:
    static bool isLast(const QByteArray &packet) { return packet.endsWith("last"); }
};

QTEST_GUILESS_MAIN(LinkScriptedTest)
#include "tst_link_scripted.moc"
