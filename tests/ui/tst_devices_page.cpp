// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_details.h"
#include "ui/devices/device_model.h"
#include "ui/devices/devices_page.h"
#include "ui_fixture.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>

using namespace Qt::StringLiterals;
using ui::DeviceColumn;
using ui::DeviceModel;
using ui::DevicesPage;

namespace {

QTreeView *listOf(const QWidget &page)
{
    return page.findChild<QTreeView *>(u"devicesList"_s);
}

QString cell(const QWidget &page, int row, DeviceColumn column)
{
    return listOf(page)->model()->index(row, int(column)).data().toString();
}

template <typename T>
T *child(const QWidget &page, const char *name)
{
    return page.findChild<T *>(QString::fromLatin1(name));
}

void openFirst(DevicesPage &page)
{
    listOf(page)->setFocus();
    QTest::keyClick(listOf(page), Qt::Key_Return);
}

} // namespace

class DevicesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsProblemsFirstAndCountsThem()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        QCOMPARE(cell(page, 0, DeviceColumn::Name), u"humidity-02"_s);
        QCOMPARE(cell(page, 0, DeviceColumn::State), u"Offline"_s);
        QCOMPARE(cell(page, 1, DeviceColumn::Name), u"boiler-3"_s);
        QCOMPARE(cell(page, 1, DeviceColumn::Main), QString::fromUtf8("71.5\u00a0°C"));
        QCOMPARE(child<QLabel>(page, "devicesSummary")->text(), u"1 offline of 3"_s);
        QCOMPARE(child<QLabel>(page, "devicesSummary")->property("tone").toString(), u"critical"_s);
    }

    void keepsRenamesTagsAndNotes()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        openFirst(page);
        auto *name = child<QLineEdit>(page, "deviceName");
        QTRY_VERIFY(name->isVisible());
        QTest::keyClick(listOf(page), Qt::Key_F2);
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"Cellar <b>north</b>"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(cell(page, 0, DeviceColumn::Name), u"Cellar <b>north</b>"_s);
        QCOMPARE(listOf(page)->model()->index(0, 1).data(DeviceModel::SecondaryRole).toString(), u"humidity-02"_s);

        auto *tags = child<QLineEdit>(page, "deviceTags");
        tags->setFocus();
        QTest::keyClicks(tags, u" cellar , wet,, cellar"_s);
        QTest::keyClick(tags, Qt::Key_Return);
        const QStringList expected{u"cellar"_s, u"wet"_s};
        QTRY_COMPARE(first(f)->tags, expected);
        QTRY_COMPARE(tags->text(), u"cellar, wet"_s);

        auto *notes = child<QPlainTextEdit>(page, "deviceNotes");
        auto *save = child<QPushButton>(page, "deviceSaveNotes");
        QVERIFY(!save->isEnabled());
        notes->setPlainText(u"Behind the door.\nKey: ask Maria."_s);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE(first(f)->notes, u"Behind the door.\nKey: ask Maria."_s);
        QTRY_VERIFY(!save->isEnabled());

        // An empty name gives the device its own back.
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(cell(page, 0, DeviceColumn::Name), u"humidity-02"_s);
    }

    void keepsWhatIsBeingTypedWhileTheDeviceGoesOn()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        openFirst(page);
        auto *notes = child<QPlainTextEdit>(page, "deviceNotes");
        notes->setPlainText(u"half a sent"_s);
        f.store().reading(u"boiler-3"_s, "temp", 72, f.now());
        f.store().commit();
        QTRY_COMPARE(cell(page, 1, DeviceColumn::Main), QString::fromUtf8("72\u00a0°C"));
        QCOMPARE(notes->toPlainText(), u"half a sent"_s);
        // Also while another device was looked at.
        listOf(page)->setCurrentIndex(listOf(page)->model()->index(1, 0));
        QCOMPARE(notes->toPlainText(), QString());
        listOf(page)->setCurrentIndex(listOf(page)->model()->index(0, 0));
        QCOMPARE(notes->toPlainText(), u"half a sent"_s);
    }

    void saysWhatCouldNotBeSaved()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        openFirst(page);
        QFile::remove(f.folder() + u"/store.sqlite"_s);
        child<QPlainTextEdit>(page, "deviceNotes")->setPlainText(u"x"_s);
        child<QPushButton>(page, "deviceSaveNotes")->click();
        auto *error = child<QLabel>(page, "deviceError");
        QTRY_VERIFY(error->isVisible());
        QVERIFY(error->text().startsWith(u"Not saved: "_s));
        QVERIFY(child<QPushButton>(page, "deviceSaveNotes")->isEnabled());
    }

    void searchesAndSaysWhatIsHidden()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        page.focusFilter();
        auto *search = child<QLineEdit>(page, "devicesSearch");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"boil"_s);
        QCOMPARE(listOf(page)->model()->rowCount(), 1);
        QCOMPARE(child<QLabel>(page, "devicesSummary")->text(), u"1 offline of 3 · 1 shown"_s);
        QCOMPARE(page.exportRequest().devices.size(), std::size_t(1));
        QTest::keyClicks(search, u"xx"_s);
        QVERIFY(!listOf(page)->isVisible());
        QCOMPARE(page.exportRequest().devices, std::vector<QUuid>{QUuid()});
        QCOMPARE(child<QLabel>(page, "emptyTitle")->text(), u"No device fits"_s);
        // Going to a device takes the search away.
        ui::Destination there;
        there.place = ui::Place::Devices;
        there.device = f.workspace().directory.devices().front().id;
        static_cast<ui::Screen &>(page).show(there);
        QCOMPARE(listOf(page)->model()->rowCount(), 3);
        QCOMPARE(page.here().device, there.device);
        QCOMPARE(page.exportRequest().devices, std::vector<QUuid>{there.device});
        QCOMPARE(page.exportRequest().table, ui::ExportRequest::Table::Telemetry);
    }

    void goesToChartAndLog()
    {
        ui_test::UiFixture f;
        fillThree(f);
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(listOf(page)->model()->rowCount(), 3);
        std::vector<ui::Destination> gone;
        connect(&f.workspace().navigator, &ui::Navigator::wanted, this,
                [&gone](const ui::Destination &there) { gone.push_back(there); });
        listOf(page)->setCurrentIndex(listOf(page)->model()->index(1, 0));
        listOf(page)->setFocus();
        QTest::keyClick(listOf(page), Qt::Key_G);
        QTest::keyClick(listOf(page), Qt::Key_L);
        QCOMPARE(gone.size(), std::size_t(2));
        QCOMPARE(gone[0].place, ui::Place::Telemetry);
        QCOMPARE(gone[0].field, u"temp"_s);
        QCOMPARE(gone[1].place, ui::Place::Log);
        QCOMPARE(gone[1].device, gone[0].device);
        QVERIFY(!gone[1].device.isNull());
    }

    void saysWhyItIsEmpty()
    {
        ui_test::UiFixture f;
        DevicesPage page(f.workspace());
        show(page);
        QCOMPARE(child<QLabel>(page, "emptyTitle")->text(), u"No device yet"_s);
        f.shoot(page, "devices-empty");
    }

    void keepsItsArrangement()
    {
        ui_test::UiFixture f;
        fillThree(f);
        {
            DevicesPage page(f.workspace());
            show(page);
            listOf(page)->sortByColumn(int(DeviceColumn::Name), Qt::DescendingOrder);
            openFirst(page);
            page.saveState();
        }
        DevicesPage page(f.workspace());
        show(page);
        QTRY_COMPARE(cell(page, 0, DeviceColumn::Name), u"pump-7"_s);
        QVERIFY(child<QWidget>(page, "deviceDetails")->isVisible());
        page.resize(1000, 700);
        QTRY_COMPARE(page.findChild<QSplitter *>()->orientation(), Qt::Vertical);
    }

    // 200 devices and some that mean harm, in light and dark; pictures to look at.
    void standsHostileNamesAndManyDevices()
    {
        ui_test::UiFixture f;
        fillMany(f);
        for (const auto &[choice, name] :
             {std::pair(ui::StyleChoice::Light, "devices-light"), std::pair(ui::StyleChoice::Dark, "devices-dark")}) {
            f.workspace().style.choose(choice);
            DevicesPage page(f.workspace());
            show(page);
            QTRY_COMPARE(listOf(page)->model()->rowCount(), 203);
            QCOMPARE(page.width(), 1366);
            for (int row = 0; row < 203; ++row)
                QVERIFY(cell(page, row, DeviceColumn::Name).size() < 250);
            openFirst(page);
            QTRY_VERIFY(child<QWidget>(page, "deviceDetails")->isVisible());
            QVERIFY(child<QWidget>(page, "deviceDetails")->width() < 700);
            if (!qEnvironmentVariableIsEmpty("WATCHPOST_SHOTS"))
                QTest::qWait(1500); // the curves are asked for after painting
            f.shoot(page, name);
            page.resize(1000, 650);
            f.shoot(page, qPrintable(QString::fromLatin1(name) + u"-narrow"_s));
        }
        f.workspace().style.choose(ui::StyleChoice::System);
    }

private:
    static void show(DevicesPage &page)
    {
        page.resize(1366, 620);
        page.setVisible(true);
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    static void fillThree(ui_test::UiFixture &f)
    {
        const qint64 now = f.now();
        f.store().reading(u"boiler-3"_s, "temp", 71.5, now - 5000);
        f.store().reading(u"humidity-02"_s, "humidity", 65, now - 900'000);
        f.store().message(u"devices/humidity-02/lwt"_s, "offline", now - 850'000);
        f.store().reading(u"pump-7"_s, "power", 310, now - 2000);
        f.store().commit();
    }
    static void fillMany(ui_test::UiFixture &f)
    {
        const qint64 now = f.now();
        for (int i = 0; i < 200; ++i) {
            const QString id = u"temp-sensor-%1"_s.arg(i, 3, 10, QChar(u'0'));
            const int readings = i < 25 ? 60 : 2;
            for (int n = readings; n >= 0; --n)
                f.store().reading(id, i % 7 == 3 ? "humidity" : "temp", 20 + i % 9 + 3 * std::sin(n / 6.0 + i),
                                  now - n * 300'000LL - i * 1000);
            if (i % 60 == 5)
                f.store().message(u"devices/%1/lwt"_s.arg(id), "offline", now - 240'000);
        }
        f.store().message(u"devices/evil/telemetry"_s,
                          R"({"device_id":"evil","device_name":"<img src=x>\u202ecba\n)" + QByteArray(10'000, 'W') +
                              R"(","telemetry":{"temp":21.5,"battery":87,"RSSI":-78,"state":"<b>on</b>"}})",
                          now - 4000);
        f.store().message(u"devices/quiet/status"_s, "online", now - 3'600'000);
        f.store().message(u"devices/nothing/status"_s, "offline", now - 7'200'000);
        f.store().commit();
    }
    static const Device *first(ui_test::UiFixture &f)
    {
        for (const Device &device : f.workspace().directory.devices()) {
            if (device.externalId == "humidity-02"_L1)
                return &device;
        }
        qFatal("no such device");
    }
};

QTEST_MAIN(DevicesPageTest)
#include "tst_devices_page.moc"
