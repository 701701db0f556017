// SPDX-License-Identifier: GPL-3.0-or-later
// Another program's connections in the dialog: found, chosen, made into profiles; and files that are none.
#include "monitor/secrets.h"
#include "ui/profile/import_dialog.h"
#include "ui/profile/import_model.h"
#include "ui/profile/notice_line.h"
#include "ui_fixture.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace Qt::StringLiterals;
using ui::ImportDialog;

namespace {

const QByteArray kSettings = R"({"ConnectionManager_connections": {
  "test.mosquitto.org": {"configVersion": 1, "id": "test.mosquitto.org", "name": "test.mosquitto.org",
    "subscriptions": [{"topic": "#", "qos": 0}], "type": "mqtt", "host": "test.mosquitto.org", "port": 1883,
    "protocol": "mqtt", "order": 9},
  "a": {"configVersion": 1, "certValidation": false, "id": "a", "name": "<b>Plant</b> B\u202e", "encryption": true,
    "username": "watch", "password": "s3cret", "subscriptions": [{"topic": "b/+/state", "qos": 1}], "type": "mqtt",
    "host": "127.0.0.1", "port": 8883, "protocol": "mqtt", "order": 0},
  "bad": {"name": "Nowhere", "host": "", "order": 1}}})";

template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

} // namespace

class ImportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
    }

    void findsTheSettingsOfMqttExplorerInTheirPlace()
    {
        write(u"MQTT-Explorer/settings.json"_s, kSettings);
        ImportDialog dialog;
        dialog.show();
        QTRY_COMPARE(list(dialog)->model()->rowCount(), 2);
        const QAbstractItemModelTester tester(list(dialog)->model());
        const QAbstractItemModel &model = *list(dialog)->model();
        QCOMPARE(model.index(0, 0).data().toString(), u"-b-Plant--b- B-"_s);
        QCOMPARE(model.index(0, 1).data().toString(), u"mqtts://127.0.0.1:8883"_s);
        QCOMPARE(model.index(0, 2).data().toString(), u"b/+/state"_s);
        // Examples are offered, not taken.
        QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(model.index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(notes(dialog).contains(u"always checks"_s));
        QVERIFY2(notice(dialog)->text().contains(u"Nowhere"_s), qPrintable(notice(dialog)->text()));
        ui_test::UiFixture::shoot(dialog, "import");
    }
    void makesProfilesOfWhatIsTicked()
    {
        const QString file = write(u"elsewhere.json"_s, kSettings);
        ImportDialog dialog;
        QSignalSpy imported(&dialog, &ImportDialog::imported);
        dialog.show();
        dialog.read(file);
        QTRY_VERIFY(importButton(dialog)->isEnabled());
        QVERIFY(importButton(dialog)->text().contains(u'1'));
        // By keys alone: the second one, too.
        QTRY_VERIFY(list(dialog)->hasFocus());
        QTest::keyClick(list(dialog), Qt::Key_Down);
        QTest::keyClick(list(dialog), Qt::Key_Space);
        QVERIFY(importButton(dialog)->text().contains(u'2'));
        QTest::keyClick(list(dialog), Qt::Key_Return);
        QTRY_COMPARE(imported.size(), 1);
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        const QStringList names = imported.front().front().toStringList();
        QCOMPARE(names, (QStringList{u"-b-Plant--b- B-"_s, u"test.mosquitto.org"_s}));
        QCOMPARE(monitor::loadProfile(names.front())->username, u"watch"_s);
        QFuture<Result<monitor::Secret>> secret = monitor::readSecret(names.front());
        QCOMPARE(secret.result()->password, QByteArray("s3cret"));
    }
    void tellsHowToExportWhereThereIsNothing()
    {
        ImportDialog dialog;
        dialog.show();
        QVERIFY(child<ui::WrappedText>(dialog, "importWhat")->plain().contains(u"settings.json"_s));
        QVERIFY(!importButton(dialog)->isEnabled());
        ui_test::UiFixture::shoot(dialog, "import-empty");
    }
    void saysWhyAFileIsNone()
    {
        ImportDialog dialog;
        dialog.show();
        dialog.read(write(u"export.xml"_s, "<?xml version=\"1.0\"?><root/>"));
        QTRY_VERIFY(notice(dialog)->isVisible());
        QCOMPARE(notice(dialog)->tone(), ui::Tone::Critical);
        QVERIFY(notice(dialog)->text().contains(u"XML"_s));
        QVERIFY(!importButton(dialog)->isEnabled());
        ui_test::UiFixture::shoot(dialog, "import-failing");
        dialog.read(write(u"good.json"_s, kSettings));
        QTRY_VERIFY(importButton(dialog)->isEnabled());
        QVERIFY(notice(dialog)->tone() != ui::Tone::Critical);
    }
    void saysWhatWasNotMade()
    {
        // A file stands where the folder of profiles should be.
        write(u"watchpost"_s, "x");
        ImportDialog dialog;
        QSignalSpy imported(&dialog, &ImportDialog::imported);
        dialog.show();
        dialog.read(write(u"good.json"_s, kSettings));
        QTRY_VERIFY(importButton(dialog)->isEnabled());
        importButton(dialog)->click();
        QTRY_COMPARE(notice(dialog)->tone(), ui::Tone::Critical);
        QVERIFY(imported.isEmpty());
        QVERIFY(dialog.isVisible());
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_home->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static QTreeView *list(const QWidget &dialog) { return child<QTreeView>(dialog, "importList"); }
    static QPushButton *importButton(const QWidget &dialog) { return child<QPushButton>(dialog, "importImport"); }
    static ui::NoticeLine *notice(const QWidget &dialog) { return child<ui::NoticeLine>(dialog, "importNotice"); }
    static QString notes(const QWidget &dialog) { return child<ui::WrappedText>(dialog, "importNotes")->plain(); }

    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_MAIN(ImportDialogTest)
#include "tst_import_dialog.moc"
