// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the journal and what the activity list says of them (contract §2, §8).
#include "model/activity_text.h"
#include "model/alert.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QUuid kDevice = QUuid::fromString(u"018f3c2a-0000-7000-8000-00000000000d"_s);
const QUuid kAlert = QUuid::fromString(u"018f3c2a-0000-7000-8000-00000000000a"_s);

AlertJournalEntry entryOf(const char *type)
{
    AlertJournalEntry entry;
    entry.activityType = QString::fromLatin1(type);
    entry.alert.id = kAlert;
    entry.alert.key = {u"temperature-high"_s, kDevice, u"DS18B20.Temperature"_s};
    entry.alert.ruleName = u"Temperature above 30 °C"_s;
    entry.alert.externalId = u"boiler-3"_s;
    entry.alert.limit = u"30"_s;
    entry.value = 30.1;
    entry.atMs = 1'700'000'000'123;
    return entry;
}

ActivityText said(const AlertJournalEntry &entry, const QString &name = u"Boiler"_s)
{
    return activityText(alertActivity(kAlert, entry), name);
}

} // namespace

class AlertJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowHasExactlyItsKeys()
    {
        AlertJournalEntry entry = entryOf("alert_raised");
        entry.from = u"normal"_s;
        entry.to = u"active"_s;
        entry.reason = u"reading"_s;
        const ActivityRow row = alertActivity(kDevice, entry);
        QCOMPARE(row.id, kDevice);
        QCOMPARE(row.createdAtMs, 1'700'000'000'123);
        QCOMPARE(QString::fromUtf8(row.metadata),
                 u"{\"alert_id\":\"018f3c2a-0000-7000-8000-00000000000a\",\"rule_id\":\"temperature-high\","
                 "\"rule\":\"Temperature above 30 °C\",\"severity\":\"warning\",\"metric\":\"DS18B20.Temperature\","
                 "\"value\":30.1,\"limit\":30,\"from\":\"normal\",\"to\":\"active\",\"reason\":\"reading\","
                 "\"device_id\":\"018f3c2a-0000-7000-8000-00000000000d\",\"external_id\":\"boiler-3\","
                 "\"telemetry_id\":null,\"user\":null,\"note\":null}"_s);
    }
    void itsDirectionFollowsWhoMovedIt_data()
    {
        QTest::addColumn<QString>("direction");
        for (const char *type : {"alert_raised", "alert_cleared"})
            QTest::newRow(type) << u"incoming"_s;
        for (const char *type : {"alert_acknowledged", "alert_shelved", "alert_unshelved", "alert_noted"})
            QTest::newRow(type) << u"outgoing"_s;
    }
    void itsDirectionFollowsWhoMovedIt()
    {
        QFETCH(QString, direction);
        const ActivityRow row = alertActivity(kAlert, entryOf(QTest::currentDataTag()));
        QCOMPARE(row.direction, direction);
        QCOMPARE(row.status, u"success"_s);
        QVERIFY(row.errorMessage.isNull());
    }
    void aLimitIsANumberATextOrNothing()
    {
        const auto limitOf = [](const QString &limit) {
            AlertJournalEntry entry = entryOf("alert_raised");
            entry.alert.limit = limit;
            return QJsonDocument::fromJson(alertActivity(kAlert, entry).metadata).object().value("limit"_L1);
        };
        QCOMPARE(limitOf(u"30.5"_s), QJsonValue(30.5));
        QCOMPARE(limitOf(u"20 … 30"_s), QJsonValue(u"20 … 30"_s));
        QCOMPARE(limitOf(u"15 min"_s), QJsonValue(u"15 min"_s));
        QCOMPARE(limitOf({}), QJsonValue(QJsonValue::Null));
    }

    void saysWhatWasMeasured()
    {
        const ActivityText text = said(entryOf("alert_raised"));
        QCOMPARE(text.headline, u"Alert raised: Temperature above 30 °C – Boiler"_s);
        QCOMPARE(text.details, QStringList{u"DS18B20.Temperature 30.1 °C, limit 30"_s});
        QCOMPARE(said(entryOf("alert_cleared")).headline, u"Alert cleared: Temperature above 30 °C – Boiler"_s);
    }
    void aDeviceWithoutANameHasItsId()
    {
        QCOMPARE(said(entryOf("alert_raised"), {}).headline, u"Alert raised: Temperature above 30 °C – boiler-3"_s);
    }
    void theConnectionIsAboutNoDevice()
    {
        AlertJournalEntry entry = entryOf("alert_raised");
        entry.alert.key = {kConnectionRuleId.toString(), {}, {}};
        entry.alert.externalId.clear();
        entry.alert.ruleName = u"Connection lost"_s;
        entry.alert.limit.clear();
        entry.value.reset();
        const ActivityText text = said(entry, {});
        QCOMPARE(text.headline, u"Alert raised: Connection lost"_s);
        QCOMPARE(text.details, QStringList());
    }
    void saysWhoDidItUntilWhenAndWhy()
    {
        AlertJournalEntry entry = entryOf("alert_shelved");
        entry.value.reset();
        entry.alert.limit.clear();
        entry.alert.key.metric.clear();
        entry.user = u"maria"_s;
        entry.to = u"2026-11-28T18:00:00.000Z"_s;
        entry.note = u"being repaired"_s;
        ActivityText text = said(entry);
        QCOMPARE(text.headline, u"Alert shelved: Temperature above 30 °C – Boiler"_s);
        QCOMPARE(text.details,
                 (QStringList{u"By: maria"_s, u"Until: 2026-11-28T18:00:00.000Z"_s, u"Note: being repaired"_s}));
        entry.activityType = u"alert_acknowledged"_s;
        entry.note.clear();
        entry.to = u"acknowledged"_s;
        QCOMPARE(said(entry).details, QStringList{u"By: maria"_s});
    }
    void saysWhatNobodyWatched()
    {
        AlertJournalEntry entry = entryOf("alert_noted");
        entry.value.reset();
        entry.alert.key.metric.clear();
        entry.reason = u"not_observed"_s;
        entry.from = u"2026-11-28T18:00:00.000Z"_s;
        entry.to = u"2026-11-28T19:00:00.000Z"_s;
        QCOMPARE(said(entry).details,
                 QStringList{u"Not observed from 2026-11-28T18:00:00.000Z to 2026-11-28T19:00:00.000Z"_s});
    }
    void silenceSaysHowLong()
    {
        ActivityRow row;
        row.activityType = u"mqtt_device_offline"_s;
        row.metadata = R"({"status_reason":"no_data","silent_for_s":900})";
        QCOMPARE(activityText(row, u"boiler"_s).details, QStringList{u"Reason: No data for 15 min"_s});
        row.metadata = R"({"status_reason":"lwt_message","silent_for_s":900})";
        QCOMPARE(activityText(row, u"boiler"_s).details, QStringList{u"Reason: LWT message received"_s});
    }
};

QTEST_GUILESS_MAIN(AlertJournalTest)
#include "tst_alert_journal.moc"
