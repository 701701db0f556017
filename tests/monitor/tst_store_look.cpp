// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a database on a server before it is opened, and by `doctor`; with a private server.
#include "monitor/diagnosis.h"
#include "monitor/store_look.h"
#include "support/postgres.h"

#include <QTemporaryDir>
#include <QTest>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using monitor::StoreKind;

class StoreLookTest : public QObject
{
    Q_OBJECT

    support::Postgres m_server{{.fsync = false}};
    QString m_me;

    [[nodiscard]] store::StoreUrl url(const QString &database) const
    {
        store::StoreUrl url;
        url.uri = u"postgresql:///%1?host=%2"_s.arg(database, m_server.socketDir());
        return url;
    }
    void role(const QString &rights) const
    {
        QCOMPARE(m_server.psql(u"postgres"_s, u"DROP ROLE IF EXISTS \"%1\""_s.arg(m_me)).status, 0);
        if (!rights.isEmpty())
            QCOMPARE(m_server.psql(u"postgres"_s, u"CREATE ROLE \"%1\" %2"_s.arg(m_me, rights)).status, 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("PGUSER");
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        qputenv("PGHOST", QFile::encodeName(m_server.socketDir()));
        m_me = QString::fromLocal8Bit(getpwuid(geteuid())->pw_name);
    }

    void saysWhatToTypeForALoginThatIsMissing()
    {
        role({});
        const auto look = monitor::lookAtStore(url(u"plant"_s), 0);
        QCOMPARE(look.kind, StoreKind::Unusable);
        QVERIFY2(look.command.contains(u"createuser"_s) && look.command.endsWith(m_me), qPrintable(look.command));
        const auto findings = monitor::diagnoseStore(url(u"plant"_s), 0);
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings[0].step, u"store"_s);
        QVERIFY(!findings[0].ok);
        QVERIFY2(findings[0].advice.contains(look.command), qPrintable(findings[0].advice));
    }
    void saysWhatToTypeForADatabaseThatMayNotBeMade()
    {
        role(u"LOGIN"_s);
        const auto look = monitor::lookAtStore(url(u"plant"_s), 0);
        QCOMPARE(look.kind, StoreKind::Unusable);
        QVERIFY2(look.command.contains(u"createdb"_s), qPrintable(look.command));
    }
    void makesADatabaseAndItsTables()
    {
        role(u"LOGIN CREATEDB"_s);
        QCOMPARE(monitor::lookAtStore(url(u"plant"_s), 0).kind, StoreKind::CanBeMade);
        const auto advice = monitor::diagnoseStore(url(u"plant"_s), 0)[0].advice;
        QVERIFY2(advice.contains(u"migrate --create-database"_s), qPrintable(advice));
        const auto made = monitor::makeStore(url(u"plant"_s), 0);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        const auto look = monitor::lookAtStore(url(u"plant"_s), 0);
        QCOMPARE(look.kind, StoreKind::Empty);
        QVERIFY(monitor::diagnoseStore(url(u"plant"_s), 0)[0].ok);
    }
    // Somebody has a server, but meant another one; or has none of it yet.
    void namesTheServersThatThereAre()
    {
        QTemporaryDir elsewhere;
        store::StoreUrl none;
        none.uri = u"postgresql:///plant?host=%1"_s.arg(elsewhere.path());
        QVERIFY2(monitor::diagnoseStore(none, 0)[0].detail.contains(m_server.socketDir()),
                 qPrintable(monitor::diagnoseStore(none, 0)[0].detail));
        const auto file = monitor::diagnoseStore(store::StoreUrl{elsewhere.filePath(u"none.sqlite"_s)}, 0);
        QCOMPARE(file.size(), 1U);
        QVERIFY2(file[0].detail.contains(m_server.socketDir()), qPrintable(file[0].detail));
    }
    void takesPathsAndAddresses()
    {
        QCOMPARE(monitor::storeFrom(u" /a b.sqlite "_s)->path, u"/a b.sqlite"_s);
        QCOMPARE(monitor::storeFrom(u"postgresql://db/plant"_s)->uri, u"postgresql://db/plant"_s);
        QVERIFY(!monitor::storeFrom(u"postgresql://anna:secret@db/plant"_s));
    }
};

QTEST_GUILESS_MAIN(StoreLookTest)
#include "tst_store_look.moc"
