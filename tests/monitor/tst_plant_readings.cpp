// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulated plant sends is what the decoders read: ids, values, times and numbers of each format.
#include "decode/decode.h"
#include "simulate/plant.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = simulate::PlantEvent::Kind;

namespace {

constexpr qint64 kStartMs = 1'745'393'722'214;

simulate::Plant plantOf(const QString &format)
{
    simulate::PlantOptions options;
    options.format = format;
    options.devices = 20;
    options.startMs = kStartMs;
    options.numbered = true;
    return simulate::Plant(options);
}

std::optional<double> numberIn(const Reading &reading, QStringView name)
{
    for (const Field &field : reading.telemetry) {
        if (field.name == name)
            return numberOf(field.value);
    }
    return std::nullopt;
}

} // namespace

class PlantReadingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("decoder"); // what is asked for
        for (const char *format : {"standard", "vmark", "plain", "mixed", "all"})
            QTest::addRow("%s", format) << QString::fromLatin1(format) << u"auto"_s;
        QTest::newRow("custom by its paths") << u"custom"_s << u"custom"_s;
    }

    void readsEachFormat()
    {
        QFETCH(QString, format);
        QFETCH(QString, decoder);
        TopicFormat topic{u"#"_s, decoder, std::nullopt};
        if (decoder == u"custom") {
            const auto paths = decode::customPathsFromJson(simulate::customFormatJson());
            QVERIFY2(paths, qPrintable(paths ? QString() : paths.error().text));
            topic.custom = *paths;
        }
        simulate::Plant plant = plantOf(format);
        decode::Reader reader;
        for (int i = 0; i < 2000; ++i) {
            const simulate::PlantEvent event = plant.next();
            const auto decoded = reader.read({event.topic, event.payload, false, event.atMs}, topic);
            if (event.kind != Kind::Publish)
                continue;
            QVERIFY2(decoded, qPrintable(decoded ? QString() : decoded.error().text));
            QCOMPARE(decoded->readings.size(), size_t(1));
            const Reading &reading = decoded->readings.front();
            const simulate::SimulatedDevice &device = plant.devices()[size_t(event.device)];
            QCOMPARE(reading.externalId, device.externalId);
            QCOMPARE(numberIn(reading, u"seq"), std::optional<double>(double(event.seq)));
            QVERIFY(!reading.status);
            QVERIFY2(reading.warnings.isEmpty(), qPrintable(reading.warnings.join(u' ')));
            if (device.format == u"custom" && decoder != u"custom")
                continue; // without its paths only its number is found
            QVERIFY(numberIn(reading, u"temperature"));
            QCOMPARE(reading.deviceTimeMs.has_value(), device.format != u"plain");
        }
    }

    void readsStatusAndWills()
    {
        simulate::Plant plant = plantOf(u"mixed"_s);
        decode::Reader reader;
        const TopicFormat anything{u"#"_s, u"auto"_s, std::nullopt};
        const simulate::PlantEvent online = plant.next();
        QCOMPARE(online.kind, Kind::Connect);
        const auto status = reader.read({online.topic, online.payload, false, online.atMs}, anything);
        QVERIFY(status);
        QCOMPARE(status->readings.front().status, std::optional(DeviceStatus::Online));
        QCOMPARE(status->readings.front().statusReason, u"mqtt_status"_s);
        QVERIFY(status->readings.front().telemetry.empty());
        const simulate::SimulatedDevice &device = plant.devices().front();
        const auto will = reader.read({device.willTopic, device.willPayload, false, online.atMs}, anything);
        QVERIFY(will);
        QCOMPARE(will->readings.front().status, std::optional(DeviceStatus::Offline));
        QCOMPARE(will->readings.front().statusReason, u"lwt_message"_s);
    }

    // Every broken payload is an error that is told, or a reading: never silence.
    void refusesWhatIsBroken()
    {
        simulate::PlantOptions options;
        options.startMs = kStartMs;
        options.faults = true;
        options.format = u"vmark"_s;
        simulate::Plant plant(options);
        decode::Reader reader;
        const TopicFormat anything{u"#"_s, u"auto"_s, std::nullopt};
        QStringList codes;
        int clocks = 0;
        for (int i = 0; i < 60'000; ++i) {
            const simulate::PlantEvent event = plant.next();
            if (event.kind != Kind::Publish)
                continue;
            const auto decoded = reader.read({event.topic, event.payload, false, event.atMs}, anything);
            if (!decoded)
                codes.append(decoded.error().code);
            else
                clocks += decoded->readings.front().warnings.contains(u"clock_skew"_s);
        }
        for (const char *code : {"empty", "too_large", "not_utf8", "bad_json", "too_deep"})
            QVERIFY2(codes.contains(QString::fromLatin1(code)), code);
        QVERIFY2(codes.size() > 60 && codes.size() < 400, qPrintable(QString::number(codes.size())));
        QVERIFY(clocks > 0);
    }
};

QTEST_GUILESS_MAIN(PlantReadingsTest)
#include "tst_plant_readings.moc"
