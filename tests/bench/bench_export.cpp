// SPDX-License-Identifier: GPL-3.0-or-later
// B13: CSV of a million readings by `watchpostctl export telemetry`, against what the database's own tool makes of the
// same query: `sqlite3 -csv`, and COPY of PostgreSQL through psql. And how much memory ten million rows take against a
// hundred thousand. `--rows N`: so many instead of ten million.
#include "child.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/row_mapping.h"
#include "support/postgres.h"
#include "table.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMany = 10'000'000;
constexpr qint64 kMeasured = 1'000'000;
constexpr qint64 kFew = 100'000;
constexpr qint64 kStepMs = 25; // between readings
constexpr int kPairs = 3;
constexpr int kDevices = 200;
const char *const kMetrics[] = {"temperature", "humidity", "RSSI", "SNR", "BatteryIdle", "BatteryTx"};

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_export: %s\n", qPrintable(why));
    std::exit(1);
}

void exec(const store::Database &database, const QString &sql)
{
    if (const auto done = database.exec(sql); !done)
        giveUp(done.error().text);
}

// A store, and what its own tool is called with.
struct Place
{
    const char *name;
    store::StoreUrl url;
    QString folder;
    qint64 startMs = 0;

    [[nodiscard]] qint64 at(qint64 row) const { return startMs + row * kStepMs; }
    [[nodiscard]] QString file(const char *called) const { return folder + u'/' + QString::fromLatin1(called); }
    // The same columns as the export's, of the readings before `row`.
    [[nodiscard]] QString query(qint64 row) const;
    [[nodiscard]] QStringList tool(qint64 row) const;
};

QString Place::query(qint64 row) const
{
    const bool postgres = url.isPostgres();
    const QString time = postgres ? u"to_char(%1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"%2\"')"_s
                                  : u"strftime('%Y-%m-%dT%H:%M:%f%2', %1 / 1000.0, 'unixepoch')"_s;
    QStringList columns{time.arg(u"received_at"_s, u"Z"_s) + u" AS time_utc"_s,
                        time.arg(u"received_at"_s, u"+00:00"_s) + u" AS time_local"_s, u"name"_s, u"external_id"_s};
    for (const char *metric : kMetrics)
        columns += (postgres ? u"telemetry->>'%1' AS \"%1\""_s : u"json_extract(telemetry, '$.%1') AS \"%1\""_s)
                       .arg(QString::fromLatin1(metric));
    columns += time.arg(u"device_timestamp"_s, u"Z"_s) + u" AS device_time"_s;
    columns += postgres ? u"activity_log_id"_s : u"lower(hex(activity_log_id)) AS activity_log_id"_s;
    return u"SELECT "_s + columns.join(u", "_s) +
           u" FROM device_telemetry_history t LEFT JOIN %1devices d ON d.id = t.device_id WHERE received_at < %2 "
           "ORDER BY received_at, t.id"_s.arg(postgres ? u"watchpost."_s : QString(),
                                              postgres ? u"to_timestamp(%1 / 1000.0)"_s.arg(at(row))
                                                       : QString::number(at(row)));
}

QStringList Place::tool(qint64 row) const
{
    if (url.isPostgres())
        return {u"psql"_s,
                u"-X"_s,
                u"-q"_s,
                u"-d"_s,
                url.uri,
                u"-c"_s,
                u"COPY (%1) TO STDOUT (FORMAT csv, HEADER)"_s.arg(query(row))};
    return {u"sqlite3"_s, u"-readonly"_s, u"-csv"_s, u"-header"_s, url.path, query(row)};
}

// What belongs to no reading: organization, integration, devices, and which fields they have.
void fillAround(const store::Database &database, qint64 startMs)
{
    const QVariant organization = store::blobOf(QUuid::createUuid()), integration = store::blobOf(QUuid::createUuid());
    const auto run = [&](const QString &sql, std::initializer_list<QVariant> values) {
        auto query = database.prepare(sql);
        if (!query)
            giveUp(query.error().text);
        if (const auto done = database.run(*query, values); !done)
            giveUp(done.error().text);
    };
    run(u"INSERT INTO organizations (id, name, created_at) VALUES (?, 'bench', @at(?))"_s, {organization, startMs});
    run(u"INSERT INTO integrations (id, organization_id, name, created_at) VALUES (?, ?, 'bench', @at(?))"_s,
        {integration, organization, startMs});
    for (int i = 0; i < kDevices; ++i) {
        const QVariant device = store::blobOf(QUuid::createUuid());
        const QString name = u"temp-sensor-%1"_s.arg(i, 3, 10, QChar(u'0')), externalId = u"24003900303%1"_s.arg(i);
        run(u"INSERT INTO devices (id, organization_id, integration_id, external_id, name, first_seen_at) VALUES "
            "(?, ?, ?, ?, ?, @at(?))"_s,
            {device, organization, integration, externalId, name, startMs});
        for (const char *metric : kMetrics)
            run(u"INSERT INTO device_metrics VALUES (?, ?, @at(?))"_s, {device, QString::fromLatin1(metric), startMs});
    }
}

// Ids of readings ascend, as ours do.
const char *const kFillSqlite = R"(
INSERT INTO device_telemetry_history
SELECT CAST(printf('r%015d', value) AS BLOB), (SELECT id FROM devices WHERE devices.rowid = 1 + value % 200), zeroblob(16),
    printf('{"temperature":%.2f,"humidity":%.1f,"RSSI":%d,"SNR":%d,"BatteryIdle":%d,"BatteryTx":%d}',
        20 + value % 1777 * 0.01, 40 + value % 313 * 0.1, -20 - value % 90, value % 14, 3600 + value % 50,
        3100 + value % 80),
    randomblob(16), {start} + value * {step}, {start} + value * {step} - 40
FROM (WITH RECURSIVE n(value) AS (SELECT {first} UNION ALL SELECT value + 1 FROM n WHERE value < {end} - 1) SELECT * FROM n))";

void fillSqlite(const Place &place, qint64 rows)
{
    if (const auto made = store::migrate(place.url, place.startMs); !made)
        giveUp(made.error().text);
    const auto database = store::Database::open(place.url, store::Access::ReadWrite);
    if (!database)
        giveUp(database.error().text);
    fillAround(**database, place.startMs);
    const QString sql = QString::fromLatin1(kFillSqlite);
    exec(**database, u"PRAGMA synchronous = OFF"_s);
    exec(**database, u"DROP INDEX idx_telemetry_activity"_s); // no export looks there
    for (qint64 first = 0; first < rows; first += kMeasured)
        exec(**database, QString(sql)
                             .replace(u"{start}"_s, QString::number(place.startMs))
                             .replace(u"{step}"_s, QString::number(kStepMs))
                             .replace(u"{first}"_s, QString::number(first))
                             .replace(u"{end}"_s, QString::number(std::min(rows, first + kMeasured))));
    exec(**database, u"ANALYZE"_s);
}

const char *const kFillPostgres = R"(
SELECT watchpost.ensure_partitions((to_timestamp({start} / 1000.0) AT TIME ZONE 'UTC')::date, {days});
SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE indrelid = 'device_telemetry_history'::regclass
    AND NOT indisprimary AND indexrelid::regclass::text NOT LIKE '%device_time%' \gexec
INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, received_at,
    device_timestamp)
SELECT encode(convert_to('r' || lpad(n::text, 15, '0'), 'UTF8'), 'hex')::uuid,
    d.ids[1 + n % 200], gen_random_uuid(),
    jsonb_build_object('temperature', 20 + n % 1777 * 0.01, 'humidity', 40 + n % 313 * 0.1, 'RSSI', -20 - n % 90,
        'SNR', n % 14, 'BatteryIdle', 3600 + n % 50, 'BatteryTx', 3100 + n % 80),
    gen_random_uuid(),
    to_timestamp(({start} + n * {step}) / 1000.0), to_timestamp(({start} + n * {step} - 40) / 1000.0)
FROM (SELECT array_agg(id) AS ids FROM watchpost.devices) d, generate_series(0::bigint, {end} - 1) n;
ANALYZE device_telemetry_history;
)";

void fillPostgres(const Place &place, const support::Postgres &server, qint64 rows)
{
    if (const auto made = store::migrate(place.url, place.startMs); !made)
        giveUp(made.error().text);
    const auto database = store::Database::open(place.url, store::Access::ReadWrite);
    if (!database)
        giveUp(database.error().text);
    fillAround(**database, place.startMs);
    const auto filled =
        server.psql(u"bench"_s, QString::fromLatin1(kFillPostgres)
                                    .replace(u"{start}"_s, QString::number(place.startMs))
                                    .replace(u"{step}"_s, QString::number(kStepMs))
                                    .replace(u"{end}"_s, QString::number(rows))
                                    .replace(u"{days}"_s, QString::number(rows * kStepMs / 86'400'000 + 1)));
    if (filled.status != 0)
        giveUp(filled.error);
}

bench::ChildRun exportRows(const Place &place, qint64 rows)
{
    const QString to = QDateTime::fromMSecsSinceEpoch(place.at(rows), Qt::UTC).toString(Qt::ISODateWithMs);
    return bench::runChild({QStringLiteral(WATCHPOSTCTL), u"export"_s, u"telemetry"_s, u"--store"_s, place.url.text(),
                            u"--to"_s, to, u"--out"_s, place.file("ours.csv")},
                           place.file("said"));
}

qint64 linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    qint64 lines = 0;
    QByteArray block;
    while (!(block = file.read(1 << 20)).isEmpty())
        lines += block.count('\n');
    return lines;
}

void measure(const Place &place, qint64 rows)
{
    const qint64 measured = std::min(rows, kMeasured), few = std::min(rows, kFew);
    std::vector<double> figures, peers;
    for (int i = 0; i < kPairs; ++i) {
        figures.push_back(double(measured) / exportRows(place, measured).seconds);
        peers.push_back(double(measured) / bench::runChild(place.tool(measured), place.file("theirs.csv")).seconds);
        if (linesOf(place.file("ours.csv")) != measured + 1 || linesOf(place.file("theirs.csv")) != measured + 1)
            giveUp(u"one of the files does not hold every reading"_s);
    }
    bench::printRow(std::string("B13 CSV of 1 million readings, ") + place.name, "rows/s", figures, peers, ">= 0.5");
    const double small = exportRows(place, few).peakMiB, large = exportRows(place, rows).peakMiB;
    bench::printRow(QStringLiteral("B13 memory, %L1 rows (%L2), %3")
                        .arg(rows)
                        .arg(few)
                        .arg(QString::fromLatin1(place.name))
                        .toStdString(),
                    "MiB", {large}, {small}, "<= 1.2");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"rows of the large export"_s, u"N"_s, QString::number(kMany));
    parser.addOption(rowsOption);
    parser.process(app);
    const qint64 rows = std::max<qint64>(1, parser.value(rowsOption).toLongLong());
    const qint64 startMs = QDateTime::currentMSecsSinceEpoch() - rows * kStepMs;
    {
        QTemporaryDir folder;
        Place place{"SQLite", {}, folder.path(), startMs};
        place.url.path = folder.filePath(u"bench.sqlite"_s);
        fillSqlite(place, rows);
        measure(place, rows);
    }
    QTemporaryDir folder;
    support::Postgres server({.fsync = false, .lines = {u"max_wal_size = '8GB'"_s, u"shared_buffers = '256MB'"_s}});
    if (!server.start())
        giveUp(server.errorString());
    Place place{"PostgreSQL", {}, folder.path(), startMs};
    place.url.uri = server.createDatabase(u"bench"_s);
    fillPostgres(place, server, rows);
    measure(place, rows);
    return 0;
}
