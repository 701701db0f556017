// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_drawer.h"

#include "console.h"
#include "monitor/collector_options.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookMs = 100; // between two looks for a stop signal
constexpr int kEndMs = 3000; // for the child to end by itself
constexpr qsizetype kMostWords = 2000;

QString findProgram()
{
    const QString name = u"watchpost"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

QStringList argumentsOf(const monitor::Profile &profile, const store::StoreUrl &store, const monitor::ReportJob &job)
{
    QStringList arguments{u"--report"_s,  QString::fromLatin1(keyOf(monitor::kReportKindKeys, job.period.kind)),
                          u"--date"_s,    job.period.first.toString(Qt::ISODate),
                          u"--zone"_s,    QString::fromUtf8(job.period.zone.id()),
                          u"--store"_s,   store.text(),
                          u"--profile"_s, profile.name};
    if (!profile.organization.isNull())
        arguments << u"--organization"_s << profile.organization.toString(QUuid::WithoutBraces);
    return arguments;
}

// The pages go with us: nobody waits for them any more.
void endWithParent(QProcess &process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#else
    Q_UNUSED(process)
#endif
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(kEndMs)) {
        process.kill();
        process.waitForFinished(kEndMs);
    }
}

} // namespace

Result<void> drawPages(const monitor::Profile &profile, const monitor::ReportJob &job, const QString &path)
{
    const QString program = findProgram();
    if (program.isEmpty())
        return fail(Error::Kind::NotFound, u"no_desktop"_s,
                    u"no PDF was made: the desktop program 'watchpost', which draws it, is not installed"_s);
    const auto store = monitor::storeUrlOf(profile);
    if (!store)
        return tl::unexpected(store.error());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    endWithParent(process);
    process.start(program, argumentsOf(profile, *store, job) << u"--out"_s << QFileInfo(path).absoluteFilePath());
    if (!process.waitForStarted())
        return fail(Error::Kind::Io, u"not_drawn"_s,
                    u"no PDF was made: '%1' cannot be started: %2"_s.arg(program, process.errorString()));
    while (!process.waitForFinished(kLookMs) && process.state() != QProcess::NotRunning) {
        if (!console::stopRequested())
            continue;
        end(process);
        return fail(Error::Kind::Cancelled, u"cancelled"_s, u"stopped; no file was written"_s);
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    // The last line is what it ended with; before it Qt may have had something to say.
    const QString words =
        QString::fromUtf8(process.readAllStandardError()).trimmed().section(u'\n', -1).right(kMostWords);
    return fail(Error::Kind::Io, u"not_drawn"_s,
                u"no PDF was made: '%1' could not draw its pages: %2"_s.arg(
                    program, words.isEmpty() ? u"it ended without a word"_s : words));
}
