// SPDX-License-Identifier: GPL-3.0-or-later
// The gate between a socket in memory and a client that does what QMqttClient does: reads a packet at each readyRead,
// takes its header, acknowledges at once.
#include "gate_bench.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using broker::AckGate;
using broker::AckGateOptions;
using broker::PublishHeader;
using gate_bench::Bench;
using gate_bench::hex;
using gate_bench::publish;

class AckGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverOnePacketAtATimeHoweverItIsCut_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 5, 7, 64, 100'000})
            QTest::addRow("%d bytes", piece) << piece;
    }

    void handsOverOnePacketAtATimeHoweverItIsCut()
    {
        QFETCH(int, piece);
        Bench bench;
        QList<QByteArray> sent{hex("2003000000")};
        for (int i = 1; i <= 50; ++i)
            sent.append(publish(i % 3, quint16(i), QByteArray(i, 'x'), i % 3 == 1 && i % 2, i % 5 == 0));
        QByteArray stream = sent.join();
        for (qsizetype at = 0; at < stream.size(); at += piece)
            bench.socket.deliver(stream.mid(at, piece));
        QCOMPARE(bench.packets, sent);
        QCOMPARE(bench.headers.size(), 50);
        qint64 ordinal = 0;
        for (int i = 1; i <= 50; ++i) {
            const PublishHeader &header = bench.headers[i - 1];
            QCOMPARE(header.qos, i % 3);
            QCOMPARE(header.packetId, quint16(i % 3 ? i : 0));
            QCOMPARE(header.duplicate, i % 3 == 1 && i % 2);
            QCOMPARE(header.retained, i % 5 == 0);
            QCOMPARE(header.arrival, i % 3 ? ++ordinal : 0);
        }
        QCOMPARE(bench.gate.lastOrdinal(), ordinal);
        QVERIFY(bench.socket.takeWritten().isEmpty()); // nothing was committed
    }

    void handsOverLargePackets()
    {
        Bench bench;
        bench.readLimit = 1LL << 30;
        bench.connack();
        const QByteArray payload(9'000'000, 'p');
        QByteArray packet = hex("32") + hex("c6a8a504") + hex("000174") + hex("0001") + hex("00") + payload;
        for (qsizetype at = 0; at < packet.size(); at += 60'000)
            bench.socket.deliver(packet.mid(at, 60'000));
        QCOMPARE(bench.packets.size(), 2);
        QVERIFY(bench.packets[1] == packet);
        QCOMPARE(bench.headers.size(), 1);
    }

    void holdsAcknowledgementsAndReleasesThemInOrder()
    {
        Bench bench;
        bench.connack();
        bench.socket.deliver(publish(1, 10, "a") + publish(2, 7, "b") + publish(0, 0, "c") + publish(1, 3, "d"));
        QCOMPARE(bench.gate.acknowledgementsHeld(), 3);
        QVERIFY(bench.socket.takeWritten().isEmpty());
        bench.release(0);
        QVERIFY(bench.socket.takeWritten().isEmpty());
        bench.release(2);
        QCOMPARE(bench.socket.takeWritten(), hex("4002000a50020007"));
        bench.release(1); // an older permission takes nothing back and gives nothing
        QVERIFY(bench.socket.takeWritten().isEmpty());
        bench.release(3);
        QCOMPARE(bench.socket.takeWritten(), hex("40020003"));
        QCOMPARE(bench.gate.acknowledgementsHeld(), 0);
    }

    void acknowledgesWhatTheClientForgets()
    {
        Bench bench;
        bench.acknowledges = false;
        bench.connack();
        bench.socket.deliver(publish(1, 10, "a"));
        bench.release(1);
        QCOMPARE(bench.socket.takeWritten(), hex("4002000a"));
    }

    void numbersGoOnOverConnections()
    {
        Bench bench({true, 30, 41});
        bench.connack();
        bench.socket.deliver(publish(1, 10, "a"));
        QCOMPARE(bench.headers.last().arrival, 42);
        bench.release(41); // of the connection before
        QVERIFY(bench.socket.takeWritten().isEmpty());
        bench.release(42);
        QCOMPARE(bench.socket.takeWritten(), hex("4002000a"));
    }

    void holdsPubcompUntilTheIdentifierIsForgotten()
    {
        Bench bench;
        QSignalSpy released(&bench.gate, &AckGate::messageReleased);
        bench.connack();
        bench.socket.deliver(publish(2, 7, "b"));
        bench.release(1);
        QCOMPARE(bench.socket.takeWritten(), hex("50020007"));
        bench.socket.deliver(hex("620400070000")); // with reason code and properties
        QCOMPARE(bench.packets.last(), hex("62020007"));
        QCOMPARE(released.size(), 1);
        QCOMPARE(released[0][0].value<quint16>(), quint16(7));
        QCOMPARE(released[0][1].toLongLong(), 2);
        QVERIFY(bench.socket.takeWritten().isEmpty());
        bench.release(2);
        QCOMPARE(bench.socket.takeWritten(), hex("70020007"));
    }

    void answersPubrelThatThisClientKnowsNothingOf()
    {
        Bench bench;
        QSignalSpy released(&bench.gate, &AckGate::messageReleased);
        bench.connack();
        bench.socket.deliver(hex("62020009"));
        QCOMPARE(bench.packets.size(), 1); // CONNACK only
        QCOMPARE(released.size(), 1);
        bench.release(1);
        QCOMPARE(bench.socket.takeWritten(), hex("70020009"));
    }

    void deliversAQos2MessageOnce()
    {
        Bench bench;
        bench.connack();
        bench.socket.deliver(publish(2, 7, "b") + publish(1, 8, "c") + publish(2, 7, "b", true));
        QCOMPARE(bench.headers.size(), 2);
        bench.release(1);
        QCOMPARE(bench.socket.takeWritten(), hex("50020007"));
        bench.release(2);
        QCOMPARE(bench.socket.takeWritten(), hex("4002000850020007"));
        // After its PUBREL the identifier is free for another message.
        bench.socket.deliver(hex("62020007") + publish(2, 7, "new"));
        QCOMPARE(bench.headers.size(), 3);
    }

    void readsSubscriptionIdentifiers()
    {
        Bench bench;
        bench.connack();
        bench.socket.deliver(hex("3209000174000a030b8101") + "");
        QCOMPARE(bench.headers.size(), 1);
        QCOMPARE(bench.headers[0].subscriptionIdentifiers, QList<quint32>{129});
        bench.socket.deliver(hex("320a000174000b040b010b02"));
        QCOMPARE(bench.headers[1].subscriptionIdentifiers, (QList<quint32>{1, 2}));
    }

    void softensAcknowledgementsForTheClient()
    {
        Bench bench;
        QSignalSpy answered(&bench.gate, &AckGate::publishAnswered);
        bench.connack();
        const QByteArray reason(150, 'r');
        bench.socket.deliver(hex("409e01") + hex("00050099").first(2) + hex("97") + hex("9901") + hex("1f0096") +
                             reason);
        QCOMPARE(bench.packets.last(), hex("400400059700"));
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered[0][1].value<quint8>(), quint8(0x97));
        QCOMPARE(answered[0][2].toString(), QString::fromLatin1(reason));
        bench.socket.deliver(hex("400400060000"));
        QCOMPARE(bench.packets.last(), hex("40020006"));
        QCOMPARE(answered.size(), 2);
    }

    void saysPubrecOnlyWhenItRefuses()
    {
        Bench bench;
        QSignalSpy answered(&bench.gate, &AckGate::publishAnswered);
        bench.connack();
        bench.socket.deliver(hex("50020005"));
        QCOMPARE(answered.size(), 0);
        bench.socket.deliver(hex("5003000687"));
        QCOMPARE(answered.size(), 1);
        bench.socket.deliver(hex("70020005"));
        QCOMPARE(answered.size(), 2);
    }

    void readsConnackAndKeepsARefusalFromTheClient()
    {
        Bench bench;
        QSignalSpy connack(&bench.gate, &AckGate::connackReceived);
        bench.socket.deliver(hex("200c0086091f0006") + "wrong!");
        QCOMPARE(connack.size(), 1);
        const auto refused = connack[0][0].value<broker::Connack>();
        QCOMPARE(refused.code, quint8(0x86));
        QCOMPARE(refused.reason, u"wrong!"_s);
        QVERIFY(bench.packets.isEmpty());
    }

    void readsServerProperties()
    {
        Bench bench;
        QSignalSpy connack(&bench.gate, &AckGate::connackReceived);
        bench.socket.deliver(hex("2016010013") + hex("210014") + hex("2400") + hex("2500") + hex("2700001000") +
                             hex("2900") + hex("13003c") + hex("2800"));
        QCOMPARE(connack.size(), 1);
        const auto accepted = connack[0][0].value<broker::Connack>();
        QVERIFY(accepted.sessionPresent);
        QCOMPARE(accepted.receiveMaximum, 20);
        QCOMPARE(accepted.maximumQos, 0);
        QVERIFY(!accepted.retainAvailable && !accepted.identifiersAvailable && !accepted.wildcardAvailable);
        QCOMPARE(accepted.maximumPacketSize, std::optional<quint32>(4096));
        QCOMPARE(accepted.serverKeepAlive, std::optional<int>(60));
        QCOMPARE(bench.packets.size(), 1);
    }

    void readsTheRefusalOfAnOldBroker()
    {
        Bench bench;
        QSignalSpy connack(&bench.gate, &AckGate::connackReceived);
        bench.socket.deliver(hex("20020001"));
        QCOMPARE(connack.size(), 1);
        const auto refused = connack[0][0].value<broker::Connack>();
        QCOMPARE(refused.code, quint8(1));
        QVERIFY(!refused.mqtt5);
    }

    void readsDisconnect()
    {
        Bench bench;
        QSignalSpy disconnected(&bench.gate, &AckGate::disconnectReceived);
        bench.connack();
        bench.socket.deliver(hex("e0098e071f0004") + "gone");
        QCOMPARE(disconnected.size(), 1);
        QCOMPARE(disconnected[0][0].value<broker::Disconnect>().code, quint8(0x8e));
        QCOMPARE(disconnected[0][0].value<broker::Disconnect>().reason, u"gone"_s);
        QCOMPARE(bench.packets.size(), 1);
    }

    void keepsTheConnectionAliveAndTellsWhatWasSeen()
    {
        Bench bench({true, 1, 0});
        QSignalSpy seen(&bench.gate, &AckGate::acknowledgementsSeen);
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.connack();
        bench.socket.deliver(publish(1, 10, "a") + publish(1, 11, "b"));
        bench.release(1);
        (void)bench.socket.takeWritten();
        QByteArray written;
        QTRY_VERIFY((written += bench.socket.takeWritten()).contains(hex("c000")));
        bench.release(2); // after the ping: its answer says nothing about this one
        const qsizetype before = bench.packets.size();
        bench.socket.deliver(hex("d000"));
        QCOMPARE(bench.packets.size(), before);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0][0].toLongLong(), 1);
        QTRY_VERIFY((written += bench.socket.takeWritten()).count("\xc0") == 2);
        bench.socket.deliver(hex("d000"));
        QCOMPARE(seen.size(), 2);
        QCOMPARE(seen[1][0].toLongLong(), 2);
        QCOMPARE(fault.size(), 0);
    }

    void noticesASilentBroker()
    {
        Bench bench({true, 1, 0});
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.connack();
        QTRY_COMPARE(fault.size(), 1);
        QCOMPARE(fault[0][0].toString(), u"keep_alive"_s);
        (void)bench.socket.takeWritten();
        bench.gate.write(hex("c000"));
        bench.release(99);
        QVERIFY(bench.socket.takeWritten().isEmpty());
    }

    void livesOnWhileReadingIsPaused()
    {
        Bench bench({true, 1, 0});
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.connack();
        bench.gate.setReadingPaused(true);
        bench.socket.deliver(publish(1, 10, "a") + publish(1, 11, "b"));
        QCOMPARE(bench.headers.size(), 0);
        QVERIFY(bench.socket.unread() > 0); // left to the socket
        QByteArray written;
        QTRY_VERIFY_WITH_TIMEOUT((written += bench.socket.takeWritten()).count("\xc0") >= 6, 10'000); // 3 s
        QCOMPARE(fault.size(), 0);
        bench.gate.setReadingPaused(false);
        QTRY_COMPARE(bench.headers.size(), 2);
        bench.release(2);
        QVERIFY(bench.socket.takeWritten().contains(hex("4002000a4002000b")));
    }

    void stopsInTheMiddleWhenPausedByAMessage()
    {
        Bench bench;
        bench.connack();
        QObject::connect(&bench.gate, &AckGate::readyRead, &bench.gate,
                         [&bench] { bench.gate.setReadingPaused(true); });
        bench.socket.deliver(publish(1, 10, "a") + publish(1, 11, "b"));
        QCOMPARE(bench.headers.size(), 1);
        bench.gate.setReadingPaused(false);
        QTRY_COMPARE(bench.headers.size(), 2);
    }

    void serverKeepAliveWins()
    {
        Bench bench({true, 600, 0});
        bench.socket.deliver(hex("20060000") + hex("03130001"));
        QByteArray written;
        QTRY_VERIFY((written += bench.socket.takeWritten()).contains(hex("c000")));
    }

    void closesOnWhatIsNotMqtt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("afterConnack");
        const auto row = [](const char *name, const QByteArray &bytes, bool afterConnack = true) {
            QTest::newRow(name) << bytes << afterConnack;
        };
        row("type 0", hex("0000"));
        row("length of five bytes", hex("30ffffffff01"));
        row("length not in its shortest form", hex("40820000050000"));
        row("PUBLISH of length 0", hex("3000"));
        row("PUBLISH with QoS 3", hex("36060001740001"
                                      "00"));
        row("PUBLISH with DUP at QoS 0", hex("380400017400"));
        row("PUBLISH with packet identifier 0", hex("3206000174000000"));
        row("PUBLISH with a topic beyond its end", hex("3204ffff7400"));
        row("PUBLISH with an empty topic", hex("3003000000"));
        row("PUBLISH with a wildcard in its topic", hex("300400012300"));
        row("PUBLISH with U+0000 in its topic", hex("300400010000"));
        row("PUBLISH with bad UTF-8 in its topic", hex("3004000 1ff00"));
        row("PUBLISH with a surrogate in its topic", hex("30060003eda08000"));
        row("PUBLISH with properties beyond its end", hex("300400017405"));
        row("PUBLISH with an unknown property", hex("3006000174027f00"));
        row("PUBLISH with subscription identifier 0", hex("3006000174020b00"));
        row("PUBACK of length 0", hex("4000"));
        row("PUBACK of one byte", hex("400100"));
        row("PUBACK with packet identifier 0", hex("40020000"));
        row("PUBACK with flags", hex("41020001"));
        row("PUBREL without its flags", hex("60020001"));
        row("SUBACK of nothing that was sent", hex("900400090000"));
        row("PINGRESP of no ping", hex("d000"));
        row("PINGRESP with a body", hex("d00100"));
        row("second CONNACK", hex("2003000000"));
        row("CONNECT", hex("1000"));
        row("SUBSCRIBE", hex("8200"));
        row("AUTH", hex("f000"));
        row("DISCONNECT with flags", hex("e100"));
        row("PUBLISH before CONNACK", hex("300400017400"), false);
        row("CONNACK of length 0", hex("2000"), false);
        row("CONNACK with reserved flags", hex("2003020000"), false);
        row("CONNACK with a session although refused", hex("2003018700"), false);
        row("CONNACK with Receive Maximum 0", hex("200600000321 0000"), false);
        row("CONNACK of 3.1.1 accepting 5", hex("20020000"), false);
        row("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", false);
    }

    void closesOnWhatIsNotMqtt()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, afterConnack);
        for (const bool byteByByte : {false, true}) {
            Bench bench;
            QSignalSpy fault(&bench.gate, &AckGate::fault);
            if (afterConnack)
                bench.connack();
            const qsizetype before = bench.packets.size();
            if (byteByByte) {
                for (const char c : bytes)
                    bench.socket.deliver(QByteArray(1, c));
            } else {
                bench.socket.deliver(bytes);
            }
            QCOMPARE(fault.size(), 1);
            QCOMPARE(fault[0][0].toString(), u"protocol"_s);
            QVERIFY(!fault[0][1].toString().isEmpty());
            QCOMPARE(bench.packets.size(), before);
        }
    }

    void survivesAnyBytes()
    {
        quint32 state = 12345;
        const auto random = [&state] { return state = state * 1'664'525 + 1'013'904'223, state >> 16; };
        QLoggingCategory::setFilterRules(u"watchpost.broker=false"_s);
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules(QString()); });
        for (int round = 0; round < 3000; ++round) {
            Bench bench;
            bench.readLimit = 1 << 20;
            bench.connack();
            QByteArray bytes = publish(1, 1, "x") + publish(2, 2, "yy") + hex("62020002") + publish(0, 0, "z");
            for (quint32 i = 0; i < 1 + random() % 4; ++i)
                bytes[qsizetype(random() % quint32(bytes.size()))] = char(random());
            bench.socket.deliver(bytes);
            bench.release(1000);
        }
    }

    void closesWhenPacketsAndMessagesDoNotPair_data()
    {
        QTest::addColumn<int>("takes");
        QTest::newRow("none") << 0;
        QTest::newRow("two") << 2;
    }

    void closesWhenPacketsAndMessagesDoNotPair()
    {
        QFETCH(int, takes);
        Bench bench;
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.connack();
        bench.takes = takes;
        bench.socket.deliver(publish(1, 10, "a"));
        QCOMPARE(fault.size(), 1);
        QCOMPARE(fault[0][0].toString(), u"mispaired"_s);
        bench.release(1);
        QVERIFY(bench.socket.takeWritten().isEmpty());
    }

    void closesWhenTheClientLeavesPartOfAPacket()
    {
        Bench bench;
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.connack();
        bench.readLimit = 5;
        bench.socket.deliver(publish(1, 10, "a"));
        QCOMPARE(fault.size(), 1);
    }

    void passesOtherPacketsOfTheClientHoweverItWrites()
    {
        Bench bench;
        bench.connack();
        const QByteArray connect = hex("100d00044d515454050200 1e 00 0000");
        const QByteArray subscribe = hex("8207000a0000017400");
        bench.gate.write(connect);
        QCOMPARE(bench.socket.takeWritten(), connect);
        bench.gate.write(connect + hex("c000") + hex("40020001") + subscribe.first(3)); // never seen, but harmless
        QCOMPARE(bench.socket.takeWritten(), connect);
        bench.gate.write(subscribe.sliced(3));
        QCOMPARE(bench.socket.takeWritten(), subscribe);
    }

    void saysWhichFilterWasAnswered()
    {
        Bench bench;
        QSignalSpy answered(&bench.gate, &AckGate::subscribeAnswered);
        bench.connack();
        bench.gate.write(hex("8207000a0000017401"));
        bench.gate.write(hex("8207000b0000017500"));
        bench.socket.deliver(hex("9004000b0087"));
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered[0][0].toString(), u"u"_s);
        QCOMPARE(answered[0][1].value<quint8>(), quint8(0x87));
        bench.socket.deliver(hex("9004000a0001"));
        QCOMPARE(answered[1][0].toString(), u"t"_s);
        QCOMPARE(bench.packets.size(), 3); // the client sees both
    }

    void unsubscribesWhatTheClientNeverSubscribed()
    {
        for (const bool mqtt5 : {true, false}) {
            Bench bench({mqtt5, 30, 0});
            QSignalSpy answered(&bench.gate, &AckGate::unsubscribeAnswered);
            bench.socket.deliver(mqtt5 ? hex("2003000000") : hex("20020000"));
            bench.gate.unsubscribe(u"a/b"_s);
            QCOMPARE(bench.socket.takeWritten(), mqtt5 ? hex("a208ffff000003") + "a/b" : hex("a207ffff0003") + "a/b");
            bench.socket.deliver(mqtt5 ? hex("b004ffff0000") : hex("b002ffff"));
            QCOMPARE(answered.size(), 1);
            QCOMPARE(answered[0][0].toString(), u"a/b"_s);
            QCOMPARE(bench.packets.size(), 1);
        }
    }

    void readsMqtt311()
    {
        Bench bench({false, 30, 0});
        QSignalSpy fault(&bench.gate, &AckGate::fault);
        bench.socket.deliver(hex("20020100"));
        bench.socket.deliver(hex("3206000174000a78") + hex("400200 05"));
        QCOMPARE(bench.headers.size(), 1);
        QCOMPARE(bench.headers[0].packetId, quint16(10));
        QCOMPARE(fault.size(), 0);
        bench.socket.deliver(hex("e000")); // a 3.1.1 broker has no DISCONNECT
        QCOMPARE(fault.size(), 1);
    }

    void isSilentAfterDetach()
    {
        Bench bench;
        bench.connack();
        bench.socket.deliver(publish(1, 10, "a"));
        bench.gate.detach();
        bench.release(1);
        QCOMPARE(bench.gate.write(hex("e000")), 2);
        bench.socket.deliver(publish(1, 11, "b"));
        QVERIFY(bench.socket.takeWritten().isEmpty());
        QCOMPARE(bench.headers.size(), 1);
    }
};

QTEST_GUILESS_MAIN(AckGateTest)
#include "tst_ack_gate.moc"
