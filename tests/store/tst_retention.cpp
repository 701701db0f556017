// SPDX-License-Identifier: GPL-3.0-or-later
// Retention: the preview says what goes, exactly that goes, and space comes back.
#include "inbox_fixture.h"
#include "store/retention.h"
#include "store_fixture.h"

#include <QFileInfo>
#include <QTest>

using fixture::ask;
using fixture::kNow;
using fixture::Plant;
using store::Retention;
using store::RetentionDays;
using store::RetentionPreview;

namespace {

constexpr qint64 kDayMs = 86'400'000;

// Four messages with readings of two devices and four events a day, `days` days back from now.
QString fill(Plant &plant, int days)
{
    if (const QString wrong = plant.start(); !wrong.isEmpty())
        return wrong;
    const std::vector<Device> devices = {plant.device(QStringLiteral("a")), plant.device(QStringLiteral("b"))};
    for (int day = days; day >= 0; --day) {
        Batch batch;
        batch.devices = devices;
        for (int i = 0; i < 4; ++i) {
            const qint64 at = kNow - day * kDayMs + i;
            plant.add(batch, devices[size_t(i) % 2], {{QStringLiteral("t"), qint64(day)}}, at);
            plant.addEvent(batch, i % 2 ? activity::kDeviceOnline : activity::kConnectionLost, at);
        }
        if (const auto done = plant.writer->commit(batch, kNow); !done)
            return done.error().text;
    }
    const auto done = plant.writer->end(kNow);
    return done ? QString() : done.error().text;
}

QString count(const Plant &plant)
{
    return ask(plant.url,
               QStringLiteral(
                   "SELECT (SELECT count(*) FROM device_telemetry_history) || ' ' || (SELECT count(*) FROM "
                   "integration_activity_log WHERE activity_type = 'mqtt_message_received') || ' ' || (SELECT "
                   "count(*) FROM integration_activity_log WHERE activity_type <> 'mqtt_message_received') || "
                   "' ' || (SELECT count(*) FROM telemetry_rollup) || ' ' || (SELECT count(*) FROM "
                   "activity_counts)"))
        .toString();
}

} // namespace

class RetentionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void removesByClassWhatThePreviewSaid()
    {
        Plant plant;
        QCOMPARE(fill(plant, 40), QString());
        QCOMPARE(count(plant), QStringLiteral("164 164 164 82 123"));
        // A row exactly as old as its keeping time stays.
        const RetentionDays days{20, 10, 30, 35};
        const auto preview = store::previewRetention(plant.url, days, kNow + 3);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text));
        QCOMPARE(*preview, (RetentionPreview{20 * 4 + 3, 30 * 4 + 3, 10 * 4 + 3, 6 * 2 + 6 * 3}));
        auto retention = Retention::open(plant.url, days, kNow + 3);
        QVERIFY(retention);
        qint64 removed = 0;
        for (;;) {
            const auto step = (*retention)->step();
            QVERIFY2(step, step ? "" : qPrintable(step.error().text));
            if (*step == 0)
                break;
            removed += *step;
        }
        QCOMPARE(removed, preview->total());
        QCOMPARE((*retention)->removed(), *preview);
        QCOMPARE(count(plant), QStringLiteral("81 41 121 70 105"));
        QCOMPARE(store::previewRetention(plant.url, days, kNow + 3)->total(), 0);
    }

    void keepsForEverWhatHasNoKeepingTime()
    {
        Plant plant;
        QCOMPARE(fill(plant, 5), QString());
        const RetentionDays never{0, 0, 0, 0};
        QCOMPARE(store::previewRetention(plant.url, never, kNow + 10'000 * kDayMs)->total(), 0);
        auto retention = Retention::open(plant.url, never, kNow + 10'000 * kDayMs);
        QCOMPARE(*(*retention)->step(), 0);
    }

    void worksInChunksAndGivesSpaceBack()
    {
        Plant plant;
        QCOMPARE(plant.start(), QString());
        const Device device = plant.device(QStringLiteral("a"));
        const Fields fields{{QStringLiteral("word"), QString(400, u'x')}};
        for (int batchNumber = 0; batchNumber < 12; ++batchNumber) {
            Batch batch;
            for (int i = 0; i < 1000; ++i)
                plant.add(batch, device, fields, kNow + i);
            QVERIFY(plant.writer->commit(batch, kNow));
        }
        QVERIFY(plant.writer->end(kNow));
        plant.writer.reset();
        if (fixture::onPostgres()) {
            auto retention = Retention::open(plant.url, {1, 1, 1, 1}, kNow + 10 * kDayMs);
            qint64 removed = 0;
            for (qint64 step = -1; step != 0; removed += step) {
                step = (*retention)->step().value_or(0);
                QVERIFY(step <= 5000);
            }
            QCOMPARE(removed, (*retention)->removed().total());
            QVERIFY(removed >= 24'000);
            return;
        }
        const qint64 full = QFileInfo(plant.url.path).size();
        {
            auto retention = Retention::open(plant.url, {1, 1, 1, 1}, kNow + 10 * kDayMs);
            QList<qint64> steps;
            do
                steps << *(*retention)->step();
            while (steps.last() > 0);
            QCOMPARE(steps.mid(0, 6), (QList<qint64>{5000, 5000, 2000, 5000, 5000, 2000}));
        }
        QVERIFY2(QFileInfo(plant.url.path).size() < full / 2,
                 qPrintable(QString::number(QFileInfo(plant.url.path).size())));
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
