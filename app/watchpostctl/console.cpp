// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "base/times.h"
#include "base/visible_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace console {
namespace {

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
    std::fprintf(stderr, "%s\n", visibleText(text, 100000).toUtf8().constData());
}

void error(const QString &text)
{
    note(u"watchpostctl: "_s + text);
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
