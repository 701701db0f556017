// SPDX-License-Identifier: GPL-3.0-or-later
// English sentences about the connection, told in the language of the window. They arrive as finished English, also
// from the collector of another machine, so they are recognised by their form. What is not known stays English.
#pragma once

#include <QString>

namespace ui {

// "plant-a:1883 refuses connections" and the like: a reason or an advice of broker/failure.h, or its reason in log
// rows.
[[nodiscard]] QString retold(const QString &english);

} // namespace ui
