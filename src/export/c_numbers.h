// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of C functions with a dot while this lives, in this thread: libraries that print with them would else follow
// the decimal sign of the user's locale.
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <clocale>
#include <locale.h>
#endif

namespace exports {

class CNumbers
{
public:
#ifdef Q_OS_UNIX
    CNumbers() : m_before(uselocale(plain())) {}
    ~CNumbers()
    {
        uselocale(m_before);
    }
#else
    // There programs begin in the C locale, and Qt leaves it so.
    CNumbers() {}
    ~CNumbers() {}
#endif
    CNumbers(const CNumbers &) = delete;
    CNumbers &operator=(const CNumbers &) = delete;

private:
#ifdef Q_OS_UNIX
    static locale_t plain()
    {
        static const locale_t made = newlocale(LC_ALL_MASK, "C", locale_t());
        return made;
    }
    locale_t m_before;
#endif
};

} // namespace exports
