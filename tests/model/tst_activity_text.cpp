// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activity_text.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

ActivityRow rowOf(const char *type, const QByteArray &metadata)
{
    ActivityRow row;
    row.activityType = QString::fromLatin1(type);
    row.status = u"success"_s;
    row.metadata = metadata;
    return row;
}

QString loudly(const char *english)
{
    return QString::fromUtf8(english).toUpper();
}

} // namespace

class ActivityTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsSaidInEnglish()
    {
        const ActivityText text = activityText(
            rowOf("mqtt_message_received", "{\"telemetry_fields\":[\"a\",\"b\"],\"parser_type\":\"vmark\"}"),
            u"boiler-3"_s);
        QCOMPARE(text.headline, u"Message received"_s);
        QCOMPARE(text.details, (QStringList{u"Device: boiler-3 | Fields: 2"_s, u"Parser: VMark"_s}));
    }
    void aSessionIsKeptOrNew()
    {
        const ActivityText kept = activityText(
            rowOf("mqtt_connection_established", "{\"broker\":\"b:1883\",\"session_present\":true}"), QString());
        QCOMPARE(kept.headline, u"Connected: b:1883"_s);
        QCOMPARE(kept.details, QStringList{u"Session: kept"_s});
        const ActivityText fresh =
            activityText(rowOf("mqtt_connection_established", "{\"broker\":\"b:1883\",\"reason\":\"why\"}"), QString());
        QCOMPARE(fresh.details, (QStringList{u"Session: new"_s, u"Note: why"_s}));
    }
    void aLimitIsSaidOnlyWhereThereIsOne()
    {
        const ActivityText with = activityText(
            rowOf("alert_raised", "{\"rule\":\"hot\",\"metric\":\"temperature\",\"value\":31.5,\"limit\":30}"),
            u"boiler-3"_s);
        QCOMPARE(with.headline, u"Alert raised: hot – boiler-3"_s);
        QCOMPARE(with.details, QStringList{u"temperature 31.5 °C, limit 30"_s});
        const ActivityText without =
            activityText(rowOf("alert_raised", "{\"rule\":\"hot\",\"metric\":\"temperature\",\"value\":31.5}"), {});
        QCOMPARE(without.details, QStringList{u"temperature 31.5 °C"_s});
    }
    // A name that looks like a placeholder stays a name.
    void whatDevicesSayIsNoPlaceholder()
    {
        const ActivityText text =
            activityText(rowOf("mqtt_message_received", "{\"telemetry_fields\":[\"a\"]}"), u"%2 %1"_s);
        QCOMPARE(text.details, QStringList{u"Device: %2 %1 | Fields: 1"_s});
    }
    void itsWordsComeFromWhereTheCallerSays()
    {
        const ActivityText text = activityText(
            rowOf("mqtt_device_offline", "{\"status_reason\":\"no_data\",\"connection_quality\":{\"rssi\":-90}}"),
            u"boiler-3"_s, loudly);
        QCOMPARE(text.headline, u"DEVICE WENT OFFLINE: boiler-3"_s);
        QCOMPARE(text.details, (QStringList{u"REASON: NO DATA"_s, u"LAST RSSI: -90 DBM"_s}));
        QCOMPARE(parserTitle(u"custom"_s, loudly), u"CUSTOM"_s);
        QCOMPARE(statusReasonText(u"something else"_s, loudly), u"something else"_s);
    }
};

QTEST_GUILESS_MAIN(ActivityTextTest)
#include "tst_activity_text.moc"
