// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "ui/profile/backup_dialog.h"
#include "ui/profile/notice_line.h"
#include "ui_fixture.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using ui::BackupDialog;

class BackupDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store.path = m_folder->filePath(u"plant.sqlite"_s);
        QVERIFY(store::migrate(m_store, 1));
    }

    void makesABackupAndSaysWhatIsInIt()
    {
        BackupDialog dialog(BackupDialog::Task::BackUp, m_store);
        dialog.show();
        QVERIFY(field(dialog)->text().contains(u"plant-"_s)); // a name is proposed
        const QString file = m_folder->filePath(u"copy.sqlite"_s);
        dialog.choose(file);
        act(dialog)->click();
        QTRY_COMPARE(notice(dialog)->tone(), ui::Tone::Good);
        QVERIFY(QFile::exists(file));
        QVERIFY(summary(dialog).contains(u"0 readings"_s));
        QVERIFY(!act(dialog)->isEnabled());
    }
    void neverWritesOverAFile()
    {
        BackupDialog dialog(BackupDialog::Task::BackUp, m_store);
        dialog.choose(m_store.path);
        act(dialog)->click();
        QTRY_COMPARE(notice(dialog)->tone(), ui::Tone::Critical);
        QVERIFY2(notice(dialog)->text().contains(u"already"_s), qPrintable(notice(dialog)->text()));
        QVERIFY(act(dialog)->isEnabled()); // another name can be tried
    }
    void offersAFileOnlyOnceItWasChecked()
    {
        const QString file = m_folder->filePath(u"copy.sqlite"_s);
        QVERIFY(store::backUp(m_store, file));
        BackupDialog dialog(BackupDialog::Task::Restore, m_store);
        QSignalSpy wanted(&dialog, &BackupDialog::restoreWanted);
        dialog.show();
        QVERIFY(!act(dialog)->isEnabled());
        dialog.choose(m_folder->filePath(u"none.sqlite"_s));
        QTRY_COMPARE(notice(dialog)->tone(), ui::Tone::Critical);
        QVERIFY(!act(dialog)->isEnabled());
        dialog.choose(file);
        QTRY_VERIFY(act(dialog)->isEnabled());
        QVERIFY(summary(dialog).contains(u"devices"_s));
        act(dialog)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).toString(), file);
    }

private:
    static QPushButton *act(BackupDialog &dialog) { return dialog.findChild<QPushButton *>(u"backupAct"_s); }
    static QLineEdit *field(BackupDialog &dialog) { return dialog.findChild<QLineEdit *>(u"backupPath"_s); }
    static ui::NoticeLine *notice(BackupDialog &dialog)
    {
        return dialog.findChild<ui::NoticeLine *>(u"backupNotice"_s);
    }
    static QString summary(BackupDialog &dialog)
    {
        return dialog.findChild<ui::WrappedText *>(u"backupSummary"_s)->plain();
    }

    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<QTemporaryDir> m_folder;
    store::StoreUrl m_store;
};

QTEST_MAIN(BackupDialogTest)
#include "tst_backup_dialog.moc"
