// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topic_proposal.h"
#include "model/topics.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using topics::HeardTopic;
using topics::ProposedFilter;

namespace {

using Heard = std::vector<HeardTopic>;

HeardTopic heard(const QString &topic, const char *format = "standard", int idLevel = -1)
{
    HeardTopic one;
    one.topic = topic;
    one.messages = 1;
    one.idLevel = idLevel;
    if (*format)
        one.formats[QString::fromLatin1(format)] = 1;
    else
        one.undecoded = 1;
    return one;
}

// "a/{1..3}/x" and the like, by hand: each of `names` in the place of *.
void add(Heard &out, const char *pattern, const QStringList &names, const char *format = "standard", int idLevel = -1)
{
    for (const QString &name : names)
        out.push_back(heard(QString::fromLatin1(pattern).replace(u'*', name), format, idLevel));
}

QStringList filtersOf(const Heard &topics)
{
    QStringList out;
    for (const ProposedFilter &one : topics::proposeFilters(topics))
        out.append(one.filter);
    out.sort();
    return out;
}

QStringList numbered(const char *stem, int count)
{
    QStringList out;
    for (int i = 1; i <= count; ++i)
        out.append(QString::fromLatin1(stem) + QString::number(i));
    return out;
}

} // namespace

Q_DECLARE_METATYPE(Heard)

class TopicProposalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesFilters_data()
    {
        QTest::addColumn<Heard>("topics");
        QTest::addColumn<QStringList>("filters");
        const auto row = [](const char *name, const Heard &topics, QStringList filters) {
            filters.sort();
            QTest::newRow(name) << topics << filters;
        };
        row("nothing", {}, {});
        row("one topic", {heard(u"boiler"_s)}, {u"boiler"_s});
        row("the broker's own", {heard(u"$SYS/broker/uptime"_s, "plain")}, {});

        Heard devices;
        add(devices, "devices/*/telemetry", numbered("temp-sensor-", 12), "vmark", 1);
        add(devices, "devices/*/status", numbered("temp-sensor-", 5), "plain", 1);
        add(devices, "devices/*/lwt", numbered("temp-sensor-", 12), "plain", 1);
        row("the usual ones", devices, {u"devices/+/telemetry"_s, u"devices/+/status"_s, u"devices/+/lwt"_s});
        row("one device of them",
            {heard(u"devices/a/telemetry"_s, "standard", 1), heard(u"devices/a/status"_s, "standard", 1),
             heard(u"devices/a/config"_s, "standard", 1)},
            {u"devices/+/telemetry"_s, u"devices/+/status"_s, u"devices/+/config"_s});

        Heard unnamed;
        add(unnamed, "plant/*/telemetry", {u"attic"_s, u"cellar"_s});
        add(unnamed, "plant/*/state", {u"attic"_s, u"cellar"_s}, "plain");
        row("two devices without ids", unnamed, {u"plant/+/telemetry"_s, u"plant/+/state"_s});

        Heard many;
        for (const char *kind : {"telemetry", "status", "lwt", "config", "ota", "log", "ack"})
            add(many, QByteArray("devices/*/").append(kind).constData(), numbered("d", 3), "standard", 1);
        row("more kinds than a list can hold", many, {u"devices/#"_s});

        Heard bridge;
        add(bridge, "zigbee2mqtt/*", {u"lamp"_s, u"door"_s, u"motion"_s, u"plug"_s});
        add(bridge, "zigbee2mqtt/*/availability", {u"lamp"_s, u"door"_s});
        bridge.push_back(heard(u"zigbee2mqtt/bridge/state"_s, "plain"));
        row("zigbee2mqtt", bridge,
            {u"zigbee2mqtt/+"_s, u"zigbee2mqtt/+/availability"_s, u"zigbee2mqtt/bridge/state"_s});

        Heard tasmota;
        add(tasmota, "tele/*/SENSOR", numbered("sonoff", 3));
        add(tasmota, "tele/*/STATE", numbered("sonoff", 3));
        add(tasmota, "tele/*/LWT", numbered("sonoff", 3), "plain");
        add(tasmota, "stat/*/RESULT", numbered("sonoff", 2));
        row("tasmota", tasmota, {u"tele/+/SENSOR"_s, u"tele/+/STATE"_s, u"tele/+/LWT"_s, u"stat/+/RESULT"_s});

        Heard rooms;
        for (const char *what : {"temperature", "humidity"})
            add(rooms, QByteArray("home/*/").append(what).constData(), {u"attic"_s, u"cellar"_s, u"hall"_s}, "plain");
        row("rooms of plain numbers", rooms, {u"home/+/temperature"_s, u"home/+/humidity"_s});
        row("few plain numbers of one place",
            {heard(u"boiler/flow"_s, "plain"), heard(u"boiler/return"_s, "plain"), heard(u"boiler/pump"_s, "plain")},
            {u"boiler/flow"_s, u"boiler/return"_s, u"boiler/pump"_s});

        Heard deep;
        for (int i = 0; i < 300; ++i)
            deep.push_back(heard(u"site/l%1/c%2/x%3"_s.arg(i % 3).arg(i % 7).arg(i), "plain"));
        row("deep and manifold", deep, {u"site/#"_s});

        Heard chaos;
        for (int i = 0; i < 40; ++i)
            chaos.push_back(heard(u"%1/a/%2"_s.arg(QChar(char16_t(u'A' + i)), QString(i % 5 + 1, u'z')), ""));
        row("a front that tells nothing", chaos,
            {u"+/a/z"_s, u"+/a/zz"_s, u"+/a/zzz"_s, u"+/a/zzzz"_s, u"+/a/zzzzz"_s});

        Heard apart;
        for (int i = 0; i < 30; ++i)
            apart.push_back(heard(u"%1/%2"_s.arg(QChar(char16_t(u'A' + i)), QString(i + 1, u'x')), ""));
        row("too many systems", apart, {u"#"_s});

        Heard sparkplug;
        for (const char *kind : {"NDATA", "NBIRTH"})
            add(sparkplug, QByteArray("spBv1.0/Plant/").append(kind).append("/*").constData(), numbered("node", 3), "");
        row("sparkplug", sparkplug, {u"spBv1.0/Plant/NDATA/+"_s, u"spBv1.0/Plant/NBIRTH/+"_s});

        row("beyond what is looked at", {heard(QStringList(40, u"x"_s).join(u'/'))},
            {QString(QStringList(12, u"x"_s).join(u'/') + u"/#"_s)});
        row("empty levels", {heard(u"/a//b"_s), heard(u"/a//b/"_s)}, {u"/a//b"_s, u"/a//b/"_s});
        row("no names at all", {heard(u"a/+/b"_s), heard(u"a/#"_s), heard(QString())}, {});
    }
    void proposesFilters()
    {
        QFETCH(Heard, topics);
        QTEST(filtersOf(topics), "filters");
    }

    // Whatever comes: valid filters, all of it covered, none within another, few.
    void coversWhateverWasHeard()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            Heard heardTopics;
            const int count = int(random.bounded(1, 120));
            for (int i = 0; i < count; ++i) {
                QStringList levels;
                for (int level = int(random.bounded(1, 15)); level > 0; --level)
                    levels.append(QString::number(random.bounded(random.bounded(1, 6))));
                heardTopics.push_back(
                    heard(levels.join(u'/'), random.bounded(2) ? "plain" : "standard", int(random.bounded(-1, 4))));
            }
            const auto proposed = topics::proposeFilters(heardTopics);
            QVERIFY(proposed.size() <= 24);
            qint64 messages = 0;
            for (const ProposedFilter &one : proposed) {
                QVERIFY2(topics::isValidFilter(one.filter), qPrintable(one.filter));
                messages += one.messages;
                for (const ProposedFilter &other : proposed)
                    QVERIFY(&one == &other || !topics::covers(other.filter, one.filter));
            }
            QCOMPARE(messages, qint64(count));
        }
    }

    void countsWhatAFilterWouldHaveBrought()
    {
        Heard topics;
        add(topics, "devices/*/telemetry", numbered("d", 3), "vmark", 1);
        topics[0].messages = 40;
        topics[0].formats = {{u"vmark"_s, 38}, {u"standard"_s, 2}};
        topics[0].devices = {u"240039"_s, u"240040"_s};
        topics[1].devices = {u"240040"_s};
        const auto proposed = topics::proposeFilters(topics);
        QCOMPARE(proposed.size(), std::size_t(1));
        QCOMPARE(proposed[0].filter, u"devices/+/telemetry"_s);
        QCOMPARE(proposed[0].messages, qint64(42));
        QCOMPARE(proposed[0].topics, 3);
        QCOMPARE(proposed[0].devices, 2);
        QCOMPARE(proposed[0].formats, (QStringList{u"vmark"_s, u"standard"_s}));
        QCOMPARE(proposed[0].example, u"devices/d1/telemetry"_s);
    }
    void putsTheBusiestFirst()
    {
        Heard topics{heard(u"slow"_s), heard(u"quick"_s)};
        topics[1].messages = 100;
        QCOMPARE(topics::proposeFilters(topics).front().filter, u"quick"_s);
    }
    void isDoneSoonWithAllThatIsKept()
    {
        Heard topics;
        for (int i = 0; i < 10'000; ++i)
            topics.push_back(heard(u"a%1/b%2/c%3/d%4"_s.arg(i).arg(i * 7).arg(i * 13).arg(i), ""));
        QCOMPARE(filtersOf(topics), QStringList{u"+/+/+/+"_s});
    }
};

QTEST_GUILESS_MAIN(TopicProposalTest)
#include "tst_topic_proposal.moc"
