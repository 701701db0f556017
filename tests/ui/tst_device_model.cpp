// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clock.h"
#include "ui/devices/device_model.h"
#include "ui/devices/sparklines.h"
#include "ui/devices/values_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::DeviceColumn;
using ui::DeviceFilter;
using ui::DeviceModel;
using ui::DeviceRank;

namespace {

constexpr qint64 kNow = 1'750'000'000'000;
constexpr qint64 kMinute = 60'000;

Device device(const QString &externalId, DeviceStatus status = DeviceStatus::Online, qint64 ageMs = 1000)
{
    Device made;
    made.id = QUuid::createUuidV5(QUuid(), externalId);
    made.externalId = externalId;
    made.status = status;
    made.firstSeenAtMs = kNow - 100 * kMinute;
    made.lastSeenAtMs = kNow - ageMs;
    made.messages = 1;
    return made;
}

Device withValue(Device device, const QString &field, double value)
{
    device.latest.insert(field, {value, kNow - 1000});
    device.hasTelemetry = true;
    return device;
}

QStringList names(const DeviceFilter &filter)
{
    QStringList all;
    for (int row = 0; row < filter.rowCount(); ++row)
        all.append(filter.index(row, int(DeviceColumn::Name)).data().toString());
    return all;
}

} // namespace

class DeviceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsProblemsFirst()
    {
        DeviceModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        DeviceFilter filter(model);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDevices({device(u"b"_s), device(u"A"_s), device(u"silent"_s, DeviceStatus::Online, 20 * kMinute),
                          device(u"new"_s, DeviceStatus::Unknown), device(u"z-lost"_s, DeviceStatus::Offline)},
                         kNow);
        const QStringList expected{u"z-lost"_s, u"silent"_s, u"new"_s, u"A"_s, u"b"_s};
        QCOMPARE(names(filter), expected);
        QCOMPARE(model.offline(), 1);
        const QModelIndex first = filter.index(0, 0);
        QCOMPARE(first.data().toString(), u"Offline"_s);
        QCOMPARE(first.data(DeviceModel::ToneRole).toInt(), int(ui::Tone::Critical));
    }

    void followsByDifferenceWithoutReset()
    {
        DeviceModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        DeviceFilter filter(model);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        std::vector<Device> devices{device(u"a"_s), device(u"b"_s), device(u"c"_s), device(u"d"_s)};
        model.setDevices(devices, kNow);
        const QPersistentModelIndex c(filter.index(2, 0));

        devices[1] = withValue(devices[1], u"temp"_s, 23.4);
        devices[2].status = DeviceStatus::Offline;
        devices.erase(devices.begin());
        devices.push_back(device(u"e"_s));
        model.setDevices(devices, kNow);
        const QStringList expected{u"c"_s, u"b"_s, u"d"_s, u"e"_s};
        QCOMPARE(names(filter), expected);
        QCOMPARE(c.row(), 0);
        QCOMPARE(model.row(model.rowOf(devices[0].id)).mainText, QString::fromUtf8("23.4\u00a0°C"));
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 2);

        model.setDevices(devices, kNow);
        QCOMPARE(changes.count(), 2);
    }

    // A value that changes must not sort the list anew: the state's column stays out of what is told.
    void tellsOnlyTheColumnsThatChanged()
    {
        DeviceModel model(m_clock);
        Device one = withValue(device(u"a"_s), u"temp"_s, 1);
        model.setDevices({one}, kNow);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        one = withValue(one, u"temp"_s, 2);
        model.setDevices({one}, kNow);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes[0][0].toModelIndex().column(), int(DeviceColumn::Main));
        QCOMPARE(changes[0][1].toModelIndex().column(), int(DeviceColumn::Main));
    }

    void becomesStaleWithTime()
    {
        Device slow = device(u"slow"_s);
        slow.messages = 11; // one in ten minutes
        slow.lastSeenAtMs = kNow;
        QCOMPARE(ui::staleAfterMs(slow, {}), 30 * kMinute);
        QCOMPARE(ui::staleAfterMs(slow, 6.0), kMinute);
        QCOMPARE(ui::staleAfterMs(device(u"x"_s), {}), 15 * kMinute);

        DeviceModel model(m_clock);
        DeviceFilter filter(model);
        model.setDevices({slow, device(u"a"_s)}, kNow);
        QCOMPARE(names(filter).first(), u"a"_s);
        model.tick(kNow + 16 * kMinute);
        QCOMPARE(filter.index(0, 0).data().toString(), u"Online, stale"_s);
        QCOMPARE(names(filter).first(), u"a"_s);
        model.tick(kNow + 31 * kMinute);
        QCOMPARE(model.row(model.rowOf(slow.id)).rank, DeviceRank::Stale);
        QCOMPARE(filter.index(1, int(DeviceColumn::LastSeen)).data().toString(), u"31 min ago"_s);
    }

    void measuresTheRateOverTheLastMinutes()
    {
        ui::RateMeter meter;
        meter.note(100, kNow);
        QVERIFY(!meter.perMinute(kNow + 5000));
        meter.note(110, kNow + kMinute);
        QCOMPARE(meter.perMinute(kNow + kMinute), std::optional(10.0));
        QCOMPARE(meter.perMinute(kNow + 2 * kMinute), std::optional(5.0));
        // What was long ago counts no more; another store begins anew.
        for (int i = 2; i <= 20; ++i)
            meter.note(110, kNow + i * kMinute);
        QCOMPARE(meter.perMinute(kNow + 20 * kMinute), std::optional(0.0));
        meter.note(3, kNow + 21 * kMinute);
        QVERIFY(!meter.perMinute(kNow + 21 * kMinute));
        QCOMPARE(ui::perMinuteText(0.5), u"0.5 / min"_s);
        QCOMPARE(ui::perMinuteText(7680), u"128 / s"_s);
    }

    void findsByNameIdAndTag()
    {
        DeviceModel model(m_clock);
        DeviceFilter filter(model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Device named = device(u"24e124"_s);
        named.givenName = u"Boiler Süd"_s;
        named.tags = {u"cellar"_s, u"heat"_s};
        Device other = device(u"pump-7"_s);
        other.tags = {u"heat"_s};
        model.setDevices({named, other}, kNow);
        filter.setSearch(u"SÜD"_s);
        QCOMPARE(names(filter), QStringList{u"Boiler Süd"_s});
        filter.setSearch(u"24e cellar"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setSearch(u"pump boiler"_s);
        QCOMPARE(filter.rowCount(), 0);
        filter.setSearch({});
        filter.setTag(u"heat"_s);
        QCOMPARE(filter.rowCount(), 2);
        filter.setTag(u"cellar"_s);
        QCOMPARE(filter.rowCount(), 1);
        const QStringList tags{u"cellar"_s, u"heat"_s};
        QCOMPARE(model.tags(), tags);
    }

    void sortsWhatIsMissingLastInBothDirections()
    {
        DeviceModel model(m_clock);
        DeviceFilter filter(model);
        Device weak = device(u"weak"_s), strong = device(u"strong"_s);
        weak.quality.rssi = -90;
        strong.quality.rssi = -40;
        model.setDevices({device(u"none"_s), weak, strong}, kNow);
        filter.sort(int(DeviceColumn::Signal), Qt::AscendingOrder);
        const QStringList up{u"weak"_s, u"strong"_s, u"none"_s};
        QCOMPARE(names(filter), up);
        filter.sort(int(DeviceColumn::Signal), Qt::DescendingOrder);
        const QStringList down{u"strong"_s, u"weak"_s, u"none"_s};
        QCOMPARE(names(filter), down);
    }

    void saysWhatIsNotThere()
    {
        DeviceModel model(m_clock);
        Device silent = device(u"s"_s, DeviceStatus::Unknown);
        silent.lastSeenAtMs.reset();
        model.setDevices({silent}, kNow);
        QCOMPARE(model.index(0, int(DeviceColumn::Main)).data().toString(), u"no reading yet"_s);
        QCOMPARE(model.index(0, int(DeviceColumn::LastSeen)).data().toString(), u"never"_s);
        QCOMPARE(model.index(0, int(DeviceColumn::Rate)).data().toString(), QString());
    }

    void makesHostileNamesHarmless()
    {
        DeviceModel model(m_clock);
        Device hostile = device(QString(10'000, u'x'));
        hostile.givenName = u"<b>a</b>\u202e\n\x01"_s + QString(10'000, u'y');
        model.setDevices({hostile}, kNow);
        const QString name = model.index(0, int(DeviceColumn::Name)).data().toString();
        QVERIFY(name.startsWith(u"<b>a</b>\\u{202e}\\x0a\\x01yyy"_s));
        QVERIFY(name.size() <= 210);
        QVERIFY(model.index(0, int(DeviceColumn::Name)).data(DeviceModel::SecondaryRole).toString().size() <= 210);
        const QString tip = model.index(0, int(DeviceColumn::Name)).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    }

    void partsACurveAtItsGaps()
    {
        Series series;
        series.points = {{0, 1, 1, 1, 1, 1}, {10, 1, 3, 3, 3, 3}, {80, 1, 2, 2, 2, 2}};
        series.gaps = {{10, 80, GapReason::DeviceOffline}};
        const ui::Sparkline lines = ui::sparklineOf(series, 0, 100);
        QCOMPARE(lines.size(), std::size_t(2));
        const QPolygonF first{{0, 1}, {0.1, 0}};
        QCOMPARE(lines[0], first);
        const QPolygonF second{{0.8, 0.5}};
        QCOMPARE(lines[1], second);
        QVERIFY(ui::sparklineOf({}, 0, 100).empty());
    }

    void listsNewestValuesInTheirOrder()
    {
        ui::ValuesModel model(m_clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Device one = withValue(withValue(device(u"a"_s), u"battery"_s, 80), u"temp"_s, 21.5);
        model.setDevice(one, kNow);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), u"Temperature"_s);
        QCOMPARE(model.index(0, 1).data().toString(), QString::fromUtf8("21.5\u00a0°C"));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        one = withValue(one, u"temp"_s, 22);
        model.setDevice(one, kNow);
        QCOMPARE(model.index(0, 1).data().toString(), QString::fromUtf8("22\u00a0°C"));
        QCOMPARE(resets.count(), 0);
    }

private:
    ui::Clock m_clock;
};

QTEST_MAIN(DeviceModelTest)
#include "tst_device_model.moc"
