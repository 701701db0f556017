// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/filter_bar.h"

#include "ui/ui_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using ui::FilterBar;
using ui_test::str;

namespace {

// A bar at the top of a window with room below it.
class Bench
{
public:
    Bench() : settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat), bar(new FilterBar(settings, &window))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(bar);
        layout->addStretch();
        window.resize(900, 320);
        window.show();
        bar->focusField();
        field = window.findChild<QLineEdit *>(u"filterField"_s);
    }
    // Made when the bar was, they move into the window when they are shown.
    [[nodiscard]] QListWidget *list() const { return window.findChild<QListWidget *>(u"filterList"_s); }
    [[nodiscard]] bool listIsOpen() const { return list()->isVisible(); }
    [[nodiscard]] QString mistakeShown() const
    {
        auto *label = window.findChild<QLabel *>(u"filterMistake"_s);
        return label->isVisible() ? label->accessibleName() : QString();
    }
    [[nodiscard]] QStringList offered() const
    {
        QStringList words;
        for (int i = 0; list()->isVisible() && i < list()->count(); ++i)
            words += list()->item(i)->text();
        return words;
    }
    void type(const char *text) const { QTest::keyClicks(field, str(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(field, key, modifiers); }

    QTemporaryDir folder;
    QSettings settings;
    QWidget window;
    FilterBar *bar;
    QLineEdit *field;
};

} // namespace

class FilterBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }
    void cleanupTestCase() { m_style.reset(); }

    void saysAChangeOnceAMomentAfterTheLastKey()
    {
        Bench bench;
        QSignalSpy changed(bench.bar, &FilterBar::filterChanged);
        bench.type("pump boiler");
        QCOMPARE(changed.count(), 0);
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(bench.bar->node().has_value());
        QCOMPARE(bench.field->property("tone").toString(), u"good"_s);
        // The same tree by other words is no change.
        bench.field->setText(u"pump  and boiler"_s);
        bench.press(Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
    }
    void keepsTheLastValidFilterWhileTheTextIsWrong()
    {
        Bench bench;
        bench.bar->setText(u"type:offline"_s);
        const auto before = bench.bar->node();
        QSignalSpy changed(bench.bar, &FilterBar::filterChanged);
        bench.field->setText(u"type:offline and devise:a"_s);
        bench.press(Qt::Key_Return);
        QCOMPARE(changed.count(), 0);
        QVERIFY(bench.bar->node() == before);
        QCOMPARE(bench.field->property("tone").toString(), u"critical"_s);
        QVERIFY2(bench.mistakeShown().startsWith(u"At character 18: there is no field 'devise'"_s),
                 qPrintable(bench.mistakeShown()));
        QCOMPARE(bench.field->accessibleDescription(), bench.bar->mistake());
        ui_test::UiFixture::shoot(bench.window, "filter-mistake");
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.mistakeShown(), QString());
        QVERIFY(!bench.bar->node());
        QCOMPARE(changed.count(), 1);
    }
    void setTextTakesEffectAtOnce()
    {
        Bench bench;
        QSignalSpy changed(bench.bar, &FilterBar::filterChanged);
        bench.bar->setText(u"pump"_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.bar->text(), u"pump"_s);
        bench.bar->setText({});
        QCOMPARE(changed.count(), 2);
        QVERIFY(!bench.bar->node());
    }
    void addsTermsSoThatBothHold()
    {
        Bench bench;
        bench.bar->addTerm(u"device:a"_s);
        QCOMPARE(bench.bar->text(), u"device:a"_s);
        bench.bar->addTerm(u"type:offline"_s);
        QCOMPARE(bench.bar->text(), u"device:a and type:offline"_s);
        bench.bar->setText(u"a or b"_s);
        bench.bar->addTerm(u"not c"_s);
        QCOMPARE(bench.bar->text(), u"(a or b) and not c"_s);
        // What is not valid yet is not what is shown.
        bench.field->setText(u"a ("_s);
        bench.press(Qt::Key_Return);
        bench.bar->addTerm(u"d"_s);
        QCOMPARE(bench.bar->text(), u"(a or b) and not c and d"_s);
    }
    void offersFieldsOperatorsAndValues()
    {
        Bench bench;
        bench.type("ty");
        QCOMPARE(bench.offered(), QStringList{u"type"_s});
        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.bar->text(), u"type"_s);
        QVERIFY(bench.offered().contains(u"type:"_s));
        bench.press(Qt::Key_Tab);
        bench.type("off");
        QCOMPARE(bench.offered().front(), u"offline"_s);
        ui_test::UiFixture::shoot(bench.window, "filter-completion");
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.bar->text(), u"type:offline "_s);
        QVERIFY(!bench.listIsOpen());
    }
    void offersWhatTheStoreKnowsInQuotesWhereNeeded()
    {
        Bench bench;
        bench.bar->setKnownValues({u"temp-01"_s, u"Cold room (north)"_s, u"say \"hi\""_s},
                                  {u"devices/temp-01/telemetry"_s}, {u"temperature"_s, u"odd name"_s});
        bench.type("device:room");
        QCOMPARE(bench.offered(), QStringList{u"Cold room (north)"_s});
        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.bar->text(), u"device:\"Cold room (north)\" "_s);
        bench.type("topic:dev");
        bench.press(Qt::Key_Tab);
        bench.type("t.odd");
        QCOMPARE(bench.offered(), QStringList{u"t.odd name"_s});
        bench.press(Qt::Key_Tab);
        bench.type(">5");
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.bar->text(), u"device:\"Cold room (north)\" topic:devices/temp-01/telemetry t.\"odd name\">5"_s);
        QCOMPARE(bench.bar->mistake(), QString());
        bench.bar->setText({});
        bench.type("device:\"say");
        QCOMPARE(bench.offered(), QStringList{u"say \"hi\""_s});
        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.bar->text(), u"device:\"say \\\"hi\\\"\" "_s);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.bar->node()->text, u"say \"hi\""_s);
    }
    void quotesValues_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::addRow("plain") << u"temp-01"_s << u"temp-01"_s;
        QTest::addRow("topic") << u"a/b/+"_s << u"a/b/+"_s;
        QTest::addRow("blank") << u"a b"_s << u"\"a b\""_s;
        QTest::addRow("empty") << QString() << u"\"\""_s;
        QTest::addRow("quote") << u"a\"b"_s << u"\"a\\\"b\""_s;
        QTest::addRow("backslash") << u"a\\b"_s << u"\"a\\\\b\""_s;
        QTest::addRow("parentheses") << u"a(b)"_s << u"\"a(b)\""_s;
    }
    void quotesValues()
    {
        QFETCH(QString, value);
        QTEST(ui::filterValue(value), "expected");
        if (!value.isEmpty())
            QCOMPARE(filter::parse(QString(u"device="_s + ui::filterValue(value))).value()->text, value);
    }
    void enterMeansTheFilterUnlessASuggestionWasChosen()
    {
        Bench bench;
        bench.type("type:mess");
        QVERIFY(bench.listIsOpen());
        bench.press(Qt::Key_Return);
        QVERIFY(!bench.listIsOpen());
        QCOMPARE(bench.bar->text(), u"type:mess"_s);
    }
    void escapeClosesTheListThenClears()
    {
        Bench bench;
        bench.type("ty");
        QVERIFY(bench.listIsOpen());
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.listIsOpen());
        QCOMPARE(bench.bar->text(), u"ty"_s);
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.bar->text(), QString());
    }
    void ctrlSpaceOffersEverythingThatFits()
    {
        Bench bench;
        QVERIFY(!bench.listIsOpen());
        bench.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(bench.offered().contains(u"device"_s));
    }
    void remembersTheLastTwentyFilters()
    {
        Bench bench;
        for (int i = 0; i < 25; ++i) {
            bench.field->setText(u"word%1"_s.arg(i));
            bench.press(Qt::Key_Return);
        }
        bench.field->setText(u"word20"_s);
        bench.press(Qt::Key_Return);
        bench.field->setText(u"wrong ("_s);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.bar->recent().size(), FilterBar::kMostRecent);
        QCOMPARE(bench.bar->recent().mid(0, 3), (QStringList{u"word20"_s, u"word24"_s, u"word23"_s}));
        FilterBar later(bench.settings);
        QCOMPARE(later.recent(), bench.bar->recent());
    }
    void downInTheEmptyFieldShowsRecentFilters()
    {
        Bench bench;
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.offered(), QStringList{u"No recent filters yet"_s});
        bench.press(Qt::Key_Escape);
        bench.bar->setText(u"pump"_s);
        bench.press(Qt::Key_Return);
        bench.bar->setText({});
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.offered(), (QStringList{u"pump"_s, u"Clear this list"_s}));
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.bar->text(), u"pump"_s);
        bench.bar->setText({});
        QTest::mouseClick(bench.window.findChild<QToolButton *>(u"recentFilters"_s), Qt::LeftButton);
        ui_test::UiFixture::shoot(bench.window, "filter-recent");
        bench.press(Qt::Key_Up);
        bench.press(Qt::Key_Return);
        QVERIFY(bench.bar->recent().isEmpty());
    }
    void takesAMegabyteOfTextWithoutHanging()
    {
        Bench bench;
        const QString huge = QString(u"("_s).repeated(1'000'000);
        bench.bar->setText(huge);
        QCOMPARE(bench.bar->text().size(), qsizetype(FilterBar::kMaxText));
        QVERIFY(!bench.bar->mistake().isEmpty());
        bench.bar->setText(QString(1'000'000, u'x'));
        QVERIFY(bench.bar->mistake().contains(u"cut to 4000"_s));
        QVERIFY(bench.window.width() < 1000);
        bench.bar->setKnownValues({QString(1'000'000, u'y'), u"\u202Eevil\x1b[2J"_s}, {}, {});
        bench.bar->setText({});
        bench.type("device:e");
        QCOMPARE(bench.offered(), QStringList{u"\\u{202e}evil\\x1b[2J"_s});
    }
    void tellsWhatMayBeWritten()
    {
        Bench bench;
        QTest::mouseClick(bench.window.findChild<QToolButton *>(u"filterHelp"_s), Qt::LeftButton);
        auto *panel = bench.window.findChild<QFrame *>(u"filterHelpPanel"_s);
        QVERIFY(panel && panel->isVisible());
        const QString words = panel->findChild<QLabel *>()->text();
        for (const char *field : {"type", "device", "topic", "t.METRIC", "rssi"})
            QVERIFY(words.contains(str(field)));
        ui_test::UiFixture::shoot(*panel, "filter-help");
        panel->close();
    }
    void everyExampleOfTheHelpIsAFilter()
    {
        Bench bench;
        for (const char *text : {"pump boiler", "type:offline device:temp-*", "t.temperature>30", "rssi<-100 or snr<0",
                                 "not (topic:a/* or retained:true)", "status!=success"})
            QVERIFY2(filter::parse(str(text)).has_value(), text);
    }

private:
    std::unique_ptr<ui::Style> m_style;
};

QTEST_MAIN(FilterBarTest)
#include "tst_filter_bar.moc"
