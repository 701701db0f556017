// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/server_refusal.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <libpq-fe.h>
#include <memory>
#include <poll.h>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kPatienceMs = 1000;

void waitForAnswer(PGconn *connection)
{
    const QDeadlineTimer until(kPatienceMs);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
        pollfd one{PQsocket(connection), short(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        if (one.fd < 0 || ::poll(&one, 1, int(until.remainingTime())) <= 0)
            return;
        state = PQconnectPoll(connection);
    }
}

} // namespace

Refusal askForRefusal(const QString &connectionString)
{
    Refusal refusal;
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStart(connectionString.toUtf8().constData()),
                                                                  &PQfinish);
    if (!connection)
        return refusal;
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    waitForAnswer(connection.get());
    // `FATAL:  28000: words`, then `LOCATION:  function, file:line`; labels and words are in any language.
    const QString words = QString::fromUtf8(PQerrorMessage(connection.get()));
    static const QRegularExpression code(u":  ([0-9A-Z]{5}): "_s);
    refusal.state = code.match(words).captured(1);
    refusal.noSuchRole = refusal.state == "28000"_L1 && words.contains(":  InitializeSessionUserId, "_L1);
    return refusal;
}

EnglishWords::EnglishWords()
    : m_english(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE))), m_before(::uselocale(m_english))
{
}

EnglishWords::~EnglishWords()
{
    ::uselocale(m_before);
    ::freelocale(m_english);
}

} // namespace store
