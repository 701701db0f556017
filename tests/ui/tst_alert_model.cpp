// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_model.h"
#include "ui/alerts/alert_words.h"
#include "ui_fixture.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using ui::AlertColumn;
using ui::AlertModel;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;

store::AlertRecord record(const QUuid &id, Severity severity, qint64 raisedAtMs)
{
    store::AlertRecord record;
    record.alert.id = id;
    record.alert.key = {u"temperature-high"_s, {}, u"temperature"_s};
    record.alert.ruleName = u"Temperature above 30 °C"_s;
    record.alert.externalId = u"boiler-3"_s;
    record.deviceName = u"Boiler <b>3</b>"_s;
    record.alert.severity = severity;
    record.alert.value = 30.5;
    record.alert.limit = u"30"_s;
    record.alert.raisedAtMs = raisedAtMs;
    return record;
}

store::AlertRecord seen(store::AlertRecord record)
{
    record.alert.acknowledgement = Acknowledgement::Acknowledged;
    record.alert.acknowledgedBy = u"anna"_s;
    record.alert.acknowledgedAtMs = kNow - 60'000;
    return record;
}

} // namespace

class AlertModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsWhatNobodyHasSeenAndIsCriticalFirst()
    {
        ui_test::UiFixture f;
        AlertModel model(f.workspace().clock, f.workspace().directory);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ui::AlertOrder order(model);
        const QUuid info = QUuid::createUuid(), critical = QUuid::createUuid(), handled = QUuid::createUuid(),
                    warning = QUuid::createUuid();
        model.setRecords({record(info, Severity::Info, kNow - 1000), seen(record(handled, Severity::Critical, kNow)),
                          record(warning, Severity::Warning, kNow), record(critical, Severity::Critical, kNow - 5000)},
                         kNow);
        QList<QUuid> shown;
        for (int row = 0; row < order.rowCount(); ++row)
            shown.append(order.index(row, 0).data(AlertModel::IdRole).toUuid());
        QCOMPARE(shown, (QList{critical, warning, info, handled}));
    }

    void saysItInWords()
    {
        ui_test::UiFixture f;
        AlertModel model(f.workspace().clock, f.workspace().directory);
        model.setRecords({seen(record(QUuid::createUuid(), Severity::Warning, kNow - 15 * 60'000))}, kNow);
        const auto cell = [&model](AlertColumn column) { return model.index(0, int(column)).data().toString(); };
        QCOMPARE(cell(AlertColumn::Severity), u"Warning"_s);
        QCOMPARE(cell(AlertColumn::Device), u"Boiler <b>3</b>"_s);
        QCOMPARE(cell(AlertColumn::Rule), u"Temperature above 30 °C"_s);
        QCOMPARE(cell(AlertColumn::Limit), QString::fromUtf8("30\u00a0°C"));
        QCOMPARE(cell(AlertColumn::Since), u"15 min"_s);
        QCOMPARE(cell(AlertColumn::State), u"Active, acknowledged"_s);
        QCOMPARE(cell(AlertColumn::By), u"anna"_s);
        QCOMPARE(model.index(0, int(AlertColumn::Device)).data(AlertModel::SecondaryRole).toString(), u"boiler-3"_s);
    }

    void saysWhatSilencesAnAlertOrMakesItDoubtful_data()
    {
        QTest::addColumn<store::AlertRecord>("record");
        QTest::addColumn<QString>("remark");
        store::AlertRecord plain = record(QUuid::createUuid(), Severity::Critical, kNow);
        QTest::newRow("good") << plain << QString();
        store::AlertRecord shelved = plain;
        shelved.alert.shelvedUntilMs = kNow + 3'600'000;
        QTest::newRow("shelved") << shelved << u"Shelved until 14 Nov 23:13"_s;
        shelved.alert.shelvedUntilMs = kNow - 1;
        QTest::newRow("shelf is over") << shelved << QString();
        store::AlertRecord off = plain;
        off.ruleEnabled = false;
        QTest::newRow("rule is off") << off << u"Its rule is off"_s;
        store::AlertRecord old = plain;
        old.alert.quality = AlertQuality::NoData;
        QTest::newRow("no data") << old << u"No new data"_s;
        old.alert.quality = AlertQuality::LinkDown;
        QTest::newRow("link down") << old << u"Connection down"_s;
        old.alert.condition = AlertCondition::Normal;
        QTest::newRow("cleared") << old << QString();
    }
    void saysWhatSilencesAnAlertOrMakesItDoubtful()
    {
        QFETCH(store::AlertRecord, record);
        QFETCH(QString, remark);
        ui_test::UiFixture f;
        const QString said = ui::alertRemark(record, f.workspace().clock, kNow);
        QCOMPARE(said.section(u' ', 0, 1), remark.section(u' ', 0, 1));
    }

    void changesRowsInPlaceAndRemovesNeighboursTogether()
    {
        ui_test::UiFixture f;
        AlertModel model(f.workspace().clock, f.workspace().directory);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<store::AlertRecord> records;
        for (int i = 0; i < 5000; ++i)
            records.push_back(record(QUuid::createUuid(), Severity::Info, kNow - i));
        model.setRecords(records, kNow);
        QCOMPARE(model.rowCount(), 5000);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        records[4999] = seen(records[4999]);
        model.setRecords(records, kNow);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.index(4999, int(AlertColumn::By)).data().toString(), u"anna"_s);
        const QUuid first = records.front().alert.id, last = records.back().alert.id;
        model.setRecords({records.front(), records.back()}, kNow);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(model.rowOf(first), 0);
        QCOMPARE(model.rowOf(last), 1);
        QCOMPARE(resets.size(), 0);
    }

    void describesRules_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::addColumn<QString>("words");
        const std::vector<AlertRule> shipped = shippedRules();
        QTest::newRow("status") << shipped[0] << u"device offline or silent"_s;
        QTest::newRow("threshold") << shipped[1] << QString::fromUtf8("Temperature above 30\u00a0°C");
        QTest::newRow("readings") << shipped[2] << QString::fromUtf8("Battery below 20\u00a0%, 3 readings in a row");
        AlertRule band;
        band.kind = AlertKind::Band;
        band.metric = u"humidity"_s;
        band.low = 20;
        band.high = 60;
        band.onDelayS = 90;
        QTest::newRow("band") << band << QString::fromUtf8("Humidity outside 20\u00a0% to 60\u00a0%, for 1 min 30 s");
        AlertRule count;
        count.kind = AlertKind::Count;
        count.metric = u"mqtt_device_offline"_s;
        count.limit = 5;
        QTest::newRow("count") << count << QString::fromUtf8("“Device went offline” above 5 times in 10 min");
        AlertRule silent;
        silent.kind = AlertKind::NoData;
        silent.afterS = 900;
        QTest::newRow("no data") << silent << u"no reading for 15 min"_s;
    }
    void describesRules()
    {
        QFETCH(AlertRule, rule);
        QFETCH(QString, words);
        QCOMPARE(ui::conditionWords(rule), words);
    }
};

QTEST_MAIN(AlertModelTest)
#include "tst_alert_model.moc"
