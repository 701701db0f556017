// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "base/times.h"
#include "base/visible_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <csignal>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace console {
namespace {

// Whether standard error goes to the journal: the variable is inherited by processes whose output goes elsewhere, so it
// names the stream (systemd.exec(5)).
bool writesToJournal()
{
    static const bool writes = [] {
        struct stat info = {};
        return ::fstat(STDERR_FILENO, &info) == 0 &&
               qgetenv("JOURNAL_STREAM") ==
                   QByteArray::number(qulonglong(info.st_dev)) + ':' + QByteArray::number(qulonglong(info.st_ino));
    }();
    return writes;
}

// The journal's priorities are those of syslog(3); it keeps the time itself.
const char *journalPriority(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "<7>";
    case QtInfoMsg:
        return "<6>";
    case QtWarningMsg:
        return "<4>";
    case QtCriticalMsg:
        return "<3>";
    case QtFatalMsg:
        return "<2>";
    }
    return "<6>";
}

void writeLine(QtMsgType type, const QString &text)
{
    std::fprintf(stderr, "%s%s\n", writesToJournal() ? journalPriority(type) : "",
                 visibleText(text, 100000).toUtf8().constData());
}

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void logMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (writesToJournal()) {
        writeLine(type, QString::fromLatin1(context.category ? context.category : "") + u": "_s + text.left(4000));
        return;
    }
    const QByteArray when = isoUtcBytes(QDateTime::currentMSecsSinceEpoch());
    std::fprintf(stderr, "%s %s %s: %s\n", when.constData(), levelName(type), context.category ? context.category : "",
                 visibleText(text, 4000).toUtf8().constData());
}

} // namespace

void installLog()
{
    qInstallMessageHandler(logMessage);
    std::signal(SIGPIPE, SIG_IGN);
}

bool line(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, size_t(utf8.size()), stdout);
    std::fputc('\n', stdout);
    return std::fflush(stdout) == 0;
}

bool line(const QString &text)
{
    return line(visibleText(text, 100000).toUtf8());
}

void note(const QString &text)
{
    writeLine(QtInfoMsg, text);
}

void error(const QString &text)
{
    writeLine(QtCriticalMsg, u"watchpostctl: "_s + text);
}

int fail(const Error &error)
{
    console::error(error.text);
    return error.kind == Error::Kind::Usage ? 2 : 1;
}

void progress(const QString &text)
{
    if (::isatty(STDERR_FILENO)) {
        std::fprintf(stderr, "\r\x1b[K%s", visibleText(text, 200).toUtf8().constData());
        std::fflush(stderr);
    }
}

void endProgress()
{
    if (::isatty(STDERR_FILENO))
        std::fputs("\r\x1b[K", stderr);
}

} // namespace console
