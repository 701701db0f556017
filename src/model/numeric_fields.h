// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields of a device can be drawn.
#pragma once

#include "model/device.h"

#include <QStringList>

// Those whose latest value is a number, in the order of columns.
[[nodiscard]] QStringList numericFields(const Device &device);
