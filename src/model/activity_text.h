// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the activity list (contract §8): one headline, then one detail a line. English, as logs,
// exports and the command line show them; the window hands in where its own language comes from.
#pragma once

#include "model/rows.h"

#include <QStringList>

// The text that stands for an English one, placeholders (%1) included.
using TextSource = QString (*)(const char *english);
[[nodiscard]] QString englishText(const char *source);

struct ActivityText
{
    QString headline;
    QStringList details;
    bool operator==(const ActivityText &) const = default;
};
// `deviceName`: of the device that the row is about; its external id from the metadata stands in when empty.
[[nodiscard]] ActivityText activityText(const ActivityRow &row, const QString &deviceName,
                                        TextSource say = englishText);

// `lwt_message` → "LWT message received"; unknown reasons as they are.
[[nodiscard]] QString statusReasonText(const QString &reason, TextSource say = englishText);
// `vmark` → "VMark"; unknown parsers as they are.
[[nodiscard]] QString parserTitle(const QString &parser, TextSource say = englishText);
