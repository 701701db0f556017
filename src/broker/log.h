// SPDX-License-Identifier: GPL-3.0-or-later
// The logging category of this layer; payloads at debug level only, secrets never.
#pragma once

#include <QLoggingCategory>

namespace broker {

Q_DECLARE_LOGGING_CATEGORY(logBroker)

} // namespace broker
