// SPDX-License-Identifier: GPL-3.0-or-later
// The link against a real mosquitto: receiving, acknowledging, sessions.
#include "link_harness.h"
#include "support/mosquitto.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

using namespace Qt::StringLiterals;

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
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

    void saysEverythingInOrder()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        QVERIFY(publishAll(broker.url(), u"t/retained"_s, {u"kept"_s}, 1, true));
        const auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.messages.size(), 1);
        QVERIFY(harness.messages[0].retained);
        QTRY_VERIFY(harness.isReady());
        QVERIFY(std::holds_alternative<SessionStarted>(harness.arrivals[0]));
        QCOMPARE(std::get<SessionStarted>(harness.arrivals[0]).sessionPresent, false);
        QCOMPARE(std::get<LinkEvent>(harness.arrivals[1]).activityType, u"mqtt_connection_established"_s);
        const QJsonObject established = metadataOf(std::get<LinkEvent>(harness.arrivals[1]));
        QCOMPARE(established.keys(), (QStringList{u"broker"_s, u"client_id"_s, u"next_retry_at"_s, u"protocol"_s,
                                                  u"reason"_s, u"session_present"_s}));
        QCOMPARE(established[u"broker"_s].toString(), broker.url());
        QCOMPARE(established[u"client_id"_s].toString(), u"receiver"_s);
        QCOMPARE(established[u"protocol"_s].toString(), u"5.0"_s);
        QCOMPARE(established[u"session_present"_s], QJsonValue(false));
        QVERIFY(established[u"reason"_s].isNull() && established[u"next_retry_at"_s].isNull());
        const auto created = harness.eventsOf(u"mqtt_subscription_created"_s);
        QCOMPARE(created.size(), 1);
        QCOMPARE(created[0].metadata, QByteArray(R"({"topic_filter":"t/#","qos_granted":1})"));
        QCOMPARE(harness.phases, (QList<broker::LinkPhase>{broker::LinkPhase::Resolving, broker::LinkPhase::Connecting,
                                                           broker::LinkPhase::Handshaking,
                                                           broker::LinkPhase::Subscribing, broker::LinkPhase::Ready}));
    }

    void gatesRedeliverWhatWasNotReleased_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("mqtt5");
        QTest::newRow("5.0 QoS 1") << 1 << true;
        QTest::newRow("5.0 QoS 2") << 2 << true;
        QTest::newRow("3.1.1 QoS 1") << 1 << false;
        QTest::newRow("3.1.1 QoS 2") << 2 << false;
    }

    void gatesRedeliverWhatWasNotReleased()
    {
        QFETCH(int, qos);
        QFETCH(bool, mqtt5);
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.qos = 2;
        options.protocol = mqtt5 ? broker::Protocol::Auto : broker::Protocol::Mqtt311;
        LinkHarness first(options);
        first.releaseAtOnce = false;
        first.link->start();
        QTRY_VERIFY(first.isReady());
        QStringList sent;
        for (int i = 0; i < 20; ++i)
            sent.append(u"message %1"_s.arg(i));
        QVERIFY(publishAll(broker.url(), u"t/1"_s, sent, qos));
        QTRY_COMPARE(first.payloads(), sent);
        first.link->release(CommittedForTest::upTo(first.messages[11].arrival));
        if (qos == 2) {
            QTRY_VERIFY(std::count_if(first.arrivals.begin(), first.arrivals.end(), [](const Arrival &arrival) {
                            return std::holds_alternative<MessageReleased>(arrival);
                        }) == 12);
        }
        QVERIFY(first.stopAndWait());

        LinkHarness second(options, first.subscriptions);
        second.link->start();
        QTRY_COMPARE(second.payloads(), sent.sliced(12));
        for (int i = 0; i < 8; ++i) {
            QVERIFY(second.messages[i].duplicate);
            QCOMPARE(second.messages[i].packetId, first.messages[12 + i].packetId);
        }
        QTRY_VERIFY(second.isReady());
        QVERIFY(second.link->state().sessionPresent);
        QCOMPARE(second.countOf("mqtt_subscription_created"), 0);
        QVERIFY(second.stopAndWait());

        LinkHarness third(options, second.subscriptions);
        third.link->start();
        QTRY_VERIFY(third.isReady());
        QVERIFY(publishAll(broker.url(), u"t/1"_s, {u"last"_s}, qos));
        QTRY_COMPARE(third.payloads(), QStringList{u"last"_s});
    }

    void numbersGoOnAfterAReconnect()
    {
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.persistence = true; }));
        QVERIFY(broker.start());
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QVERIFY(publishAll(broker.url(), u"t/1"_s, {u"1"_s, u"2"_s}));
        QTRY_COMPARE(harness.messages.size(), 2);
        QVERIFY(broker.restart());
        QTRY_COMPARE(harness.countOf("mqtt_connection_established"), 2);
        QVERIFY(harness.link->state().sessionPresent);
        QTRY_VERIFY(harness.isReady());
        QVERIFY(publishAll(broker.url(), u"t/1"_s, {u"3"_s}));
        QTRY_COMPARE(harness.messages.size(), 3);
        QVERIFY(harness.messages[2].arrival > harness.messages[1].arrival);
        const auto lost = harness.eventsOf(u"mqtt_connection_lost"_s);
        QCOMPARE(lost.size(), 1);
        QVERIFY(!lost[0].errorText.isEmpty());
        QVERIFY(!lost[0].errorCode.isEmpty());
        QVERIFY(!metadataOf(lost[0])[u"next_retry_at"_s].toString().isEmpty());
        QCOMPARE(metadataOf(lost[0])[u"reason"_s].toString(), lost[0].errorText);
    }

    void oneRowForOneOutageHoweverManyTries()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        LinkHarness harness(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        broker.kill();
        QTRY_VERIFY(harness.phases.count(broker::LinkPhase::WaitingToRetry) >= 3);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 1);
        QVERIFY(harness.link->state().reason.contains(u"refuses connections"_s));
        QVERIFY(!harness.link->state().advice.isEmpty());
        QVERIFY(harness.link->state().nextRetryAtMs.has_value() ||
                harness.phases.last() != broker::LinkPhase::WaitingToRetry);
        QVERIFY(broker.restart());
        QTRY_COMPARE(harness.countOf("mqtt_connection_established"), 2);
        // It kept nothing: that is said, and everything is subscribed again.
        const QJsonObject again = metadataOf(harness.eventsOf(u"mqtt_connection_established"_s)[1]);
        QCOMPARE(again[u"session_present"_s], QJsonValue(false));
        QVERIFY2(again[u"reason"_s].toString().startsWith(u"messages may have been lost since 2"_s),
                 qPrintable(again[u"reason"_s].toString()));
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(harness.countOf("mqtt_subscription_created"), 2);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 1);
        QVERIFY(harness.link->state().reason.isEmpty());
    }

    void saysWhenARememberedSessionIsGone()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.lastContactMs = 1'700'000'000'000;
        LinkHarness harness(options, {{u"t/#"_s, 1, 1, 1}});
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QCOMPARE(metadataOf(harness.eventsOf(u"mqtt_connection_established"_s)[0])[u"reason"_s].toString(),
                 u"messages may have been lost since 2023-11-14T22:13:20.000Z"_s);
    }

    void storesOneOfOverlappingCopies_data()
    {
        QTest::addColumn<bool>("mqtt5");
        QTest::newRow("5.0") << true;
        QTest::newRow("3.1.1") << false;
    }

    void storesOneOfOverlappingCopies()
    {
        QFETCH(bool, mqtt5);
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"a/+/x"_s, u"a/b/#"_s});
        options.protocol = mqtt5 ? broker::Protocol::Auto : broker::Protocol::Mqtt311;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QVERIFY(publishAll(broker.url(), u"a/b/x"_s, {u"both"_s, u"both again"_s}));
        QVERIFY(publishAll(broker.url(), u"a/c/x"_s, {u"first"_s}));
        QVERIFY(publishAll(broker.url(), u"a/b/y"_s, {u"second"_s}));
        QTRY_COMPARE(harness.payloads().size(), 4);
        QTRY_COMPARE(harness.messages.size(), mqtt5 ? 6 : 4);
        QCOMPARE(harness.payloads(), (QStringList{u"both"_s, u"both again"_s, u"first"_s, u"second"_s}));
    }

    void removesAndAddsFiltersOfAKeptSession()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        LinkHarness first(optionsFor(broker.url(), u"receiver"_s, {u"a/b/#"_s, u"gone/#"_s}));
        first.link->start();
        QTRY_VERIFY(first.isReady());
        QVERIFY(first.stopAndWait());
        QVERIFY(publishAll(broker.url(), u"a/b/x"_s, {u"backlog"_s}));
        QVERIFY(publishAll(broker.url(), u"gone/1"_s, {u"old"_s}));

        LinkHarness second(optionsFor(broker.url(), u"receiver"_s, {u"a/+/x"_s, u"a/b/#"_s}), first.subscriptions);
        second.link->start();
        QTRY_VERIFY(second.isReady());
        QTRY_COMPARE(second.payloads(), (QStringList{u"backlog"_s, u"old"_s}));
        QCOMPARE(second.countOf("mqtt_subscription_created"), 1);
        QCOMPARE(second.subscriptions.size(), size_t(2));
        QCOMPARE(second.subscriptions[0].filter, u"a/b/#"_s);
        QCOMPARE(second.subscriptions[1].filter, u"a/+/x"_s);
        QVERIFY(publishAll(broker.url(), u"gone/1"_s, {u"unwanted"_s}));
        QVERIFY(publishAll(broker.url(), u"a/b/x"_s, {u"new"_s}));
        QTRY_COMPARE(second.payloads(), (QStringList{u"backlog"_s, u"old"_s, u"new"_s}));
    }

    void saysWhenThePasswordIsWrong_data()
    {
        QTest::addColumn<bool>("mqtt5");
        QTest::newRow("5.0") << true;
        QTest::newRow("3.1.1") << false;
    }

    void saysWhenThePasswordIsWrong()
    {
        QFETCH(bool, mqtt5);
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.users = {{u"plant"_s, u"right"_s}}; }));
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.protocol = mqtt5 ? broker::Protocol::Mqtt5 : broker::Protocol::Mqtt311;
        options.username = u"plant"_s;
        options.password = "wrong";
        LinkHarness wrong(options);
        wrong.link->start();
        QTRY_COMPARE(wrong.link->state().phase, broker::LinkPhase::Refused);
        QVERIFY(wrong.link->state().advice.contains(u"password"_s));
        QVERIFY(wrong.link->state().nextRetryAtMs.has_value());
        QVERIFY(wrong.events.isEmpty());
        QVERIFY(!wrong.link->state().reason.contains(u"wrong"_s));

        options.password = "right";
        LinkHarness right(options);
        right.link->start();
        QTRY_VERIFY(right.isReady());
    }

    void yieldsToAnotherClientWithItsId()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.backoffMinMs = 100;
        options.backoffMaxMs = 60'000;
        LinkHarness first(options);
        first.link->start();
        QTRY_VERIFY(first.isReady());
        LinkHarness second(options);
        second.link->start();
        // mosquitto 2.0.11 does not say 0x8E: after three times one of them gives in.
        const auto isRefused = [](const LinkHarness &harness) {
            return harness.link->state().phase == broker::LinkPhase::Refused;
        };
        QTRY_VERIFY(isRefused(first) || isRefused(second));
        LinkHarness &meek = isRefused(first) ? first : second;
        LinkHarness &bold = isRefused(first) ? second : first;
        QTRY_VERIFY(bold.isReady());
        QVERIFY(meek.link->state().advice.contains(u"client id"_s));
        QCOMPARE(meek.events.last().errorCode, u"taken_over"_s);
        QVERIFY(isRefused(meek) && bold.isReady());
        QVERIFY(bold.stopAndWait());
        meek.link->reconnectNow();
        QTRY_VERIFY(meek.isReady());
    }

    void publishesAgainAfterAnOutage()
    {
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.persistence = true; }));
        QVERIFY(broker.start());
        LinkHarness receiver(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        receiver.link->start();
        QTRY_VERIFY(receiver.isReady());
        broker::LinkOptions options = optionsFor(broker.url(), u"sender"_s, {});
        options.user = u"maria \"m\""_s;
        LinkHarness publisher(options);
        publisher.link->start();
        QTRY_VERIFY(publisher.isReady());
        broker.freeze();
        QStringList sent;
        for (int i = 0; i < 50; ++i) {
            sent.append(u"%1"_s.arg(i));
            QCOMPARE(publisher.link->publish(u"t/1"_s, sent.last().toUtf8(), 1, false), i + 1);
        }
        QCOMPARE(publisher.link->publishesOutstanding(), 50);
        QTest::qWait(50); // written, not answered
        QCOMPARE(publisher.outcomes.size(), 0);
        broker.kill();
        QVERIFY(broker.restart());
        QTRY_COMPARE_WITH_TIMEOUT(publisher.outcomes.size(), 50, 10'000);
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(publisher.outcomes[i].token, i + 1);
            QVERIFY(publisher.outcomes[i].errorText.isEmpty());
        }
        QCOMPARE(publisher.link->publishesOutstanding(), 0);
        const auto rows = publisher.eventsOf(u"mqtt_publish_success"_s);
        QCOMPARE(rows.size(), 50);
        QCOMPARE(rows[3].metadata, QByteArray("{\"topic\":\"t/1\",\"qos\":1,\"retain\":false,\"bytes\":1,"
                                              "\"reason\":null,\"user\":\"maria \\\"m\\\"\"}"));
        QCOMPARE(rows[3].payload, "3");
        QVERIFY(rows[3].responseTimeMs >= 0);
        const auto distinct = [&receiver] {
            const QStringList all = receiver.payloads();
            return QSet<QString>(all.begin(), all.end()).size();
        };
        QTRY_COMPARE(distinct(), 50);
    }

    void saysWhyAPublishFailed()
    {
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.acl = {u"topic write open/#"_s}; }));
        QVERIFY(broker.start());
        LinkHarness harness(optionsFor(broker.url(), u"sender"_s, {}));
        harness.link->start();
        const qint64 fine = harness.link->publish(u"open/1"_s, "x", 1, false);
        const qint64 refused = harness.link->publish(u"secret/1"_s, "x", 1, false);
        const qint64 wildcard = harness.link->publish(u"open/+"_s, "x", 1, false);
        const qint64 qos2 = harness.link->publish(u"open/1"_s, "x", 2, false);
        const qint64 qos0 = harness.link->publish(u"open/1"_s, "x", 0, false);
        QTRY_COMPARE(harness.outcomes.size(), 5);
        QHash<qint64, QString> texts;
        for (const PublishOutcome &outcome : std::as_const(harness.outcomes))
            texts[outcome.token] = outcome.errorText;
        QCOMPARE(texts[fine], QString());
        QCOMPARE(texts[qos0], QString());
        QVERIFY2(texts[refused].contains(u"not authorized"_s), qPrintable(texts[refused]));
        QVERIFY(texts[wildcard].contains(u"no topic"_s));
        QVERIFY(texts[qos2].contains(u"QoS 2"_s));
        QCOMPARE(harness.countOf("mqtt_publish_failed"), 3);
        QCOMPARE(harness.countOf("mqtt_publish_success"), 2);
    }

    void staysConnectedWhileReadingIsPaused()
    {
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.maxQueued = 0; }));
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.keepAliveSeconds = 1;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        harness.link->setReadingPaused(true);
        QStringList sent;
        for (int i = 0; i < 3000; ++i)
            sent.append(QString(2000, QChar(u'a' + i % 26)));
        QVERIFY(publishAll(broker.url(), u"t/1"_s, sent));
        QTest::qWait(3000); // the time is what is tested: mosquitto closes after 1.5 keep-alives
        QCOMPARE(harness.messages.size(), 0);
        harness.link->setReadingPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(harness.payloads(), sent, 20'000);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 0);
    }

    void staysConnectedWhileAcknowledgementsAreWithheld()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.keepAliveSeconds = 1;
        LinkHarness harness(options);
        harness.releaseAtOnce = false;
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        QVERIFY(publishAll(broker.url(), u"t/1"_s, {u"1"_s, u"2"_s}));
        QTRY_COMPARE(harness.messages.size(), 2);
        QTest::qWait(2500); // the time is what is tested: mosquitto closes after 1.5 keep-alives
        QCOMPARE(harness.seenUpTo, 0);
        harness.link->release(CommittedForTest::upTo(harness.messages[1].arrival));
        QTRY_COMPARE(harness.seenUpTo, harness.messages[1].arrival);
        QCOMPARE(harness.messages.size(), 2);
        QCOMPARE(harness.countOf("mqtt_connection_lost"), 0);
    }

    void livesInAThreadOfItsOwn()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        QThread thread;
        auto *link = new broker::Link(optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s}));
        link->moveToThread(&thread);
        connect(&thread, &QThread::finished, link, &QObject::deleteLater);
        QStringList payloads;
        bool ready = false;
        bool stopped = false;
        connect(link, &broker::Link::arrived, this, [&](const Arrival &arrival) {
            if (const auto *message = std::get_if<Message>(&arrival)) {
                payloads.append(QString::fromUtf8(message->payload));
                const Committed committed = CommittedForTest::upTo(message->arrival);
                QMetaObject::invokeMethod(link, [link, committed] { link->release(committed); });
            }
        });
        connect(link, &broker::Link::stateChanged, this,
                [&ready](const broker::LinkState &state) { ready = state.phase == broker::LinkPhase::Ready; });
        connect(link, &broker::Link::stopped, this, [&stopped] { stopped = true; });
        thread.start();
        QMetaObject::invokeMethod(link, &broker::Link::start);
        QTRY_VERIFY(ready);
        QVERIFY(publishAll(broker.url(), u"t/1"_s, {u"1"_s, u"2"_s, u"3"_s}));
        QTRY_COMPARE(payloads, (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        QMetaObject::invokeMethod(link, &broker::Link::stop);
        QTRY_VERIFY(stopped);
        thread.quit();
        QVERIFY(thread.wait(5000));
    }

    void noticesAFrozenBroker()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.keepAliveSeconds = 1;
        options.connectTimeoutMs = 300;
        LinkHarness harness(options);
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        broker.freeze();
        QTRY_COMPARE(harness.countOf("mqtt_connection_lost"), 1);
        QCOMPARE(harness.eventsOf(u"mqtt_connection_lost"_s)[0].errorCode, u"keep_alive"_s);
        // The system still accepts connections for it: our own timer ends each try.
        QTRY_VERIFY2(harness.link->state().reason.contains(u"did not answer CONNECT"_s),
                     qPrintable(harness.link->state().reason));
        broker.thaw();
        QTRY_VERIFY(harness.isReady());
    }

    void receivesOverWebSocket()
    {
        support::Mosquitto broker(mosquittoWith([](auto &o) { o.webSockets = true; }));
        if (!broker.start())
            QFAIL("this mosquitto has no WebSocket listener");
        LinkHarness harness(
            optionsFor(u"ws://127.0.0.1:%1/mqtt"_s.arg(broker.webSocketPort()), u"receiver"_s, {u"t/#"_s}));
        harness.link->start();
        QTRY_VERIFY2(harness.isReady(), qPrintable(harness.link->state().reason));
        QStringList sent;
        for (int i = 0; i < 300; ++i)
            sent.append(u"%1 "_s.arg(i).repeated(300));
        QVERIFY(publishAll(broker.url(), u"t/1"_s, sent));
        QTRY_COMPARE(harness.payloads(), sent);
        QVERIFY(harness.stopAndWait());
    }

    void stopsAtAnyTime()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        const auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        LinkHarness harness(options);
        harness.link->start();
        QVERIFY(harness.stopAndWait()); // in the middle of connecting
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
        broker.freeze();
        QElapsedTimer timer;
        timer.start();
        const qint64 token = harness.link->publish(u"t/1"_s, "never confirmed", 1, false);
        harness.link->stop();
        QTRY_COMPARE(harness.stops, 2);
        QCOMPARE(harness.outcomes.last().token, token);
        QVERIFY(!harness.outcomes.last().errorText.isEmpty());
        broker.thaw();
        harness.link->start();
        QTRY_VERIFY(harness.isReady());
    }

    void willIsSentOnACrashAndNotOnStop()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        LinkHarness watcher(optionsFor(broker.url(), u"watcher"_s, {u"will/#"_s}));
        watcher.link->start();
        QTRY_VERIFY(watcher.isReady());
        auto options = optionsFor(broker.url(), u"device"_s, {});
        options.will = broker::Will{u"will/device"_s, "offline", 1, false};
        options.cleanSession = true;
        LinkHarness device(options);
        device.link->start();
        QTRY_VERIFY(device.isReady());
        QVERIFY(device.stopAndWait());
        device.link->start();
        QTRY_VERIFY(device.isReady());
        QCOMPARE(watcher.messages.size(), 0);
        device.crash();
        QTRY_COMPARE(watcher.payloads(), QStringList{u"offline"_s});
    }
};

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
