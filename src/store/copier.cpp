// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copier.h"

#include "base/ids.h"
#include "store/binary_array.h"
#include "store/binding.h"
#include "store/copied_tables.h"
#include "store/copy_rest.h"
#include "store/database.h"
#include "store/log.h"
#include "store/migrations.h"
#include "store/reader_private.h"
#include "store/server_statement.h"

#include <QSqlError>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr int kChunk = 1000;
constexpr qint64 kDayMs = 86'400'000;
// Partitions are made for what is copied, as many as a collector keeps readings for; older rows share one. A question
// without a time range locks all of them, and so does a call that makes them.
constexpr qint64 kMostDays = 100;
constexpr qint64 kDaysAtOnce = 20;

struct Kind
{
    ColumnKind kind;
    const char16_t *read;         // %1: the column
    const char16_t *write;        // %1: a parameter
    BinaryType array;             // PostgreSQL: of its array
    const char16_t *cast = u"%1"; // PostgreSQL: of an element, where its column has another type
};
constexpr Kind kKinds[] = {
    {ColumnKind::Id, u"%1", u"%1", BinaryType::Uuid},
    {ColumnKind::Text, u"%1", u"%1", BinaryType::Text},
    {ColumnKind::Number, u"%1", u"%1", BinaryType::Bigint},
    {ColumnKind::Real, u"%1", u"%1", BinaryType::Double},
    {ColumnKind::Truth, u"%1", u"%1", BinaryType::Truth},
    {ColumnKind::Stamp, u"@ms(%1)", u"%1", BinaryType::Time},
    {ColumnKind::Json, u"@bytes(%1)", u"@json(%1)", BinaryType::Jsonb},
    {ColumnKind::OrderedJson, u"@bytes(%1)", u"@orderedJson(%1)", BinaryType::Json},
    {ColumnKind::Bytes, u"%1", u"%1", BinaryType::Bytes},
    {ColumnKind::Address, u"%1", u"%1", BinaryType::Text, u"%1::inet"},
    {ColumnKind::Name, u"@apart(%1)", u"%1", BinaryType::Text},
};

const Kind &kindOf(ColumnKind kind)
{
    return kKinds[size_t(kind)];
}

QString filled(const char16_t *pattern, const QString &what)
{
    return QStringView(pattern).toString().arg(what);
}

QString selectSql(const CopiedTable &table)
{
    QStringList columns;
    for (const CopiedColumn &column : table.columns)
        columns += filled(kindOf(column.kind).read, QString::fromLatin1(column.name));
    return u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(columns.join(", "_L1), QString::fromLatin1(table.name),
                                                  QString::fromLatin1(table.order));
}

QString insertSql(const CopiedTable &table, bool arrays)
{
    QStringList names, values, parameters, elements;
    for (const CopiedColumn &column : table.columns) {
        const Kind &kind = kindOf(column.kind);
        names += QString::fromLatin1(column.name);
        elements += u"c%1"_s.arg(elements.size());
        parameters += u"?::%1[]"_s.arg(QLatin1String(nameOf(kind.array)));
        values += arrays ? filled(kind.cast, elements.last()) : filled(kind.write, u"?"_s);
    }
    const QString rows = arrays ? u"SELECT %1 FROM unnest(%2) AS u (%3)"_s.arg(
                                      values.join(", "_L1), parameters.join(", "_L1), elements.join(", "_L1))
                                : u"VALUES (%1)"_s.arg(values.join(", "_L1));
    return u"INSERT INTO %1 (%2) %3 %4"_s.arg(QString::fromLatin1(table.name), names.join(", "_L1), rows,
                                              QString::fromLatin1(table.onConflict));
}

QVariant valueOf(const QVariant &read, ColumnKind kind)
{
    if (read.isNull())
        return {};
    switch (kind) {
    case ColumnKind::Id:
        return blobOf(idFrom(read));
    case ColumnKind::Truth:
        return read.toBool();
    case ColumnKind::Json:
    case ColumnKind::OrderedJson:
    case ColumnKind::Bytes:
        return notNull(read.toByteArray());
    case ColumnKind::Text:
    case ColumnKind::Name:
    case ColumnKind::Address:
        return notNull(read.toString());
    case ColumnKind::Number:
    case ColumnKind::Stamp:
        return read.toLongLong();
    case ColumnKind::Real:
        break;
    }
    return read.toDouble();
}

void add(BinaryArray &array, const QVariant &read, ColumnKind kind)
{
    const QVariant value = valueOf(read, kind);
    if (value.isNull())
        array.addNull();
    else if (kind == ColumnKind::Id)
        array.addBytes(value.toUuid().toRfc4122()); // all zeros is an id, too: the connection's, among devices
    else if (kind == ColumnKind::Truth)
        array.add(value.toBool());
    else if (kind == ColumnKind::Json || kind == ColumnKind::OrderedJson)
        array.addJson(value.toByteArray());
    else if (kind == ColumnKind::Bytes)
        array.addBytes(value.toByteArray(), false);
    else if (kind == ColumnKind::Text || kind == ColumnKind::Address || kind == ColumnKind::Name)
        array.add(value.toString());
    else if (kind == ColumnKind::Real)
        array.add(value.toDouble());
    else
        array.add(value.toLongLong());
}

Result<qint64> rowsIn(const Database &database, const CopiedTable &table)
{
    return database.scalar(u"SELECT count(*) FROM "_s + QString::fromLatin1(table.name)).map([](const QVariant &n) {
        return n.toLongLong();
    });
}

// An integration whose name another one of its organization has in the target gets its id behind it: as a row that
// stays out, it would leave its devices without one.
Result<void> takeNamesakes(const Database &from, const Database &to)
{
    auto rows = from.prepare(u"SELECT id, organization_id, name, broker, @ms(created_at) FROM integrations"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = from.run(*rows); !done)
        return done;
    while (rows->next()) {
        const QUuid id = idFrom(rows->value(0));
        const QVariant organization = blobOf(idFrom(rows->value(1)));
        const QString name = rows->value(2).toString();
        const auto namesakes =
            to.scalar(u"SELECT count(*) FROM integrations WHERE organization_id = @id(?) AND name = ? "
                      "AND id <> @id(?)"_s,
                      {organization, name, blobOf(id)});
        if (!namesakes)
            return tl::unexpected(namesakes.error());
        if (namesakes->toInt() == 0)
            continue;
        if (auto done = to.exec(u"INSERT INTO integrations (id, organization_id, name, broker, created_at) VALUES "
                                "(@id(?), @id(?), ?, ?, @at(?)) ON CONFLICT DO NOTHING"_s,
                                {blobOf(id), organization, u"%1 (%2)"_s.arg(name, idText(id)), rows->value(3),
                                 rows->value(4).toLongLong()});
            !done)
            return done;
    }
    return {};
}

} // namespace

// Puts rows into the target: one by one, or as arrays.
class RowSink
{
public:
    RowSink(const Database &to, const CopiedTable &table)
        : m_to(to), m_table(table), m_sql(insertSql(table, to.isPostgres()))
    {
        for (const CopiedColumn &column : table.columns)
            m_arrays.emplace_back(kindOf(column.kind).array);
    }

    Result<void> prepare()
    {
        if (m_to.isPostgres())
            return {};
        auto query = m_to.prepare(m_sql);
        if (!query)
            return tl::unexpected(query.error());
        m_insert = std::move(*query);
        return {};
    }
    Result<void> take(const QSqlQuery &row)
    {
        const bool arrays = m_to.isPostgres();
        for (size_t i = 0; i < m_table.columns.size(); ++i) {
            const ColumnKind kind = m_table.columns[i].kind;
            if (arrays)
                add(m_arrays[i], row.value(int(i)), kind);
            else
                m_to.bind(m_insert, int(i), valueOf(row.value(int(i)), kind));
        }
        return arrays ? Result<void>() : insertOne();
    }
    Result<void> finish()
    {
        if (!m_to.isPostgres() || m_arrays[0].isEmpty())
            return {};
        std::vector<QByteArray> values;
        for (BinaryArray &array : m_arrays)
            values.push_back(array.take());
        return ServerStatement::once(m_to, m_sql, values).map([this](const ServerRows &rows) {
            m_touched += rows.touched();
        });
    }
    [[nodiscard]] qint64 touched() const { return m_touched; }

private:
    Result<void> insertOne()
    {
        if (auto done = m_to.run(m_insert); !done)
            return done;
        m_touched += std::max(m_insert.numRowsAffected(), 0);
        return {};
    }

    const Database &m_to;
    const CopiedTable &m_table;
    const QString m_sql;
    QSqlQuery m_insert;
    std::vector<BinaryArray> m_arrays;
    qint64 m_touched = 0;
};

Copier::Copier(CopyMode mode) : m_mode(mode) {}
Copier::~Copier() = default;

Result<std::unique_ptr<Copier>> Copier::open(const StoreUrl &from, const StoreUrl &to, CopyMode mode)
{
    if (from.text() == to.text())
        return fail(Error::Kind::Usage, u"same_store"_s, u"both are the same store: %1"_s.arg(from.text()));
    DatabaseOptions options;
    options.statementTimeoutMs = 0; // one statement reads a whole table
    options.reconnects = false;
    std::unique_ptr<Copier> copier(new Copier(mode));
    for (const auto &[url, access, database] :
         {std::tuple(from, Access::ReadOnly, &copier->m_from), std::tuple(to, Access::ReadWrite, &copier->m_to)}) {
        auto opened = Database::open(url, access, options);
        if (!opened)
            return tl::unexpected(opened.error());
        const auto schema = migrationStatus(**opened);
        if (!schema)
            return tl::unexpected(schema.error());
        if (!schema->pending.isEmpty())
            return fail(
                Error::Kind::Store, u"old_schema"_s,
                u"%1 has not the schema of this version: run 'watchpostctl migrate --store %1'"_s.arg(url.text()));
        *database = std::move(*opened);
    }
    return copier;
}

// What goes into days of its own is removed as quickly later. Rows find a place in any case.
void Copier::makeDays()
{
    if (!m_to->isPostgres())
        return;
    const auto first = m_from->scalar(u"SELECT @ms(min(created_at)) FROM integration_activity_log"_s);
    const auto last = m_from->scalar(u"SELECT @ms(max(created_at)) FROM integration_activity_log"_s);
    const auto now = m_to->scalar(u"SELECT @ms(now())"_s);
    if (!first || !last || !now || first->isNull())
        return;
    const qint64 oldest = std::max(first->toLongLong(), now->toLongLong() - kMostDays * kDayMs);
    if (last->toLongLong() < oldest)
        return;
    // Backwards: days that lie before the first one there is fill the time between.
    for (qint64 to = now->toLongLong(); to > oldest; to -= kDaysAtOnce * kDayMs) {
        const qint64 from = std::max(oldest, to - kDaysAtOnce * kDayMs);
        const auto made = m_to->exec(u"SELECT watchpost.ensure_partitions((@at(?) AT TIME ZONE 'UTC')::date, ?)"_s,
                                     {from, int((to - from) / kDayMs) + 1});
        if (!made) {
            qCInfo(lcStore, "no partitions were made for what is copied: %s", qUtf8Printable(made.error().text));
            return;
        }
    }
}

Result<std::vector<Copier::Count>> Copier::run(const Progress &progress)
{
    const auto snapshot = Snapshot::begin(*m_from);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    makeDays();
    if (m_mode != CopyMode::Restore)
        return copyAll(progress);
    auto transaction = Transaction::begin(*m_to);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = removeEverything(*m_to); !done)
        return tl::unexpected(done.error());
    auto counts = copyAll(progress);
    if (!counts)
        return counts;
    if (auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return counts;
}

Result<std::vector<Copier::Count>> Copier::copyAll(const Progress &progress)
{
    std::vector<Count> counts;
    const auto add = [&](const CopiedTable &table) -> Result<void> {
        auto count = copy(table, progress);
        if (!count)
            return tl::unexpected(count.error().in(QString::fromLatin1(table.name)));
        counts.push_back(*count);
        return {};
    };
    for (const CopiedTable &table : copiedTables()) {
        if (auto done = add(table); !done)
            return tl::unexpected(done.error());
    }
    if (m_mode != CopyMode::Merge) {
        if (auto done = add(collectorsTable()); !done)
            return tl::unexpected(done.error());
        if (auto done = finish(); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = m_to->announce("edits"); !done)
        return tl::unexpected(done.error());
    return counts;
}

Result<void> Copier::finish()
{
    if (m_mode == CopyMode::Restore)
        return copyRest(*m_from, *m_to);
    auto transaction = Transaction::begin(*m_to);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto done = copyRest(*m_from, *m_to); !done)
        return done;
    return transaction->commit();
}

// A thousand rows at most; `rows` stands on the first of them.
Result<void> Copier::copyChunk(QSqlQuery &rows, RowSink &sink, Count &count)
{
    bool more = true;
    for (int i = 0; i < kChunk && more; ++i, ++count.read) {
        if (auto done = sink.take(rows); !done)
            return done;
        more = i + 1 < kChunk && rows.next();
    }
    return sink.finish();
}

Result<Copier::Count> Copier::copy(const CopiedTable &table, const Progress &progress)
{
    Count count{QString::fromLatin1(table.name), 0, 0, 0};
    const auto before = rowsIn(*m_to, table);
    if (!before)
        return tl::unexpected(before.error());
    if (m_mode == CopyMode::Merge && count.table == "integrations"_L1) {
        if (auto done = takeNamesakes(*m_from, *m_to); !done)
            return tl::unexpected(done.error());
    }
    RowSink sink(*m_to, table);
    if (auto done = sink.prepare(); !done)
        return tl::unexpected(done.error());
    auto rows = m_from->prepareStream(selectSql(table));
    if (!rows)
        return tl::unexpected(rows.error());
    if (auto done = m_from->run(*rows); !done)
        return tl::unexpected(done.error());
    while (rows->next()) {
        std::optional<Transaction> transaction;
        if (m_mode != CopyMode::Restore) {
            auto begun = Transaction::begin(*m_to);
            if (!begun)
                return tl::unexpected(begun.error());
            transaction.emplace(std::move(*begun));
        }
        if (auto done = copyChunk(*rows, sink, count); !done)
            return tl::unexpected(done.error());
        if (auto done = transaction ? transaction->commit() : Result<void>(); !done)
            return tl::unexpected(done.error());
        if (!progress(count))
            return cancelledError();
    }
    if (rows->lastError().isValid())
        return tl::unexpected(m_from->errorOf(*rows));
    const auto after = rowsIn(*m_to, table);
    if (!after)
        return tl::unexpected(after.error());
    count.added = *after - *before;
    count.changed = std::max<qint64>(0, sink.touched() - count.added);
    if (m_mode != CopyMode::Merge && count.added != count.read)
        return fail(Error::Kind::Store, u"incomplete"_s,
                    u"%1 of %2 rows are in the copy: it was given up"_s.arg(count.added).arg(count.read));
    return count;
}

} // namespace store
