// SPDX-License-Identifier: GPL-3.0-or-later
// The device is offline, whoever says so: its own word, its will, or its silence.
#include "alert/kinds.h"

namespace alert {

Verdict judgeFlag(const AlertRule &, double value)
{
    return value != 0 ? Verdict::Raise : Verdict::Clear;
}

QString limitOfStatus(const AlertRule &)
{
    return {};
}

} // namespace alert
