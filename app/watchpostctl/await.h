// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for an answer from another thread, for so long and no longer.
#pragma once

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>
#include <optional>

template <typename T>
[[nodiscard]] std::optional<T> await(const QFuture<T> &future, int timeoutMs)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!watcher.isFinished())
        loop.exec();
    return watcher.isFinished() ? std::optional<T>(watcher.result()) : std::nullopt;
}
