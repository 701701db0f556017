// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the answer of a question to the store to a widget that may be gone by then.
#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

namespace ui {

// As `future.then(receiver, take)`, in the receiver's thread, which is the application's. QFuture::then() of Qt 6.4
// itself asserts that its context still lives when the answer is made, and windows are closed while the store is read.
template <typename T, typename Take>
void answerTo(QObject *receiver, QFuture<Result<T>> future, Take take)
{
    future.then(QCoreApplication::instance(),
                [receiver = QPointer<QObject>(receiver), take = std::move(take)](const Result<T> &answer) {
                    if (receiver)
                        take(answer);
                });
}

} // namespace ui
