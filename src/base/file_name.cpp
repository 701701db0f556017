// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file_name.h"

#include <QCryptographicHash>

namespace {

constexpr qsizetype kLongest = 80;
constexpr qsizetype kDigits = 8; // of the number that is put behind

bool isPlain(QChar c)
{
    return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'_' || c == u'.';
}

} // namespace

QString fileNameOf(const QString &text)
{
    QString name = text.left(kLongest);
    for (QChar &c : name) {
        if (!isPlain(c))
            c = u'_';
    }
    if (name.startsWith(u'.') || name.startsWith(u'-'))
        name[0] = u'_';
    if (name == text && !name.isEmpty())
        return name;
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString(name + u'-' + QLatin1String(hash.first(kDigits)));
}
