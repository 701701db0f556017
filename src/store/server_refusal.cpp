// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/server_refusal.h"

#include <QDeadlineTimer>
#include <QLibrary>
#include <QRegularExpression>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr int kPatienceMs = 1000;

// Of libpq (https://www.postgresql.org/docs/current/libpq.html), which Qt's driver has loaded already.
struct Libpq
{
    using Connection = void;
    enum Polling { Failed = 0, Reading = 1, Writing = 2, Connected = 3 };
    static constexpr int kVerbose = 2;

    QLibrary library{u"pq"_s, 5};
    template <typename Function>
    Function find(const char *name)
    {
        return reinterpret_cast<Function>(library.resolve(name));
    }
    Connection *(*start)(const char *) = find<Connection *(*)(const char *)>("PQconnectStart");
    int (*poll)(Connection *) = find<int (*)(Connection *)>("PQconnectPoll");
    int (*setVerbosity)(Connection *, int) = find<int (*)(Connection *, int)>("PQsetErrorVerbosity");
    int (*socket)(const Connection *) = find<int (*)(const Connection *)>("PQsocket");
    char *(*message)(const Connection *) = find<char *(*)(const Connection *)>("PQerrorMessage");
    void (*finish)(Connection *) = find<void (*)(Connection *)>("PQfinish");

    [[nodiscard]] bool isWhole() const { return start && poll && setVerbosity && socket && message && finish; }
};

void waitForAnswer(const Libpq &pq, Libpq::Connection *connection)
{
    const QDeadlineTimer until(kPatienceMs);
    int state = Libpq::Writing;
    while (state == Libpq::Reading || state == Libpq::Writing) {
        pollfd one{pq.socket(connection), short(state == Libpq::Reading ? POLLIN : POLLOUT), 0};
        if (one.fd < 0 || ::poll(&one, 1, int(until.remainingTime())) <= 0)
            return;
        state = pq.poll(connection);
    }
}

} // namespace

Refusal askForRefusal(const QString &connectionString)
{
    Refusal refusal;
    Libpq pq;
    if (!pq.isWhole())
        return refusal;
    Libpq::Connection *connection = pq.start(connectionString.toUtf8().constData());
    if (!connection)
        return refusal;
    pq.setVerbosity(connection, Libpq::kVerbose);
    waitForAnswer(pq, connection);
    // `FATAL:  28000: words`, then `LOCATION:  function, file:line`; labels and words are in any language.
    const QString words = QString::fromUtf8(pq.message(connection));
    static const QRegularExpression code(u":  ([0-9A-Z]{5}): "_s);
    refusal.state = code.match(words).captured(1);
    refusal.noSuchRole = refusal.state == "28000"_L1 && words.contains(":  InitializeSessionUserId, "_L1);
    pq.finish(connection);
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
