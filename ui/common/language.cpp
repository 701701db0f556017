// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

Language::Language(const QLocale &locale)
{
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, u"watchpost"_s, u"_"_s, u":/i18n"_s) || m_own.load(u":/i18n/watchpost_en"_s))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace ui
