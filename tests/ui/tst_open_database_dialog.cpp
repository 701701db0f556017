// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/open_database_dialog.h"
#include "ui_fixture.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using monitor::StoreKind;
using monitor::StoreLook;
using store::ServerState;
using ui::OpenDatabaseDialog;

namespace {
const QString kCommand = u"sudo -u postgres createuser -p 5433 --createdb anna"_s;
} // namespace

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
        // This machine may have a server of its own, which is listed as well.
        QTRY_COMPARE(known->findItems(path, Qt::MatchExactly).size(), 1);
        known->setCurrentItem(known->findItems(path, Qt::MatchExactly).first());
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
        QTRY_COMPARE(known->findItems(u"north"_s, Qt::MatchStartsWith).size(), 1);
        QVERIFY(known->findItems(u"gone"_s, Qt::MatchStartsWith).isEmpty());
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
    void listsTheServersOfThisMachine()
    {
        OpenDatabaseDialog dialog(waysOf({server(5432, ServerState::HasRecords), server(5433, ServerState::NoRole)}),
                                  nullptr);
        dialog.show();
        auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 2);
        QCOMPARE(known->item(0)->text(), u"PostgreSQL 15.6 in /run/postgresql, port 5432 – a database of Watchpost"_s);
        QVERIFY(known->item(1)->text().endsWith(u"does not know the login anna"_s));
        known->setCurrentRow(0);
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(!button(dialog, "openDatabaseCopy")->isVisible());
        QSignalSpy opened(&dialog, &OpenDatabaseDialog::chosen);
        button(dialog, "openDatabaseOpen")->click();
        QCOMPARE(opened.size(), 1);
        const auto profile = opened[0][0].value<monitor::Profile>();
        QCOMPARE(profile.store, u"postgresql:///watchpost?host=/run/postgresql&port=5432"_s);
        QCOMPARE(profile.name, u"watchpost"_s);
        // Opened once, offered from then on.
        const auto remembers = [] {
            const auto stores = monitor::knownStores();
            return !stores.empty() && stores.front().path.startsWith(u"postgresql:"_s);
        };
        QTRY_VERIFY(remembers());
    }
    void saysWhatToTypeWhereSomebodyElseHasToActFirst()
    {
        OpenDatabaseDialog dialog(waysOf({server(5433, ServerState::NoRole)}), nullptr);
        dialog.show();
        auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 1);
        known->setCurrentRow(0);
        QTRY_VERIFY(button(dialog, "openDatabaseCopy")->isVisible());
        QCOMPARE(dialog.findChild<QLineEdit *>(u"openDatabaseCommand"_s)->text(), kCommand);
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
        button(dialog, "openDatabaseCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), kCommand);
    }
    void looksAgainOnceSomebodyHasActed()
    {
        std::atomic_bool acted = false;
        auto ways = waysOf({});
        ways.servers = [&acted] {
            return std::vector{server(5433, acted ? ServerState::HasRecords : ServerState::NoRole)};
        };
        ways.look = [&acted, before = ways.look](const store::StoreUrl &url) {
            StoreLook look = acted ? StoreLook() : before(url);
            look.kind = acted ? StoreKind::Good : look.kind;
            return look;
        };
        OpenDatabaseDialog dialog(ways, nullptr);
        dialog.show();
        auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 1);
        known->setCurrentRow(0);
        QTRY_VERIFY(button(dialog, "openDatabaseAgain")->isVisible());
        acted = true;
        button(dialog, "openDatabaseAgain")->click();
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(!button(dialog, "openDatabaseAgain")->isVisible());
        QTRY_VERIFY2(known->item(0)->text().endsWith(u"a database of Watchpost"_s), qPrintable(known->item(0)->text()));
        QCOMPARE(known->count(), 1);
    }
    // From the list to the new database without a pointer.
    void createsADatabaseByKeysAlone()
    {
        std::atomic_bool made = false;
        auto ways = waysOf({server(5432, ServerState::NoDatabase)});
        ways.look = [&made](const store::StoreUrl &) {
            StoreLook look;
            look.kind = made ? StoreKind::Empty : StoreKind::CanBeMade;
            return look;
        };
        ways.make = [&made](const store::StoreUrl &url) {
            made = url.text().contains(u"watchpost"_s);
            return Result<void>();
        };
        OpenDatabaseDialog dialog(ways, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
        QTRY_COMPARE(known->count(), 1);
        known->setFocus();
        QTest::keyClick(known, Qt::Key_Space); // takes the row that has the focus
        if (!known->currentItem())
            QTest::keyClick(known, Qt::Key_Down);
        auto *make = button(dialog, "openDatabaseMake");
        QTRY_VERIFY(make->isVisible());
        QVERIFY(!button(dialog, "openDatabaseOpen")->isEnabled());
        for (int i = 0; i < 12 && !make->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(make->hasFocus());
        QTest::keyClick(make, Qt::Key_Space);
        QTRY_VERIFY(button(dialog, "openDatabaseOpen")->isEnabled());
        QVERIFY(made);
        QVERIFY(!make->isVisible());
        // Enter now opens it.
        QSignalSpy chosen(&dialog, &OpenDatabaseDialog::chosen);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }
    void saysWhyADatabaseWasNotCreated()
    {
        auto ways = waysOf({server(5432, ServerState::NoDatabase)});
        ways.make = [](const store::StoreUrl &) {
            return Result<void>(fail(Error::Kind::Store, u"no_permission"_s, u"anna may not make databases"_s));
        };
        OpenDatabaseDialog dialog(ways, nullptr);
        dialog.show();
        dialog.choose(u"postgresql:///watchpost?host=/run/postgresql"_s);
        QTRY_VERIFY(button(dialog, "openDatabaseMake")->isVisible());
        button(dialog, "openDatabaseMake")->click();
        QTRY_VERIFY2(problem(dialog).contains(u"anna may not make databases"_s), qPrintable(problem(dialog)));
    }
    void saysThatNoServerWasFound()
    {
        OpenDatabaseDialog dialog(waysOf({}), nullptr);
        dialog.show();
        auto *words = dialog.findChild<ui::WrappedText *>(u"openDatabaseServers"_s);
        QTRY_COMPARE(words->plain(), u"No PostgreSQL server was found on this machine."_s);
        QVERIFY(words->isVisible());
    }
    void refusesAPasswordInAnAddress()
    {
        OpenDatabaseDialog dialog(waysOf({}), nullptr);
        dialog.choose(u"postgresql://anna:secret@db/watchpost"_s);
        QTRY_VERIFY2(problem(dialog).contains(u"holds a password"_s), qPrintable(problem(dialog)));
        QVERIFY(!problem(dialog).contains(u"secret"_s));
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
    void isDrawnWithServersInLightAndDark()
    {
        for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
            m_style->choose(choice);
            const QString tone = choice == ui::StyleChoice::Light ? u"light"_s : u"dark"_s;
            OpenDatabaseDialog dialog(
                waysOf({server(5432, ServerState::NoDatabase), server(5433, ServerState::NoRole)}), nullptr);
            dialog.show();
            auto *known = dialog.findChild<QListWidget *>(u"openDatabaseKnown"_s);
            QTRY_COMPARE(known->count(), 2);
            known->setCurrentRow(0);
            QTRY_VERIFY(button(dialog, "openDatabaseMake")->isVisible());
            ui_test::UiFixture::shoot(dialog, qPrintable(QString(u"open-database-servers-"_s + tone)));
            known->setCurrentRow(1);
            QTRY_VERIFY(button(dialog, "openDatabaseCopy")->isVisible());
            ui_test::UiFixture::shoot(dialog, qPrintable(QString(u"open-database-role-"_s + tone)));
            OpenDatabaseDialog none(waysOf({}), nullptr);
            none.show();
            auto *words = none.findChild<ui::WrappedText *>(u"openDatabaseServers"_s);
            QTRY_VERIFY(words->plain().startsWith(u"No PostgreSQL"_s));
            ui_test::UiFixture::shoot(none, qPrintable(QString(u"open-database-none-"_s + tone)));
        }
        m_style->choose(ui::StyleChoice::Light);
    }

private:
    static store::LocalServer server(int port, ServerState state)
    {
        store::LocalServer one;
        one.url.uri = u"postgresql:///watchpost?host=/run/postgresql&port=%1"_s.arg(port);
        one.folder = u"/run/postgresql"_s;
        one.port = port;
        one.state = state;
        one.user = u"anna"_s;
        one.version = state == ServerState::NoRole ? QString() : u"15.6"_s;
        return one;
    }
    // Each server's database looks as its state says.
    static OpenDatabaseDialog::Ways waysOf(std::vector<store::LocalServer> servers)
    {
        OpenDatabaseDialog::Ways ways;
        ways.look = [](const store::StoreUrl &url) {
            StoreLook look;
            const bool withoutRole = url.text().endsWith(u"5433"_s);
            look.kind = withoutRole ? StoreKind::Unusable : StoreKind::CanBeMade;
            look.problem = withoutRole ? u"The server does not know the login anna."_s
                                       : u"There is no such database on this server yet."_s;
            look.advice = withoutRole
                              ? u"Type this in a terminal, or have its administrator type it, then look again:"_s
                              : u"It can be created here, as anna."_s;
            look.command = withoutRole ? kCommand : QString();
            return look;
        };
        if (!servers.empty() && servers[0].state == ServerState::HasRecords)
            ways.look = [base = ways.look](const store::StoreUrl &url) {
                StoreLook look = base(url);
                if (look.kind == StoreKind::CanBeMade)
                    look.kind = StoreKind::Good;
                return look;
            };
        ways.known = [] { return std::vector<monitor::KnownStore>(); };
        ways.servers = [servers] { return servers; };
        return ways;
    }
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
