// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to PostgreSQL: how it is made, set up, lost and made again, and how it hears of changes.
#include "store/database.h"
#include "store/log.h"
#include "store/server_refusal.h"
#include "store/server_statement.h"
#include "store/sqlstate.h"
#include "store/stall_watch.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QVariant>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace store {

namespace {

const QString kChannel = u"watchpost"_s;
constexpr int kRetryAfterMs = 500;

// A value of a connection string: quoted, with backslashes before quotes and backslashes.
QString quoted(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + value + u'\'';
}

// Defaults of ours that the URI may override: a server that is gone is noticed within seconds, also when a cable was
// pulled while nothing or something was under way.
QString connectOptionsOf(const StoreUrl &url)
{
    std::vector<std::pair<QString, QString>> keywords = connectionKeywords(url.uri);
    const std::pair<QString, QString> defaults[] = {
        {u"connect_timeout"_s, u"3"_s},     {u"tcp_user_timeout"_s, u"5000"_s}, {u"keepalives_idle"_s, u"5"_s},
        {u"keepalives_interval"_s, u"2"_s}, {u"keepalives_count"_s, u"3"_s},    {u"application_name"_s, u"watchpost"_s},
    };
    for (const auto &one : defaults) {
        const bool given = std::any_of(keywords.begin(), keywords.end(),
                                       [&one](const auto &keyword) { return keyword.first == one.first; });
        if (!given)
            keywords.push_back(one);
    }
    QStringList options;
    for (const auto &[key, value] : keywords)
        options += key + u'=' + quoted(value);
    return options.join(u' ');
}

} // namespace

struct Database::Session
{
    StoreUrl url;
    Access access = Access::ReadWrite;
    DatabaseOptions options;
    bool isLost = false;
    bool inTransaction = false;
    int timesOpened = 0;
    bool hears = false; // a standby server takes no LISTEN
    QString snapshot;   // where it takes none: what its transactions looked like last
    Changes changes;
    QDeadlineTimer retryAt; // an attempt may take seconds where nobody answers
    Error lastFailure;
    std::unique_ptr<StallWatch> watch; // goes after the connection
};

Database::Database(Engine engine, QString path, QString connectionName)
    : m_engine(engine), m_path(std::move(path)), m_connectionName(std::move(connectionName))
{
}

Database::~Database()
{
    {
        QSqlDatabase handle = connection();
        handle.close();
    }
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const StoreUrl &url, Access access, const DatabaseOptions &options)
{
    if (!url.isPostgres())
        return open(url.path, access, options);
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return fail(Error::Kind::Store, u"no_driver"_s,
                    u"Qt's PostgreSQL driver is not installed: install the package libqt6sql6-psql"_s);
    const QString name = nextConnectionName();
    std::unique_ptr<Database> database(new Database(Engine::Postgres, url.text(), name));
    database->m_session = std::make_unique<Session>();
    database->m_session->url = url;
    database->m_session->access = access;
    database->m_session->options = options;
    if (auto done = database->connectToServer(); !done)
        return tl::unexpected(done.error());
    return database;
}

bool Database::isLost() const
{
    return m_session && m_session->isLost;
}

int Database::timesOpened() const
{
    return m_session ? m_session->timesOpened : 1;
}

void Database::setInTransaction(bool on) const
{
    if (m_session)
        m_session->inTransaction = on;
}

Result<void> Database::reconnectIfLost() const
{
    if (!isLost() || !m_session->options.reconnects || m_session->inTransaction)
        return {};
    return reopen();
}

Result<void> Database::reopen() const
{
    if (!m_session->retryAt.hasExpired())
        return tl::unexpected(m_session->lastFailure);
    // Statements of the driver that goes do not try to be freed on a server that does not know them any more.
    QSqlDatabase::removeDatabase(m_connectionName);
    m_session->watch.reset();
    m_session->isLost = true;
    m_session->inTransaction = false;
    auto done = connectToServer();
    if (!done) {
        m_session->lastFailure = done.error();
        m_session->retryAt.setRemainingTime(kRetryAfterMs);
    }
    return done;
}

Result<void> Database::connectToServer() const
{
    const StoreUrl &url = m_session->url;
    QSqlDatabase handle = QSqlDatabase::addDatabase(u"QPSQL"_s, m_connectionName);
    const QString connectOptions = connectOptionsOf(url);
    const QString password = QString::fromUtf8(url.password);
    handle.setConnectOptions(connectOptions);
    handle.setPassword(password);
    if (const EnglishWords english; !handle.open()) {
        const QString secret = password.isEmpty() ? QString() : " password="_L1 + quoted(password);
        return tl::unexpected(connectError(handle.lastError(), m_path, connectOptions + secret));
    }
    if (!server())
        return fail(Error::Kind::Store, u"no_driver"_s, u"Qt's PostgreSQL driver does not hand out its connection"_s);
    m_session->watch = StallWatch::watch(PQsocket(server()));
    m_session->isLost = false;
    if (auto done = setUpSession(); !done) {
        m_session->isLost = true;
        return done;
    }
    // What was announced in between was not heard.
    if (++m_session->timesOpened > 1) {
        ++m_session->changes.all;
        ++m_session->changes.edits;
    }
    return {};
}

// Named as the library's type is, or as its structure, depending on Qt's version.
pg_conn *Database::server() const
{
    const QVariant handle = connection().driver()->handle();
    const QByteArrayView type(handle.typeName());
    return type == "PGconn*" || type == "pg_conn*" ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
}

// Takes the result over.
Result<ServerRows> Database::answerOf(pg_result *result) const
{
    ServerRows rows(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return rows;
    return tl::unexpected(
        errorOf(QSqlError(QString(), QString::fromUtf8(PQerrorMessage(server())), QSqlError::StatementError,
                          QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE)))));
}

// One round trip. A server that confirms commits before they are on its disk is told not to: the inbox is trimmed
// behind them. Plans over many days, each with its policies, look costly enough to be compiled, which takes longer than
// they do: 0.4 s for a page of a log that is nearly empty.
Result<void> Database::setUpSession() const
{
    const auto set = [](const char *name, const QString &value) -> QString {
        return u"set_config('%1', %2, false)"_s.arg(QLatin1String(name), value);
    };
    const DatabaseOptions &options = m_session->options;
    QStringList settings{
        set("client_min_messages", u"'warning'"_s),
        set("TimeZone", u"'UTC'"_s),
        set("lock_timeout", u"'%1'"_s.arg(options.busyTimeoutMs)),
        set("statement_timeout", u"'%1'"_s.arg(options.statementTimeoutMs)),
        set("idle_in_transaction_session_timeout", u"'%1'"_s.arg(options.idleTimeoutMs)),
        set("synchronous_commit", u"CASE current_setting('synchronous_commit') WHEN 'off' THEN 'local' ELSE "
                                  "current_setting('synchronous_commit') END"_s),
        set("jit", u"'off'"_s),
        set("tcp_user_timeout", u"'10000'"_s),
        set("tcp_keepalives_idle", u"'10'"_s),
        set("tcp_keepalives_interval", u"'3'"_s),
        set("tcp_keepalives_count", u"'3'"_s),
    };
    if (options.ownSchemaFirst)
        settings += set("search_path", u"'watchpost, ' || current_setting('search_path')"_s);
    if (m_session->access == Access::ReadOnly)
        settings += set("default_transaction_read_only", u"'on'"_s);
    if (auto done = execHere(u"SELECT "_s + settings.join(", "_L1)); !done)
        return done;
    if (options.listens)
        listen();
    return {};
}

void Database::listen() const
{
    QSqlDriver *driver = connection().driver();
    m_session->hears = driver->subscribeToNotification(kChannel);
    if (!m_session->hears)
        return;
    QObject::connect(
        driver, &QSqlDriver::notification, driver,
        [session = m_session.get()](const QString &, QSqlDriver::NotificationSource source, const QVariant &payload) {
            if (source == QSqlDriver::SelfSource)
                return;
            ++session->changes.all;
            session->changes.edits += payload.toString() != "rows"_L1;
        });
}

// Any question makes the client library read what the server has announced meanwhile; the driver then posts an event to
// itself, which is delivered here: the thread may have no event loop.
Result<Changes> Database::changes() const
{
    const auto answer = scalar(m_session->hears ? u"SELECT 1"_s : u"SELECT pg_current_snapshot()::text"_s);
    if (!answer)
        return tl::unexpected(answer.error());
    if (m_session->hears) {
        QCoreApplication::sendPostedEvents(connection().driver(), QEvent::MetaCall);
    } else if (m_session->snapshot != answer->toString()) {
        m_session->snapshot = answer->toString();
        ++m_session->changes.all;
        ++m_session->changes.edits;
    }
    return m_session->changes;
}

Result<void> Database::announce(const char *what) const
{
    if (!isPostgres())
        return {};
    return exec(u"SELECT pg_notify('watchpost', '%1')"_s.arg(QLatin1String(what)));
}

// What is asked once goes without being prepared, in one round trip instead of three; the driver quotes the values.
Result<QSqlQuery> Database::once(const QString &sql, std::initializer_list<QVariant> values) const
{
    if (auto done = reconnectIfLost(); !done)
        return tl::unexpected(done.error());
    QString text;
    qsizetype from = 0;
    const QString named = sqlFor(m_engine, sql);
    const QSqlDriver *driver = connection().driver();
    for (qsizetype at = named.indexOf(":p"_L1); at >= 0; at = named.indexOf(":p"_L1, at + 2)) {
        const QStringView number = QStringView(named).mid(at + 2, 2);
        const auto position = size_t(number.toInt());
        if (number.size() < 2 || !number[0].isDigit() || !number[1].isDigit() || position >= values.size())
            continue;
        const QVariant value = valueFor(m_engine, values.begin()[position]);
        QSqlField field(QString(), value.metaType());
        field.setValue(value);
        text += QStringView(named).mid(from, at - from) + driver->formatValue(field);
        from = at + 4;
    }
    text += QStringView(named).mid(from);
    QSqlQuery query(connection());
    if (!query.exec(text))
        return tl::unexpected(errorOf(query));
    return query;
}

Error Database::errorOf(const QSqlError &error) const
{
    if (!isPostgres())
        return databaseError(error, m_path);
    if (isSqlState(error.nativeErrorCode())) {
        Error known = databaseError(error, m_path);
        m_session->isLost = m_session->isLost || known.code == "connection_lost"_L1;
        return known;
    }
    // A backend that died leaves an error without a code, or none at all, and a connection that is not open.
    m_session->isLost = true;
    return connectionLost(m_path, error.databaseText().section(u'\n', 0, 0).trimmed());
}

} // namespace store
