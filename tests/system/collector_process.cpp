// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

using namespace Qt::StringLiterals;

namespace rig {

Ran run(const QStringList &arguments, const QByteArray &input, int timeoutMs)
{
    QProcess process;
    process.start(QStringLiteral(WATCHPOSTCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    // With the event loop running: a test may be the broker that the command talks to.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError() + "\n(timed out)"};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

bool onPostgres()
{
    return qEnvironmentVariable("WATCHPOST_TEST_STORE") == "postgres"_L1;
}

support::Postgres &postgres()
{
    static support::Postgres s_server;
    static bool s_started = false;
    if (!std::exchange(s_started, true) && !s_server.start())
        qFatal("%s", qUtf8Printable(s_server.errorString()));
    return s_server;
}

CollectorProcess::CollectorProcess(QString brokerUrl, QStringList options)
    : m_storePath(m_dir.filePath(u"store.sqlite"_s)), m_brokerUrl(std::move(brokerUrl)), m_options(std::move(options))
{
    static int s_next = 0;
    if (!onPostgres())
        return;
    m_database = u"system_%1"_s.arg(++s_next);
    if (postgres().createDatabase(m_database).isEmpty())
        qFatal("%s", qUtf8Printable(postgres().errorString()));
}

CollectorProcess::CollectorProcess(const CollectorProcess &first, QStringList options)
    : m_storePath(first.m_storePath),
      m_database(first.m_database),
      m_brokerUrl(first.m_brokerUrl),
      m_options(std::move(options))
{
}

CollectorProcess::~CollectorProcess()
{
    kill();
}

void CollectorProcess::startWithoutWaiting()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    // Beside a database server the inbox has its place in the user's state folder.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_STATE_HOME"_s, m_dir.path());
    m_process->setProcessEnvironment(environment);
    m_process->setStandardOutputFile(m_dir.filePath(u"log"_s), QIODevice::Append);
    m_process->start(QStringLiteral(WATCHPOSTCTL), QStringList{u"listen"_s, u"--broker"_s, m_brokerUrl, u"--store"_s,
                                                               m_storeUrl.isEmpty() ? storeUrl() : m_storeUrl,
                                                               u"--ready-file"_s, m_dir.filePath(u"ready"_s)} +
                                                       m_options);
}

bool CollectorProcess::start(int timeoutMs)
{
    startWithoutWaiting();
    return waitUntilReady(timeoutMs);
}

bool CollectorProcess::waitUntilReady(int timeoutMs)
{
    // After a SIGKILL the file of the last run is still there: it counts only with this run's pid.
    const auto isReady = [this] {
        QFile file(m_dir.filePath(u"ready"_s));
        return file.open(QIODevice::ReadOnly) &&
               QJsonDocument::fromJson(file.readAll()).object()["pid"_L1].toInteger() == m_process->processId();
    };
    return QTest::qWaitFor([&] { return isReady() || !isRunning(); }, timeoutMs) && isRunning();
}

void CollectorProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
}

bool CollectorProcess::terminate(int timeoutMs)
{
    m_process->terminate();
    const bool ended = m_process->waitForFinished(timeoutMs);
    const bool clean = ended && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    kill();
    return clean;
}

bool CollectorProcess::isRunning() const
{
    return m_process && m_process->state() != QProcess::NotRunning;
}

QByteArray CollectorProcess::log() const
{
    QFile file(m_dir.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString CollectorProcess::storeUrl() const
{
    return onPostgres() ? postgres().uri(m_database) : u"sqlite:"_s + storePath();
}

QJsonObject CollectorProcess::status() const
{
    return QJsonDocument::fromJson(run({u"status"_s, u"--store"_s, storeUrl(), u"--json"_s}).out).object();
}

bool CollectorProcess::balances(const QJsonObject &status) const
{
    const auto number = [&status](const char *key) { return status[QLatin1StringView(key)].toInteger(-1); };
    return number("received") >= 0 && number("received") == number("stored") + number("rejected") +
                                                                number("duplicates_skipped") + number("waiting");
}

bool CollectorProcess::waitUntilStored(qint64 messages, int timeoutMs) const
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeoutMs) {
        const QJsonObject now = status();
        if (now["stored"_L1].toInteger() >= messages && now["waiting"_L1].toInteger(-1) == 0)
            return true;
        QTest::qWait(100);
    }
    return false;
}

QVariant CollectorProcess::sql(const QString &statement) const
{
    const auto all = rows(statement);
    return all.isEmpty() || all.first().isEmpty() ? QVariant() : all.first().first();
}

QList<QVariantList> CollectorProcess::rows(const QString &statement) const
{
    QList<QVariantList> all;
    {
        static const QRegularExpression kMember(u"json_extract\\((\\w+), '\\$\\.(\\w+)'\\)"_s);
        QString sql = statement;
        QSqlDatabase database = QSqlDatabase::addDatabase(onPostgres() ? u"QPSQL"_s : u"QSQLITE"_s, u"look"_s);
        if (onPostgres()) {
            database.setHostName(postgres().socketDir());
            database.setUserName(u"postgres"_s);
            database.setDatabaseName(m_database);
            database.setConnectOptions(u"options='-c search_path=watchpost,public'"_s);
            sql.replace(kMember, u"(\\1->>'\\2')"_s);
        } else {
            database.setDatabaseName(storePath());
            database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        }
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql)) {
                while (query.next()) {
                    QVariantList row;
                    for (int i = 0; i < query.record().count(); ++i)
                        row.append(query.value(i));
                    all.append(row);
                }
            } else {
                qWarning("%s", qUtf8Printable(query.lastError().text()));
            }
        }
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    return all;
}

} // namespace rig
