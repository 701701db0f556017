// SPDX-License-Identifier: GPL-3.0-or-later
// The logging category of this layer.
#pragma once

#include <QLoggingCategory>

namespace store {
Q_DECLARE_LOGGING_CATEGORY(lcStore)
}
