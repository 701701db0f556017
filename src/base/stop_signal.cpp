// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/stop_signal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

std::atomic_bool g_stop = false;
int g_pipe[2] = {-1, -1};

void onSignal(int signal)
{
    if (g_stop.exchange(true)) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
        return;
    }
    const char byte = 1;
    // Nothing can be done about a full pipe: a byte is in it already.
    if (g_pipe[1] >= 0 && ::write(g_pipe[1], &byte, 1) < 0)
        return;
}

} // namespace

void catchStopSignal()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

void onStopSignal(std::function<void()> stop)
{
    // A handler may do almost nothing: a byte through a pipe brings the news into the event loop.
    if (::pipe2(g_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier, stop = std::move(stop)] {
        notifier->setEnabled(false);
        stop();
    });
    catchStopSignal();
}

bool stopRequested()
{
    return g_stop;
}
