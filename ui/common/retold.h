// SPDX-License-Identifier: GPL-3.0-or-later
// English sentences of what failed, told in the language of the window. They arrive as finished English, also from the
// collector of another machine, so they are recognised by their form. What is not known stays English.
#pragma once

#include "base/result.h"

#include <QString>

namespace ui {

// "plant-a:1883 refuses connections" and the like: a reason or an advice of broker/failure.h, also in log rows; what
// the store, exports, reports and the filter say.
[[nodiscard]] QString retold(const QString &english);
[[nodiscard]] QString retold(const Error &error);

} // namespace ui
