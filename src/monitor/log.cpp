// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/log.h"

namespace monitor {
Q_LOGGING_CATEGORY(lcMonitor, "watchpost.monitor")
}
