// SPDX-License-Identifier: GPL-3.0-or-later
// One job away from the thread that asks, for what touches a disk once and has no connection to keep.
#pragma once

#include "monitor/when_done.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <functional>
#include <memory>

namespace monitor {

// To be used as whenDone(context, inBackground<T>([…] { … }), [](const T &answer) { … }). The program's end waits for
// it.
template <typename T>
[[nodiscard]] QFuture<T> inBackground(std::function<T()> job)
{
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, job = std::move(job)] {
        promise->addResult(job());
        promise->finish();
    });
    return future;
}

} // namespace monitor
