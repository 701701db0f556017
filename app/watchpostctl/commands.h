// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of watchpostctl: one row each; each lives in commands/<name>.cpp.
#pragma once

#include <QStringList>
#include <span>

struct Command
{
    const char *name;
    const char *summary;
    // `arguments`: what follows the command's name. Returns the exit status: 0 done, 1 failed, 2 wrong use.
    int (*run)(const QStringList &arguments);
};

[[nodiscard]] std::span<const Command> commands();
