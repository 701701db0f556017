// SPDX-License-Identifier: GPL-3.0-or-later
// B1: from a real mosquitto at QoS 1 through inbox, decoder, rules and writer into both tables, against the bare
// insertion of the same rows into the same schema in batches of 1,000. VMark payloads of 200 devices; broker and
// publisher run on the same processors.
#include "broker/broker_url.h"
#include "monitor/collector.h"
#include "monitor/plant_publisher.h"
#include "monitor/profile.h"
#include "store/database.h"
#include "store/migrations.h"
#include "support/mosquitto.h"
#include "table.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QSqlRecord>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

constexpr int kMessages = 60'000;
constexpr int kDevices = 200;
constexpr int kPairs = 3;
constexpr int kBatch = 1000;

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_end_to_end: %s\n", qPrintable(why));
    std::exit(1);
}

monitor::CollectorOptions collectorOptions(const QString &folder, const broker::BrokerUrl &url)
{
    monitor::CollectorOptions options;
    options.link.url = url;
    options.link.clientId = u"bench"_s;
    options.inboxPath = folder + u"/bench.inbox"_s;
    options.processor.store.path = folder + u"/bench.sqlite"_s;
    options.processor.topics = monitor::defaultTopics();
    options.processor.integration.organizationName = u"bench"_s;
    options.processor.integration.integrationName = u"bench"_s;
    return options;
}

// Messages a second from the first publish until the last one is committed to the store.
double endToEnd(const QString &folder)
{
    support::MosquittoOptions brokerOptions;
    brokerOptions.maxQueued = 0;
    support::Mosquitto mosquitto(brokerOptions);
    if (!mosquitto.start())
        giveUp(mosquitto.errorString());
    const broker::BrokerUrl url = *broker::parseBrokerUrl(mosquitto.url());
    monitor::Collector collector(collectorOptions(folder, url));
    if (const auto opened = collector.open(); !opened)
        giveUp(opened.error().text);

    monitor::PlantPublisherOptions plant;
    plant.link.url = url;
    plant.link.clientId = u"bench-plant"_s;
    plant.plant.devices = kDevices;
    plant.plant.format = u"vmark"_s;
    plant.plant.numbered = true;
    plant.plant.messagesPerSecond = 1000;
    plant.plant.startMs = QDateTime::currentMSecsSinceEpoch();
    plant.count = kMessages;
    plant.paced = false;
    plant.oneConnection = true;
    monitor::PlantPublisher publisher(plant);

    QElapsedTimer clock;
    double seconds = 0;
    qint64 messages = 0;
    QObject::connect(&collector, &monitor::Collector::linkChanged, &publisher, [&](const broker::LinkState &state) {
        if (state.phase == broker::LinkPhase::Ready && !clock.isValid()) {
            clock.start();
            publisher.start();
        }
    });
    QObject::connect(&collector, &monitor::Collector::committed, &collector, [&](const monitor::CommittedBatch &batch) {
        if (clock.isValid())
            messages += batch.entries;
        if (messages >= kMessages && seconds == 0) {
            seconds = double(clock.nsecsElapsed()) / 1e9;
            collector.stop();
        }
    });
    QObject::connect(&collector, &monitor::Collector::stopped, &collector, [] { QCoreApplication::quit(); });
    collector.start();
    QCoreApplication::exec();
    return kMessages / seconds;
}

std::vector<QVariantList> readAll(store::Database &database, const QString &sql)
{
    std::vector<QVariantList> rows;
    auto query = database.prepare(sql);
    if (!query || !database.run(*query))
        giveUp(u"cannot read back"_s);
    const int columns = query->record().count();
    while (query->next()) {
        QVariantList row;
        for (int i = 0; i < columns; ++i)
            row.append(query->value(i));
        rows.push_back(row);
    }
    return rows;
}

void insert(store::Database &database, QSqlQuery &query, const QVariantList &row)
{
    for (int i = 0; i < row.size(); ++i)
        database.bind(query, i, row[i]);
    if (const auto done = database.run(query); !done)
        giveUp(done.error().text);
}

// The rows of `folder`'s store into a fresh one: two prepared statements, nothing else.
double bareInsertion(const QString &folder)
{
    const QString logColumns = u"id, organization_id, integration_id, direction, activity_type, request_body, status, "
                               "metadata, created_at"_s;
    const QString readingColumns =
        u"id, device_id, organization_id, telemetry, activity_log_id, received_at, device_timestamp"_s;
    auto source = store::Database::open(folder + u"/bench.sqlite"_s, store::Access::ReadOnly);
    if (!source)
        giveUp(source.error().text);
    const auto log = readAll(**source, u"SELECT "_s + logColumns +
                                           u" FROM integration_activity_log WHERE "
                                           "activity_type = 'mqtt_message_received' ORDER BY id"_s);
    const auto readings =
        readAll(**source, u"SELECT "_s + readingColumns + u" FROM device_telemetry_history ORDER BY id"_s);
    if (log.size() != size_t(kMessages) || readings.size() != log.size())
        giveUp(u"the store holds %1 messages and %2 readings"_s.arg(log.size()).arg(readings.size()));

    const QString path = folder + u"/bare.sqlite"_s;
    if (const auto made = store::migrate({path}, 0); !made)
        giveUp(made.error().text);
    auto database = store::Database::open(path, store::Access::ReadWrite);
    if (!database)
        giveUp(database.error().text);
    auto insertLog = (*database)->prepare(u"INSERT INTO integration_activity_log ("_s + logColumns +
                                          u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    auto insertReading = (*database)->prepare(u"INSERT INTO device_telemetry_history ("_s + readingColumns +
                                              u") VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    if (!insertLog || !insertReading)
        giveUp(u"cannot prepare"_s);
    QElapsedTimer clock;
    clock.start();
    for (size_t first = 0; first < log.size(); first += kBatch) {
        auto transaction = store::Transaction::begin(**database);
        for (size_t i = first; i < std::min(first + kBatch, log.size()); ++i) {
            insert(**database, *insertLog, log[i]);
            insert(**database, *insertReading, readings[i]);
        }
        if (!transaction || !transaction->commit())
            giveUp(u"cannot commit"_s);
    }
    return kMessages / (double(clock.nsecsElapsed()) / 1e9);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    std::vector<double> figures, peers;
    for (int i = 0; i < kPairs; ++i) {
        QTemporaryDir folder;
        figures.push_back(endToEnd(folder.path()));
        peers.push_back(bareInsertion(folder.path()));
    }
    bench::printRow("B1 end to end, SQLite (bare insertion)", "messages/s", figures, peers, ">= 0.4");
    std::printf("  slowest of %d runs: %.0f messages/s (target: 10000 sustained on two cores)\n", kPairs,
                *std::min_element(figures.begin(), figures.end()));
    return 0;
}
