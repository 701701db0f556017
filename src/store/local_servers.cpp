// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/local_servers.h"

#include "store/database.h"
#include "store/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>
#include <QVariant>
#include <algorithm>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kDefaultPort = 5432;
const QString kDebianFolder = u"/var/run/postgresql"_s;

QString nameOf(uid_t user)
{
    const passwd *entry = getpwuid(user);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(user);
}

// libpq's own default.
QString loginAtServers()
{
    return qEnvironmentVariable("PGUSER", nameOf(geteuid()));
}

QString keyword(const StoreUrl &url, QLatin1StringView key)
{
    QString value;
    for (const auto &[name, given] : connectionKeywords(url.uri)) {
        if (name == key)
            value = given; // the last one counts
    }
    return value;
}

QString databaseOf(const StoreUrl &url)
{
    const QString name = keyword(url, "dbname"_L1);
    const QString user = keyword(url, "user"_L1);
    return !name.isEmpty() ? name : user.isEmpty() ? loginAtServers() : user;
}

// The same server, another of its databases.
StoreUrl withDatabase(const StoreUrl &url, const QString &database)
{
    const qsizetype authority = url.uri.indexOf("://"_L1) + 3;
    const qsizetype question = url.uri.indexOf(u'?', authority);
    const qsizetype end = question < 0 ? url.uri.size() : question;
    const qsizetype slash = url.uri.indexOf(u'/', authority);
    const QString server = url.uri.first(slash < 0 || slash > end ? end : slash);
    StoreUrl other = url;
    other.uri = server + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(database)) + url.uri.sliced(end);
    return other;
}

StoreUrl urlOf(const QString &folder, int port, const QString &database)
{
    StoreUrl url;
    url.uri = u"postgresql:///%1?host=%2"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(database)),
                                                QString::fromLatin1(QUrl::toPercentEncoding(folder, "/")));
    if (port != kDefaultPort)
        url.uri += u"&port=%1"_s.arg(port);
    return url;
}

std::optional<uid_t> ownerOfSocket(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0 || !S_ISSOCK(info.st_mode))
        return std::nullopt;
    return info.st_uid;
}

QString socketPath(const QString &folder, int port)
{
    return u"%1/.s.PGSQL.%2"_s.arg(folder).arg(port);
}

// For a shell: as it is where that is harmless.
QString quoted(const QString &word)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9_./:@-]+$"_s);
    if (harmless.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', "'\\''"_L1) + u'\'';
}

// `createuser` or `createdb` as who runs the server, and at that server.
QString commandFor(const LocalServer &server, const QString &program, const QString &rest)
{
    if (server.folder.isEmpty())
        return {};
    QString command = program;
    if (!server.owner.isEmpty() && server.owner != nameOf(geteuid()))
        command = u"sudo -u %1 %2"_s.arg(quoted(server.owner), program);
    if (server.folder != kDebianFolder && server.folder != "/run/postgresql"_L1)
        command += u" -h "_s + quoted(server.folder);
    if (server.port != kDefaultPort)
        command += u" -p %1"_s.arg(server.port);
    return command + u' ' + rest;
}

Result<std::unique_ptr<Database>> openQuickly(const StoreUrl &url)
{
    DatabaseOptions options;
    options.ownSchemaFirst = false;
    options.statementTimeoutMs = 5000;
    options.reconnects = false;
    return Database::open(url, Access::ReadOnly, options);
}

// A database that every server has, to ask from.
Result<std::unique_ptr<Database>> openBeside(const StoreUrl &url)
{
    auto first = openQuickly(withDatabase(url, u"postgres"_s));
    return first || first.error().code != "no_database"_L1 ? std::move(first)
                                                           : openQuickly(withDatabase(url, u"template1"_s));
}

void noteVersion(const Database &database, LocalServer &server)
{
    if (const auto version = database.scalar(u"SHOW server_version"_s))
        server.version = version->toString().section(u' ', 0, 0);
}

// The database is not there: may this login make it?
void lookBeside(LocalServer &server)
{
    server.state = ServerState::NoRightToCreate;
    server.command =
        commandFor(server, u"createdb"_s, u"-O %1 %2"_s.arg(quoted(server.user), quoted(databaseOf(server.url))));
    const auto beside = openBeside(server.url);
    if (!beside)
        return;
    noteVersion(**beside, server);
    const auto may = (*beside)->scalar(
        u"SELECT (rolcreatedb OR rolsuper) AND NOT pg_is_in_recovery() FROM pg_roles WHERE rolname = current_user"_s);
    if (may && may->toBool()) {
        server.state = ServerState::NoDatabase;
        server.command.clear();
    }
}

void explain(const Error &error, LocalServer &server)
{
    server.problem = error.text;
    if (error.code == "no_database"_L1)
        return lookBeside(server);
    if (error.code == "no_permission"_L1)
        server.state = ServerState::Refused;
    if (error.code != "no_role"_L1)
        return;
    server.state = ServerState::NoRole;
    server.command = commandFor(server, u"createuser"_s, u"--createdb "_s + quoted(server.user));
}

void look(LocalServer &server)
{
    const QString user = keyword(server.url, "user"_L1);
    server.user = user.isEmpty() ? loginAtServers() : user;
    const auto database = openQuickly(server.url);
    if (!database)
        return explain(database.error(), server);
    noteVersion(**database, server);
    const auto schema = migrationStatus(**database);
    // Tables that this program does not know are somebody's records all the same.
    server.state = schema && schema->applied == 0 ? ServerState::HasDatabase : ServerState::HasRecords;
}

void place(LocalServer &server, const QString &folder, int port)
{
    server.folder = folder;
    server.port = port;
    if (const auto owner = ownerOfSocket(socketPath(folder, port)))
        server.owner = nameOf(*owner);
}

QStringList namedFolders()
{
    QStringList folders = qEnvironmentVariable("PGHOST").split(u',', Qt::SkipEmptyParts);
    folders.removeIf([](const QString &one) { return !one.startsWith(u'/'); });
    return folders;
}

bool isTrusted(const QString &folder, uid_t owner)
{
    return owner == 0 || owner == geteuid() || nameOf(owner) == "postgres"_L1 || namedFolders().contains(folder);
}

std::vector<int> portsIn(const QString &folder)
{
    static const QRegularExpression socket(u"^\\.s\\.PGSQL\\.([0-9]{1,5})$"_s);
    std::vector<int> ports;
    const QStringList names = QDir(folder).entryList({u".s.PGSQL.*"_s}, QDir::System | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        const auto match = socket.match(name);
        const int port = match.captured(1).toInt();
        const auto owner = match.hasMatch() ? ownerOfSocket(socketPath(folder, port)) : std::nullopt;
        if (owner && isTrusted(folder, *owner))
            ports.push_back(port);
    }
    std::sort(ports.begin(), ports.end());
    return ports;
}

} // namespace

QStringList socketFolders()
{
    QStringList folders = namedFolders();
    folders += {kDebianFolder, u"/run/postgresql"_s, u"/tmp"_s};
    return folders;
}

std::vector<LocalServer> findLocalServers(const QStringList &folders, const QString &database)
{
    std::vector<LocalServer> servers;
    QStringList seen; // /var/run is /run
    for (const QString &folder : folders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        // The driver takes `;` for the end of an option.
        if (real.isEmpty() || seen.contains(real) || folder.contains(u';'))
            continue;
        seen += real;
        for (const int port : portsIn(folder)) {
            LocalServer server;
            server.url = urlOf(folder, port, database);
            place(server, folder, port);
            look(server);
            servers.push_back(std::move(server));
        }
    }
    return servers;
}

LocalServer lookAtServer(const StoreUrl &url)
{
    LocalServer server;
    server.url = url;
    const QString host =
        keyword(url, "host"_L1).isEmpty() ? qEnvironmentVariable("PGHOST", kDebianFolder) : keyword(url, "host"_L1);
    const QString portText = keyword(url, "port"_L1);
    const int port = portText.isEmpty() ? qEnvironmentVariableIntValue("PGPORT") : portText.toInt();
    if (host.startsWith(u'/') && !host.contains(u','))
        place(server, host, port > 0 ? port : kDefaultPort);
    look(server);
    return server;
}

Result<void> createDatabase(const StoreUrl &url)
{
    if (!url.isPostgres())
        return fail(Error::Kind::Usage, u"not_a_server"_s,
                    u"%1 is a file: it is made when it is used"_s.arg(url.text()));
    LocalServer server = lookAtServer(url);
    if (server.state == ServerState::HasDatabase || server.state == ServerState::HasRecords)
        return {};
    if (server.state == ServerState::NoRightToCreate || server.state == ServerState::NoRole)
        return fail(Error::Kind::Store, u"no_permission"_s,
                    server.command.isEmpty()
                        ? u"%1: %2 may not make databases there: ask its administrator"_s.arg(url.text(), server.user)
                        : u"%1: %2 may not make databases there. Who may, types: %3"_s.arg(url.text(), server.user,
                                                                                           server.command));
    DatabaseOptions options;
    options.ownSchemaFirst = false;
    options.reconnects = false;
    auto beside = Database::open(withDatabase(url, u"postgres"_s), Access::ReadWrite, options);
    if (!beside && beside.error().code == "no_database"_L1)
        beside = Database::open(withDatabase(url, u"template1"_s), Access::ReadWrite, options);
    if (!beside)
        return tl::unexpected(beside.error());
    const QString name = QString(databaseOf(url)).replace(u'"', "\"\""_L1);
    auto made = (*beside)->exec(u"CREATE DATABASE \"%1\" ENCODING 'UTF8' TEMPLATE template0"_s.arg(name));
    // Somebody else was quicker: at the same moment, it is a unique key that says so.
    if (!made && (made.error().code == "database_exists"_L1 || made.error().code == "23505"_L1))
        return {};
    return made;
}

} // namespace store
