// SPDX-License-Identifier: GPL-3.0-or-later
// `watchpostctl report` as it is installed: with the desktop program beside it, without one, and killed while it works.
#include "collector_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

namespace {

// A stand-in for the desktop program: writes its process id, then waits to be ended.
constexpr auto kWaiting = "#!/bin/sh\necho $$ > \"$(dirname \"$0\")/pid\"\nexec sleep 300\n";
// One that fails with words.
constexpr auto kFailing = "#!/bin/sh\necho 'a word of a library' >&2\necho 'out of ink' >&2\nexit 1\n";
// One that draws what it was asked for.
constexpr auto kDrawing = "#!/bin/sh\nfor word; do last=$word; done\necho \"$*\" > \"$last\"\n";

bool isAlive(qint64 pid)
{
    QFile state(u"/proc/%1/stat"_s.arg(pid));
    return state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z ");
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void writesCsvOnlyWithoutTheDesktopProgramAndSaysSo();
    void findsTheDesktopProgramInThePath();
    void keepsTheTablesWhereDrawingFails();
    void leavesNothingWhenKilled_data();
    void leavesNothingWhenKilled();
    void refusesWrongUse_data();
    void refusesWrongUse();
#ifdef WATCHPOST // builds without the desktop program have nothing that draws
    void drawsPagesWithoutADisplay();
#endif

private:
    // The program by itself in a folder, `beside` it something called watchpost.
    void install(const char *beside = nullptr);
    [[nodiscard]] QStringList arguments(const QStringList &more = {}) const
    {
        return QStringList{u"report"_s, u"daily"_s,         u"--store"_s, m_store,
                           u"--zone"_s, u"Europe/Berlin"_s, u"--out"_s,   m_folder->filePath(u"out"_s)} +
               more;
    }
    [[nodiscard]] rig::Ran run(const QStringList &arguments, const QString &path = u"/nowhere"_s) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->filePath(u"out"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_stores;
    QString m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ReportTest::initTestCase()
{
    m_store = u"sqlite:"_s + m_stores.filePath(u"plant.sqlite"_s);
    const rig::Ran made = rig::run(
        {u"simulate"_s, u"--store"_s, m_store, u"--history"_s, u"3d"_s, u"--devices"_s, u"4"_s, u"--seed"_s, u"7"_s});
    QVERIFY2(made.exitCode == 0, made.err.constData());
}

void ReportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ReportTest::install(const char *beside)
{
    QVERIFY(QFile::copy(QStringLiteral(WATCHPOSTCTL), m_folder->filePath(u"watchpostctl"_s)));
    if (!beside)
        return;
    QFile script(m_folder->filePath(u"watchpost"_s));
    QVERIFY(script.open(QIODevice::WriteOnly) && script.write(beside) > 0);
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

rig::Ran ReportTest::run(const QStringList &arguments, const QString &path) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, path);
    process.setProcessEnvironment(environment);
    process.start(m_folder->filePath(u"watchpostctl"_s), arguments);
    if (!process.waitForFinished(120'000))
        process.kill();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void ReportTest::writesCsvOnlyWithoutTheDesktopProgramAndSaysSo()
{
    install();
    const rig::Ran ran = run(arguments({u"--json"_s}));
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QVERIFY2(ran.err.contains("no PDF was made"), ran.err.constData());
    const QJsonObject said = QJsonDocument::fromJson(ran.out).object();
    QVERIFY(said["pdf"_L1].isNull());
    QCOMPARE(said["zone"_L1].toString(), u"Europe/Berlin"_s);
    const QJsonArray tables = said["tables"_L1].toArray();
    QCOMPARE(tables.size(), 3);
    QVERIFY(tables.at(0)["rows"_L1].toInteger() > 0);
    QCOMPARE(files().size(), 6);
    for (const QJsonValue &table : tables) {
        const rig::Ran verified = run({u"verify"_s, table["file"_L1].toString()});
        QVERIFY2(verified.exitCode == 0, verified.err.constData());
    }
}

void ReportTest::findsTheDesktopProgramInThePath()
{
    install(kDrawing);
    QVERIFY(QDir(m_folder->path()).mkdir(u"bin"_s));
    QVERIFY(QFile::rename(m_folder->filePath(u"watchpost"_s), m_folder->filePath(u"bin/watchpost"_s)));
    const rig::Ran ran =
        run(arguments({u"--date"_s, u"2026-03-29"_s}), m_folder->filePath(u"bin"_s) + u":/usr/bin:/bin"_s);
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    QVERIFY(ran.out.contains("nothing in that time"));
    QFile drawn(m_folder->filePath(u"out/watchpost-daily-2026-03-29.pdf"_s));
    QVERIFY(drawn.open(QIODevice::ReadOnly));
    const QByteArray words = drawn.readAll();
    QVERIFY2(words.startsWith("--report daily --date 2026-03-29 --zone Europe/Berlin --store sqlite:"), words);
}

void ReportTest::keepsTheTablesWhereDrawingFails()
{
    install(kFailing);
    const rig::Ran ran = run(arguments(), u"/usr/bin:/bin"_s);
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("draw its pages: out of ink"), ran.err.constData());
    QCOMPARE(files().size(), 6);
}

void ReportTest::leavesNothingWhenKilled_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("asked to stop") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void ReportTest::leavesNothingWhenKilled()
{
    QFETCH(int, signal);
    install(kWaiting);
    QProcess process;
    process.start(m_folder->filePath(u"watchpostctl"_s), arguments());
    // All tables are written by then, none has its place.
    QFile pidFile(m_folder->filePath(u"pid"_s));
    QTRY_VERIFY_WITH_TIMEOUT(pidFile.exists() && pidFile.size() > 1, 60'000);
    QVERIFY(pidFile.open(QIODevice::ReadOnly));
    const qint64 child = pidFile.readAll().trimmed().toLongLong();
    QVERIFY(isAlive(child));
    ::kill(pid_t(process.processId()), signal);
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(process.exitCode() != 0 || process.exitStatus() == QProcess::CrashExit);
    QCOMPARE(files(), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(child), 30'000);
}

void ReportTest::refusesWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no kind") << QStringList{u"--out"_s, u"x"_s};
    QTest::newRow("another kind") << QStringList{u"monthly"_s, u"--out"_s, u"x"_s};
    QTest::newRow("no folder") << QStringList{u"daily"_s};
    QTest::newRow("bad date") << QStringList{u"daily"_s, u"--out"_s, u"x"_s, u"--date"_s, u"27.11.2026"_s};
    QTest::newRow("ahead") << QStringList{u"daily"_s, u"--out"_s, u"x"_s, u"--date"_s, u"2999-01-01"_s};
    QTest::newRow("bad zone") << QStringList{u"daily"_s, u"--out"_s, u"x"_s, u"--zone"_s, u"Mars/Olympus"_s};
}

void ReportTest::refusesWrongUse()
{
    QFETCH(QStringList, arguments);
    const rig::Ran ran = rig::run(QStringList{u"report"_s, u"--store"_s, m_store} + arguments);
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(!QFileInfo::exists(u"x"_s));
}

#ifdef WATCHPOST
void ReportTest::drawsPagesWithoutADisplay()
{
    install();
    QVERIFY(QFile::link(QStringLiteral(WATCHPOST), m_folder->filePath(u"watchpost"_s)));
    const rig::Ran ran = run(arguments(), u"/usr/bin:/bin"_s);
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const QStringList drawn = QDir(m_folder->filePath(u"out"_s)).entryList({u"*.pdf"_s});
    QCOMPARE(drawn.size(), 1);
    QFile pdf(m_folder->filePath(u"out/"_s + drawn.constFirst()));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("%%EOF"));
    QCOMPARE(files().size(), 7);
}
#endif

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
