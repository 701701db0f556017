// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/visible_text.h"

using namespace Qt::StringLiterals;

namespace {

bool isBidiControl(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C ||
           c == 0x2028 || c == 0x2029;
}

} // namespace

QString visibleText(QStringView text, qsizetype limit)
{
    QString out;
    out.reserve(qMin(text.size(), limit));
    for (const QChar ch : text) {
        if (out.size() >= limit) {
            out += u'…';
            break;
        }
        const char16_t c = ch.unicode();
        if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            out += "\\x"_L1 + QString::number(c, 16).rightJustified(2, u'0');
        else if (isBidiControl(c))
            out += "\\u{"_L1 + QString::number(c, 16) + u'}';
        else
            out += ch;
    }
    return out;
}
