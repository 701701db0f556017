// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs take an option's value from (contract §5), before the profile has its say.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <optional>

class QCommandLineParser;

namespace monitor {

// From the command line, else from WATCHPOST_OPTION_NAME; nothing where neither is given.
[[nodiscard]] std::optional<QString> givenOption(const QCommandLineParser &parser, const QString &name);
// The first line of a secret file, without its end. Error::Kind::Usage, no_password, where it cannot be read.
[[nodiscard]] Result<QByteArray> readPasswordFile(const QString &path);
// The same of a service's credential (systemd LoadCredential=NAME:…). Empty: there is none, or it is the empty one that
// the units hand over where there is no file.
[[nodiscard]] Result<QByteArray> readCredential(const QString &name);

} // namespace monitor
