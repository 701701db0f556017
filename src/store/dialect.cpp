// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dialect.h"

#include <QStringList>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace store {

namespace {

// `%1`, `%2`: the arguments; `%*`: all of them with their commas.
struct Word
{
    QLatin1StringView name;
    const char16_t *sqlite;
    const char16_t *postgres;
};
// Stamps: integer milliseconds, or timestamptz. Whole milliseconds survive the way there and back: to_timestamp rounds
// to microseconds, which a double holds exactly for every year that devices may send. date_part() counts in doubles as
// well and is rounded; extract() counts in numeric, which takes several times as long for each row.
constexpr Word kWords[] = {
    {"ms"_L1, u"%1", u"(date_part('epoch', date_trunc('milliseconds', %1)) * 1000)::bigint"},
    {"micros"_L1, u"0", u"(date_part('microseconds', %1)::bigint % 1000)"},
    {"at"_L1, u"%1", u"to_timestamp(%1::numeric / 1000.0)"},
    {"hour"_L1, u"%1 - %1 % 3600000", u"(extract(epoch FROM date_trunc('hour', %1, 'UTC')) * 1000)::bigint"},
    // Ids, JSON and truth as parameters; JSON is bound as the bytes that it is.
    {"id"_L1, u"%1", u"%1::uuid"},
    {"json"_L1, u"CAST(%1 AS TEXT)", u"convert_from(%1::bytea, 'UTF8')::jsonb"},
    {"orderedJson"_L1, u"CAST(%1 AS TEXT)", u"convert_from(%1::bytea, 'UTF8')::json"},
    // A JSON column as bytes: as text, SQLite's driver would make UTF-16 of it first.
    {"bytes"_L1, u"CAST(%1 AS BLOB)", u"%1::text"},
    // A member of a JSON column as text (SQLite: in its own type), as number, and whether it is true.
    {"member"_L1, u"json_extract(%1, '$.%2')", u"(%1->>'%2')"},
    {"number"_L1, u"json_extract(%1, '$.%2')",
     u"(CASE WHEN jsonb_typeof(%1->'%2') = 'number' THEN (%1->>'%2')::numeric END)"},
    {"isTrue"_L1, u"json_extract(%1, '$.%2') = 1", u"coalesce(%1->'%2' = 'true'::jsonb, false)"},
    // A name that two organizations have, told apart.
    {"apart"_L1, u"%1", u"CASE WHEN count(*) OVER (PARTITION BY %1) > 1 THEN %1 || ' (' || id || ')' ELSE %1 END"},
    // The words of the index by device.
    {"device"_L1, u"json_extract(metadata, '$.device_id')", u"(metadata->>'device_id')"},
    // SQLite is told which index; PostgreSQL knows by its statistics.
    {"by"_L1, u"INDEXED BY %1", u""},
    {"migrations"_L1, u"schema_migrations", u"watchpost.schema_migrations"},
    {"ifMigrated"_L1, u"FROM sqlite_master WHERE name = 'schema_migrations'",
     u"WHERE to_regclass('watchpost.schema_migrations') IS NOT NULL"},
    {"canRead"_L1, u"EXISTS (SELECT 1 FROM sqlite_master WHERE name = '%1')",
     u"coalesce(has_table_privilege(to_regclass('%1'), 'SELECT'), false)"},
    {"hasSchema"_L1, u"1", u"to_regnamespace('watchpost') IS NOT NULL"},
    {"stamp"_L1, u"INTEGER", u"timestamptz"},
    {"like"_L1, u"LIKE", u"ILIKE"},
    {"least"_L1, u"min(%*)", u"least(%*)"},
    {"greatest"_L1, u"max(%*)", u"greatest(%*)"},
    // A key of the log as a bound, older or newer than it: milliseconds, in PostgreSQL microseconds, which other
    // programs write – a page that ended within a millisecond would miss the rest of it. PostgreSQL prunes partitions
    // by the plain comparison.
    {"older"_L1, u"(created_at, id) < (%1, %2)",
     u"created_at <= to_timestamp(%1::numeric / 1000000.0) AND (created_at, id) < (to_timestamp(%1::numeric / "
     u"1000000.0), "
     "%2::uuid)"},
    {"newer"_L1, u"(created_at, id) > (%1, %2)",
     u"created_at >= to_timestamp(%1::numeric / 1000000.0) AND (created_at, id) > (to_timestamp(%1::numeric / "
     u"1000000.0), "
     "%2::uuid)"},
    {"notOlder"_L1, u"(created_at, id) >= (%1, %2)",
     u"created_at >= to_timestamp(%1::numeric / 1000000.0) AND (created_at, id) >= (to_timestamp(%1::numeric / "
     u"1000000.0), "
     "%2::uuid)"},
    {"notNewer"_L1, u"(created_at, id) <= (%1, %2)",
     u"created_at <= to_timestamp(%1::numeric / 1000000.0) AND (created_at, id) <= (to_timestamp(%1::numeric / "
     u"1000000.0), "
     "%2::uuid)"},
};

const Word *findWord(QStringView name)
{
    for (const Word &word : kWords) {
        if (name == word.name)
            return &word;
    }
    return nullptr;
}

// Our statements hold no `?` but those that stand for values.
QString withNames(const QString &sql, QString (*name)(int position))
{
    QString named;
    named.reserve(sql.size() + 32);
    int position = 0;
    for (const QChar c : sql) {
        if (c == u'?')
            named += name(position++);
        else
            named += c;
    }
    return named;
}

// The argument list that begins behind the `(` at `at`, cut at its top-level commas; `at` is moved behind its `)`.
QStringList argumentsAt(const QString &sql, qsizetype &at)
{
    QStringList arguments(QString{});
    int depth = 1;
    for (++at; at < sql.size(); ++at) {
        const QChar c = sql[at];
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (depth == 0)
            break;
        if (c == u',' && depth == 1)
            arguments += QString();
        else
            arguments.last() += c;
    }
    ++at;
    for (QString &argument : arguments)
        argument = argument.trimmed();
    return arguments;
}

QString expanded(Engine engine, const QString &sql)
{
    QString result;
    result.reserve(sql.size() * 2);
    for (qsizetype at = 0; at < sql.size();) {
        qsizetype end = at + 1;
        while (sql[at] == u'@' && end < sql.size() && sql[end].isLetter())
            ++end;
        const Word *word = end > at + 1 ? findWord(QStringView(sql).mid(at + 1, end - at - 1)) : nullptr;
        if (!word) {
            result += sql[at++];
            continue;
        }
        at = end;
        QStringList arguments;
        if (at < sql.size() && sql[at] == u'(')
            arguments = argumentsAt(sql, at);
        for (QString &argument : arguments)
            argument = expanded(engine, argument);
        QString text = QStringView(engine == Engine::Sqlite ? word->sqlite : word->postgres).toString();
        text.replace("%*"_L1, arguments.join(", "_L1));
        text.replace("%2"_L1, arguments.value(1));
        text.replace("%1"_L1, arguments.value(0));
        result += text;
    }
    return result;
}

} // namespace

// QtSql makes up a name for each value that is bound by position, every time anew: a fifth of what an insertion costs.
// So the n-th `?` gets a name that is made once.
QString placeholder(int position)
{
    static const QStringList kNames = [] {
        QStringList names;
        for (int i = 0; i < 64; ++i)
            names += u":p%1"_s.arg(i, 2, 10, QLatin1Char('0'));
        return names;
    }();
    return position < kNames.size() ? kNames[position] : u":p%1"_s.arg(position);
}

QString sqlFor(Engine engine, const QString &sql)
{
    const QString named = withNames(sql, placeholder);
    return named.contains(u'@') ? expanded(engine, named) : named;
}

QString sqlWithNumbers(const QString &sql)
{
    return expanded(Engine::Postgres, withNames(sql, [](int position) { return QString(u"$%1"_s.arg(position + 1)); }));
}

QVariant valueFor(Engine engine, const QVariant &value)
{
    const int type = value.typeId();
    if (type == QMetaType::QUuid) {
        const QUuid id = value.toUuid();
        return engine == Engine::Sqlite ? QVariant(id.toRfc4122()) : QVariant(id.toString(QUuid::WithoutBraces));
    }
    if (engine == Engine::Postgres && type == QMetaType::QString) {
        QString text = value.toString();
        if (text.contains(QChar(u'\0')))
            return text.replace(QChar(u'\0'), QChar::ReplacementCharacter);
    }
    return value;
}

QByteArray jsonWithoutNul(const QByteArray &json)
{
    constexpr QByteArrayView kNul = "\\u0000";
    qsizetype at = json.indexOf(kNul);
    if (at < 0)
        return json;
    QByteArray clean = json;
    for (; at >= 0; at = clean.indexOf(kNul, at + kNul.size())) {
        qsizetype first = at;
        while (first > 0 && clean[first - 1] == '\\')
            --first;
        // After an even number of backslashes this one begins the escape; else it is itself escaped.
        if ((at - first) % 2 == 0)
            clean.replace(at, kNul.size(), "\\ufffd");
        else
            at -= kNul.size() - 1;
    }
    return clean;
}

} // namespace store
