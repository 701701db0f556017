// SPDX-License-Identifier: GPL-3.0-or-later
// A secret in a file that only its owner can read; anything else about the file and it is refused.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <optional>

namespace monitor::secret_file {

// $XDG_CONFIG_HOME/watchpost/secrets.
[[nodiscard]] QString folder();
// Nothing if there is none. Error::Kind::Io: unsafe_file where file or folder are a link, somebody else's or open to
// others; unreadable.
[[nodiscard]] Result<std::optional<QByteArray>> read(const QString &name);
// Appears whole or not at all. Makes the folder.
[[nodiscard]] Result<void> write(const QString &name, const QByteArray &secret);
// Also well when there is none.
[[nodiscard]] Result<void> remove(const QString &name);

} // namespace monitor::secret_file
