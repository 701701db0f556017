// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/login_name.h"

#include <pwd.h>
#include <unistd.h>

namespace monitor {

QString loginName()
{
    const passwd *entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

} // namespace monitor
