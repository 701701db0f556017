// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlstate.h"

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

// The server's own line, without its label and without the statement that the driver appends.
QString wordsOf(const QSqlError &error)
{
    QString words = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    words = words.section(u'\n', 0, 0).trimmed();
    for (const QLatin1StringView label : {"ERROR:"_L1, "FATAL:"_L1, "PANIC:"_L1}) {
        if (words.startsWith(label))
            words = words.sliced(label.size()).trimmed();
    }
    return words;
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

Error connectError(const QSqlError &error, const QString &store)
{
    const QString words = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    QString line = words.simplified();
    if (const qsizetype fatal = line.indexOf("FATAL:"_L1); fatal >= 0)
        line = line.sliced(fatal + 6).trimmed();
    if (holdsOneOf(words, {"authentication failed"_L1, "no password supplied"_L1, "pg_hba.conf"_L1, "certificate"_L1,
                           "permission denied"_L1, "not permitted to log in"_L1}) ||
        (words.contains("role \""_L1) && words.contains("does not exist"_L1)))
        return {Error::Kind::Store, u"no_permission"_s, u"%1: the database refuses this login (%2)"_s.arg(store, line)};
    if (words.contains("database \""_L1) && words.contains("does not exist"_L1))
        return {Error::Kind::Store, u"no_database"_s, u"%1: there is no such database (%2)"_s.arg(store, line)};
    if (holdsOneOf(words,
                   {"too many clients already"_L1, "too many connections for"_L1, "connection slots are reserved"_L1}))
        return {Error::Kind::StoreBusy, u"too_many_connections"_s,
                u"%1: the database server takes no more connections (%2)"_s.arg(store, line)};
    if (holdsOneOf(words, {"invalid connection option"_L1, "invalid URI"_L1, "invalid sslmode"_L1}))
        return {Error::Kind::Usage, u"bad_store_url"_s, u"%1: %2"_s.arg(store, line)};
    return connectionLost(store, line);
}

} // namespace store
