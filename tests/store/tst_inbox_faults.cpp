// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox under faults: killed in the middle of appends, a full or failing disk, a damaged file.
#include "inbox_fixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using fixture::again;
using fixture::ask;
using fixture::message;
using fixture::payloadsIn;
using store::Inbox;

namespace {

using Arrivals = std::vector<Arrival>;

// The child's part: appends numbered messages for ever and prints each number once it is committed.
int appendUntilKilled(const QString &path, int first)
{
    auto inbox = Inbox::open(path, QStringLiteral("test-client"));
    if (!inbox)
        return 1;
    qint64 arrival = 0;
    for (int number = first;;) {
        Arrivals arrivals;
        for (int i = 0; i < 1 + number % 9; ++i, ++number)
            arrivals.push_back(message(number % 65535 + 1, QByteArray::number(number), ++arrival));
        if (!(*inbox)->append(arrivals))
            return 1;
        std::printf("%d\n", number - 1);
        std::fflush(stdout);
    }
}

// Files of this process may not grow beyond this for as long as it lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

// Who is not root gets the right to mount in a user namespace of his own. Only a process of one thread may enter one,
// and Qt Test starts a second: so this is for `main`.
void becomeAbleToMount()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (user == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return;
    const std::pair<const char *, QByteArray> settings[] = {
        {"/proc/self/setgroups", "deny"},
        {"/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1\n"},
        {"/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1\n"},
    };
    for (const auto &[path, content] : settings) {
        QFile file(QString::fromLatin1(path));
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(content);
    }
}

} // namespace

class InboxFaultsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("test.inbox"));
    }

    void losesNothingWhenKilledInTheMiddleOfAppends()
    {
        int confirmed = -1;
        for (int kill = 0; kill < 6; ++kill) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--append"), m_path, QString::number(confirmed + 1)});
            QVERIFY(child.waitForStarted());
            QByteArray output;
            const int lines = 20 + kill * 37;
            while (output.count('\n') < lines && child.waitForReadyRead(10'000))
                output += child.readAllStandardOutput();
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const QByteArrayList words = output.left(output.lastIndexOf('\n')).split('\n');
            confirmed = words.last().toInt();

            // All that was confirmed is there, and at most one batch more: that one comes again with DUP.
            auto inbox = Inbox::open(m_path, QStringLiteral("test-client"));
            QVERIFY2(inbox, inbox ? "" : qPrintable(inbox.error().text));
            const QByteArrayList stored = payloadsIn(m_path);
            QVERIFY2(stored.size() > confirmed, qPrintable(QString::number(stored.size())));
            Arrivals resent{SessionStarted{true}};
            for (int number = confirmed - 5; number < int(stored.size()); ++number)
                resent.push_back(again(number % 65535 + 1, QByteArray::number(number), number - confirmed + 6));
            QVERIFY((*inbox)->append(resent));
            confirmed = int(stored.size()) - 1;
            const QByteArrayList after = payloadsIn(m_path);
            QCOMPARE(after.size(), stored.size());
            for (int number = 0; number < after.size(); ++number)
                QCOMPARE(after[number].toInt(), number);
            const auto &totals = (*inbox)->totals();
            QCOMPARE(totals.received - totals.skipped, qint64(after.size()));
        }
    }

    // Every write beyond the limit fails with an I/O error; nothing is half done, and the same arrivals can be given
    // again.
    void survivesAFailingDisk()
    {
        auto inbox = Inbox::open(m_path, QString());
        QVERIFY((*inbox)->append(Arrivals{message(1, "before", 1)}));
        const QByteArray large(300'000, 'x');
        const Arrivals arrivals{SessionStarted{true}, message(2, large, 2), message(3, "small", 3, 2)};
        {
            const FileSizeLimit limit(150'000);
            for (int i = 0; i < 3; ++i)
                QVERIFY(!(*inbox)->append(arrivals));
        }
        const auto appended = (*inbox)->append(arrivals);
        QVERIFY2(appended, appended ? "" : qPrintable(appended.error().text));
        QCOMPARE(appended->committed.upTo(), 3);
        QCOMPARE(appended->entries.size(), size_t(2));
        QCOMPARE(payloadsIn(m_path), (QByteArrayList{"before", large, "small"}));
        QCOMPARE((*inbox)->totals().received, 3);
        QCOMPARE(ask(m_path, QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    }

    void survivesAFullDisk()
    {
        const QString place = m_folder->filePath(QStringLiteral("small"));
        QDir().mkpath(place);
        QVERIFY2(::mount("tmpfs", qPrintable(place), "tmpfs", 0, "size=2m") == 0,
                 "neither root nor a user namespace may mount a file system here");
        {
            const QString path = place + QStringLiteral("/test.inbox");
            auto inbox = Inbox::open(path, QString());
            QVERIFY2(inbox, inbox ? "" : qPrintable(inbox.error().text));
            qint64 arrival = 0;
            int stored = 0;
            Arrivals arrivals;
            for (bool full = false; !full;) {
                arrivals = {message(int(arrival % 65535) + 1, QByteArray(20'000, 'x'), arrival + 1)};
                ++arrival;
                const auto appended = (*inbox)->append(arrivals);
                full = !appended;
                stored += !full;
                if (full)
                    QCOMPARE(appended.error().code, QStringLiteral("disk_full"));
                QVERIFY(stored < 200);
            }
            QVERIFY(!(*inbox)->append(arrivals));
            QCOMPARE(payloadsIn(path).size(), stored);
            QVERIFY(::mount("tmpfs", qPrintable(place), "tmpfs", MS_REMOUNT, "size=8m") == 0);
            QVERIFY((*inbox)->append(arrivals));
            QCOMPARE(payloadsIn(path).size(), stored + 1);
            QCOMPARE((*inbox)->totals().received, stored + 1);
        }
        ::umount(qPrintable(place));
    }

    void setsADamagedFileAside_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<bool>("truncate");
        QTest::newRow("header") << qint64(0) << false;
        QTest::newRow("schema page") << qint64(100) << false;
        QTest::newRow("cut short") << qint64(9000) << true;
    }
    void setsADamagedFileAside()
    {
        QFETCH(qint64, at);
        QFETCH(bool, truncate);
        QUuid id;
        {
            auto inbox = Inbox::open(m_path, QStringLiteral("test-client"));
            id = (*inbox)->id();
            for (int i = 1; i <= 20; ++i)
                QVERIFY((*inbox)->append(Arrivals{message(i, QByteArray(3000, 'x'), i)}));
        }
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (truncate) {
            QVERIFY(file.resize(at));
        } else {
            QVERIFY(file.seek(at));
            file.write(QByteArray(200, '\x5a'));
        }
        file.close();
        const QByteArray damaged = [this] {
            QFile again(m_path);
            return again.open(QIODevice::ReadOnly) ? again.readAll() : QByteArray();
        }();
        // A log that was left behind says that the last run did not end well: the file is checked.
        QFile log(m_path + QStringLiteral("-wal"));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("x");
        log.close();

        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("inbox is damaged")));
        auto inbox = Inbox::open(m_path, QStringLiteral("test-client"));
        QVERIFY2(inbox, inbox ? "" : qPrintable(inbox.error().text));
        QVERIFY((*inbox)->id() != id);
        QVERIFY((*inbox)->setAside().contains(QStringLiteral(".corrupt-")));
        QFile aside((*inbox)->setAside());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll().size(), damaged.size());
        QVERIFY((*inbox)->append(Arrivals{message(1, "new", 1)}));
    }
};

int main(int argc, char **argv)
{
    becomeAbleToMount();
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--append"))
        return appendUntilKilled(arguments.value(2), arguments.value(3).toInt());
    InboxFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_inbox_faults.moc"
