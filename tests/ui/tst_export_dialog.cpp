// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog as an operator uses it: it counts, shows the first rows, writes the file, and says how it went.
#include "monitor/export_manifest.h"
#include "ui/common/plain_text.h"
#include "ui/export/export_dialog.h"
#include "ui/ui_fixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using ui::ExportDialog;
using ui::ExportRequest;
using ui_test::str;
using ui_test::UiFixture;

namespace {

constexpr int kMessages = 3000;
const char *const kHostile = "<b>&bold</b>\u202E=cmd|'x'!A1/../../etc";

QString text(const QDialog &dialog, const char *name)
{
    if (const auto *edit = dialog.findChild<QLineEdit *>(str(name)))
        return edit->text();
    const auto *label = dialog.findChild<QLabel *>(str(name));
    return label ? label->text() : u"no such label"_s;
}

QString resultOf(const QDialog &dialog)
{
    return dialog.findChild<ui::PlainLabel *>(u"exportResult"_s)->plain();
}

template <typename T>
T *child(const QDialog &dialog, const char *name)
{
    return dialog.findChild<T *>(str(name));
}

} // namespace

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void countsAndShowsTheFirstRows();
    void writesTheFileThatItPromised();
    void enterExportsAndEscapeCloses();
    void asksBeforeItReplaces();
    void saysWhenTheFolderIsMissing();
    void stopsWhenCancelled();
    void marksAFilterThatIsNone();
    void marksAZoneThatIsNone();
    void exportsOnlyTheChosenDevice();
    void changesTheLayoutOfReadings();
    void remembersFolderPresetAndZone();
    void writesTheChosenFormatAndItsManifest();
    void keepsHostileNamesPlain();
    void keepsANameThatWasTyped();
    void looksRight();

private:
    std::unique_ptr<ExportDialog> open(const ExportRequest &request, const QString &file = {});
    std::vector<QStringList> linesOf(const QString &name) const;
    QString path(const QString &name) const { return m_fixture->folder() + u'/' + name; }

    std::unique_ptr<UiFixture> m_fixture;
    QUuid m_device, m_hostile;
};

void ExportDialogTest::initTestCase()
{
    m_fixture = std::make_unique<UiFixture>();
    const qint64 now = UiFixture::now();
    for (int i = 0; i < kMessages; ++i)
        m_fixture->store().reading(i % 3 == 0 ? u"boiler"_s : u"pump-2"_s, i % 2 ? "temperature" : "humidity",
                                   20 + i * 0.01, now - (kMessages - i) * 10'000LL);
    m_fixture->store().message(u"devices/hostile/telemetry"_s,
                               QByteArray("{\"device_id\":\"") + kHostile + "\",\"telemetry\":{\"=1+1\":\"@x\"}}",
                               now - 5000);
    m_fixture->store().commit();
    m_fixture->workspace().directory.refresh();
    QTRY_COMPARE(m_fixture->workspace().directory.devices().size(), std::size_t(3));
    for (const Device &device : m_fixture->workspace().directory.devices()) {
        if (device.externalId == "boiler"_L1)
            m_device = device.id;
        else if (device.externalId != "pump-2"_L1)
            m_hostile = device.id;
    }
}

void ExportDialogTest::cleanup()
{
    m_fixture->workspace().settings.clear();
    const QStringList files = QDir(m_fixture->folder()).entryList({u"*.csv"_s}, QDir::Files);
    for (const QString &file : files)
        QFile::remove(path(file));
}

std::unique_ptr<ExportDialog> ExportDialogTest::open(const ExportRequest &request, const QString &file)
{
    auto dialog = std::make_unique<ExportDialog>(m_fixture->workspace(), request);
    dialog->show();
    if (!file.isEmpty()) {
        child<QLineEdit>(*dialog, "exportFile")->setText(path(file));
        child<QLineEdit>(*dialog, "exportFile")->setModified(true);
    }
    return dialog;
}

std::vector<QStringList> ExportDialogTest::linesOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? monitor::cellsOf(file.readAll(), ',') : std::vector<QStringList>();
}

void ExportDialogTest::countsAndShowsTheFirstRows()
{
    const auto dialog = open({});
    QTRY_VERIFY(text(*dialog, "exportCount").endsWith(u" rows"_s));
    auto *preview = child<QTableWidget>(*dialog, "exportPreview");
    QTRY_COMPARE(preview->rowCount(), 8);
    QCOMPARE(preview->horizontalHeaderItem(0)->text(), u"time_utc"_s);
    QVERIFY(preview->item(0, 2)->text().startsWith(u"mqtt_"_s));
    // Enter is not to be taken from the default button.
    QVERIFY(child<QPushButton>(*dialog, "exportNow")->isDefault());
}

void ExportDialogTest::writesTheFileThatItPromised()
{
    const auto dialog = open({ExportRequest::Table::Telemetry, {}, {}, {}, {}}, u"all.csv"_s);
    QTRY_COMPARE(text(*dialog, "exportCount"), u"3,001 rows"_s);
    child<QPushButton>(*dialog, "exportNow")->click();
    QVERIFY(dialog->isRunning());
    QTRY_VERIFY(!dialog->isRunning());
    QCOMPARE(resultOf(*dialog), u"3,001 rows written to %1"_s.arg(path(u"all.csv"_s)));
    const auto lines = linesOf(u"all.csv"_s);
    QCOMPARE(lines.size(), std::size_t(kMessages + 2));
    QCOMPARE(lines[0].mid(0, 4), (QStringList{u"time_utc"_s, u"time_local"_s, u"device"_s, u"external_id"_s}));
    QVERIFY(lines[0].contains(u"temperature [°C]"_s));
    QVERIFY(child<QPushButton>(*dialog, "exportOpenFolder")->isVisible());
    child<QPushButton>(*dialog, "exportCopyPath")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), path(u"all.csv"_s));
}

void ExportDialogTest::enterExportsAndEscapeCloses()
{
    const auto dialog = open({}, u"enter.csv"_s);
    QTest::keyClick(child<QLineEdit>(*dialog, "exportFile"), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path(u"enter.csv"_s)));
    QTRY_VERIFY(!dialog->isRunning());
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void ExportDialogTest::asksBeforeItReplaces()
{
    QFile old(path(u"old.csv"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto dialog = open({}, u"old.csv"_s);
    child<QPushButton>(*dialog, "exportNow")->click();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(resultOf(*dialog).contains(u"exists already"_s));
    QCOMPARE(QFileInfo(old.fileName()).size(), 3);
    auto *replace = child<QPushButton>(*dialog, "exportReplace");
    QVERIFY(replace->isVisible());
    replace->click();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(QFileInfo(old.fileName()).size() > 1000);
    QVERIFY(!replace->isVisible());
}

void ExportDialogTest::saysWhenTheFolderIsMissing()
{
    const auto dialog = open({}, u"no/such/all.csv"_s);
    child<QPushButton>(*dialog, "exportNow")->click();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(resultOf(*dialog).contains(u"There is no folder"_s));
    QVERIFY(child<QPushButton>(*dialog, "exportNow")->isEnabled());
    QVERIFY(!child<QPushButton>(*dialog, "exportOpenFolder")->isVisible());
}

void ExportDialogTest::stopsWhenCancelled()
{
    const auto dialog = open({}, u"all.csv"_s);
    QTRY_VERIFY(text(*dialog, "exportCount").endsWith(u" rows"_s));
    child<QPushButton>(*dialog, "exportNow")->click();
    QVERIFY(child<QProgressBar>(*dialog, "exportProgress")->isVisible());
    QVERIFY(!child<QComboBox>(*dialog, "exportTable")->isEnabled());
    QCOMPARE(child<QPushButton>(*dialog, "exportClose")->text(), u"Cancel"_s);
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(!dialog->isRunning());
    QCOMPARE(resultOf(*dialog), u"Stopped. No file was written"_s);
    QVERIFY(!QFile::exists(path(u"all.csv"_s)));
    QVERIFY(child<QComboBox>(*dialog, "exportTable")->isEnabled());
}

void ExportDialogTest::marksAFilterThatIsNone()
{
    ExportRequest request;
    request.filter = u"type:messages t.temperature>"_s;
    const auto dialog = open(request);
    auto *filter = child<QLineEdit>(*dialog, "exportFilter");
    QCOMPARE(filter->text(), request.filter);
    QCOMPARE(filter->property("tone").toString(), u"critical"_s);
    QVERIFY(child<ui::PlainLabel>(*dialog, "exportFilterHint")->plain().startsWith(u"Position "_s));
    QVERIFY(!child<QPushButton>(*dialog, "exportNow")->isEnabled());
    filter->setText(u"type:messages t.temperature>49.9"_s);
    QVERIFY(child<QPushButton>(*dialog, "exportNow")->isEnabled());
    QTRY_COMPARE(text(*dialog, "exportCount"), u"5 rows"_s);
}

void ExportDialogTest::marksAZoneThatIsNone()
{
    const auto dialog = open({});
    auto *zone = child<QComboBox>(*dialog, "exportZone");
    zone->setEditText(u"Nowhere/Land"_s);
    QVERIFY(!child<QPushButton>(*dialog, "exportNow")->isEnabled());
    zone->setEditText(u"Asia/Kathmandu"_s);
    QVERIFY(child<QPushButton>(*dialog, "exportNow")->isEnabled());
    QVERIFY(text(*dialog, "exportZoneHint").endsWith(u"+05:45"_s));
}

void ExportDialogTest::exportsOnlyTheChosenDevice()
{
    ExportRequest request;
    request.table = ExportRequest::Table::Telemetry;
    request.devices = {m_device};
    request.types = {*activity::parseSelection(u"mqtt"_s)};
    const auto dialog = open(request);
    QCOMPARE(child<ui::PlainLabel>(*dialog, "exportDevices")->plain(), u"boiler"_s);
    QTRY_COMPARE(text(*dialog, "exportCount"), u"1,000 rows"_s);
    QVERIFY(text(*dialog, "exportFile").contains(u"telemetry_boiler_"_s));
}

void ExportDialogTest::changesTheLayoutOfReadings()
{
    const auto dialog = open({});
    auto *layout = child<QComboBox>(*dialog, "exportLayout");
    QVERIFY(!layout->isVisible());
    child<QComboBox>(*dialog, "exportTable")->setCurrentIndex(1);
    QVERIFY(layout->isVisible());
    layout->setCurrentIndex(1);
    auto *preview = child<QTableWidget>(*dialog, "exportPreview");
    QTRY_VERIFY(preview->columnCount() > 5 && preview->horizontalHeaderItem(4)->text() == u"metric"_s);
    QTRY_COMPARE(text(*dialog, "exportCount"), u"3,001 rows"_s);
}

void ExportDialogTest::remembersFolderPresetAndZone()
{
    QVERIFY(QDir(m_fixture->folder()).mkpath(u"kept"_s));
    {
        const auto dialog = open({}, u"kept/a.csv"_s);
        child<QComboBox>(*dialog, "exportPreset")->setCurrentIndex(1);
        child<QComboBox>(*dialog, "exportZone")->setEditText(u"Europe/Berlin"_s);
        child<QPushButton>(*dialog, "exportNow")->click();
        QTRY_VERIFY(!dialog->isRunning());
        QFile file(path(u"kept/a.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(3) == "\xEF\xBB\xBF");
    }
    const auto again = open({});
    QCOMPARE(child<QComboBox>(*again, "exportPreset")->currentData().toString(), u"excel"_s);
    QCOMPARE(child<QComboBox>(*again, "exportZone")->currentText(), u"Europe/Berlin"_s);
    QVERIFY(text(*again, "exportFile").startsWith(path(u"kept/events_all_"_s)));
}

void ExportDialogTest::writesTheChosenFormatAndItsManifest()
{
    const auto dialog = open({}, u"all.csv"_s);
    auto *format = child<QComboBox>(*dialog, "exportPreset");
    format->setCurrentIndex(format->findData(u"xlsx"_s));
    QCOMPARE(text(*dialog, "exportFile"), path(u"all.xlsx"_s));
    child<QCheckBox>(*dialog, "exportManifest")->setChecked(true);
    child<QPushButton>(*dialog, "exportNow")->click();
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY2(resultOf(*dialog).endsWith(u"all.xlsx"_s), qPrintable(resultOf(*dialog)));
    QVERIFY(monitor::verifyExport(path(u"all.xlsx"_s)));
    QVERIFY(QFile::remove(path(u"all.xlsx"_s)) && QFile::remove(path(u"all.xlsx.manifest.json"_s)));
}

void ExportDialogTest::keepsHostileNamesPlain()
{
    ExportRequest request;
    request.table = ExportRequest::Table::Telemetry;
    request.devices = {m_hostile};
    const auto dialog = open(request);
    const QString shown = child<ui::PlainLabel>(*dialog, "exportDevices")->plain();
    QVERIFY(!shown.contains(QChar(0x202E)));
    QVERIFY(shown.contains(u"<b>"_s)); // as it is, not as markup
    const QString file = QFileInfo(text(*dialog, "exportFile")).fileName();
    QVERIFY2(!file.contains(u'<') && !file.contains(u'/') && !file.contains(u".."_s), qPrintable(file));
    auto *preview = child<QTableWidget>(*dialog, "exportPreview");
    QTRY_COMPARE(preview->rowCount(), 1);
    for (int column = 0; column < preview->columnCount(); ++column)
        QVERIFY(!preview->item(0, column)->text().contains(QChar(0x202E)));
}

void ExportDialogTest::keepsANameThatWasTyped()
{
    const auto dialog = open({});
    auto *file = child<QLineEdit>(*dialog, "exportFile");
    file->selectAll();
    QTest::keyClicks(file, u"/tmp/mine.csv"_s);
    child<QComboBox>(*dialog, "exportTable")->setCurrentIndex(1);
    QCOMPARE(file->text(), u"/tmp/mine.csv"_s);
}

void ExportDialogTest::looksRight()
{
    ExportRequest request;
    request.table = ExportRequest::Table::Telemetry;
    request.range = {UiFixture::now() - 24 * 3600'000LL, std::nullopt};
    request.types = {*activity::parseSelection(u"mqtt"_s)};
    request.filter = u"t.temperature>20"_s;
    for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
        const bool dark = choice == ui::StyleChoice::Dark;
        m_fixture->workspace().style.choose(choice);
        const auto dialog = open(request, dark ? u"dark.csv"_s : u"light.csv"_s);
        QTRY_VERIFY(text(*dialog, "exportCount").endsWith(u" rows"_s));
        QTRY_COMPARE(child<QTableWidget>(*dialog, "exportPreview")->rowCount(), 8);
        UiFixture::shoot(*dialog, dark ? "export-before-dark" : "export-before-light");
        child<QPushButton>(*dialog, "exportNow")->click();
        UiFixture::shoot(*dialog, dark ? "export-running-dark" : "export-running-light");
        QTRY_VERIFY(!dialog->isRunning());
        UiFixture::shoot(*dialog, dark ? "export-done-dark" : "export-done-light");
        child<QPushButton>(*dialog, "exportNow")->click();
        QTRY_VERIFY(!dialog->isRunning());
        UiFixture::shoot(*dialog, dark ? "export-exists-dark" : "export-exists-light");
        child<QLineEdit>(*dialog, "exportFilter")->setText(u"t.temperature>warm or ("_s);
        UiFixture::shoot(*dialog, dark ? "export-wrong-dark" : "export-wrong-light");
        QVERIFY(dialog->sizeHint().width() <= 1366 && dialog->sizeHint().height() <= 720);
    }
    m_fixture->workspace().style.choose(ui::StyleChoice::Light);
}

QTEST_MAIN(ExportDialogTest)
#include "tst_export_dialog.moc"
