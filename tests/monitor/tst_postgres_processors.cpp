// SPDX-License-Identifier: GPL-3.0-or-later
// Two processors, each with an inbox of its own, take turns at one integration of one database.
#include "monitor/processor.h"
#include "store/test_store.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using fixture::ask;
using fixture::TestStore;

namespace {

class Collector
{
public:
    QString start(const store::StoreUrl &url, const QString &clientId)
    {
        auto inbox = store::Inbox::open(m_dir.filePath(clientId + u".inbox"_s), clientId);
        if (!inbox)
            return inbox.error().text;
        m_inbox = std::move(*inbox);
        monitor::ProcessorOptions options;
        options.store = url;
        options.integration.organizationName = u"Works"_s;
        options.integration.integrationName = u"Plant"_s;
        monitor::Processor::Hooks hooks;
        hooks.committed = [](const monitor::CommittedBatch &) {};
        hooks.durable = [](qint64) {};
        hooks.trouble = [](const QString &) {};
        m_feed = std::make_unique<monitor::EntryFeed>();
        m_processor = std::make_unique<monitor::Processor>(*m_feed, options, hooks);
        monitor::InboxOpened opened;
        opened.id = m_inbox->id();
        opened.path = m_inbox->path();
        opened.clientId = clientId;
        opened.totals = m_inbox->totals();
        const auto identity = m_processor->open(opened);
        m_processor->setLink(true, true);
        return identity ? QString() : identity.error().text;
    }
    bool receive(std::vector<Arrival> arrivals)
    {
        for (Arrival &arrival : arrivals)
            std::get<Message>(arrival).arrival = ++m_arrival;
        auto appended = m_inbox->append(arrivals);
        if (appended)
            m_feed->offer(std::move(appended->entries), m_inbox->totals());
        return appended.has_value();
    }
    bool isDone() const { return m_processor->counters().waiting == 0; }
    Counters counters() const { return m_processor->counters(); }
    void stop()
    {
        m_feed->close();
        m_processor->finish(10'000);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<store::Inbox> m_inbox;
    std::unique_ptr<monitor::EntryFeed> m_feed;
    std::unique_ptr<monitor::Processor> m_processor; // uses the feed
    qint64 m_arrival = 0;
};

Message messageOf(const QByteArray &topic, const QByteArray &payload, qint64 atMs)
{
    static int s_packet = 0;
    Message message;
    message.topic = QString::fromLatin1(topic);
    message.payload = payload;
    message.qos = 1;
    message.packetId = quint16(++s_packet % 65'000 + 1);
    message.receivedAtMs = atMs;
    const monitor::Moment moment = monitor::Moment::now();
    message.monotonicNs = moment.bootNs + (atMs - moment.utcMs) * 1'000'000;
    return message;
}

struct Site
{
    TestStore place;
    Collector a, b;
    int sent = 0;
    qint64 now = monitor::Moment::now().utcMs;

    QString start()
    {
        const QString said = a.start(place.url(), u"a"_s);
        return said.isEmpty() ? b.start(place.url(), u"b"_s) : said;
    }
    int count(const QString &type) const
    {
        return ask(place.url(), u"SELECT count(*) FROM integration_activity_log WHERE activity_type = '%1'"_s.arg(type))
            .toInt();
    }
    bool isDone() const { return a.isDone() && b.isDone(); }
};

} // namespace

class PostgresProcessorsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // At random, with bursts, and with connections that the server ends in the middle of it.
    void storeOneHistoryWhoeverIsHandedWhat_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("cut");
        QTest::newRow("undisturbed") << 1u << false;
        QTest::newRow("another order") << 2u << false;
        QTest::newRow("cut") << 3u << true;
        QTest::newRow("cut again") << 4u << true;
    }
    void storeOneHistoryWhoeverIsHandedWhat()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, cut);
        QRandomGenerator random(seed);
        Site site;
        QCOMPARE(site.start(), QString());
        constexpr int kDevices = 12;
        std::array<QByteArray, kDevices> newest;
        for (int round = 0; round < 150; ++round) {
            std::vector<Arrival> ofA, ofB;
            for (int i = 1 + int(random.bounded(20)); i > 0; --i) {
                const int device = int(random.bounded(kDevices));
                const QByteArray id = 'd' + QByteArray::number(device);
                static const char *const kWords[] = {"online", "offline"};
                const quint32 kind = random.bounded(4);
                newest[size_t(device)] = kind < 2 ? kWords[kind] : kind == 2 ? "offline" : "online";
                const QByteArray topic = "devices/" + id + (kind < 2 ? "/status" : kind == 2 ? "/lwt" : "/telemetry");
                const QByteArray payload =
                    kind < 3 ? newest[size_t(device)]
                             : QByteArray("{\"device_id\":\"" + id + "\",\"n\":" + QByteArray::number(site.sent) + '}');
                (random.bounded(2) == 0 ? ofA : ofB).push_back(messageOf(topic, payload, ++site.now));
                ++site.sent;
            }
            QVERIFY(ofA.empty() || site.a.receive(ofA));
            QVERIFY(ofB.empty() || site.b.receive(ofB));
            if (random.bounded(3) == 0)
                QTRY_VERIFY(site.a.isDone());
            if (cut && random.bounded(30) == 0)
                ask(site.place.url(), u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
                                      "current_database() AND pid <> pg_backend_pid()"_s);
        }
        QTRY_VERIFY_WITH_TIMEOUT(site.isDone(), 60'000);
        QCOMPARE(site.count(u"mqtt_message_received"_s), site.sent);
        QCOMPARE(site.a.counters().stored + site.b.counters().stored, qint64(site.sent));
        QCOMPARE(site.count(u"mqtt_device_discovered"_s), kDevices);
        QCOMPARE(ask(site.place.url(), u"SELECT count(*) FROM devices"_s).toInt(), kDevices);
        QCOMPARE(ask(site.place.url(), u"SELECT sum(messages) FROM devices"_s).toInt(), site.sent);
        QCOMPARE(ask(site.place.url(), u"SELECT count(*) FROM ingest_rejects"_s).toInt(), 0);
        for (int i = 0; i < kDevices; ++i) {
            const QString status = u"SELECT status FROM devices WHERE external_id = 'd%1'"_s.arg(i);
            QCOMPARE(ask(site.place.url(), status).toByteArray(), newest[size_t(i)]);
        }
        checkChanges(site);
        site.a.stop();
        site.b.stop();
    }

    // By `copy`, say, which takes no turns.
    void findsTheDeviceThatSomebodyElseHasMade()
    {
        Site site;
        QCOMPARE(site.start(), QString());
        ask(site.place.url(),
            u"INSERT INTO devices (id, organization_id, integration_id, external_id, name, first_seen_at) SELECT "
            "gen_random_uuid(), organization_id, id, 'd1', 'd1', now() FROM integrations"_s);
        QVERIFY(site.a.receive({messageOf("devices/d1/telemetry", "{\"device_id\":\"d1\",\"n\":1}", site.now)}));
        QTRY_VERIFY(site.isDone());
        QCOMPARE(site.count(u"mqtt_message_received"_s), 1);
        QCOMPARE(ask(site.place.url(), u"SELECT count(*) FROM devices"_s).toInt(), 1);
        QCOMPARE(ask(site.place.url(), u"SELECT messages FROM devices"_s).toInt(), 1);
        QCOMPARE(ask(site.place.url(), u"SELECT count(*) FROM ingest_rejects"_s).toInt(), 0);
    }

private:
    // Each change of a status begins where the one before has ended, in the order in which they were written; the ids
    // of two collectors alone do not tell it.
    static void checkChanges(const Site &site)
    {
        const QString unbalanced =
            u"SELECT count(*) FROM (SELECT metadata->>'device_id' AS device, metadata->>'previous_status' AS before, "
            "metadata->>'new_status' AS now FROM integration_activity_log WHERE activity_type IN "
            "('mqtt_device_online', 'mqtt_device_offline')) AS c WHERE before = now"_s;
        QCOMPARE(ask(site.place.url(), unbalanced).toInt(), 0);
        const QString first =
            u"SELECT count(*) FROM integration_activity_log WHERE metadata->>'previous_status' = 'unknown'"_s;
        QCOMPARE(ask(site.place.url(), first).toInt(), 12);
        // On and off alternate: per device they differ by one at most.
        const QString uneven =
            u"SELECT count(*) FROM (SELECT metadata->>'device_id', abs(sum(CASE metadata->>'new_status' WHEN 'online' "
            "THEN 1 ELSE -1 END)) AS by FROM integration_activity_log WHERE activity_type IN ('mqtt_device_online', "
            "'mqtt_device_offline') GROUP BY 1) AS d WHERE by > 1"_s;
        QCOMPARE(ask(site.place.url(), uneven).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(PostgresProcessorsTest)
#include "tst_postgres_processors.moc"
