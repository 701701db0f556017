// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/quiet_text.h"

using namespace Qt::StringLiterals;

namespace ui {

QString quietText(const std::vector<QuietHours> &hours)
{
    QStringList parts;
    for (const QuietHours &one : hours)
        parts.append(one.from + u'-' + one.to + (one.zone.isEmpty() ? QString() : u' ' + one.zone));
    return parts.join(u", "_s);
}

std::vector<QuietHours> quietHours(const QString &text)
{
    std::vector<QuietHours> hours;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString one = part.simplified();
        if (one.isEmpty())
            continue;
        const QString times = one.section(u' ', 0, 0);
        // A dash of another length is a dash.
        QString plain = times;
        plain.replace(QChar(0x2013), u'-');
        hours.push_back({plain.section(u'-', 0, 0), plain.section(u'-', 1), one.section(u' ', 1)});
    }
    return hours;
}

} // namespace ui
