// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL. B15: how fast a collector catches up with what came while the server was away, against its rate end to
// end, and how long the first page of the log takes meanwhile. B16: ingest while a day is removed by retention, against
// ingest alone, and the latest acknowledgement.
//   bench_postgres_beside [--messages N] [--a-day N]
#include "ack_relay.h"
#include "collector_run.h"
#include "store/reader.h"
#include "table.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPairs = 3;
constexpr int kPageLimitMs = 100;
constexpr int kAckLimitMs = 1000;
constexpr int kReadingDays = 90, kMessageDays = 30;

struct Sizes
{
    qint64 messages = 0; // of one run
    qint64 aDay = 0;     // of the history
};

double firstPageMs(store::Reader &reader)
{
    QElapsedTimer clock;
    clock.start();
    if (const auto page = reader.activities({}); !page)
        bench::giveUp(page.error().text);
    return double(clock.nsecsElapsed()) / 1e6;
}

// --- B15 ---

struct CaughtUp
{
    double perSecond = 0;
    double slowestPageMs = 0;
};

CaughtUp catchUp(support::Postgres &server, bench::CollectorRun &site, qint64 messages)
{
    const qint64 before = site.stored();
    server.stop();
    site.publish(messages);
    if (!server.start())
        bench::giveUp(server.errorString());
    auto reader = store::Reader::open(site.url());
    if (!reader)
        bench::giveUp(reader.error().text);
    // From the moment that something comes: until then the collector waits for its next try.
    CaughtUp result;
    QElapsedTimer clock;
    qint64 first = 0;
    const double seconds = site.waitForStored(before + messages, clock, [&](qint64 stored) {
        if (stored > before && !clock.isValid()) {
            clock.start();
            first = stored;
        }
        if (clock.isValid())
            result.slowestPageMs = std::max(result.slowestPageMs, firstPageMs(**reader));
    });
    if (first == 0)
        bench::giveUp(u"it had caught up before anybody looked: take more --messages"_s);
    result.perSecond = double(before + messages - first) / seconds;
    return result;
}

void measureCatchingUp(support::Postgres &server, const Sizes &sizes)
{
    std::vector<double> figures, peers, pages, limits;
    for (int i = 0; i < kPairs; ++i) {
        bench::CollectorRun site(server, u"outage_%1"_s.arg(i));
        site.startCollector(site.brokerPort());
        peers.push_back(site.burst(sizes.messages).perSecond);
        const CaughtUp caught = catchUp(server, site, sizes.messages);
        figures.push_back(caught.perSecond);
        pages.push_back(caught.slowestPageMs);
        limits.push_back(kPageLimitMs);
    }
    bench::printRow("B15 catching up, PostgreSQL (end to end)", "messages/s", figures, peers, ">= 0.8");
    bench::printRow("B15 slowest first page meanwhile (limit)", "ms", pages, limits, "<= 1");
}

// --- B16 ---

// Both tables, ninety and thirty days back, as they lie after so long.
const char *const kHistory = R"(
SELECT watchpost.ensure_partitions(current_date - {readings}, {readings} + 3);
INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, status,
    request_body, metadata, created_at)
SELECT watchpost.uuid_v7(), i.organization_id, i.id, 'incoming', 'mqtt_message_received', 'success',
    jsonb_build_object('text', repeat('x', 290), 'size', 290),
    jsonb_build_object('device_id', 'device-' || n % 200, 'external_id', n % 200, 'topic', 'devices/' || n % 200),
    current_date - d + n * interval '1 day' / {rows}
FROM watchpost.integrations i, generate_series(1, {messages} - 1) d, generate_series(0, {rows} - 1) n;
INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, received_at)
SELECT watchpost.uuid_v7(), ('00000000-0000-0000-0000-' || lpad((n % 200)::text, 12, '0'))::uuid, i.organization_id,
    jsonb_build_object('temperature', 20 + n % 100 * 0.1, 'humidity', n % 100), watchpost.uuid_v7(),
    current_date - d + n * interval '1 day' / {rows}
FROM watchpost.integrations i, generate_series(1, {readings} - 1) d, generate_series(0, {rows} - 1) n;
ANALYZE;
)";

void fillHistory(const support::Postgres &server, const QString &database, qint64 rows)
{
    const auto filled = server.psql(database, QString::fromLatin1(kHistory)
                                                  .replace(u"{readings}"_s, QString::number(kReadingDays))
                                                  .replace(u"{messages}"_s, QString::number(kMessageDays))
                                                  .replace(u"{rows}"_s, QString::number(rows)));
    if (filled.status != 0)
        bench::giveUp(filled.error);
}

qint64 daysLeft(const support::Postgres &server, const QString &database)
{
    return server
        .psql(database, u"SELECT count(DISTINCT received_at::date) + (SELECT count(DISTINCT created_at::date) FROM "
                        "integration_activity_log) FROM device_telemetry_history"_s)
        .out.toLongLong();
}

void measureRetention(support::Postgres &server, const Sizes &sizes)
{
    const QString name = u"retention"_s;
    bench::CollectorRun site(server, name);
    bench::AckRelay relay(site.brokerPort());
    site.startCollector(relay.port());
    fillHistory(server, name, sizes.aDay);
    std::vector<double> figures, peers, latest, limits;
    for (int i = 0; i < kPairs; ++i) {
        peers.push_back(site.burst(sizes.messages).perSecond);
        (void)relay.takeLongestMs();
        const qint64 days = daysLeft(server, name);
        QProcess cleanup;
        cleanup.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const qint64 before = site.stored();
        const auto whenUnderWay = [&](qint64 stored) {
            if (stored - before < sizes.messages / 4 || !cleanup.program().isEmpty())
                return;
            // One day less than the time before.
            cleanup.start(QStringLiteral(WATCHPOSTCTL),
                          {u"cleanup"_s, u"--store"_s, site.url().uri, u"--telemetry-days"_s,
                           QString::number(kReadingDays - 2 - i), u"--messages-days"_s,
                           QString::number(kMessageDays - 2 - i), u"--json"_s});
        };
        figures.push_back(site.burst(sizes.messages, whenUnderWay).perSecond);
        latest.push_back(relay.takeLongestMs());
        limits.push_back(kAckLimitMs);
        cleanup.waitForFinished(60'000);
        if (cleanup.exitCode() != 0 || daysLeft(server, name) != days - 2)
            bench::giveUp(u"retention has not removed a day of each table: take more --messages"_s);
    }
    bench::printRow("B16 ingest beside retention (ingest alone)", "messages/s", figures, peers, ">= 0.8");
    bench::printRow("B16 latest acknowledgement (limit)", "ms", latest, limits, "<= 1");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption messagesOption(u"messages"_s, u"of one run"_s, u"N"_s, u"60000"_s);
    const QCommandLineOption dayOption(u"a-day"_s, u"messages a day of the history"_s, u"N"_s, u"2000"_s);
    parser.addOptions({messagesOption, dayOption});
    parser.process(app);
    const Sizes sizes{std::max<qint64>(100, parser.value(messagesOption).toLongLong()),
                      std::max<qint64>(1, parser.value(dayOption).toLongLong())};
    support::Postgres server;
    if (!server.start())
        bench::giveUp(server.errorString());
    measureCatchingUp(server, sizes);
    measureRetention(server, sizes);
    return 0;
}
