// SPDX-License-Identifier: GPL-3.0-or-later
// `simulate`: a plant of devices, live against a broker or as history into a store.
#include "base/json_writer.h"
#include "base/times.h"
#include "command_line.h"
#include "console.h"
#include "monitor/history_writer.h"
#include "monitor/plant_publisher.h"
#include "row_query.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace {

// Rates below are of the whole plant.
constexpr double kLiveRatePerDevice = 0.5;
constexpr double kHistoryRatePerDevice = 1.0 / 300;

Result<simulate::PlantOptions> plantOptions(const CommandLine &line, double ratePerDevice)
{
    simulate::PlantOptions plant;
    const auto devices = line.number(u"devices"_s, 1, 100'000);
    if (!devices)
        return tl::unexpected(devices.error());
    plant.devices = int(*devices);
    const auto seed = line.number(u"seed"_s, 0, std::numeric_limits<qint64>::max());
    if (!seed)
        return tl::unexpected(seed.error());
    plant.seed = quint64(*seed);
    plant.format = line.value(u"format"_s);
    if (!simulate::formatNames().contains(plant.format))
        return fail(Error::Kind::Usage, u"bad_format"_s,
                    u"--format takes %1, not '%2'"_s.arg(simulate::formatNames().join(", "_L1), plant.format));
    plant.messagesPerSecond = ratePerDevice * plant.devices;
    if (const QString rate = line.value(u"rate"_s); !rate.isEmpty()) {
        bool ok = false;
        plant.messagesPerSecond = rate.toDouble(&ok);
        if (!ok || !(plant.messagesPerSecond >= 0) || plant.messagesPerSecond > 1e6)
            return fail(Error::Kind::Usage, u"bad_rate"_s, u"--rate takes messages a second, not '%1'"_s.arg(rate));
    }
    plant.faults = line.isSet(u"faults"_s);
    plant.numbered = line.isSet(u"numbered"_s);
    return plant;
}

int simulateHistory(const CommandLine &line, simulate::PlantOptions plant, qint64 count)
{
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const auto duration = parseDuration(line.value(u"history"_s));
    if (!duration)
        return console::fail(duration.error().in(u"--history"_s));
    if (plant.messagesPerSecond <= 0)
        return console::fail({Error::Kind::Usage, {}, u"--rate must be more than 0 with --history"_s});
    monitor::HistoryOptions options;
    options.store = *url;
    options.integrationName = line.profile().name;
    options.plant = plant;
    options.endMs = nowMs();
    options.plant.startMs = options.endMs - *duration;
    options.count = count;
    console::catchStopSignal();
    const auto written = monitor::writeHistory(options, [](qint64 messages, qint64 atMs) {
        console::progress(u"%L1 messages, %2"_s.arg(messages).arg(isoUtc(atMs)));
        return !console::stopRequested();
    });
    console::endProgress();
    if (!written)
        return console::fail(written.error());
    JsonWriter out;
    out.beginObject().field("stored", written->messages).endObject();
    console::line(out.bytes());
    return 0;
}

int simulateLive(const CommandLine &line, const simulate::PlantOptions &plant, qint64 count)
{
    auto link = line.linkOptions();
    if (!link)
        return console::fail(link.error());
    const auto qos = line.number(u"qos"_s, 0, 2);
    if (!qos)
        return console::fail(qos.error());
    monitor::PlantPublisherOptions options;
    options.link = *link;
    if (!line.isSet(u"client-id"_s))
        options.link.clientId = u"simulate-%1"_s.arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
    options.plant = plant;
    options.count = count;
    options.qos = int(*qos);
    options.paced = plant.messagesPerSecond > 0;
    if (!options.paced)
        options.plant.messagesPerSecond = 1000;
    options.plant.startMs = nowMs();
    // Numbered readings alone are for counting; a connection each is what makes wills and statuses real.
    options.oneConnection = plant.numbered && !plant.faults;

    monitor::PlantPublisher publisher(options);
    QString trouble;
    QObject::connect(&publisher, &monitor::PlantPublisher::trouble, &publisher, [&trouble](const QString &text) {
        if (text != trouble && !text.isEmpty())
            console::note(u"broker: "_s + text);
        trouble = text;
    });
    QObject::connect(&publisher, &monitor::PlantPublisher::finished, &publisher, [] { QCoreApplication::quit(); });
    console::onStopSignal([&publisher] { publisher.stop(); });
    publisher.start();
    QCoreApplication::exec();
    const monitor::PlantTotals &totals = publisher.totals();
    JsonWriter out;
    out.beginObject().field("published", totals.published).field("acknowledged", totals.acknowledged).endObject();
    console::line(out.bytes());
    return totals.acknowledged == totals.published ? 0 : 1;
}

} // namespace

int runSimulate(const QStringList &arguments)
{
    CommandLine line("simulate", "Is a plant of devices: live against --broker, or as --history into --store.");
    line.storeOption();
    line.brokerOptions();
    line.option(u"history"_s, u"DURATION"_s, u"write the past 30d, 365d, … into the store instead of publishing"_s);
    line.option(u"devices"_s, u"N"_s, u"how many"_s, u"8"_s);
    line.option(u"rate"_s, u"R"_s,
                u"messages a second of the whole plant; 0: as fast as the broker confirms [0.5 a device; with "
                "--history one in 5 min]"_s);
    line.option(u"format"_s, u"NAME"_s, simulate::formatNames().join(", "_L1), u"mixed"_s);
    line.option(u"count"_s, u"N"_s, u"end after so many messages; 0: go on"_s, u"0"_s);
    line.option(u"seed"_s, u"S"_s, u"the same seed makes the same plant"_s, u"1"_s);
    line.option(u"qos"_s, u"0..2"_s, u"quality of service of readings"_s, u"1"_s);
    line.flag(u"faults"_s, u"broken payloads, duplicates, wrong clocks, devices that die"_s);
    line.flag(u"numbered"_s, u"every message carries a seq field: 1, 2, 3, …"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const bool history = !line.value(u"history"_s).isEmpty();
    const auto count = line.number(u"count"_s, 0, std::numeric_limits<qint64>::max());
    if (!count)
        return console::fail(count.error());
    const auto plant = plantOptions(line, history ? kHistoryRatePerDevice : kLiveRatePerDevice);
    if (!plant)
        return console::fail(plant.error());
    return history ? simulateHistory(line, *plant, *count) : simulateLive(line, *plant, *count);
}
