// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/first_run_page.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/way_card.h"
#include "ui_fixture.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using ui::FirstRunPage;

class FirstRunPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }

    void offersThreeWaysIn_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<int>("key");
        for (const int key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter}) {
            for (const char *card : {"firstRunDemo", "firstRunConnect", "firstRunOpen"})
                QTest::addRow("%s by key %d", card, key) << QString::fromLatin1(card) << key;
        }
    }
    void offersThreeWaysIn()
    {
        QFETCH(QString, card);
        QFETCH(int, key);
        FirstRunPage page;
        const QSignalSpy demo(&page, &FirstRunPage::demoWanted);
        const QSignalSpy connection(&page, &FirstRunPage::connectWanted);
        const QSignalSpy database(&page, &FirstRunPage::openWanted);
        show(page);
        auto *button = page.findChild<ui::WayCard *>(card);
        QVERIFY(button);
        QVERIFY(!button->accessibleName().isEmpty() && !button->accessibleDescription().isEmpty());
        button->setFocus();
        QTest::keyClick(button, Qt::Key(key));
        QCOMPARE(demo.size(), int(card == u"firstRunDemo"));
        QCOMPARE(connection.size(), int(card == u"firstRunConnect"));
        QCOMPARE(database.size(), int(card == u"firstRunOpen"));
    }
    void reachesAllWaysWithTheTabKey()
    {
        FirstRunPage page;
        page.setProfiles({u"plant-a"_s});
        show(page);
        page.setFocus();
        QStringList visited;
        for (int i = 0; i < 5; ++i) {
            visited.append(page.focusWidget()->objectName());
            QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, (QStringList{u"firstRunDemo"_s, u"firstRunConnect"_s, u"firstRunOpen"_s, u"firstRunImport"_s,
                                       u"firstRunProfile"_s}));
    }
    void offersTheConnectionsOfOtherPrograms()
    {
        FirstRunPage page;
        const QSignalSpy wanted(&page, &FirstRunPage::importWanted);
        show(page);
        auto *button = page.findChild<QPushButton *>(u"firstRunImport"_s);
        QVERIFY(button);
        button->click();
        QCOMPARE(wanted.size(), 1);
        page.setBusy(u"Starting"_s);
        QVERIFY(!button->isEnabled());
    }
    void offersTheProfilesThatAreThere()
    {
        FirstRunPage page;
        const QSignalSpy wanted(&page, &FirstRunPage::profileWanted);
        show(page);
        QVERIFY(!page.findChild<QWidget *>(u"firstRunProfilesTitle"_s)->isVisible());
        const QString hostile = u"<b>A&B</b>\n"_s + QString(10'000, u'x');
        page.setProfiles({u"plant-a"_s, hostile});
        const auto buttons = page.findChildren<QPushButton *>(u"firstRunProfile"_s);
        QCOMPARE(buttons.size(), 2);
        QVERIFY(buttons[1]->text().size() < 100);
        QVERIFY(buttons[1]->text().contains(u"&&"_s));
        buttons[1]->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), hostile); // the name itself, not how it is shown
        QVERIFY2(page.minimumSizeHint().width() < 1000, qPrintable(QString::number(page.minimumSizeHint().width())));
        page.setProfiles({});
        QVERIFY(!page.findChild<QWidget *>(u"firstRunProfilesTitle"_s)->isVisible());
    }
    void saysWhatIsWrongAndLetsGoOn()
    {
        FirstRunPage page;
        show(page);
        auto *notice = page.findChild<ui::NoticeLine *>(u"firstRunTrouble"_s);
        auto *demo = page.findChild<ui::WayCard *>(u"firstRunDemo"_s);
        QVERIFY(!notice->isVisible());
        page.setBusy(u"Starting the demo plant …"_s);
        QVERIFY(!demo->isEnabled());
        page.setTrouble(u"mosquitto is not installed: sudo apt install mosquitto"_s);
        QVERIFY(demo->isEnabled());
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(u"apt install"_s));
        page.setTrouble({});
        QVERIFY(!notice->isVisible());
    }
    void showsMotionOnlyWhereItTakesTime()
    {
        FirstRunPage page;
        show(page);
        auto *bar = page.findChild<QProgressBar *>(u"firstRunProgress"_s);
        page.setBusy(u"Starting the demo plant …"_s);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(bar->isVisible());
        page.setTrouble({});
        QVERIFY(!bar->isVisible());
    }
    void isDrawnInLightAndDark()
    {
        for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
            m_style->choose(choice);
            FirstRunPage page;
            page.resize(1366, 640);
            page.setProfiles({u"plant-a"_s, u"plant-b north"_s, u"kitchen"_s, QString(80, u'w')});
            page.setTrouble(u"The demo needs the broker mosquitto, which is not installed. On Debian and Ubuntu: sudo "
                            "apt install mosquitto"_s);
            show(page);
            page.findChild<ui::WayCard *>(u"firstRunConnect"_s)->setFocus();
            QVERIFY(!page.grab().isNull());
            ui_test::UiFixture::shoot(page, choice == ui::StyleChoice::Light ? "first-run-light" : "first-run-dark");
        }
        m_style->choose(ui::StyleChoice::Light);
    }

private:
    static void show(QWidget &page)
    {
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
    std::unique_ptr<ui::Style> m_style;
};

QTEST_MAIN(FirstRunPageTest)
#include "tst_first_run_page.moc"
