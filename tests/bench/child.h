// SPDX-License-Identifier: GPL-3.0-or-later
// A program run from begin to end: how long it took, and the most memory it had.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QStringList>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace bench {

struct ChildRun
{
    double seconds = 0; // of the clock
    double cpuSeconds = 0;
    double peakMiB = 0; // resident
};

// Standard output goes to `outPath`. Ends this program when that one fails.
[[nodiscard]] inline ChildRun runChild(const QStringList &command, const QString &outPath)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const QByteArray out = QFile::encodeName(outPath);
    QElapsedTimer clock;
    clock.start();
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int file = ::open(out.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0)
            ::_exit(126);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = -1;
    rusage used = {};
    while (::wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
    }
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "%s failed with status %d\n", words.front().constData(), status);
        std::exit(1);
    }
    const auto secondsOf = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return {seconds, secondsOf(used.ru_utime) + secondsOf(used.ru_stime), double(used.ru_maxrss) / 1024};
}

} // namespace bench
