// SPDX-License-Identifier: GPL-3.0-or-later
// Values in binary: that the server reads from them what was put in, and refuses what it cannot take as it would a
// text.
#include "store/binary_array.h"
#include "store/server_statement.h"
#include "test_store.h"

#include <QTest>
#include <limits>

using store::BinaryArray;
using store::BinaryType;

Q_DECLARE_METATYPE(BinaryType)

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

template <typename... Values>
QByteArray arrayOf(BinaryType type, const Values &...values)
{
    BinaryArray array(type);
    (array.add(values), ...);
    return array.take();
}

} // namespace

class PostgresBinaryTest : public QObject
{
    Q_OBJECT

    fixture::TestStore m_place;
    std::unique_ptr<store::Database> m_database;

    // The rows of the answer, or the error's code.
    QStringList ask(const QString &sql, const std::vector<QByteArray> &values)
    {
        const auto rows = store::ServerStatement::once(*m_database, sql, values);
        if (!rows)
            return {rows.error().code};
        QStringList texts;
        for (int i = 0; i < rows->count(); ++i)
            texts += QString::fromUtf8(rows->value(i, 0));
        return texts;
    }
    QString serverStatements()
    {
        const auto count =
            m_database->scalar(str("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'watchpost\\_%'"));
        return count ? count->toString() : count.error().text;
    }

private Q_SLOTS:
    void init()
    {
        auto opened = store::Database::open(m_place.url(), store::Access::ReadWrite);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().text));
        m_database = std::move(*opened);
    }

    void carriesEachType_data()
    {
        const QUuid id = QUuid::createUuid();
        const QString idText = id.toString(QUuid::WithoutBraces);
        BinaryArray jsonb(BinaryType::Jsonb), json(BinaryType::Json), bytes(BinaryType::Bytes), words(BinaryType::Text);
        jsonb.addJson("{\"b\": 1, \"a\": \"x\\u0000\"}");
        jsonb.addJson({});
        json.addJson("{\"b\": 1,  \"a\": 2}");
        bytes.addBytes(QByteArray("\0\xff", 2));
        bytes.addBytes({});
        bytes.addBytes({}, false);
        words.addOrNull({});
        words.addNull();
        words.add(str("last"));

        QTest::addColumn<BinaryType>("type");
        QTest::addColumn<QByteArray>("array");
        QTest::addColumn<QStringList>("expected"); // NULL as empty brackets
        QTest::newRow("ids") << BinaryType::Uuid << arrayOf(BinaryType::Uuid, id, QUuid())
                             << QStringList{idText, str("[]")};
        QTest::newRow("texts") << BinaryType::Text
                               << arrayOf(BinaryType::Text, str("a \"b\" \\ {c,d}"), str(""), str("NULL"),
                                          str("line\nbreak"), str("ü😀"), QString(QLatin1String("a\0b", 3)))
                               << QStringList{str("a \"b\" \\ {c,d}"), str(""),   str("NULL"),
                                              str("line\nbreak"),      str("ü😀"), str("a\uFFFDb")};
        QTest::newRow("texts and NULL") << BinaryType::Text << words.take()
                                        << QStringList{str("[]"), str("[]"), str("last")};
        QTest::newRow("jsonb") << BinaryType::Jsonb << jsonb.take()
                               << QStringList{str("{\"a\": \"x\uFFFD\", \"b\": 1}"), str("[]")};
        QTest::newRow("json keeps its order")
            << BinaryType::Json << json.take() << QStringList{str("{\"b\": 1,  \"a\": 2}")};
        QTest::newRow("times") << BinaryType::Time
                               << arrayOf(BinaryType::Time, qint64(1'700'000'000'123), qint64(0),
                                          std::optional<qint64>(-1), std::optional<qint64>())
                               << QStringList{str("2023-11-14 22:13:20.123+00"), str("1970-01-01 00:00:00+00"),
                                              str("1969-12-31 23:59:59.999+00"), str("[]")};
        QTest::newRow("numbers") << BinaryType::Bigint
                                 << arrayOf(BinaryType::Bigint, std::numeric_limits<qint64>::min(), 7,
                                            std::numeric_limits<qint64>::max())
                                 << QStringList{str("-9223372036854775808"), str("7"), str("9223372036854775807")};
        QTest::newRow("fractions") << BinaryType::Double << arrayOf(BinaryType::Double, 0.1, -1e300)
                                   << QStringList{str("0.1"), str("-1e+300")};
        QTest::newRow("truth") << BinaryType::Truth << arrayOf(BinaryType::Truth, true, false)
                               << QStringList{str("true"), str("false")};
        QTest::newRow("bytes") << BinaryType::Bytes << bytes.take()
                               << QStringList{str("\\000\\377"), str("[]"), str("")};
        QTest::newRow("nothing") << BinaryType::Uuid << arrayOf(BinaryType::Uuid) << QStringList();
    }
    void carriesEachType()
    {
        QFETCH(BinaryType, type);
        QFETCH(QByteArray, array);
        QFETCH(QStringList, expected);
        const QString sql =
            str("SELECT coalesce(v::text, '[]') FROM unnest(?::%1[]) AS v").arg(QLatin1String(store::nameOf(type)));
        QCOMPARE(ask(sql, {array}), expected);
    }

    void carriesSingleValues()
    {
        const QUuid id = QUuid::createUuid();
        QCOMPARE(
            ask(str("SELECT concat_ws(' ', ?::uuid, ?::bigint, ?::timestamptz, ?::uuid)"),
                {store::binaryOf(id), store::binaryOf(qint64(-3)), store::binaryTime(1500), store::binaryOf(QUuid())}),
            QStringList(id.toString(QUuid::WithoutBraces) + str(" -3 1970-01-01 00:00:01.5+00")));
    }

    void refusesWhatNoColumnTakes_data()
    {
        QTest::addColumn<QByteArray>("array");
        QTest::addColumn<BinaryType>("type");
        BinaryArray json(BinaryType::Jsonb);
        json.addJson("{\"a\":");
        QTest::newRow("a time behind all")
            << arrayOf(BinaryType::Time, std::numeric_limits<qint64>::max()) << BinaryType::Time;
        QTest::newRow("a time before all")
            << arrayOf(BinaryType::Time, std::numeric_limits<qint64>::min()) << BinaryType::Time;
        QTest::newRow("half an object") << json.take() << BinaryType::Jsonb;
    }
    void refusesWhatNoColumnTakes()
    {
        QFETCH(QByteArray, array);
        QFETCH(BinaryType, type);
        const auto rows = store::ServerStatement::once(
            *m_database, str("SELECT unnest(?::%1[])").arg(QLatin1String(store::nameOf(type))), std::array{array});
        QVERIFY(!rows);
        QVERIFY2(store::isRowRefused(rows.error()), qPrintable(rows.error().text));
        QVERIFY(!m_database->isLost());
    }

    void streamsRowsInBinary()
    {
        const QUuid id = QUuid::createUuid();
        std::vector<qint64> numbers, times;
        const auto done = store::ServerStatement::stream(
            *m_database,
            str("SELECT n, ?::uuid, NULL::uuid, to_timestamp((n - 2) * 0.0015) FROM generate_series(1, ?::bigint) n"),
            std::array{store::binaryOf(id), store::binaryOf(qint64(3))}, [&](const store::ServerRows &row) {
                QCOMPARE(row.count(), 1);
                QCOMPARE(store::uuidOf(row.value(0, 1)), id);
                QVERIFY(row.isNull(0, 2));
                QVERIFY(store::uuidOf(row.value(0, 2)).isNull());
                numbers.push_back(store::numberOf(row.value(0, 0)));
                times.push_back(store::timeOf(row.value(0, 3)));
            });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text));
        QCOMPARE(numbers, (std::vector<qint64>{1, 2, 3}));
        QCOMPARE(times, (std::vector<qint64>{-2, 0, 1})); // the earlier millisecond, as date_trunc() has it
    }

    void tellsOfAStreamThatBreaksOff()
    {
        int seen = 0;
        const auto done = store::ServerStatement::stream(
            *m_database, str("SELECT 1 / (3 - n) FROM generate_series(1, ?::bigint) n"),
            std::array{store::binaryOf(qint64(5))}, [&seen](const store::ServerRows &) { ++seen; });
        QVERIFY(!done);
        QCOMPARE(done.error().code, str("22012"));
        QCOMPARE(seen, 2);
        QCOMPARE(ask(str("SELECT ?::bigint"), {store::binaryOf(qint64(8))}), QStringList(str("8")));
    }

    void leavesNoStatementBehind()
    {
        QCOMPARE(serverStatements(), str("0"));
        {
            auto statement = store::ServerStatement::prepare(*m_database, str("SELECT ?::bigint"));
            QVERIFY(statement);
            QCOMPARE(serverStatements(), str("1"));
            store::ServerStatement moved;
            moved = std::move(*statement);
            const auto answer = moved.run(std::array{store::binaryOf(qint64(5))});
            QVERIFY(answer);
            QCOMPARE(answer->value(0, 0).toByteArray(), QByteArray("5"));
        }
        QCOMPARE(serverStatements(), str("0"));
    }

    void noticesALostConnection()
    {
        auto statement = store::ServerStatement::prepare(*m_database, str("SELECT ?::bigint"));
        QVERIFY(statement);
        const auto mine = m_database->scalar(str("SELECT pg_backend_pid()"));
        QVERIFY(mine);
        const auto ended = fixture::server().psql(m_place.databaseName(),
                                                  str("SELECT pg_terminate_backend(%1, 5000)").arg(mine->toInt()));
        QCOMPARE(ended.status, 0);
        const auto answer = statement->run(std::array{store::binaryOf(qint64(5))});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, str("connection_lost"));
        QVERIFY(m_database->isLost());
        // The next question opens it again; what was prepared before is dead, and is gone without a word.
        QCOMPARE(ask(str("SELECT ?::bigint"), {store::binaryOf(qint64(6))}), QStringList(str("6")));
        *statement = {};
        QCOMPARE(ask(str("SELECT ?::bigint"), {store::binaryOf(qint64(7))}), QStringList(str("7")));
    }
};

QTEST_GUILESS_MAIN(PostgresBinaryTest)
#include "tst_postgres_binary.moc"
