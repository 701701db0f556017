// SPDX-License-Identifier: GPL-3.0-or-later
// --webhook, --webhook-secret-file and --alert-topic: who is told of alerts while a collector runs.
#pragma once

#include "command_line.h"

void addNotifyOptions(CommandLine &line);
// Over what the profile says. Error::Kind::Usage names the option that is wrong.
[[nodiscard]] Result<void> applyNotifyOptions(const CommandLine &line, monitor::Profile &profile);
// Of --webhook-secret-file, the service's credential `webhook-secret`, the profile's secret file, or what is kept for
// the profile – the last two only for the profile's own address. `profile`: with the options applied.
[[nodiscard]] Result<QByteArray> webhookSecret(const CommandLine &line, const monitor::Profile &profile);
