// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/secrets.h"

#include <QPromise>

namespace monitor {

QFuture<Result<Secret>> readSecret(const QString &)
{
    return QtFuture::makeReadyFuture(Result<Secret>(Secret()));
}
QFuture<Result<SecretPlace>> keepSecret(const QString &, const QByteArray &)
{
    return QtFuture::makeReadyFuture(Result<SecretPlace>(SecretPlace::None));
}
QFuture<Result<void>> forgetSecret(const QString &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace monitor
