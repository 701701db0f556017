// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/notice_line.h"
#include "ui/report/report_dialog.h"
#include "ui_fixture.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

class ReportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ui_test::UiFixture>();
        const qint64 now = ui_test::UiFixture::now();
        for (int i = 1; i < 200; ++i)
            m_fixture->store().reading(u"boiler"_s, "temperature", 20 + i * 0.05, now - i * 15 * 60'000LL);
        m_fixture->store().commit();
        m_dialog = std::make_unique<ui::ReportDialog>(m_fixture->workspace());
        part<QLineEdit>("reportFolder")->setText(folder());
        m_dialog->show();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_fixture.reset();
    }

    void proposesYesterdayAndNothingAhead()
    {
        const auto *date = part<QDateEdit>("reportDate");
        QCOMPARE(date->date().addDays(1), date->maximumDate());
        QVERIFY(period().contains(QLocale().toString(date->date(), QLocale::LongFormat)));
    }
    void givesEveryFieldItsLetter()
    {
        const auto labels = m_dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(!label->text().contains(u'&') || label->buddy(), qPrintable(label->text()));
    }
    void showsTheWholeWeekOfADay()
    {
        part<QComboBox>("reportKind")->setCurrentIndex(1);
        part<QDateEdit>("reportDate")->setDate(QDate(2026, 1, 1));
        QVERIFY2(period().startsWith("Week 1: "_L1), qPrintable(period()));
        QVERIFY2(period().contains("29 Dec 2025"_L1), qPrintable(period()));
    }
    void writesTablesAndPages()
    {
        part<QPushButton>("reportWrite")->click();
        QVERIFY(m_dialog->isRunning());
        QVERIFY(!part<QPushButton>("reportWrite")->isEnabled());
        QTRY_COMPARE(notice()->tone(), ui::Tone::Good);
        QVERIFY(!m_dialog->isRunning());
        QCOMPARE(files().size(), 7);
        QCOMPARE(files().filter(u".pdf"_s).size(), 1);
        QVERIFY(part<QPushButton>("reportOpen")->isVisible());
        ui_test::UiFixture::shoot(*m_dialog, "report-dialog");
    }
    void leavesNoFileWhenStopped()
    {
        part<QPushButton>("reportWrite")->click();
        part<QPushButton>("reportClose")->click(); // "Stop" now
        QVERIFY(m_dialog->isVisible());
        QTRY_VERIFY(!m_dialog->isRunning());
        QVERIFY2(notice()->text().contains("No file was written"_L1), qPrintable(notice()->text()));
        QCOMPARE(files(), QStringList());
    }
    void saysWhyItCannotWrite()
    {
        QFile file(m_fixture->folder() + u"/file"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        part<QLineEdit>("reportFolder")->setText(file.fileName());
        part<QPushButton>("reportWrite")->click();
        QTRY_COMPARE(notice()->tone(), ui::Tone::Critical);
        QVERIFY2(notice()->text().contains(file.fileName()), qPrintable(notice()->text()));
        part<QLineEdit>("reportFolder")->clear();
        QVERIFY(!part<QPushButton>("reportWrite")->isEnabled());
    }

private:
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ui::NoticeLine *notice() const { return part<ui::NoticeLine>("reportNotice"); }
    [[nodiscard]] QString period() const { return part<ui::WrappedText>("reportPeriod")->plain(); }
    [[nodiscard]] QString folder() const { return m_fixture->folder() + u"/reports"_s; }
    [[nodiscard]] QStringList files() const
    {
        return QDir(folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<ui_test::UiFixture> m_fixture;
    std::unique_ptr<ui::ReportDialog> m_dialog;
};

QTEST_MAIN(ReportDialogTest)
#include "tst_report_dialog.moc"
