// SPDX-License-Identifier: GPL-3.0-or-later
// The plant: the same for the same seed, at the rate asked for, numbered without holes, in the shapes of its formats.
#include "simulate/plant.h"

#include "base/times.h"
#include "model/topics.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;
using simulate::Plant;
using simulate::PlantEvent;
using simulate::PlantOptions;
using Kind = simulate::PlantEvent::Kind;

namespace {

constexpr qint64 kStartMs = 1'745'393'722'214; // 2025-04-23T07:35:22.214Z
constexpr qint64 kDayMs = 86'400'000;

PlantOptions optionsOf(const QString &format)
{
    PlantOptions options;
    options.format = format;
    options.startMs = kStartMs;
    return options;
}

std::vector<PlantEvent> take(Plant &plant, int count)
{
    std::vector<PlantEvent> events;
    for (int i = 0; i < count; ++i)
        events.push_back(plant.next());
    return events;
}

std::vector<PlantEvent> take(const PlantOptions &options, int count)
{
    Plant plant(options);
    return take(plant, count);
}

QJsonObject objectOf(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

double temperatureOf(const QString &format, const QByteArray &payload)
{
    const QJsonObject object = objectOf(payload);
    if (format == u"vmark")
        return object["paras"_L1]["temperature"_L1].toDouble();
    if (format == u"standard")
        return object["data"_L1]["temperature"_L1].toDouble();
    if (format == u"custom")
        return object["values"_L1]["t"_L1].toDouble();
    return object.isEmpty() ? payload.toDouble() : object["temperature"_L1].toDouble();
}

qint64 seqOf(const QByteArray &payload)
{
    const QJsonObject object = objectOf(payload);
    for (const QLatin1String inside : {"paras"_L1, "data"_L1}) {
        if (object[inside].isObject())
            return object[inside]["seq"_L1].toInteger();
    }
    return object["seq"_L1].toInteger();
}

bool isReading(const PlantEvent &event)
{
    return event.kind == Kind::Publish;
}

} // namespace

class PlantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void livelyPlantsLoseADeviceSoon()
    {
        for (quint64 seed = 1; seed <= 20; ++seed) {
            PlantOptions options = optionsOf(u"mixed"_s);
            options.seed = seed;
            options.faults = true;
            options.diesOneIn = 240; // as the demo has it, at its 4 messages a second
            Plant plant(options);
            qint64 lastMs = kStartMs;
            qint64 longestMs = 0;
            int deaths = 0;
            for (PlantEvent event = plant.next(); event.atMs < kStartMs + 1'200'000; event = plant.next()) {
                if (event.kind != Kind::Die)
                    continue;
                ++deaths;
                longestMs = std::max(longestMs, event.atMs - lastMs);
                lastMs = event.atMs;
            }
            QVERIFY2(deaths >= 8 && deaths <= 50, qPrintable(QString::number(deaths)));
            QVERIFY2(longestMs < 480'000, qPrintable(QString::number(longestMs)));
        }
    }
    void isTheSameForTheSameSeed();
    void differsByTheSeed();
    void keepsItsTimeAscending();
    void keepsItsRate_data();
    void keepsItsRate();
    void hearsFromEveryDevice();
    void numbersWithoutHoles_data();
    void numbersWithoutHoles();
    void numbersNothingUnlessAsked();
    void sendsVmarkAsTheExample();
    void sendsStandardWithItsName();
    void sendsPlainNumbers();
    void sendsCustomAsItsPathsSay();
    void namesTheDeviceInTopicAndPayload_data();
    void namesTheDeviceInTopicAndPayload();
    void keepsMixedUnderTheDefaultTopics();
    void usesOtherTopicsForAll();
    void startsEachDeviceOnlineAndRetained();
    void comesBackAfterEachLeave();
    void diesEarlyWithFaults();
    void hasNoFaultUnlessAsked();
    void hasOneFaultInTwoHundred();
    void keepsDayCurvesInBounds();
    void crossesThirtyDegrees();
    void runsBatteriesDownAndReplacesThem();
    void readsUnknownFormatsAsMixed();
    void makesAtLeastOneDevice();
};

void PlantTest::isTheSameForTheSameSeed()
{
    PlantOptions options = optionsOf(u"all"_s);
    options.faults = true;
    options.numbered = true;
    QCOMPARE(take(options, 5000), take(options, 5000));
}

void PlantTest::differsByTheSeed()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    const auto first = take(options, 100);
    options.seed = 2;
    QVERIFY(first != take(options, 100));
}

void PlantTest::keepsItsTimeAscending()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.faults = true;
    qint64 lastMs = kStartMs;
    for (const PlantEvent &event : take(options, 20'000)) {
        QVERIFY(event.atMs >= lastMs);
        lastMs = event.atMs;
    }
}

void PlantTest::keepsItsRate_data()
{
    QTest::addColumn<int>("devices");
    QTest::addColumn<double>("rate");
    QTest::newRow("slow") << 8 << 0.01;
    QTest::newRow("a few a second") << 8 << 4.0;
    QTest::newRow("fast") << 200 << 5000.0;
    QTest::newRow("more devices than messages") << 1000 << 4.0;
}

void PlantTest::keepsItsRate()
{
    QFETCH(int, devices);
    QFETCH(double, rate);
    PlantOptions options = optionsOf(u"mixed"_s);
    options.devices = devices;
    options.messagesPerSecond = rate;
    Plant plant(options);
    int readings = 0;
    qint64 lastMs = 0;
    while (readings < 10'000) {
        const PlantEvent event = plant.next();
        readings += isReading(event);
        lastMs = event.atMs;
    }
    const double measured = readings * 1000.0 / double(lastMs - kStartMs);
    QVERIFY2(measured > rate * 0.9 && measured < rate * 1.1, qPrintable(QString::number(measured)));
}

void PlantTest::hearsFromEveryDevice()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.devices = 50;
    QMap<int, int> readings;
    for (const PlantEvent &event : take(options, 6000)) {
        if (isReading(event))
            ++readings[event.device];
    }
    QCOMPARE(readings.size(), 50);
    for (const int count : readings)
        QVERIFY2(count > 60 && count < 180, qPrintable(QString::number(count)));
}

void PlantTest::numbersWithoutHoles_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("faults");
    for (const QString &format : simulate::formatNames()) {
        QTest::addRow("%s", qPrintable(format)) << format << false;
        QTest::addRow("%s with faults", qPrintable(format)) << format << true;
    }
}

void PlantTest::numbersWithoutHoles()
{
    QFETCH(QString, format);
    QFETCH(bool, faults);
    PlantOptions options = optionsOf(format);
    options.numbered = true;
    options.faults = faults;
    qint64 last = 0;
    for (const PlantEvent &event : take(options, 5000)) {
        if (event.seq == 0)
            continue;
        QCOMPARE(event.seq, last + 1);
        QCOMPARE(seqOf(event.payload), event.seq);
        last = event.seq;
    }
    QVERIFY(last > 4500);
}

void PlantTest::numbersNothingUnlessAsked()
{
    for (const PlantEvent &event : take(optionsOf(u"all"_s), 1000)) {
        QCOMPARE(event.seq, 0);
        QVERIFY(!event.payload.contains("seq"));
    }
}

void PlantTest::sendsVmarkAsTheExample()
{
    Plant plant(optionsOf(u"mixed"_s));
    const simulate::SimulatedDevice &device = plant.devices().front();
    QCOMPARE(device.format, u"vmark"_s);
    QCOMPARE(device.externalId, u"2400390030314701"_s);
    QCOMPARE(device.topicName, u"temp-sensor-01"_s);
    QCOMPARE(device.willTopic, u"devices/temp-sensor-01/lwt"_s);
    QCOMPARE(device.willPayload, "offline");
    for (const PlantEvent &event : take(plant, 100)) {
        if (event.device != 0 || !isReading(event))
            continue;
        QCOMPARE(event.topic, u"devices/temp-sensor-01/telemetry"_s);
        const QJsonObject object = objectOf(event.payload);
        QCOMPARE(object.keys(),
                 QStringList({u"device"_s, u"handle"_s, u"paras"_s, u"product"_s, u"service"_s, u"time"_s}));
        QCOMPARE(object["device"_L1].toString(), u"2400390030314701"_s);
        QCOMPARE(object["handle"_L1].toString(), u"temp-sensor-01"_s);
        QCOMPARE(object["paras"_L1].toObject().keys(),
                 QStringList({u"BatteryIdle"_s, u"BatteryTx"_s, u"RSSI"_s, u"SNR"_s, u"humidity"_s, u"temperature"_s}));
        const auto time = parseIsoTime(object["time"_L1].toString());
        QVERIFY(time && time->hadZone);
        QVERIFY(time->ms <= event.atMs && time->ms > event.atMs - 1000);
        return;
    }
    QFAIL("the first device never spoke");
}

void PlantTest::sendsStandardWithItsName()
{
    Plant plant(optionsOf(u"standard"_s));
    for (const PlantEvent &event : take(plant, 200)) {
        if (!isReading(event))
            continue;
        const simulate::SimulatedDevice &device = plant.devices()[size_t(event.device)];
        const QJsonObject object = objectOf(event.payload);
        QCOMPARE(object["id"_L1].toString(), device.externalId);
        QCOMPARE(object["metadata"_L1]["name"_L1].toString(), device.displayName);
        QVERIFY(object["data"_L1]["temperature"_L1].isDouble());
        QVERIFY(object["data"_L1]["battery"_L1].isDouble());
        QVERIFY(parseIsoTime(object["timestamp"_L1].toString()));
    }
}

void PlantTest::sendsPlainNumbers()
{
    for (const PlantEvent &event : take(optionsOf(u"plain"_s), 200)) {
        if (!isReading(event))
            continue;
        bool isNumber = false;
        event.payload.toDouble(&isNumber);
        QVERIFY2(isNumber, event.payload.constData());
    }
}

void PlantTest::sendsCustomAsItsPathsSay()
{
    const QJsonObject paths = objectOf(simulate::customFormatJson());
    QCOMPARE(paths["device_id_path"_L1].toString(), u"node.serial"_s);
    QCOMPARE(paths["telemetry_map"_L1]["temperature"_L1].toString(), u"values.t"_s);
    QCOMPARE(paths["timestamp_path"_L1].toString(), u"ts"_s);
    Plant plant(optionsOf(u"custom"_s));
    for (const PlantEvent &event : take(plant, 200)) {
        if (!isReading(event))
            continue;
        const QJsonObject object = objectOf(event.payload);
        QCOMPARE(object["node"_L1]["serial"_L1].toString(), plant.devices()[size_t(event.device)].externalId);
        QVERIFY(object["values"_L1]["t"_L1].isDouble());
        QVERIFY(object["ts"_L1].toInteger() > event.atMs - 1000);
    }
}

void PlantTest::namesTheDeviceInTopicAndPayload_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : simulate::formatNames())
        QTest::addRow("%s", qPrintable(format)) << format;
}

void PlantTest::namesTheDeviceInTopicAndPayload()
{
    QFETCH(QString, format);
    PlantOptions options = optionsOf(format);
    options.devices = 60;
    Plant plant(options);
    QSet<QString> ids;
    QSet<QString> names;
    for (const simulate::SimulatedDevice &device : plant.devices()) {
        ids.insert(device.externalId);
        names.insert(device.topicName);
        QVERIFY(!device.displayName.isEmpty());
        QVERIFY(device.willTopic.endsWith("/lwt"_L1));
    }
    QCOMPARE(ids.size(), 60);
    QCOMPARE(names.size(), 60);
    for (const PlantEvent &event : take(plant, 2000)) {
        if (event.topic.isEmpty())
            continue;
        const simulate::SimulatedDevice &device = plant.devices()[size_t(event.device)];
        QCOMPARE(topics::prefix(event.topic), topics::prefix(device.willTopic));
        QCOMPARE(topics::topicId(event.topic), device.topicName);
        // Only VMark has an id that the topic does not tell.
        if (device.format != u"vmark")
            QCOMPARE(topics::topicId(event.topic), device.externalId);
    }
}

void PlantTest::keepsMixedUnderTheDefaultTopics()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.devices = 40;
    Plant plant(options);
    QSet<QString> formats;
    for (const simulate::SimulatedDevice &device : plant.devices()) {
        formats.insert(device.format);
        QVERIFY(topics::matches(u"devices/+/lwt", device.willTopic));
    }
    QCOMPARE(formats, QSet<QString>({u"vmark"_s, u"standard"_s, u"plain"_s}));
    for (const PlantEvent &event : take(plant, 5000)) {
        if (isReading(event))
            QVERIFY(topics::matches(u"devices/+/telemetry", event.topic));
        else if (event.kind != Kind::Die)
            QVERIFY(topics::matches(u"devices/+/status", event.topic));
    }
}

void PlantTest::usesOtherTopicsForAll()
{
    PlantOptions options = optionsOf(u"all"_s);
    options.devices = 40;
    Plant plant(options);
    QSet<QString> formats;
    for (const simulate::SimulatedDevice &device : plant.devices())
        formats.insert(device.format);
    QCOMPARE(formats.size(), 4);
    bool home = false;
    bool single = false;
    for (const PlantEvent &event : take(plant, 500)) {
        home = home || topics::matches(u"home/+/temperature", event.topic);
        single = single || topics::matches(u"devices/+/temperature", event.topic);
    }
    QVERIFY(home);
    QVERIFY(single);
}

void PlantTest::startsEachDeviceOnlineAndRetained()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.devices = 30;
    QSet<int> connected;
    for (const PlantEvent &event : take(options, 300)) {
        if (event.kind == Kind::Connect) {
            QCOMPARE(event.payload, "online");
            QVERIFY(event.retain);
            QVERIFY(connected.contains(event.device) || event.atMs < kStartMs + 1000);
            connected.insert(event.device);
        }
        QVERIFY2(connected.contains(event.device), "spoke before it connected");
        QCOMPARE(event.qos, 1);
        QVERIFY(event.retain || isReading(event));
    }
    QCOMPARE(connected.size(), 30);
}

void PlantTest::comesBackAfterEachLeave()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.faults = true;
    QSet<int> away;
    int deaths = 0;
    int leaves = 0;
    for (const PlantEvent &event : take(options, 50'000)) {
        switch (event.kind) {
        case Kind::Connect:
            away.remove(event.device);
            break;
        case Kind::Publish:
            QVERIFY2(!away.contains(event.device), "spoke while it was away");
            break;
        case Kind::Disconnect:
            QCOMPARE(event.payload, "offline");
            QVERIFY(event.retain);
            away.insert(event.device);
            ++leaves;
            break;
        case Kind::Die:
            QVERIFY(event.topic.isEmpty());
            away.insert(event.device);
            ++deaths;
            break;
        }
    }
    QVERIFY(deaths > 5);
    QVERIFY(leaves > 5);
    QVERIFY(away.size() <= 4);
}

void PlantTest::diesEarlyWithFaults()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.faults = true;
    options.messagesPerSecond = 20;
    Plant plant(options);
    for (PlantEvent event = plant.next(); event.atMs < kStartMs + 10'000; event = plant.next()) {
        if (event.kind == Kind::Die && event.device == 1)
            return;
    }
    QFAIL("no device died within ten seconds");
}

void PlantTest::hasNoFaultUnlessAsked()
{
    Plant plant(optionsOf(u"mixed"_s));
    for (const PlantEvent &event : take(plant, 20'000)) {
        QVERIFY(event.kind != Kind::Die);
        if (isReading(event) && plant.devices()[size_t(event.device)].format != u"plain")
            QVERIFY(!objectOf(event.payload).isEmpty());
    }
}

void PlantTest::hasOneFaultInTwoHundred()
{
    PlantOptions options = optionsOf(u"vmark"_s);
    options.faults = true;
    int readings = 0;
    int broken = 0;
    int repeated = 0;
    int clocks = 0;
    int deaths = 0;
    QSet<qsizetype> sizes;
    QByteArray last;
    for (const PlantEvent &event : take(options, 60'000)) {
        deaths += event.kind == Kind::Die;
        if (!isReading(event))
            continue;
        const QJsonObject object = objectOf(event.payload);
        if (event.payload == last) {
            ++repeated;
        } else if (!object.contains("device"_L1)) {
            ++broken;
            sizes.insert(event.payload.size());
        } else {
            ++readings;
            const auto time = parseIsoTime(object["time"_L1].toString());
            clocks += !time || qAbs(time->ms - event.atMs) > 1000;
            last = event.payload;
        }
    }
    const double share = double(broken + repeated + clocks + deaths) / readings;
    QVERIFY2(share > 0.004 && share < 0.006, qPrintable(QString::number(share)));
    QVERIFY(broken > 0 && repeated > 0 && clocks > 0 && deaths > 0);
    QVERIFY(sizes.contains(0));
    QVERIFY(*std::max_element(sizes.cbegin(), sizes.cend()) > 256 * 1024);
}

void PlantTest::keepsDayCurvesInBounds()
{
    struct Bounds
    {
        double low = std::numeric_limits<double>::max();
        double high = std::numeric_limits<double>::lowest();
    };
    PlantOptions options = optionsOf(u"standard"_s);
    options.devices = 40;
    options.messagesPerSecond = 40 / 600.0;
    Plant plant(options);
    QMap<QString, Bounds> bySite;
    for (PlantEvent event = plant.next(); event.atMs < kStartMs + 7 * kDayMs; event = plant.next()) {
        if (!isReading(event))
            continue;
        const double t = temperatureOf(u"standard"_s, event.payload);
        const QJsonObject object = objectOf(event.payload);
        Bounds &bounds = bySite[object["metadata"_L1]["site"_L1].toString()];
        bounds.low = std::min(bounds.low, t);
        bounds.high = std::max(bounds.high, t);
        const double humidity = object["data"_L1]["humidity"_L1].toDouble();
        QVERIFY(humidity >= 15 && humidity <= 98);
        const double battery = object["data"_L1]["battery"_L1].toDouble();
        QVERIFY(battery >= 3 && battery <= 100);
    }
    QCOMPARE(bySite.keys(), QStringList({u"boiler"_s, u"freezer"_s, u"indoors"_s, u"outdoors"_s}));
    QVERIFY(bySite[u"outdoors"_s].low > 5 && bySite[u"outdoors"_s].high < 40);
    QVERIFY(bySite[u"outdoors"_s].high - bySite[u"outdoors"_s].low > 15);
    QVERIFY(bySite[u"indoors"_s].low > 18 && bySite[u"indoors"_s].high < 26);
    QVERIFY(bySite[u"freezer"_s].low > -23 && bySite[u"freezer"_s].high < -8);
    QVERIFY(bySite[u"boiler"_s].low > 45 && bySite[u"boiler"_s].high < 80);
}

void PlantTest::crossesThirtyDegrees()
{
    PlantOptions options = optionsOf(u"vmark"_s);
    options.devices = 16;
    options.messagesPerSecond = 16 / 600.0;
    Plant plant(options);
    QMap<int, std::pair<bool, bool>> sides; // below, above
    for (PlantEvent event = plant.next(); event.atMs < kStartMs + kDayMs; event = plant.next()) {
        if (!isReading(event))
            continue;
        const double t = temperatureOf(u"vmark"_s, event.payload);
        sides[event.device].first |= t < 30;
        sides[event.device].second |= t > 30;
    }
    int crossing = 0;
    for (const auto &[below, above] : sides)
        crossing += below && above;
    QVERIFY2(crossing >= 1 && crossing < 10, qPrintable(QString::number(crossing)));
}

void PlantTest::runsBatteriesDownAndReplacesThem()
{
    PlantOptions options = optionsOf(u"standard"_s);
    options.devices = 1;
    options.messagesPerSecond = 1 / 3600.0;
    Plant plant(options);
    int lowest = 100;
    int replaced = 0;
    double last = 0;
    for (PlantEvent event = plant.next(); event.atMs < kStartMs + 200 * kDayMs; event = plant.next()) {
        if (!isReading(event))
            continue;
        const double battery = objectOf(event.payload)["data"_L1]["battery"_L1].toDouble();
        replaced += last > 0 && battery > last + 50;
        QVERIFY2(last == 0 || battery <= last || battery > last + 50, "a battery filled itself a little");
        lowest = std::min(lowest, int(battery));
        last = battery;
    }
    QVERIFY(lowest <= 5);
    QVERIFY(replaced >= 2 && replaced <= 10);
}

void PlantTest::readsUnknownFormatsAsMixed()
{
    QCOMPARE(take(optionsOf(u"morse"_s), 100), take(optionsOf(u"mixed"_s), 100));
}

void PlantTest::makesAtLeastOneDevice()
{
    PlantOptions options = optionsOf(u"mixed"_s);
    options.devices = 0;
    options.messagesPerSecond = 0;
    Plant plant(options);
    QCOMPARE(plant.devices().size(), size_t(1));
    QCOMPARE(plant.next().kind, Kind::Connect);
    QCOMPARE(plant.next().kind, Kind::Publish);
}

QTEST_GUILESS_MAIN(PlantTest)
#include "tst_plant.moc"
