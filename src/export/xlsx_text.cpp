// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx_text.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

constexpr qsizetype kEscapeSize = 7; // `_xHHHH_`

// Whether a reader would take what stands at `at` for an escape.
bool isEscape(QStringView text, qsizetype at)
{
    if (at + kEscapeSize > text.size() || text[at] != u'_' || text[at + 1] != u'x' || text[at + 6] != u'_')
        return false;
    for (qsizetype i = at + 2; i < at + 6; ++i) {
        const char16_t c = text[i].toLower().unicode();
        if (!(c >= u'0' && c <= u'9') && !(c >= u'a' && c <= u'f'))
            return false;
    }
    return true;
}

QString cellUnit(QStringView text, qsizetype at)
{
    const char16_t c = text[at].unicode();
    if (c == 0 || c == 0xFFFE || c == 0xFFFF)
        return QString(QChar::ReplacementCharacter);
    if (c < 0x20 && c != u'\t' && c != u'\n')
        return u"_x%1_"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
    if (c == u'_' && isEscape(text, at))
        return u"_x005F_"_s;
    return QString(text[at]);
}

} // namespace

XlsxText xlsxText(QStringView text)
{
    const QString note = u" … [cut: the text has %1 characters]"_s.arg(text.size());
    const qsizetype room = kMaxCellText - note.size();
    QString cell;
    cell.reserve(std::min(text.size() + 16, kMaxCellText));
    qsizetype fits = 0; // of `cell`, where the note would begin
    for (qsizetype at = 0; at < text.size(); ++at) {
        cell += cellUnit(text, at);
        if (cell.size() <= room && !text[at].isHighSurrogate())
            fits = cell.size();
        if (cell.size() > kMaxCellText)
            return {(cell.left(fits) + note).toUtf8(), true};
    }
    return {cell.toUtf8(), false};
}

} // namespace exports
