// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window for as long as it lives: our own texts and those of Qt's dialogs.
#pragma once

#include <QTranslator>

class QLocale;

namespace ui {

class Language
{
public:
    // English where there are no texts for the locale: it has its plurals.
    explicit Language(const QLocale &locale);

private:
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace ui
