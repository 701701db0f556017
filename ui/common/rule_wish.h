// SPDX-License-Identifier: GPL-3.0-or-later
// Rules to begin with, made from what somebody looks at.
#pragma once

#include "model/device.h"
#include "ui/common/navigator.h"

namespace ui {

// An alert when this field of the device goes above what it is; without a value its newest is taken.
[[nodiscard]] RuleWish thresholdWish(const Device &device, const QString &field, std::optional<double> value = {});
// An alert on what the event was: a device that goes offline, a value, else its coming too often. `device`: nullptr for
// events about none.
[[nodiscard]] RuleWish wishFromEvent(const QString &activityType, const Device *device);

} // namespace ui
