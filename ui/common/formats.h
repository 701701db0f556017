// SPDX-License-Identifier: GPL-3.0-or-later
// Values with their units, names of metrics, sizes and rates, as every screen shows them.
#pragma once

#include "model/device.h"

#include <QString>

namespace ui {

// "23.4 °C": the number as it was sent (shortest round-trip), then the field's unit; text as it is, made plain.
[[nodiscard]] QString valueText(const QString &field, const Value &value);
// A number that was computed or read from a chart: at most `digits` significant digits, then the field's unit.
[[nodiscard]] QString numberText(const QString &field, double number, int digits = 4);
// "Temperature" for `temp`; an unknown field's own name, made plain.
[[nodiscard]] QString metricTitle(const QString &field);
// "1,204,331"; in other languages than English with narrow blanks for the commas.
[[nodiscard]] QString countText(qint64 n);
// "812 MB".
[[nodiscard]] QString sizeText(qint64 bytes);
// "128 msg/s", "0.4 msg/s".
[[nodiscard]] QString rateText(double perSecond);

// The field that stands for a device in lists: temperature first, then the other metrics in their order, battery and
// signal only where there is nothing else; empty if it never sent a number.
[[nodiscard]] QString mainField(const Device &device);
// The newest value of the metric, whatever the name it was sent under; nullptr if none.
[[nodiscard]] const LatestValue *latestOf(const Device &device, const char *metric);

} // namespace ui
