// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the activity list (contract §8): one headline, then one detail a line. English; the window translates.
#pragma once

#include "model/rows.h"

#include <QStringList>

struct ActivityText
{
    QString headline;
    QStringList details;
    bool operator==(const ActivityText &) const = default;
};
// `deviceName`: of the device that the row is about; its external id from the metadata stands in when empty.
[[nodiscard]] ActivityText activityText(const ActivityRow &row, const QString &deviceName);

// `lwt_message` → "LWT message received"; unknown reasons as they are.
[[nodiscard]] QString statusReasonText(const QString &reason);
// `vmark` → "VMark"; unknown parsers as they are.
[[nodiscard]] QString parserTitle(const QString &parser);
