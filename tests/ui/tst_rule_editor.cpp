// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/editor.h"
#include "ui/alerts/quiet_text.h"
#include "ui/alerts/rule_editor.h"
#include "ui/alerts/rule_form.h"
#include "ui/alerts/rule_trial_view.h"
#include "ui/alerts/rules_dialog.h"
#include "ui/alerts/rules_model.h"
#include "ui/common/rule_wish.h"
#include "ui/profile/notice_line.h"
#include "ui/telemetry/chart_view.h"
#include "ui_fixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

template <typename T>
T *child(const QWidget &page, const char *name)
{
    return page.findChild<T *>(QString::fromLatin1(name));
}

// Every field is another than a new rule's.
AlertRule fullRule()
{
    AlertRule rule;
    rule.id = u"mine"_s;
    rule.version = 3;
    rule.name = u"Cold store"_s;
    rule.enabled = false;
    rule.scope = {{u"a"_s, u"b"_s}, {u"cold"_s}, u"temp-*"_s};
    rule.metric = u"temperature"_s;
    rule.op = Comparison::LessOrEqual;
    rule.limit = -18.5;
    rule.clear = -18;
    rule.forReadings = 3;
    rule.onDelayS = 90;
    rule.offDelayS = 3600;
    rule.noData = NoDataPolicy::Raise;
    rule.severity = Severity::Critical;
    rule.cooldownS = 600;
    rule.renotifyS = 1800;
    rule.quiet = {{u"22:00"_s, u"06:00"_s, u"Europe/Berlin"_s}, {u"12:00"_s, u"13:00"_s, {}}};
    rule.text = u"Close the door."_s;
    rule.channels = {u"desktop"_s, u"webhook"_s};
    return rule;
}

struct Plant
{
    Plant()
    {
        // 20 readings in the last 20 minutes; three stretches above 30.
        const double values[] = {20, 31, 20, 20, 32, 33, 20, 20, 20, 20, 20, 35, 20, 20, 20, 20, 20, 20, 20, 20};
        qint64 at = f.now() - 20 * 60'000;
        for (const double value : values)
            f.store().reading(u"boiler-3"_s, "temperature", value, at += 60'000 - 1);
        f.store().reading(u"attic"_s, "temperature", 31, at);
        f.store().commit();
    }
    [[nodiscard]] bool isRead()
    {
        return QTest::qWaitFor(
            [this] {
                return f.workspace().alerts.rules().size() == 4 && f.workspace().directory.devices().size() == 2;
            },
            ui_test::kPatienceMs);
    }
    [[nodiscard]] AlertRule rule(const char *id)
    {
        const AlertRule *found = f.workspace().alerts.rule(QString::fromLatin1(id));
        return found ? *found : AlertRule();
    }
    ui_test::UiFixture f;
};

} // namespace

class RuleEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEveryFieldBackAsItWas_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::newRow("threshold") << fullRule();
        for (const AlertRule &rule : shippedRules())
            QTest::newRow(qPrintable(rule.id)) << rule;
        AlertRule band = fullRule();
        band.kind = AlertKind::Band;
        band.clear.reset();
        band.low = 1.25;
        band.high = 8;
        band.deadband = 0.5;
        QTest::newRow("band") << band;
        AlertRule count = fullRule();
        count.kind = AlertKind::Count;
        count.metric = u"mqtt_device_offline"_s;
        count.op = Comparison::GreaterOrEqual;
        count.limit = 5;
        count.clear.reset();
        count.windowS = 7200;
        QTest::newRow("count") << count;
        AlertRule silent = fullRule();
        silent.kind = AlertKind::NoData;
        silent.clear.reset();
        silent.afterS = 901;
        QTest::newRow("no data") << silent;
    }
    void givesEveryFieldBackAsItWas()
    {
        QFETCH(AlertRule, rule);
        ui_test::UiFixture f;
        ui::RuleForm form(f.workspace().directory);
        form.setRule(rule);
        const auto back = form.rule();
        QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().text));
        QCOMPARE(*back, rule);
    }

    void beginsAtTheNameAndDrawsNothingYet()
    {
        ui_test::UiFixture f;
        ui::RuleEditor editor(f.workspace(), {});
        editor.show();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        QTRY_VERIFY(child<QLineEdit>(editor, "ruleName")->hasFocus());
        QVERIFY(!child<ui::ChartView>(editor, "trialChart")->isVisible());
    }

    void readsQuietHoursOfOneLine()
    {
        const std::vector<QuietHours> hours = fullRule().quiet;
        QCOMPARE(ui::quietText(hours), u"22:00-06:00 Europe/Berlin, 12:00-13:00"_s);
        QCOMPARE(ui::quietHours(ui::quietText(hours)), hours);
        QCOMPARE(ui::quietHours(QString()), std::vector<QuietHours>());
    }

    void saysWhatIsWrongWhileTyping()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        ui::RuleEditor editor(plant.f.workspace(), {plant.rule("temperature-high"), {}, {}});
        auto *save = child<QPushButton>(editor, "ruleSave");
        auto *notice = child<ui::NoticeLine>(editor, "ruleNotice");
        QVERIFY(save->isEnabled());
        child<QLineEdit>(editor, "ruleLimit")->setText(u"warm"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(notice->text(), u"A limit is no number."_s);
        child<QLineEdit>(editor, "ruleLimit")->setText(u"30,5"_s);
        QVERIFY(save->isEnabled());
        QVERIFY(notice->text().contains(u"30.5"_s));
        child<QLineEdit>(editor, "ruleName")->clear();
        QVERIFY(!save->isEnabled());
        QCOMPARE(notice->text(), u"Give the rule a name."_s);
    }

    void triesTheRuleAsTypedOnTheLastDay()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        ui::RuleEditor editor(plant.f.workspace(), {plant.rule("temperature-high"), {}, {}});
        auto *trial = editor.findChild<ui::RuleTrialView *>();
        for (const Device &device : plant.f.workspace().directory.devices()) {
            if (device.externalId == u"boiler-3"_s)
                trial->setDevice(device.id);
        }
        QTRY_VERIFY(trial->words().startsWith(u"Here it would have fired 3 time"_s));
        QTRY_VERIFY(trial->words().contains(u"4 time"_s));
        QVERIFY(trial->words().contains(u"2 device"_s));
        const ui::ChartContent &content = trial->chart().content();
        QCOMPARE(content.series.size(), 1u);
        QCOMPARE(content.limits.size(), 1u);
        QCOMPARE(content.marks.size(), 6u); // raised and cleared
        QCOMPARE(*content.marks[0].value, 31.0);
        child<QLineEdit>(editor, "ruleLimit")->setText(u"34"_s);
        QTRY_VERIFY(trial->words().startsWith(u"Here it would have fired 1 time"_s));
        QTRY_VERIFY(trial->words().contains(u"1 device"_s));
        ui_test::UiFixture::shoot(editor, "rule-editor");
    }

    void refusesToOverwriteWhatSomebodyElseChanged()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        const AlertRule seen = plant.rule("temperature-high");
        ui::RuleEditor editor(plant.f.workspace(), {seen, {}, {}});
        editor.show();
        auto other = store::Editor::open(plant.f.workspace().station.storeUrl());
        QVERIFY(other.has_value());
        AlertRule theirs = seen;
        theirs.limit = 28;
        QVERIFY((*other)->saveRule(plant.f.workspace().alerts.organization(), theirs, {u"anna"_s, plant.f.now()}));
        child<QLineEdit>(editor, "ruleLimit")->setText(u"40"_s);
        child<QPushButton>(editor, "ruleSave")->click();
        auto *notice = child<ui::NoticeLine>(editor, "ruleNotice");
        QTRY_VERIFY(notice->text().contains(u"anna has changed this rule"_s));
        QVERIFY(editor.isVisible());
        auto *reload = child<QPushButton>(editor, "ruleReload");
        QVERIFY(reload->isVisible());
        reload->click();
        QTRY_COMPARE(child<QLineEdit>(editor, "ruleLimit")->text(), u"28"_s);
        child<QLineEdit>(editor, "ruleLimit")->setText(u"29"_s);
        child<QPushButton>(editor, "ruleSave")->click();
        QTRY_VERIFY(!editor.isVisible());
        QTRY_COMPARE(plant.rule("temperature-high").limit, 29.0);
    }

    void makesARuleFromWhatIsLookedAt()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        const Device device = plant.f.workspace().directory.devices().back();
        const ui::RuleWish wish = ui::thresholdWish(device, u"temperature"_s, 31.23456);
        QCOMPARE(wish.rule.scope.devices, QStringList{device.externalId});
        QCOMPARE(wish.rule.limit, 31.23);
        QCOMPARE(ui::wishFromEvent(u"mqtt_device_offline"_s, &device).rule.kind, AlertKind::Status);
        QCOMPARE(ui::wishFromEvent(u"mqtt_connection_lost"_s, nullptr).rule.kind, AlertKind::Count);
        ui::RuleEditor editor(plant.f.workspace(), wish);
        editor.show();
        child<QPushButton>(editor, "ruleSave")->click();
        QTRY_VERIFY(!editor.isVisible());
        QTRY_COMPARE(plant.f.workspace().alerts.rules().size(), 5u);
    }

    void listsSwitchesAndRemovesRules()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        ui::RulesDialog dialog(plant.f.workspace());
        dialog.show();
        auto *list = child<QTreeView>(dialog, "rulesList");
        auto *model = qobject_cast<ui::RulesModel *>(list->model());
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 4);
        ui_test::UiFixture::shoot(dialog, "rules");
        const int row = model->rowOf(u"temperature-high"_s);
        const QModelIndex on = model->index(row, int(ui::RuleColumn::On));
        QVERIFY(model->setData(on, Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(on.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QTRY_VERIFY(!plant.rule("temperature-high").enabled);
        list->setCurrentIndex(model->index(row, 2));
        child<QPushButton>(dialog, "rulesDelete")->click();
        auto *ask = child<QMessageBox>(dialog, "rulesAsk");
        QVERIFY(ask);
        for (QAbstractButton *button : ask->buttons()) {
            if (ask->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(model->rowOf(u"temperature-high"_s), -1);
    }

    void bringsRulesInAndTakesThemOut()
    {
        Plant plant;
        QVERIFY(plant.isRead());
        ui::RulesDialog dialog(plant.f.workspace());
        const QString path = plant.f.folder() + u"/rules.json"_s;
        dialog.exportTo(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        QVERIFY(text.contains("temperature-high"));
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.replace("\"limit\":30,", "\"limit\":31,"));
        file.close();
        dialog.importFrom(path);
        QTRY_COMPARE(plant.rule("temperature-high").limit, 31.0);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,\"rules\":[{\"nmae\":1}]}");
        file.close();
        dialog.importFrom(path);
        QVERIFY(child<ui::NoticeLine>(dialog, "rulesNotice")->text().contains(u"nmae"_s));
    }
};

QTEST_MAIN(RuleEditorTest)
#include "tst_rule_editor.moc"
