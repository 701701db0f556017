// SPDX-License-Identifier: GPL-3.0-or-later
// Servers found by their sockets: what each state is called, what somebody has to type, and a database that is made.
#include "store/local_servers.h"
#include "store/migrations.h"
#include "test_store.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using fixture::server;
using store::LocalServer;
using store::ServerState;

namespace {

// libpq logs in as the user of the system.
QString me()
{
    return QString::fromLocal8Bit(getpwuid(geteuid())->pw_name);
}

void superuser(const QString &sql)
{
    const auto done = server().psql(u"postgres"_s, sql);
    QVERIFY2(done.status == 0, qPrintable(done.error));
}

LocalServer only(const QString &database, const QString &folder = server().socketDir())
{
    const auto found = store::findLocalServers({folder}, database);
    return found.size() == 1 ? found.front() : LocalServer();
}

// A socket that is there, and nobody behind it.
bool makeDeadSocket(const QString &path)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    qstrncpy(address.sun_path, name.constData(), sizeof address.sun_path);
    const bool done = ::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(fd);
    return done;
}

} // namespace

class LocalServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("PGUSER");
        qunsetenv("PGHOST");
        qunsetenv("PGPORT");
    }
    void init() { superuser(u"DROP ROLE IF EXISTS \"%1\""_s.arg(me())); }
    void cleanup()
    {
        for (const char *name : {"made", "theirs"})
            superuser(u"DROP DATABASE IF EXISTS %1"_s.arg(QLatin1String(name)));
    }

    void findsNothingWhereNothingIs()
    {
        QTemporaryDir folder;
        QVERIFY(store::findLocalServers({folder.path(), folder.filePath(u"none"_s)}).empty());
        QFile file(folder.filePath(u".s.PGSQL.5432"_s)); // no socket
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(store::findLocalServers({folder.path()}).empty());
    }
    void saysWhichLoginIsMissingAndWhatToType()
    {
        const LocalServer found = only(u"made"_s);
        QCOMPARE(found.state, ServerState::NoRole);
        QCOMPARE(found.user, me());
        const QString sudo = found.owner == me() ? QString() : u"sudo -u %1 "_s.arg(found.owner);
        QCOMPARE(found.command, u"%1createuser -h %2 --createdb %3"_s.arg(sudo, server().socketDir(), me()));
        const auto made = store::createDatabase(found.url);
        QVERIFY(!made);
        QVERIFY2(made.error().text.contains(found.command), qPrintable(made.error().text));
    }
    void makesTheDatabaseWhereTheLoginMay()
    {
        superuser(u"CREATE ROLE \"%1\" LOGIN CREATEDB"_s.arg(me()));
        const LocalServer before = only(u"made"_s);
        QCOMPARE(before.state, ServerState::NoDatabase);
        QCOMPARE(before.command, QString());
        QVERIFY(!before.version.isEmpty());
        const auto made = store::createDatabase(before.url);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        QVERIFY(store::createDatabase(before.url)); // again, or by somebody else
        QCOMPARE(only(u"made"_s).state, ServerState::HasDatabase);
        QCOMPARE(server().psql(u"made"_s, u"SHOW server_encoding"_s).out, u"UTF8"_s);
        QVERIFY(store::migrate(before.url, 1));
        QCOMPARE(only(u"made"_s).state, ServerState::HasRecords);
        QCOMPARE(store::lookAtServer(before.url).state, ServerState::HasRecords);
        cleanup();
        superuser(u"DROP ROLE \"%1\""_s.arg(me()));
    }
    void saysWhatToTypeWhereTheLoginMayNot()
    {
        superuser(u"CREATE ROLE \"%1\" LOGIN"_s.arg(me()));
        const LocalServer found = only(u"made"_s);
        QCOMPARE(found.state, ServerState::NoRightToCreate);
        QVERIFY2(found.command.endsWith(u"createdb -h %1 -O %2 made"_s.arg(server().socketDir(), me())),
                 qPrintable(found.command));
        const auto made = store::createDatabase(found.url);
        QVERIFY(!made);
        QCOMPARE(made.error().code, u"no_permission"_s);
    }
    void saysThatItIsNotLetIn()
    {
        superuser(u"CREATE ROLE \"%1\" LOGIN"_s.arg(me()));
        superuser(u"CREATE DATABASE theirs"_s);
        superuser(u"REVOKE CONNECT ON DATABASE theirs FROM PUBLIC"_s);
        const LocalServer found = only(u"theirs"_s);
        QCOMPARE(found.state, ServerState::Refused);
        QVERIFY2(found.problem.contains(u"permission denied"_s), qPrintable(found.problem));
    }
    void saysThatNobodyListens()
    {
        QTemporaryDir folder;
        QVERIFY(makeDeadSocket(folder.filePath(u".s.PGSQL.5499"_s)));
        const LocalServer found = only(u"made"_s, folder.path());
        QCOMPARE(found.state, ServerState::NoAnswer);
        QCOMPARE(found.port, 5499);
        QVERIFY(found.url.text().endsWith(u"&port=5499"_s));
    }
    // Anybody may put one into /tmp. Only root can make one that is another's.
    void leavesSocketsOfOthersAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u".s.PGSQL.5499"_s);
        QVERIFY(makeDeadSocket(path));
        QCOMPARE(store::findLocalServers({folder.path()}).size(), 1U);
        if (geteuid() != 0)
            return;
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 4242, 4242), 0);
        QVERIFY(store::findLocalServers({folder.path()}).empty());
        // Unless somebody names the folder.
        qputenv("PGHOST", QFile::encodeName(folder.path()));
        QCOMPARE(store::findLocalServers({folder.path()}).size(), 1U);
        qunsetenv("PGHOST");
    }
    void looksAtThePortThatTheEnvironmentSays()
    {
        QTemporaryDir folder;
        QVERIFY(makeDeadSocket(folder.filePath(u".s.PGSQL.5499"_s)));
        store::StoreUrl url;
        url.uri = u"postgresql:///made?host="_s + folder.path();
        QCOMPARE(store::lookAtServer(url).owner, QString());
        qputenv("PGPORT", "5499");
        const LocalServer found = store::lookAtServer(url);
        qunsetenv("PGPORT");
        QCOMPARE(found.port, 5499);
        QCOMPARE(found.owner, me());
    }
    void givesUpAServerThatIsStopped()
    {
        QCOMPARE(::kill(pid_t(server().pid()), SIGSTOP), 0);
        const LocalServer found = only(u"made"_s);
        QCOMPARE(::kill(pid_t(server().pid()), SIGCONT), 0);
        QCOMPARE(found.state, ServerState::NoAnswer);
        QCOMPARE(only(u"made"_s).state, ServerState::NoRole);
    }
    void findsAServerOnceAndQuotesWhatAShellWouldRead()
    {
        QTemporaryDir folder;
        const QString odd = folder.filePath(u"it's here"_s);
        QVERIFY(QFile::link(server().socketDir(), odd));
        const auto found = store::findLocalServers({odd, server().socketDir()}, u"made"_s);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].state, ServerState::NoRole);
        QVERIFY2(found[0].command.contains(u"-h '%1/it'\\''s here' "_s.arg(folder.path())),
                 qPrintable(found[0].command));
    }
    void looksFirstWhereTheEnvironmentSays()
    {
        QVERIFY(store::socketFolders().contains(u"/var/run/postgresql"_s));
        qputenv("PGHOST", "db.example.org,/srv/sockets");
        QCOMPARE(store::socketFolders().first(), u"/srv/sockets"_s);
        QVERIFY(!store::socketFolders().contains(u"db.example.org"_s));
        qunsetenv("PGHOST");
    }
};

QTEST_GUILESS_MAIN(LocalServersTest)
#include "tst_local_servers.moc"
