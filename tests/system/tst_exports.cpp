// SPDX-License-Identifier: GPL-3.0-or-later
// Exports that end before they are done: killed or stopped at any moment, each format leaves the whole file or none,
// and nothing in the folder for temporary files.
#include "collector_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 4, kLongRounds = 30;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

class ExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesALocaleThatIsNone();
    void saysThatThereIsNoRoom();
    void leavesNoHalfFile_data();
    void leavesNoHalfFile();

private:
    [[nodiscard]] QStringList command(const QString &path) const
    {
        return {u"export"_s, u"telemetry"_s, u"--store"_s,  m_store,        u"--out"_s,
                path,        u"--filter"_s,  u"device:*"_s, u"--manifest"_s};
    }
    QTemporaryDir m_folder;
    QString m_store;
};

void ExportsTest::initTestCase()
{
    m_store = u"sqlite:"_s + m_folder.filePath(u"store.sqlite"_s);
    const rig::Ran made = rig::run(
        {u"simulate"_s, u"--history"_s, u"2d"_s, u"--devices"_s, u"5"_s, u"--rate"_s, u"0.2"_s, u"--store"_s, m_store},
        {}, 300'000);
    QVERIFY2(made.exitCode == 0, made.err);
}

void ExportsTest::refusesALocaleThatIsNone()
{
    QStringList arguments{u"export"_s, u"events"_s, u"--store"_s, m_store, u"--preset"_s, u"excel"_s, u"--locale"_s};
    QCOMPARE(rig::run(arguments + QStringList{u"deutsch"_s}).exitCode, 2);
    QCOMPARE(rig::run(arguments + QStringList{u"de_DE.UTF-8"_s}).exitCode, 0);
    QCOMPARE(rig::run(arguments + QStringList{u"C.UTF-8"_s}).exitCode, 0);
}

void ExportsTest::saysThatThereIsNoRoom()
{
    QTemporaryDir place;
    const QString script = u"mount -t tmpfs -o size=1m none \"$1\" || exit 9; \"$0\" export telemetry --store \"$2\" "
                           "--out \"$1/out.csv\"; status=$?; ls -A \"$1\"; exit $status"_s;
    QStringList arguments{u"--mount"_s, u"sh"_s, u"-c"_s, script, QStringLiteral(WATCHPOSTCTL), place.path(), m_store};
    if (::geteuid() != 0)
        arguments.prepend(u"--map-root-user"_s);
    QProcess process;
    process.start(u"unshare"_s, arguments);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 1, said.constData());
    QVERIFY2(said.contains("no room in "), said.constData());
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void ExportsTest::leavesNoHalfFile_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("replaces");
    for (const QString &ending : {u"csv"_s, u"xlsx"_s, u"jsonl"_s}) {
        QTest::addRow("%s, killed", qPrintable(ending)) << ending << SIGKILL << false;
        QTest::addRow("%s, stopped", qPrintable(ending)) << ending << SIGINT << false;
        QTest::addRow("%s, killed over an older one", qPrintable(ending)) << ending << SIGKILL << true;
    }
}

void ExportsTest::leavesNoHalfFile()
{
    QFETCH(QString, ending);
    QFETCH(int, signal);
    QFETCH(bool, replaces);
    QTemporaryDir place, temporary;
    const QString path = place.filePath(u"out."_s + ending);
    QElapsedTimer clock;
    clock.start();
    const rig::Ran whole = rig::run(command(path));
    QVERIFY2(whole.exitCode == 0, whole.err);
    const qint64 tookMs = std::max<qint64>(1, clock.elapsed());
    const QByteArray wanted = contentOf(path);
    QCOMPARE(filesIn(place.path()).size(), 2);
    QRandomGenerator random(9);
    int interrupted = 0;
    const int rounds = qEnvironmentVariableIsSet("WATCHPOST_LONG") ? kLongRounds : kRounds;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &name : filesIn(place.path()))
            QVERIFY(QFile::remove(place.filePath(name)));
        if (replaces) {
            QFile older(path);
            QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
        }
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, temporary.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(WATCHPOSTCTL), command(path));
        QVERIFY(process.waitForStarted());
        // At any moment of it.
        process.waitForFinished(int(random.bounded(tookMs)));
        if (process.state() == QProcess::Running)
            ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60'000));
        const bool done = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        interrupted += done ? 0 : 1;
        const QByteArray there = contentOf(path);
        QVERIFY2(there == wanted || (!done && there == (replaces ? "older" : "")),
                 qPrintable(u"%1 of %2 bytes"_s.arg(there.size()).arg(wanted.size())));
        QCOMPARE(QFile::exists(path), !there.isEmpty());
        // A manifest is there only beside its file.
        const QString manifest = path + u".manifest.json"_s;
        if (QFile::exists(manifest)) {
            const rig::Ran verified = rig::run({u"verify"_s, path});
            QVERIFY2(verified.exitCode == 0, verified.err);
        }
        QVERIFY(filesIn(place.path()).size() <= 2);
        QCOMPARE(filesIn(temporary.path()), QStringList());
    }
    QVERIFY2(interrupted > 0, "every export was quicker than the signal");
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
