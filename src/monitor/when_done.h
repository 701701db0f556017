// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the answer of a future where it is wanted.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace monitor {

// Calls `use(answer)` in the thread of `context`, which is the one that calls this; not at all when the context is gone
// by then, or nothing was answered. QFuture::then(context, …) of Qt 6.4 crashes where the context goes first.
template <typename T, typename Use>
void whenDone(QObject *context, const QFuture<T> &future, Use use)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, use = std::move(use)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            use(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace monitor
