// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing was read for longer than it may be: of a device, or of one metric of it.
#include "alert/kinds.h"
#include "base/times.h"

namespace alert {

QString limitOfNoData(const AlertRule &rule)
{
    return rule.afterS > 0 ? durationText(qint64(rule.afterS) * 1000) : QString();
}

} // namespace alert
