// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlstate.h"

#include "store/server_refusal.h"

#include <QRegularExpression>
#include <QSqlError>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// The longest prefix of the SQLSTATE decides. StoreBusy with code busy is not worth a word: it passes by itself.
struct Meaning
{
    QLatin1StringView prefix;
    Error::Kind kind;
    QLatin1StringView key;
    const char16_t *text;
};
constexpr Meaning kMeanings[] = {
    {"08"_L1, Error::Kind::StoreBusy, "connection_lost"_L1, u"the connection to the database was lost"},
    {"25006"_L1, Error::Kind::StoreBusy, "read_only"_L1,
     u"the database takes no rows, it is read-only (a standby server, or set so by its administrator)"},
    {"25P02"_L1, Error::Kind::StoreBusy, "busy"_L1, u"the transaction was given up"},
    {"25P03"_L1, Error::Kind::StoreBusy, "connection_lost"_L1, u"the transaction stood still for too long"},
    {"28"_L1, Error::Kind::Store, "no_permission"_L1, u"the database refuses this login"},
    {"3D"_L1, Error::Kind::Store, "no_database"_L1, u"there is no such database: create it, or name another one"},
    {"3F"_L1, Error::Kind::Store, "schema"_L1, u"the schema is not there: run 'watchpostctl migrate'"},
    {"40"_L1, Error::Kind::StoreBusy, "busy"_L1, u"another transaction was in the way; it will be tried again"},
    {"42501"_L1, Error::Kind::Store, "no_permission"_L1,
     u"this login may not do that: ask the database's administrator for the rights of a collector"},
    {"42P04"_L1, Error::Kind::Store, "database_exists"_L1, u"there is such a database already"},
    {"42"_L1, Error::Kind::Store, "schema"_L1, u"the tables are not as this program knows them"},
    {"53100"_L1, Error::Kind::StoreBusy, "disk_full"_L1, u"the database server's disk is full: free some space there"},
    {"53300"_L1, Error::Kind::StoreBusy, "too_many_connections"_L1, u"the database server takes no more connections"},
    {"53"_L1, Error::Kind::StoreBusy, "no_resources"_L1, u"the database server lacks memory or space"},
    {"55P03"_L1, Error::Kind::StoreBusy, "locked"_L1, u"another program holds a lock on the database's tables"},
    {"57014"_L1, Error::Kind::StoreBusy, "timeout"_L1, u"the database took too long and the statement was stopped"},
    {"57P"_L1, Error::Kind::StoreBusy, "connection_lost"_L1, u"the database server is stopping or starting"},
    {"58"_L1, Error::Kind::StoreBusy, "server_io"_L1, u"the database server has trouble with its files"},
    {"XX"_L1, Error::Kind::Store, "corrupt"_L1, u"the database server reports a damage: see its log"},
};

const Meaning *meaningOf(const QString &state)
{
    const Meaning *best = nullptr;
    for (const Meaning &meaning : kMeanings) {
        if (state.startsWith(meaning.prefix) && (!best || meaning.prefix.size() > best->prefix.size()))
            best = &meaning;
    }
    return best;
}

// What the server says has a label before it – ERROR, FEHLER, FATAL, … – and two spaces behind that; what the client
// library says by itself has not.
const QRegularExpression &label()
{
    static const QRegularExpression s_label(u"(?:^|: )[^\\s:]{2,30}:  (?=\\S)"_s);
    return s_label;
}

QString withoutLabel(const QString &words)
{
    const auto match = label().match(words);
    return match.hasMatch() ? words.sliced(match.capturedEnd()).section(u'\n', 0, 0) : words;
}

// The server's own line, without its label and without the statement that the driver appends.
QString wordsOf(const QSqlError &error)
{
    const QString words = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    return withoutLabel(words.section(u'\n', 0, 0).trimmed());
}

bool holdsOneOf(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(), [&text](QLatin1StringView word) { return text.contains(word); });
}

} // namespace

bool isSqlState(const QString &code)
{
    return code.size() == 5 && std::all_of(code.begin(), code.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
           });
}

bool isRowState(const QString &code)
{
    return isSqlState(code) && (code.startsWith("22"_L1) || code.startsWith("23"_L1));
}

Error connectionLost(const QString &store, const QString &detail)
{
    const QString text = u"%1: the database cannot be reached"_s.arg(store);
    return {Error::Kind::StoreBusy, u"connection_lost"_s, detail.isEmpty() ? text : u"%1 (%2)"_s.arg(text, detail)};
}

Error postgresError(const QSqlError &error, const QString &store)
{
    const QString state = error.nativeErrorCode();
    if (isRowState(state))
        return {Error::Kind::Store, state, u"%1: a row is refused (%2)"_s.arg(store, wordsOf(error))};
    const Meaning *meaning = meaningOf(state);
    if (!meaning)
        return {Error::Kind::StoreBusy, state, u"%1: %2 (%3)"_s.arg(store, wordsOf(error), state)};
    return {meaning->kind, QString(meaning->key),
            u"%1: %2 (%3)"_s.arg(store, QStringView(meaning->text).toString(), wordsOf(error))};
}

Error connectError(const QSqlError &error, const QString &store, const QString &connectionString)
{
    const QString words = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    const QString line = withoutLabel(words).simplified();
    const auto refused = [&](QLatin1StringView code) {
        return Error{Error::Kind::Store, code.toString(),
                     u"%1: the database refuses this login (%2)"_s.arg(store, line)};
    };
    if (holdsOneOf(words, {"invalid connection option"_L1, "invalid URI"_L1, "invalid sslmode"_L1}))
        return {Error::Kind::Usage, u"bad_store_url"_s, u"%1: %2"_s.arg(store, line)};
    if (holdsOneOf(words, {"no password supplied"_L1, "certificate"_L1}))
        return refused("no_permission"_L1);
    if (!label().match(words).hasMatch())
        return connectionLost(store, line);
    const Refusal refusal = askForRefusal(connectionString);
    if (refusal.noSuchRole)
        return refused("no_role"_L1);
    if (refusal.state.startsWith("28"_L1) || refusal.state == "42501"_L1)
        return refused("no_permission"_L1);
    const Meaning *meaning = meaningOf(refusal.state);
    if (!meaning || meaning->key == "connection_lost"_L1)
        return connectionLost(store, line);
    return {meaning->kind, meaning->key.toString(),
            u"%1: %2 (%3)"_s.arg(store, QStringView(meaning->text).toString(), line)};
}

} // namespace store
