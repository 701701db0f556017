// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/log.h"

namespace broker {

Q_LOGGING_CATEGORY(logBroker, "watchpost.broker", QtInfoMsg)

} // namespace broker
