// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL. B2: from a real mosquitto at QoS 1 into both tables, against the same rows through one `unnest` statement
// a thousand messages; what a message costs the collector, and its memory. B3: against a collector that writes row by
// row. That statement against binary COPY. B17: bytes a message.
//   bench_postgres [--messages N]
//   bench_postgres --row-by-row PORT URI COUNT    the other collector
#include "collector_run.h"
#include "monitor/plant_publisher.h"
#include "store/batch_insert.h"
#include "store/migrations.h"
#include "store/row_mapping.h"
#include "table.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMqttClient>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPairs = 3;
constexpr std::size_t kBatch = 1000;
constexpr qint64 kRowByRow = 3000; // messages of that collector
const QString kLogColumns =
    u"id, organization_id, integration_id, direction, activity_type, request_body, status, metadata, created_at"_s;
const QString kReadingColumns =
    u"id, device_id, organization_id, telemetry, activity_log_id, received_at, device_timestamp"_s;

template <typename T>
T orGiveUp(Result<T> result)
{
    if (!result)
        bench::giveUp(result.error().text);
    return std::move(*result);
}
void orGiveUp(const Result<void> &result)
{
    if (!result)
        bench::giveUp(result.error().text);
}

// --- the collector that writes row by row ---

struct RowWriter
{
    explicit RowWriter(const QString &uri)
        : database(orGiveUp(store::Database::open(store::StoreUrl{{}, uri}, store::Access::ReadWrite))),
          insert(orGiveUp(database->prepare(
              u"INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, "
              "request_body, status, metadata, created_at) VALUES (gen_random_uuid(), ?::uuid, ?::uuid, 'incoming', "
              "'mqtt_message_received', jsonb_build_object('text', ?::text, 'size', octet_length(?::text)), 'success', "
              "?::jsonb, "
              "now()) RETURNING id"_s))),
          record(orGiveUp(database->prepare(u"SELECT record_device_telemetry(?::uuid, ?::uuid, ?::jsonb, ?::uuid)"_s)))
    {
    }
    void write(const QByteArray &payload, const QString &topic)
    {
        const QJsonObject json = QJsonDocument::fromJson(payload).object();
        const QJsonObject telemetry = json["paras"_L1].toObject();
        const QJsonObject metadata{{u"external_id"_s, json["device"_L1]},
                                   {u"topic"_s, topic},
                                   {u"parser_type"_s, u"vmark"_s},
                                   {u"has_telemetry"_s, true},
                                   {u"message_timestamp"_s, json["time"_L1]}};
        const auto text = [](const QJsonObject &object) {
            return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
        };
        const QString body = QString::fromUtf8(payload);
        orGiveUp(database->run(insert, {owner, owner, body, body, text(metadata)}));
        if (!insert.next())
            bench::giveUp(u"no id came back"_s);
        orGiveUp(database->run(record, {owner, owner, text(telemetry), insert.value(0).toString()}));
    }

    std::unique_ptr<store::Database> database;
    QSqlQuery insert, record;
    const QString owner = QUuid::createUuid().toString(QUuid::WithoutBraces);
};

int collectRowByRow(const QStringList &arguments)
{
    RowWriter writer(arguments.value(1));
    const qint64 count = arguments.value(2).toLongLong();
    qint64 written = 0;
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(arguments.value(0).toUShort());
    QObject::connect(&client, &QMqttClient::connected, &client, [&] {
        auto *subscription = client.subscribe(QMqttTopicFilter(u"devices/#"_s), 1);
        QObject::connect(subscription, &QMqttSubscription::stateChanged, subscription,
                         [](QMqttSubscription::SubscriptionState state) {
                             if (state == QMqttSubscription::Subscribed) {
                                 std::puts("ready");
                                 std::fflush(stdout);
                             }
                         });
    });
    QObject::connect(&client, &QMqttClient::messageReceived, &client,
                     [&](const QByteArray &message, const QMqttTopicName &topic) {
                         if (written == count)
                             return;
                         writer.write(message, topic.name());
                         if (++written == count)
                             QCoreApplication::quit();
                     });
    client.connectToHost();
    return QCoreApplication::exec();
}

// --- peers ---

// A database of our schema with the days that are written to.
store::StoreUrl freshDatabase(support::Postgres &server, const QString &name)
{
    const store::StoreUrl url{{}, server.createDatabase(name)};
    orGiveUp(store::migrate(url, QDateTime::currentMSecsSinceEpoch()));
    const auto made = server.psql(name, u"SELECT watchpost.ensure_partitions(current_date - 1, 3)"_s);
    if (made.status != 0)
        bench::giveUp(made.error);
    return url;
}

double rowByRow(support::Postgres &server, const QString &name)
{
    const store::StoreUrl url = freshDatabase(server, name);
    bench::CollectorRun site(server, name + u"_unused"_s); // its broker
    QProcess collector;
    collector.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    collector.start(QCoreApplication::applicationFilePath(),
                    {u"--row-by-row"_s, QString::number(site.brokerPort()), url.uri, QString::number(kRowByRow)});
    if (!collector.waitForReadyRead(30'000))
        bench::giveUp(u"the collector that writes row by row does not start"_s);
    QElapsedTimer clock;
    clock.start();
    site.publish(kRowByRow);
    if (!collector.waitForFinished(300'000) || collector.exitCode() != 0)
        bench::giveUp(u"the collector that writes row by row has failed"_s);
    return double(kRowByRow) * 1e9 / double(clock.nsecsElapsed());
}

struct Rows
{
    std::vector<ActivityRow> log;
    std::vector<TelemetryRow> readings; // one a row of the log
};

Rows rowsOf(const store::StoreUrl &url, qint64 messages)
{
    const auto database = orGiveUp(store::Database::open(url, store::Access::ReadOnly));
    Rows rows;
    auto log = orGiveUp(database->prepare(u"SELECT "_s + store::kActivityColumns +
                                          u" FROM integration_activity_log WHERE activity_type = "
                                          "'mqtt_message_received' ORDER BY id"_s));
    orGiveUp(database->run(log));
    while (log.next())
        rows.log.push_back(store::activityFrom(log));
    auto readings = orGiveUp(database->prepare(u"SELECT "_s + store::kTelemetryColumns +
                                               u" FROM device_telemetry_history ORDER BY activity_log_id"_s));
    orGiveUp(database->run(readings));
    while (readings.next())
        rows.readings.push_back(store::telemetryFrom(readings));
    if (qint64(rows.log.size()) != messages || rows.readings.size() != rows.log.size())
        bench::giveUp(u"%1 messages and %2 readings instead of %3"_s.arg(rows.log.size())
                          .arg(rows.readings.size())
                          .arg(messages));
    return rows;
}

double unnest(support::Postgres &server, const QString &name, const Rows &rows)
{
    const auto database = orGiveUp(store::Database::open(freshDatabase(server, name), store::Access::ReadWrite));
    store::BatchInsert insert;
    orGiveUp(insert.prepare(*database));
    QElapsedTimer clock;
    clock.start();
    for (std::size_t first = 0; first < rows.log.size(); first += kBatch) {
        const std::size_t count = std::min(kBatch, rows.log.size() - first);
        std::vector<const ActivityRow *> log;
        for (std::size_t i = first; i < first + count; ++i)
            log.push_back(&rows.log[i]);
        auto transaction = orGiveUp(store::Transaction::begin(*database));
        orGiveUp(insert.rows(log, std::span(rows.readings).subspan(first, count)));
        orGiveUp(transaction.commit());
    }
    return double(rows.log.size()) * 1e9 / double(clock.nsecsElapsed());
}

// What COPY reads, a file a batch and table, made beforehand.
void writeCopyFiles(const support::Postgres &server, const QString &from, const QString &folder, qint64 messages)
{
    QString script;
    for (qint64 batch = 0; batch * qint64(kBatch) < messages; ++batch) {
        const QString page = u"LIMIT %1 OFFSET %2"_s.arg(kBatch).arg(batch * qint64(kBatch));
        script += u"\\copy (SELECT "_s + kLogColumns +
                  u" FROM integration_activity_log WHERE activity_type = 'mqtt_message_received' ORDER BY id "_s +
                  page + u") TO '%1/log-%2' (FORMAT binary)\n"_s.arg(folder).arg(batch);
        script += u"\\copy (SELECT "_s + kReadingColumns +
                  u" FROM device_telemetry_history ORDER BY activity_log_id "_s + page +
                  u") TO '%1/readings-%2' (FORMAT binary)\n"_s.arg(folder).arg(batch);
    }
    if (const auto done = server.psql(from, script); done.status != 0)
        bench::giveUp(done.error);
}

double binaryCopy(support::Postgres &server, const QString &name, const QString &folder, qint64 messages)
{
    (void)freshDatabase(server, name);
    QString script;
    for (qint64 batch = 0; batch * qint64(kBatch) < messages; ++batch)
        script += u"BEGIN;\n\\copy integration_activity_log ("_s + kLogColumns +
                  u") FROM '%1/log-%2' (FORMAT binary)\n\\copy device_telemetry_history ("_s.arg(folder).arg(batch) +
                  kReadingColumns + u") FROM '%1/readings-%2' (FORMAT binary)\nCOMMIT;\n"_s.arg(folder).arg(batch);
    QElapsedTimer clock;
    clock.start();
    if (const auto done = server.psql(name, script); done.status != 0)
        bench::giveUp(done.error);
    return double(messages) * 1e9 / double(clock.nsecsElapsed());
}

// --- the table ---

struct Figures
{
    std::vector<double> whole, bare, rowByRow, copy, cpu, memory, growth, bytes, payload, fixedMiB;
};

// Of both tables with all partitions and indexes.
double bytesIn(const support::Postgres &server, const QString &database)
{
    return server
        .psql(database, u"SELECT sum(pg_total_relation_size(relid)) FROM (SELECT relid FROM "
                        "pg_partition_tree('integration_activity_log') UNION ALL SELECT relid FROM "
                        "pg_partition_tree('device_telemetry_history')) t"_s)
        .out.toDouble();
}

double payloadBytes(const support::Postgres &server, const QString &database)
{
    return server
        .psql(database, u"SELECT avg(octet_length(request_body->>'text')) FROM integration_activity_log WHERE "
                        "activity_type = 'mqtt_message_received'"_s)
        .out.toDouble();
}

// What as many messages again take: empty partitions and the lists of GIN indexes that wait to be merged, of at most
// 4 MiB, are there already.
void measureSize(const support::Postgres &server, bench::CollectorRun &site, const QString &database, Figures &f)
{
    const qint64 messages = site.stored();
    const double before = bytesIn(server, database), payload = payloadBytes(server, database);
    (void)site.burst(messages);
    const double bytes = (bytesIn(server, database) - before) / double(messages);
    f.bytes.push_back(bytes - payload);
    f.payload.push_back(payload);
    f.fixedMiB.push_back((before - bytes * double(messages)) / (1024 * 1024));
}

void measureOnce(support::Postgres &server, qint64 messages, int round, Figures &f)
{
    const auto name = [round](const char *what) { return u"%1_%2"_s.arg(QString::fromLatin1(what)).arg(round); };
    QTemporaryDir files;
    Rows rows;
    {
        bench::CollectorRun site(server, name("whole"));
        site.startCollector(site.brokerPort());
        double early = 0;
        const bench::Burst burst = site.burst(messages, [&](qint64 stored) {
            if (early == 0 && stored > messages / 3)
                early = site.memoryMiB();
        });
        f.whole.push_back(burst.perSecond);
        f.cpu.push_back(burst.cpuUsAMessage);
        f.memory.push_back(site.memoryMiB());
        f.growth.push_back(early);
        rows = rowsOf({{}, server.uri(name("whole"))}, messages);
        writeCopyFiles(server, name("whole"), files.path(), messages);
        measureSize(server, site, name("whole"), f);
    }
    f.bare.push_back(unnest(server, name("bare"), rows));
    f.copy.push_back(binaryCopy(server, name("copy"), files.path(), messages));
    f.rowByRow.push_back(rowByRow(server, name("row_by_row")));
}

std::vector<double> limit(double value)
{
    return std::vector<double>(kPairs, value);
}

void print(const Figures &f)
{
    bench::printRow("B2 end to end, PostgreSQL (one unnest)", "messages/s", f.whole, f.bare, ">= 0.5");
    bench::printRow("B2 CPU of the collector (limit)", "us/message", f.cpu, limit(100), "<= 1");
    bench::printRow("B2 memory of the collector (limit)", "MiB", f.memory, limit(60), "<= 1");
    bench::printRow("B2 memory at the end (at a third)", "MiB", f.memory, f.growth, "<= 1.1");
    bench::printRow("B3 end to end (collector row by row)", "messages/s", f.whole, f.rowByRow, ">= 8");
    bench::printRow("one unnest of 1,000 (binary COPY)", "messages/s", f.bare, f.copy, ">= 0.8");
    bench::printRow("B17 size, PostgreSQL, without payload (limit)", "B/message", f.bytes, limit(1200), "<= 1");
    std::printf("  the payload's text: %.0f bytes a message; empty partitions and unmerged GIN lists: %.1f MiB\n",
                bench::median(f.payload), bench::median(f.fixedMiB));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 5 && qstrcmp(argv[1], "--row-by-row") == 0)
        return collectRowByRow(QCoreApplication::arguments().mid(2));
    QCommandLineParser parser;
    const QCommandLineOption messagesOption(u"messages"_s, u"of one run"_s, u"N"_s, u"60000"_s);
    parser.addOption(messagesOption);
    parser.process(app);
    const qint64 messages = std::max<qint64>(3, parser.value(messagesOption).toLongLong());
    support::Postgres server;
    if (!server.start())
        bench::giveUp(server.errorString());
    Figures figures;
    for (int i = 0; i < kPairs; ++i)
        measureOnce(server, messages, i, figures);
    print(figures);
    return 0;
}
