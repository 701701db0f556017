// SPDX-License-Identifier: GPL-3.0-or-later
// Batches and what must be one transaction with them; runs, locks, edits of others.
#include "inbox_fixture.h"
#include "store/database.h"
#include "store/editor.h"
#include "store_fixture.h"

#include <QJsonDocument>
#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;

namespace {

// As the database answers `sql`.
qint64 number(const Plant &plant, const char *sql)
{
    return ask(plant.url, QString::fromLatin1(sql)).toLongLong();
}
QString words(const Plant &plant, const char *sql)
{
    return ask(plant.url, QString::fromLatin1(sql)).toString();
}

const Fields kFields = {{QStringLiteral("temperature"), 22.77},
                        {QStringLiteral("RSSI"), qint64(-20)},
                        {QStringLiteral("open"), true},
                        {QStringLiteral("label"), QStringLiteral("a \"b\"")}};

const QString kFieldsJson =
    QStringLiteral("{\"temperature\":22.77,\"RSSI\":-20,\"open\":true,\"label\":\"a \\\"b\\\"\"}");

} // namespace

class WriterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesRowsDevicesAndProgressTogether()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Device device = plant.device(QStringLiteral("5"));
        device.messages = 2;
        device.latest[QStringLiteral("temperature")] = {22.77, kNow};
        device.quality.rssi = -20;
        device.facts = {{QStringLiteral("product"), QStringLiteral("p")}};
        Batch batch;
        plant.add(batch, device, kFields, kNow);
        plant.add(batch, device, {}, kNow + 1);
        plant.addEvent(batch, activity::kConnectionEstablished, kNow + 2);
        batch.devices = {device};
        batch.bindings = {{QStringLiteral("devices/5"), {device.id}}};
        batch.topics = {{QStringLiteral("devices/5/telemetry"), "hash", "payload", true, 1, 2, kNow}};
        const auto outcome = plant.writer->commit(batch, kNow + 5);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 2);
        QCOMPARE(number(plant, "SELECT count(*) FROM integration_activity_log"), 3);
        const QByteArray stored = words(plant, "SELECT @bytes(telemetry) FROM device_telemetry_history").toUtf8();
        QCOMPARE(QJsonDocument::fromJson(stored), QJsonDocument::fromJson(kFieldsJson.toUtf8()));
        if (!fixture::onPostgres()) { // jsonb keeps no order
            QCOMPARE(QString::fromUtf8(stored), kFieldsJson);
            QCOMPARE(words(plant, "SELECT typeof(telemetry) || typeof(id) FROM device_telemetry_history"),
                     QStringLiteral("textblob"));
        }
        QCOMPARE(number(plant, "SELECT count(*) FROM device_telemetry_history t JOIN integration_activity_log a "
                               "ON a.id = t.activity_log_id"),
                 1);
        QCOMPARE(number(plant, "SELECT last_seq FROM ingest_progress"), 3);
        QCOMPARE(number(plant, "SELECT stored FROM ingest_progress"), 2);
        QCOMPARE(number(plant, "SELECT n FROM activity_counts WHERE activity_type = 'mqtt_message_received'"), 2);
        QCOMPARE(number(plant, "SELECT count(*) FROM device_metrics"), 4);

        plant.writer.reset();
        QCOMPARE(plant.start(), QString());
        QCOMPARE(plant.known.lastSeq, 3);
        QCOMPARE(plant.known.stored, 2);
        QCOMPARE(plant.known.devices, batch.devices);
        QCOMPARE(plant.known.bindings, batch.bindings);
        QCOMPARE(plant.known.topics, batch.topics);
    }

    void printsStampsOfTheViewsRightAlsoBefore1970()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Batch batch;
        const Device device = plant.device(QStringLiteral("5"));
        plant.add(batch, device, kFields, kNow + 7);
        batch.telemetry[0].deviceTimeMs = -1500;
        QVERIFY(plant.writer->commit(batch, kNow));
        QCOMPARE(number(plant, "SELECT @ms(device_timestamp) FROM device_telemetry_history"), -1500);
        QCOMPARE(number(plant, "SELECT @ms(created_at) FROM integration_activity_log"), kNow + 7);
        if (fixture::onPostgres()) // has stamps and ids that people can read
            return;
        QCOMPARE(words(plant, "SELECT device_timestamp FROM v_telemetry"), QStringLiteral("1969-12-31T23:59:58.500Z"));
        QCOMPARE(words(plant, "SELECT created_at FROM v_activity"), QStringLiteral("2023-11-14T22:13:20.007Z"));
        QCOMPARE(words(plant, "SELECT device_id FROM v_telemetry"), idText(device.id));
        QVERIFY(ask(plant.url, QStringLiteral("SELECT completed_at FROM v_activity")).isNull());
    }

    void takesABatchGivenAgainOnlyOnce()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("5"));
        Batch batch;
        plant.add(batch, device, kFields, kNow);
        QVERIFY(plant.writer->commit(batch, kNow));
        QCOMPARE(plant.writer->commit(batch, kNow)->stored, 0);
        plant.add(batch, device, kFields, kNow + 1); // the old one and a new one
        QCOMPARE(plant.writer->commit(batch, kNow)->stored, 1);
        QCOMPARE(number(plant, "SELECT count(*) FROM integration_activity_log"), 2);
        QCOMPARE(number(plant, "SELECT stored FROM ingest_progress"), 2);
    }

    void setsPoisonAsideAndKeepsItsNeighbours()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("5"));
        Batch batch;
        for (int i = 0; i < 1000; ++i)
            plant.add(batch, device, kFields, kNow + i);
        // The activity row goes in, the reading behind it is refused: its id is taken.
        for (const size_t bad : {size_t(500), size_t(501), size_t(999)})
            batch.telemetry[bad] = batch.telemetry[100];
        const auto outcome = plant.writer->commit(batch, kNow);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 997);
        QCOMPARE(outcome->rejected, 3);
        QCOMPARE(number(plant, "SELECT count(*) FROM ingest_rejects"), outcome->rejected);
        QCOMPARE(number(plant, "SELECT count(*) FROM integration_activity_log"), outcome->stored);
        QCOMPARE(number(plant, "SELECT count(*) FROM device_telemetry_history"), outcome->stored);
        QCOMPARE(number(plant, "SELECT rejected FROM ingest_progress"), outcome->rejected);
        QCOMPARE(number(plant, "SELECT n FROM activity_counts"), outcome->stored);
        QCOMPARE(words(plant, "SELECT topic || ' ' || error_code FROM ingest_rejects"),
                 QStringLiteral("devices/5/telemetry ") +
                     (fixture::onPostgres() ? QStringLiteral("23505") : QStringLiteral("constraint")));
    }

    void writesNothingWhileAnotherHoldsTheStore()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Batch batch;
        plant.add(batch, plant.device(QStringLiteral("5")), kFields, kNow);
        {
            const auto other = store::Database::open(plant.url, store::Access::ReadWrite);
            const auto held = store::Transaction::begin(**other);
            QVERIFY(held);
            if (fixture::onPostgres())
                QVERIFY((*other)->exec(QStringLiteral("LOCK TABLE ingest_progress")));
            const auto outcome = plant.writer->commit(batch, kNow);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, Error::Kind::StoreBusy);
        }
        QCOMPARE(plant.writer->commit(batch, kNow)->stored, 1);
    }

    void keepsWhatOperatorsWrite()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Device device = plant.device(QStringLiteral("5"));
        device.reportedName = QStringLiteral("sensor");
        Batch batch;
        plant.add(batch, device, kFields, kNow);
        batch.devices = {device};
        QVERIFY(plant.writer->commit(batch, kNow));
        QVERIFY(!*plant.writer->changedByOthers());
        auto editor = store::Editor::open(plant.url);
        QVERIFY(editor);
        QVERIFY((*editor)->renameDevice(device.id, QStringLiteral(" Boiler ")));
        QVERIFY((*editor)->setTags(device.id,
                                   {QStringLiteral("b"), QStringLiteral("a"), QStringLiteral(" b "), QString()}));
        QVERIFY((*editor)->setNotes(device.id, QStringLiteral("behind the door")));
        QVERIFY(*plant.writer->changedByOthers());
        QVERIFY(!*plant.writer->changedByOthers());

        Batch later;
        plant.add(later, device, kFields, kNow + 1);
        device.messages = 2;
        later.devices = {device}; // without what the operator wrote
        QVERIFY(plant.writer->commit(later, kNow));
        const auto edits = plant.writer->operatorEdits();
        QCOMPARE(edits->size(), size_t(1));
        QCOMPARE(edits->at(0).givenName, QStringLiteral("Boiler"));
        QCOMPARE(edits->at(0).tags, (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(edits->at(0).notes, QStringLiteral("behind the door"));
        QCOMPARE(edits->at(0).messages, 2);
        QCOMPARE(words(plant, "SELECT name FROM devices"), QStringLiteral("Boiler"));
        QVERIFY((*editor)->renameDevice(device.id, QString()));
        QCOMPARE(words(plant, "SELECT name FROM devices"), QStringLiteral("sensor"));
        QCOMPARE((*editor)->renameDevice(QUuid::createUuid(), QStringLiteral("x")).error().kind, Error::Kind::NotFound);
    }

    void movesAnExternalIdFromOneDeviceToAnother()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Device first = plant.device(QStringLiteral("x"));
        Batch batch;
        plant.add(batch, first, kFields, kNow);
        batch.devices = {first};
        QVERIFY(plant.writer->commit(batch, kNow));
        Device second = plant.device(QStringLiteral("x"));
        first.externalId = QStringLiteral("y");
        Batch next;
        plant.add(next, first, kFields, kNow);
        next.devices = {second, first};
        const auto outcome = plant.writer->commit(next, kNow);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().text));
        QCOMPARE(outcome->stored, 1);
        QCOMPARE(words(plant, "SELECT (SELECT external_id FROM devices ORDER BY id LIMIT 1) || ',' || "
                              "(SELECT external_id FROM devices ORDER BY id DESC LIMIT 1)"),
                 QStringLiteral("y,x"));
    }

    void letsOneCollectorInForAClient()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        auto second = store::Writer::open(plant.url);
        QVERIFY(second);
        QCOMPARE((*second)->begin(plant.identity, kNow).error().kind, Error::Kind::Conflict);
        QVERIFY(plant.writer->end(kNow + 1));
        QVERIFY((*second)->begin(plant.identity, kNow + 2));
    }

    void closesTheRunOfADeadCollector()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Counters counters;
        counters.received = 7;
        counters.connected = true;
        QVERIFY(plant.writer->heartbeat(counters, kNow + 1000));
        plant.writer.reset(); // no end()
        QCOMPARE(plant.start(), QString());
        QCOMPARE(number(plant, "SELECT @ms(ended_at) FROM collectors WHERE id = 1"), kNow + 1000);
        QCOMPARE(number(plant, "SELECT received FROM collectors WHERE id = 2"), 7);
        QVERIFY(ask(plant.url, QStringLiteral("SELECT ended_at FROM collectors WHERE id = 2")).isNull());
        QVERIFY(plant.writer->end(kNow + 2000));
        QCOMPARE(number(plant, "SELECT @ms(ended_at) FROM collectors WHERE id = 2"), kNow + 2000);
        QCOMPARE(number(plant, "SELECT count(*) FROM organizations"), 1);
        QCOMPARE(number(plant, "SELECT count(*) FROM integrations"), 1);
    }

    void tellsWhatIsDurable()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        Batch batch;
        plant.add(batch, plant.device(QStringLiteral("5")), kFields, kNow);
        QVERIFY(plant.writer->commit(batch, kNow));
        QCOMPARE(plant.writer->checkpoint().value_or(-1), 1);
    }

    void refusesAStoreThatIsNotThere()
    {
        QTemporaryDir folder;
        const auto writer = store::Writer::open({folder.filePath(QStringLiteral("none.sqlite"))});
        QCOMPARE(writer.error().code, QStringLiteral("no_file"));
    }

    void savesMessagesAndViews()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        auto editor = store::Editor::open(plant.url);
        store::SavedMessage message{{},  QStringLiteral("on"), QStringLiteral("a/b"), QByteArray("\0x", 2), 1, true,
                                    kNow};
        message.id = *(*editor)->saveMessage(message);
        QCOMPARE(*(*editor)->savedMessages(), std::vector{message});
        message.topic = QStringLiteral("a/c");
        QVERIFY((*editor)->saveMessage(message));
        QCOMPARE(*(*editor)->savedMessages(), std::vector{message});
        store::SavedMessage same = message;
        same.id = {};
        QCOMPARE((*editor)->saveMessage(same).error().code, QStringLiteral("name_taken"));
        QVERIFY((*editor)->removeMessage(message.id));
        QCOMPARE((*editor)->removeMessage(message.id).error().kind, Error::Kind::NotFound);
        store::SavedView view{{}, QStringLiteral("v"), "{}", kNow};
        view.id = *(*editor)->saveView(view);
        QCOMPARE(*(*editor)->savedViews(), std::vector{view});
        QVERIFY((*editor)->removeView(view.id));
        ActivityRow row;
        row.id = QUuid::createUuid();
        row.organizationId = plant.identity.organizationId;
        row.integrationId = plant.identity.integrationId;
        row.direction = direction::kOutgoing.toString();
        row.activityType = activity::kPublishSuccess.toString();
        row.status = QStringLiteral("success");
        row.createdAtMs = kNow;
        row.completedAtMs = kNow + 3;
        row.responseTimeMs = 3;
        row.metadata = "{}";
        QVERIFY((*editor)->appendActivity(row));
        QCOMPARE(number(plant, "SELECT @ms(completed_at) FROM integration_activity_log"), kNow + 3);
        QCOMPARE(number(plant, "SELECT n FROM activity_counts"), 1);
    }
};

QTEST_GUILESS_MAIN(WriterTest)
#include "tst_writer.moc"
