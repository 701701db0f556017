// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/open_database_dialog.h"
#include "ui_fixture.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using monitor::StoreKind;
using monitor::StoreLook;
using ui::OpenDatabaseDialog;

class OpenDatabaseDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = std::make_unique<ui::Style>(*qApp); }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(name, QFile::encodeName(m_home->filePath(QString::fromLatin1(name))));
    }

    void saysWhatIsInADatabaseAndOpensIt()
    {
        const QString path = filled(u"plant.sqlite"_s);
        OpenDatabaseDialog dialog;
        QList<monitor::Profile> opened;
        connect(&dialog, &OpenDatabaseDialog::chosen, this,
                [&opened](const monitor::Profile &profile) { opened.append(profile); });
        dialog.show();
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
        dialog.choose(path);
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled()); // not before it was looked at
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(problem(dialog).isEmpty());
        const QString summary = dialog.findChild<ui::WrappedText *>(u"openDatabaseSummary"_s)->plain();
        QVERIFY2(summary.contains(u"2 devices"_s) && summary.contains(u"22 Nov 2026"_s), qPrintable(summary));
        button(dialog, "openDatabaseOpen")->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0].store, QString(u"sqlite:"_s + path));
        QCOMPARE(opened[0].broker, QString());
        QCOMPARE(opened[0].name, u"plant"_s);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));

        // Opened once, offered from then on.
        QTRY_COMPARE(monitor::knownStores().size(), 1U);
        OpenDatabaseDialog next;
        auto *known = next.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 1);
        known->setCurrentRow(0);
        QTRY_VERIFY(button(next, "openDatabaseOpen")->isEnabled());
        QCOMPARE(next.findChild<QLineEdit *>(u"openDatabasePath"_s)->text(), path);
    }
    void offersTheStoresOfProfiles()
    {
        monitor::Profile profile;
        profile.name = u"north"_s;
        profile.store = u"sqlite:"_s + filled(u"north.sqlite"_s);
        QVERIFY(monitor::saveProfile(profile).has_value());
        profile.name = u"gone"_s;
        profile.store = u"sqlite:/no/such/file.sqlite"_s;
        QVERIFY(monitor::saveProfile(profile).has_value());
        OpenDatabaseDialog dialog;
        auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 1);
        QVERIFY(known->item(0)->text().startsWith(u"north"_s));
    }
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << u"missing.sqlite"_s << QByteArray() << u"no such file"_s;
        QTest::newRow("text") << u"text.sqlite"_s << QByteArray("no database at all\n").repeated(100)
                              << u"not a database"_s;
        QTest::newRow("empty file") << u"empty.sqlite"_s << QByteArray("") << u"no records of Watchpost"_s;
        QTest::newRow("folder") << u"."_s << QByteArray() << u"cannot be read"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        const QString path = m_home->filePath(file);
        if (!content.isNull()) {
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
        }
        OpenDatabaseDialog dialog;
        dialog.show();
        dialog.choose(path);
        QTRY_VERIFY2(problem(dialog).contains(words), qPrintable(problem(dialog)));
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(!button(dialog, "openDatabaseUpgrade")->isVisible());
        if (content.isNull() && file != u".")
            QVERIFY(!QFile::exists(path)); // looking makes no files
        else if (!content.isNull())
            QCOMPARE(QFileInfo(path).size(), content.size());
    }
    void saysThatADatabaseIsOfANewerVersion()
    {
        const QString path = filled(u"newer.sqlite"_s);
        {
            const auto database = store::Database::open(path, store::Access::ReadWrite);
            QVERIFY(database.has_value());
            QVERIFY((*database)->exec(u"INSERT INTO schema_migrations VALUES (999, 'future', 'x', 0)"_s).has_value());
        }
        OpenDatabaseDialog dialog;
        dialog.choose(path);
        QTRY_VERIFY2(problem(dialog).contains(u"newer version"_s), qPrintable(problem(dialog)));
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
    }
    void opensADatabaseWithoutRows()
    {
        const store::StoreUrl url{m_home->filePath(u"fresh.sqlite"_s)};
        QVERIFY(store::migrate(url, 0).has_value());
        OpenDatabaseDialog dialog;
        dialog.choose(url.path);
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY2(problem(dialog).contains(u"Nothing has been recorded"_s), qPrintable(problem(dialog)));
    }
    void upgradesOnlyWhenAskedTo()
    {
        std::atomic_bool upgraded = false;
        OpenDatabaseDialog dialog({[&upgraded](const store::StoreUrl &) {
                                       StoreLook look;
                                       look.kind = upgraded ? StoreKind::Good : StoreKind::OlderSchema;
                                       look.problem = upgraded ? QString() : u"made by an older version"_s;
                                       look.rows = 3;
                                       return look;
                                   },
                                   [&upgraded](const store::StoreUrl &) {
                                       upgraded = true;
                                       return Result<void>();
                                   },
                                   [] { return std::vector<monitor::KnownStore>(); }},
                                  nullptr);
        dialog.show();
        dialog.choose(u"/old.sqlite"_s);
        QTRY_VERIFY(button(dialog, "openDatabaseUpgrade")->isVisible());
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(!upgraded);
        button(dialog, "openDatabaseUpgrade")->click();
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(upgraded);
        QVERIFY(!button(dialog, "openDatabaseUpgrade")->isVisible());
    }
    void saysWhyAnUpgradeFailed()
    {
        OpenDatabaseDialog dialog({[](const store::StoreUrl &) {
                                       StoreLook look;
                                       look.kind = StoreKind::OlderSchema;
                                       return look;
                                   },
                                   [](const store::StoreUrl &) {
                                       return Result<void>(
                                           fail(Error::Kind::Store, u"disk_full"_s, u"the disk is full"_s));
                                   },
                                   [] { return std::vector<monitor::KnownStore>(); }},
                                  nullptr);
        dialog.show();
        dialog.choose(u"/old.sqlite"_s);
        QTRY_VERIFY(button(dialog, "openDatabaseUpgrade")->isVisible());
        button(dialog, "openDatabaseUpgrade")->click();
        QTRY_VERIFY2(problem(dialog).contains(u"the disk is full"_s), qPrintable(problem(dialog)));
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
    }
    void mayBeClosedWhileItLooks()
    {
        const QString path = filled(u"plant.sqlite"_s);
        for (int i = 0; i < 20; ++i) {
            auto dialog = std::make_unique<OpenDatabaseDialog>();
            dialog->choose(path);
            QTest::qWait(i * 10);
            dialog.reset();
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(20'000));
        QCoreApplication::sendPostedEvents();
    }
    void isDrawnInLightAndDark()
    {
        const QString path = filled(QString(u"long-"_s + QString(120, u'n') + u".sqlite"_s));
        monitor::rememberStore(path);
        monitor::rememberStore(filled(u"plant-b.sqlite"_s));
        for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
            m_style->choose(choice);
            const bool light = choice == ui::StyleChoice::Light;
            OpenDatabaseDialog dialog;
            dialog.show();
            dialog.choose(path);
            QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
            ui_test::UiFixture::shoot(dialog, light ? "open-database-light" : "open-database-dark");
            dialog.choose(QString(u"/no/such/"_s + QString(300, u'x')));
            QTRY_VERIFY(!problem(dialog).isEmpty());
            ui_test::UiFixture::shoot(dialog, light ? "open-database-bad-light" : "open-database-bad-dark");
            QVERIFY(dialog.width() < 800);
        }
        m_style->choose(ui::StyleChoice::Light);
    }

private:
    // A store with two devices and a few readings.
    QString filled(const QString &name) const
    {
        const store::StoreUrl url{m_home->filePath(name)};
        ui_test::StoreFiller filler(url);
        const qint64 start = QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC).toMSecsSinceEpoch();
        for (int i = 0; i < 10; ++i)
            filler.reading(i % 2 ? u"temp-1"_s : u"temp-2"_s, "temp", i, start + i * 60'000);
        filler.commit();
        return url.path;
    }
    static QPushButton *button(const QWidget &dialog, const char *name)
    {
        return dialog.findChild<QPushButton *>(QString::fromLatin1(name));
    }
    static QString problem(const QWidget &dialog)
    {
        return dialog.findChild<ui::NoticeLine *>(u"openDatabaseProblem"_s)->text();
    }
    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_MAIN(OpenDatabaseDialogTest)
#include "tst_open_database_dialog.moc"
