// SPDX-License-Identifier: GPL-3.0-or-later
// Why a server lets nobody in, whatever language it speaks. Qt hands over its words only, before there is a session
// that would have a code beside them; the client library knows the code and shows it when it is asked to.
#pragma once

#include <QString>

#include <locale.h>

namespace store {

struct Refusal
{
    QString state;           // SQLSTATE; empty: the server said nothing within a second
    bool noSuchRole = false; // of 28000: not the password or an entry of pg_hba.conf, but the login is unknown
};

// Connects once more, with the same connection string, and hangs up.
[[nodiscard]] Refusal askForRefusal(const QString &connectionString);

// While it lives, what the client library says in this thread is English; the server's words are not its affair.
class EnglishWords
{
public:
    EnglishWords();
    ~EnglishWords();
    Q_DISABLE_COPY_MOVE(EnglishWords)

private:
    locale_t m_english;
    locale_t m_before;
};

} // namespace store
