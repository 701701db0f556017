// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv_writer.h"
#include "export/drawn_export.h"

#include <QBuffer>
#include <QtTest>

using namespace Qt::StringLiterals;

class DrawnExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEachPointWithItsExtremes()
    {
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        exports::CsvWriter out(&buffer, {});
        exports::DrawnExport csv(out, *exports::zoneOf(u"Europe/Berlin"_s));
        QVERIFY(csv.header());
        QVERIFY(csv.series({u"temp-sensor-01"_s, u"temperature"_s, {{0, 12, 30.8, 31.6, 31.25, 31.1}}}));
        QVERIFY(csv.series({u"=cmd"_s, u"humidity"_s, {{3'600'000, 1, -2, -2, -2, -2}}}));
        QVERIFY(csv.finish());
        QCOMPARE(csv.rows(), 2);
        QCOMPARE(buffer.data(), QByteArray("time_utc,time_local,device,metric,n,min,mean,max,last\r\n"
                                           "1970-01-01T00:00:00.000Z,1970-01-01T01:00:00.000+01:00,temp-sensor-01,"
                                           "temperature,12,30.8,31.25,31.6,31.1\r\n"
                                           "1970-01-01T01:00:00.000Z,1970-01-01T02:00:00.000+01:00,'=cmd,"
                                           "humidity,1,-2,-2,-2,-2\r\n"));
    }
    void hasAHeaderAlsoOfNothing()
    {
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        exports::CsvWriter out(&buffer, {});
        exports::DrawnExport csv(out, QTimeZone::utc());
        QVERIFY(csv.header());
        QVERIFY(csv.finish());
        QCOMPARE(buffer.data(), QByteArray("time_utc,time_local,device,metric,n,min,mean,max,last\r\n"));
    }
    void saysThatTheDeviceTakesNoMore()
    {
        QBuffer closed;
        QVERIFY(closed.open(QIODevice::ReadOnly));
        exports::CsvWriter out(&closed, {});
        exports::DrawnExport csv(out, QTimeZone::utc());
        QVERIFY(csv.header());
        QVERIFY(!csv.finish());
    }
};

QTEST_GUILESS_MAIN(DrawnExportTest)
#include "tst_drawn_export.moc"
