// SPDX-License-Identifier: GPL-3.0-or-later
// Listening to a real broker for a moment: what is proposed, what is left alone, and what is said when a broker
// refuses.
#include "broker/link.h"
#include "broker/scripted_broker.h"
#include "monitor/topic_listening.h"
#include "support/mosquitto.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using monitor::ListenOutcome;
using monitor::TopicListening;
using topics::ProposedFilter;

namespace {

constexpr int kSoon = 20'000;

// Publishes and keeps the connection until it goes.
class Publisher
{
public:
    explicit Publisher(const QString &url)
    {
        broker::LinkOptions options;
        options.url = broker::parseBrokerUrl(url).value();
        options.clientId = u"publisher"_s;
        options.cleanSession = true;
        m_link = std::make_unique<broker::Link>(options);
        m_link->start();
    }
    void send(const QString &topic, const QByteArray &payload, bool retain = true)
    {
        (void)m_link->publish(topic, payload, 1, retain);
    }
    [[nodiscard]] bool isDone() const { return m_link->publishesOutstanding() == 0; }

private:
    std::unique_ptr<broker::Link> m_link;
};

monitor::Profile profileFor(const QString &url)
{
    monitor::Profile profile;
    profile.broker = url;
    return profile;
}

// What the listening ended with; a test fails where it does not.
ListenOutcome outcomeOf(TopicListening &listening)
{
    QSignalSpy finished(&listening, &TopicListening::finished);
    if (finished.isEmpty() && !finished.wait(kSoon)) {
        ListenOutcome none;
        none.trouble = u"it did not end"_s;
        return none;
    }
    return finished.front().front().value<ListenOutcome>();
}

QStringList words(const ListenOutcome &outcome)
{
    QStringList out;
    for (const ProposedFilter &one : outcome.filters)
        out.append(
            u"%1 %2 %3 devices %4"_s.arg(one.filter).arg(one.messages).arg(one.devices).arg(one.formats.join(u'+')));
    out.sort();
    return out;
}

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class TopicListeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString())); }

    void proposesWhatIsHeardAndRetained()
    {
        Publisher publisher(m_broker.url());
        for (int i = 1; i <= 12; ++i) {
            const QString device = u"sensor-%1"_s.arg(i);
            publisher.send(u"devices/%1/telemetry"_s.arg(device), "{\"device\":\"24003900" + QByteArray::number(i) +
                                                                      "\",\"handle\":\"" + device.toUtf8() +
                                                                      "\",\"paras\":{\"temperature\":21.5}}");
            publisher.send(u"devices/%1/lwt"_s.arg(device), "online");
        }
        for (const char *lamp : {"lamp", "door", "plug"}) {
            publisher.send(u"zigbee2mqtt/%1"_s.arg(QString::fromLatin1(lamp)),
                           "{\"device_id\":\"" + QByteArray(lamp) + "\",\"telemetry\":{\"linkquality\":120}}");
        }
        publisher.send(u"camera/front"_s, QByteArray("\xff\xd8\xff\xe0", 4));
        QTRY_VERIFY_WITH_TIMEOUT(publisher.isDone(), kSoon);

        TopicListening listening;
        QSignalSpy progress(&listening, &TopicListening::progress);
        listening.start(profileFor(m_broker.url()), {}, 700);
        QVERIFY(listening.isRunning());
        const ListenOutcome outcome = outcomeOf(listening);
        QVERIFY(!listening.isRunning());
        QCOMPARE(outcome.trouble, QString());
        QCOMPARE(words(outcome),
                 (QStringList{u"camera/front 1 0 devices "_s, u"devices/+/lwt 12 12 devices plain"_s,
                              u"devices/+/telemetry 12 12 devices vmark"_s, u"zigbee2mqtt/+ 3 3 devices standard"_s}));
        QCOMPARE(outcome.messages, qint64(28));
        QCOMPARE(outcome.topics, 28);
        QVERIFY(!outcome.isCapped);
        const auto last = progress.last().front().value<monitor::ListenProgress>();
        QVERIFY(last.isListening);
        QVERIFY(last.remainingMs <= 700);
    }
    void leavesTheSessionOfTheProfileAlone()
    {
        QVERIFY(!m_broker.log().contains("as plant-a"));
        monitor::Profile profile = profileFor(m_broker.url());
        profile.clientId = u"plant-a"_s;
        TopicListening listening;
        listening.start(profile, {}, 200);
        (void)outcomeOf(listening);
        QVERIFY(m_broker.log().contains("watchpost-listen-"));
        QVERIFY(!m_broker.log().contains("as plant-a"));
    }
    void stopsWhenAskedAndProposesWhatCame()
    {
        TopicListening listening;
        QSignalSpy progress(&listening, &TopicListening::progress);
        listening.start(profileFor(m_broker.url()), {}, 3'600'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            !progress.isEmpty() && progress.last().front().value<monitor::ListenProgress>().messages >= 28, kSoon);
        listening.stop();
        QVERIFY(!outcomeOf(listening).filters.empty());
    }
    void saysNothingAfterItWasCancelled()
    {
        TopicListening listening;
        QSignalSpy finished(&listening, &TopicListening::finished);
        listening.start(profileFor(m_broker.url()), {}, 1);
        listening.cancel();
        TopicListening other;
        other.start(profileFor(m_broker.url()), {}, 100);
        (void)outcomeOf(other);
        QVERIFY(finished.isEmpty());
    }
    void endsBeforeAFloodFillsTheMemory()
    {
        Publisher publisher(m_broker.url());
        for (int i = 0; i < 10'500; ++i)
            publisher.send(u"flood/%1/x"_s.arg(i), "1", true);
        QTRY_VERIFY_WITH_TIMEOUT(publisher.isDone(), 60'000);
        TopicListening listening;
        listening.start(profileFor(m_broker.url()), {}, 3000);
        const ListenOutcome outcome = outcomeOf(listening);
        QVERIFY(outcome.isCapped);
        QCOMPARE(outcome.topics, 10'000);
        QVERIFY(words(outcome).join(u' ').contains(u"flood/+/x"_s));
    }

    void saysWhyNothingCouldBeHeard_data()
    {
        QTest::addColumn<QString>("broker");
        QTest::newRow("no address") << QString();
        QTest::newRow("nobody there") << u"mqtt://127.0.0.1:1"_s;
    }
    void saysWhyNothingCouldBeHeard()
    {
        QFETCH(QString, broker);
        TopicListening listening;
        ListenOutcome outcome;
        connect(&listening, &TopicListening::finished, this, [&outcome](const ListenOutcome &told) { outcome = told; });
        listening.start(profileFor(broker), {});
        QTRY_VERIFY_WITH_TIMEOUT(!outcome.trouble.isEmpty(), kSoon);
        QVERIFY(outcome.filters.empty());
    }
    void tellsOfABrokerThatRefusesAllTopics()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(hex("2003000000"));
            else if (ScriptedBroker::typeOf(packet) == 8)
                socket->write(hex("9004") + packet.mid(2, 2) + hex("0087"));
        });
        TopicListening listening;
        listening.start(profileFor(broker.url()), {});
        const ListenOutcome outcome = outcomeOf(listening);
        QVERIFY2(outcome.refused.contains(u"uthoriz"_s), qPrintable(outcome.refused));
        QCOMPARE(outcome.trouble, QString());
        QVERIFY(outcome.filters.empty());
    }
    void tellsOfABrokerThatHangsUpInstead()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(hex("2003000000"));
            else
                socket->disconnectFromHost();
        });
        TopicListening listening;
        listening.start(profileFor(broker.url()), {});
        QVERIFY(!outcomeOf(listening).trouble.isEmpty());
        QCOMPARE(broker.connections, 1);
    }

private:
    support::Mosquitto m_broker;
};

QTEST_GUILESS_MAIN(TopicListeningTest)
#include "tst_topic_listening.moc"
