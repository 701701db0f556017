// SPDX-License-Identifier: GPL-3.0-or-later
// Copying: all of it, between both engines, twice without doubling anything, several stores into one.
#include "store/copier.h"
#include "store/editor.h"
#include "store/migrations.h"
#include "store/reader.h"
#include "store_fixture.h"

#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;
using store::Copier;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

// A migrated SQLite file, whatever the test's own store is.
struct File
{
    QTemporaryDir folder;
    store::StoreUrl url;
    File()
    {
        url.path = folder.filePath(str("copy.sqlite"));
        if (const auto done = store::migrate(url, kNow); !done)
            qFatal("%s", qUtf8Printable(done.error().text));
    }
};

void fill(Plant &plant, int messages)
{
    Device device = plant.device(str("5"));
    device.facts = {{str("z"), str("1")}, {str("a"), qint64(2)}};
    device.tags = {str("hall")};
    device.latest[str("t")] = {1.5, kNow};
    for (int done = 0; done < messages; done += 500) {
        Batch batch;
        for (int i = done; i < std::min(messages, done + 500); ++i)
            plant.add(batch, device, {{str("t"), i + 0.25}, {str("word"), str("a \"b\" \\")}}, kNow + i);
        device.messages = plant.seq;
        batch.devices = {device};
        batch.bindings = {{str("devices/5"), {device.id}}};
        batch.topics = {{str("devices/5/telemetry"), "hash", QByteArray("\0\xff", 2), true, 1, plant.seq, kNow}};
        QVERIFY(plant.writer->commit(batch, kNow));
    }
    Batch events;
    plant.addEvent(events, activity::kConnectionLost, kNow + messages);
    events.activities[0].errorMessage = str("it's gone; {really}, \"so\"");
    events.activities[0].ipAddress = str("10.0.0.1");
    events.activities[0].responseTimeMs = 7;
    QVERIFY(plant.writer->commit(events, kNow));
    QVERIFY(plant.writer->flushRollups(kNow, true));
    // An alert about the connection is about no device.
    const auto database = store::Database::open(plant.url, store::Access::ReadWrite);
    QVERIFY(database);
    const QVariant none = QVariant::fromValue(QUuid());
    const auto done = (*database)->exec(
        str("INSERT INTO alert_states (integration_id, rule_id, device_id, organization_id, condition, since) "
            "VALUES (@id(?), 'link', @id(?), @id(?), 'active', @at(?))"),
        {QVariant::fromValue(plant.identity.integrationId), none, QVariant::fromValue(plant.identity.organizationId),
         kNow});
    QVERIFY2(done, done ? "" : qPrintable(done.error().text));
}

// Everything that a reader tells of a store.
QStringList contents(const store::StoreUrl &url)
{
    QStringList lines;
    auto reader = store::Reader::open(url);
    if (!reader)
        return {reader.error().text};
    store::ActivityQuery query;
    query.withTelemetry = true;
    (void)(*reader)->eachActivity(query, [&lines](const ActivityRecord &record) {
        const ActivityRow &row = record.row;
        QString line = idText(row.id) + u' ' + row.activityType + u' ' + row.errorMessage + u' ' + row.ipAddress +
                       u' ' + QString::number(row.createdAtMs) + u' ' +
                       QString::number(row.responseTimeMs.value_or(-1));
        for (const TelemetryRow &reading : record.telemetry)
            line += u' ' + idText(reading.id) + QString::fromUtf8(toJsonObject(reading.telemetry));
        lines += line;
        return true;
    });
    const auto devices = (*reader)->devices();
    for (const Device &device : *devices)
        lines += idText(device.id) + device.externalId + device.tags.join(u',') +
                 QString::fromUtf8(toJsonObject(device.facts)) + QString::number(device.messages);
    const auto topic = (*reader)->topic(str("devices/5/telemetry"));
    lines += QString::fromLatin1((*topic)->lastPayload.toHex()) + QString::number((*topic)->messages);
    const auto hours = (*reader)->histogram({});
    for (const store::HourCount &hour : *hours)
        lines += QString::number(hour.hourMs) + hour.type + QString::number(hour.n);
    const auto series = (*reader)->series({devices->front().id, str("t"), kNow - 1, kNow + 100'000, 10}, kNow);
    for (const SeriesPoint &point : series->points)
        lines += QString::number(point.tMs) + u' ' + QString::number(point.mean);
    lines += ask(url, str("SELECT count(*) FROM alert_states WHERE device_id IS NOT NULL")).toString();
    return lines;
}

const auto kAlways = [](const Copier::Count &) { return true; };

qint64 addedIn(const std::vector<Copier::Count> &counts)
{
    qint64 added = 0;
    for (const Copier::Count &count : counts)
        added += count.added + count.changed;
    return added;
}

} // namespace

class CopierTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesEverythingThereAndBack()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 2300);
        const QStringList original = contents(plant.url);
        QVERIFY(original.size() > 2300);
        File there;
        auto out = Copier::open(plant.url, there.url);
        QVERIFY2(out, out ? "" : qPrintable(out.error().text));
        const auto counts = (*out)->run(kAlways);
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().text));
        QCOMPARE(contents(there.url), original);

        fixture::TestStore again;
        QVERIFY(store::migrate(again.url(), kNow));
        auto back = Copier::open(there.url, again.url());
        QVERIFY(back);
        const auto counted = (*back)->run(kAlways);
        QVERIFY2(counted, counted ? "" : qPrintable(counted.error().text));
        QCOMPARE(contents(again.url()), original);
    }

    void changesNothingTheSecondTimeAndAddsWhatIsNew()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 300);
        File there;
        QVERIFY((*Copier::open(plant.url, there.url))->run(kAlways));
        const auto second = (*Copier::open(plant.url, there.url))->run(kAlways);
        QVERIFY(second);
        QCOMPARE(addedIn(*second), 0);
        Batch more;
        Device device = plant.device(str("6"));
        plant.add(more, device, {{str("t"), 9.5}}, kNow + 5000);
        device.messages = 1;
        more.devices = {device};
        QVERIFY(plant.writer->commit(more, kNow));
        const auto third = (*Copier::open(plant.url, there.url))->run(kAlways);
        QVERIFY(third);
        QVERIFY(addedIn(*third) > 0);
        QCOMPARE(contents(there.url), contents(plant.url));
    }

    void keepsWhatOperatorsWroteInTheTarget()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 10);
        File there;
        QVERIFY((*Copier::open(plant.url, there.url))->run(kAlways));
        const QUuid device = (*store::Reader::open(there.url))->devices()->front().id;
        QVERIFY((*store::Editor::open(there.url))->setNotes(device, str("mine")));
        QVERIFY((*Copier::open(plant.url, there.url))->run(kAlways));
        QCOMPARE((*store::Reader::open(there.url))->devices()->front().notes, str("mine"));
    }

    void mergesSeveralStoresIntoOne()
    {
        File there;
        qint64 rows = 0;
        for (int i = 0; i < 2; ++i) {
            Plant plant;
            QCOMPARE(plant.start(), QString());
            fill(plant, 20);
            QVERIFY((*Copier::open(plant.url, there.url))->run(kAlways));
            rows += ask(plant.url, str("SELECT count(*) FROM integration_activity_log")).toLongLong();
        }
        QCOMPARE(ask(there.url, str("SELECT count(*) FROM integration_activity_log")).toLongLong(), rows);
        QCOMPARE(ask(there.url, str("SELECT count(*) FROM devices")).toInt(), 2);
    }

    // A collector that moves with its inbox goes on where it was.
    // Two laptops with one profile, for the same organization.
    void keepsIntegrationsOfOneNameApart()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 20);
        fixture::TestStore there;
        QVERIFY(store::migrate(there.url(), kNow));
        const auto database = store::Database::open(there.url(), store::Access::ReadWrite);
        QVERIFY(database);
        const QVariant organization = QVariant::fromValue(plant.identity.organizationId);
        QVERIFY(
            (*database)->exec(str("INSERT INTO organizations (id, name, created_at) VALUES (@id(?), 'Works', @at(?))"),
                              {organization, kNow}));
        QVERIFY((*database)->exec(str("INSERT INTO integrations (id, organization_id, name, created_at) VALUES "
                                      "(@id(?), @id(?), 'Plant', @at(?))"),
                                  {QVariant::fromValue(QUuid::createUuid()), organization, kNow}));
        for (int again = 0; again < 2; ++again) {
            const auto done = (*Copier::open(plant.url, there.url()))->run(kAlways);
            QVERIFY2(done, done ? "" : qPrintable(done.error().text));
        }
        QCOMPARE(ask(there.url(), str("SELECT count(*) FROM integrations")).toInt(), 2);
        QCOMPARE(ask(there.url(), str("SELECT i.name FROM devices d JOIN integrations i ON i.id = d.integration_id"))
                     .toString(),
                 str("Plant (%1)").arg(idText(plant.identity.integrationId)));
    }

    void takesTheProgressAlong()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 10);
        QVERIFY(plant.writer->end(kNow));
        File there;
        QVERIFY((*Copier::open(plant.url, there.url))->run(kAlways));
        auto writer = store::Writer::open(there.url);
        QVERIFY((*writer)->begin(plant.identity, kNow));
        const auto known = (*writer)->load();
        QVERIFY2(known, known ? "" : qPrintable(known.error().text));
        QCOMPARE(known->lastSeq, plant.seq);
        QCOMPARE(known->stored, 10);
    }

    void endsWhenToldTo()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        fill(plant, 10);
        File there;
        const auto stopped = (*Copier::open(plant.url, there.url))->run([](const Copier::Count &) { return false; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QCOMPARE(Copier::open(plant.url, plant.url).error().kind, Error::Kind::Usage);
    }
};

QTEST_GUILESS_MAIN(CopierTest)
#include "tst_copier.moc"
