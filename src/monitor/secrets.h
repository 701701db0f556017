// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords of profiles: in the desktop's keychain; where there is none, in a file of mode 0600 in a folder of mode
// 0700 ($XDG_CONFIG_HOME/watchpost/secrets/NAME). Never in a profile, a log or an argument.
#pragma once

#include "base/result.h"
#include "monitor/profile.h"

#include <QByteArray>
#include <QFuture>

namespace monitor {

enum class SecretPlace { None, Keychain, File };

struct Secret
{
    QByteArray password;
    SecretPlace place = SecretPlace::None; // where it was found
};

// All of them answer later, from a thread of their own – take it with whenDone() –, and never make the one who asks
// wait for a keychain that is locked or hangs. WATCHPOST_KEYCHAIN=off: no keychain is asked.
// Nothing kept: place None. Error::Kind::Io: unsafe_file for a file that others may read or that is not ours – it is
// refused, not used; keychain_closed when the keychain may hold it and was not opened.
[[nodiscard]] QFuture<Result<Secret>> readSecret(const QString &profileName);
// Where it went. The other place is emptied.
[[nodiscard]] QFuture<Result<SecretPlace>> keepSecret(const QString &profileName, const QByteArray &password);
[[nodiscard]] QFuture<Result<void>> forgetSecret(const QString &profileName);
// Under which name the secret that signs a profile's webhook is kept; no profile can have that name.
[[nodiscard]] QString webhookSecretName(const QString &profileName);
// What signs a profile's webhook: the first line of its secret file, else what is kept; empty: nothing.
[[nodiscard]] QFuture<Result<QByteArray>> readWebhookSecret(const Profile &profile);
// Where keepSecret() would put it, as far as can be told before.
[[nodiscard]] QFuture<SecretPlace> secretPlace();

} // namespace monitor
