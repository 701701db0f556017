// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/numeric_fields.h"

#include "model/metrics.h"

QStringList numericFields(const Device &device)
{
    QStringList fields;
    for (auto it = device.latest.begin(); it != device.latest.end(); ++it) {
        if (numberOf(it->value))
            fields.append(it.key());
    }
    sortAsColumns(fields);
    return fields;
}
