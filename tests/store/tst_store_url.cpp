// SPDX-License-Identifier: GPL-3.0-or-later
// Store URLs: what is taken, what is refused, and that no password is ever repeated.
#include "store/dialect.h"
#include "store/store_url.h"

#include <QTest>

using namespace Qt::StringLiterals;

class StoreUrlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsServerUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("keywords");
        QTest::newRow("socket") << u"postgresql:///db?host=/var/run/postgresql"_s
                                << u"dbname=db host=/var/run/postgresql"_s;
        QTest::newRow("all") << u"postgres://me@h:5433/db?sslmode=require"_s
                             << u"user=me host=h port=5433 dbname=db sslmode=require"_s;
        QTest::newRow("several hosts") << u"postgresql://a:1,b/db"_s << u"host=a,b port=1, dbname=db"_s;
        QTest::newRow("address") << u"postgresql://[::1]:5432/db"_s << u"host=::1 port=5432 dbname=db"_s;
        QTest::newRow("escaped") << u"postgresql://u%40x@h/a%20b"_s << u"user=u@x host=h dbname=a b"_s;
        QTest::newRow("nothing") << u"postgresql://"_s << QString();
    }
    void readsServerUrls()
    {
        QFETCH(QString, url);
        QFETCH(QString, keywords);
        const auto parsed = store::parseStoreUrl(url);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().text));
        QVERIFY(parsed->isPostgres());
        QCOMPARE(parsed->text(), url);
        QStringList words;
        for (const auto &[key, value] : store::connectionKeywords(url))
            words += key + u'=' + value;
        QCOMPARE(words.join(u' '), keywords);
    }

    void refusesPasswords_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("user") << u"postgresql://me:canary@h/db"_s;
        QTest::newRow("empty user") << u"postgresql://:canary@h/db"_s;
        QTest::newRow("parameter") << u"postgresql://h/db?password=canary"_s;
        QTest::newRow("key") << u"postgresql://h/db?sslpassword=canary"_s;
    }
    void refusesPasswords()
    {
        QFETCH(QString, url);
        const auto parsed = store::parseStoreUrl(url);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::Usage);
        QVERIFY2(!parsed.error().text.contains("canary"_L1), qPrintable(parsed.error().text));
        QVERIFY(parsed.error().text.contains("password"_L1));
    }

    void placesTheInbox()
    {
        qputenv("XDG_STATE_HOME", "/state");
        QCOMPARE(store::parseStoreUrl(u"postgresql://h/db"_s)->inboxPath(u"plant-1"_s),
                 u"/state/watchpost/plant-1.inbox"_s);
        QCOMPARE(store::parseStoreUrl(u"sqlite:/x/y.sqlite"_s)->inboxPath(u"plant-1"_s), u"/x/y.sqlite.inbox"_s);
    }

    void speaksBothDialects_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("sqlite");
        QTest::addColumn<QString>("postgres");
        QTest::newRow("values") << u"a = ? AND b = ?"_s << u"a = :p00 AND b = :p01"_s << u"a = :p00 AND b = :p01"_s;
        QTest::newRow("stamp") << u"@ms(t) >= @at(?)"_s << u"t >= :p00"_s
                               << u"(date_part('epoch', date_trunc('milliseconds', t)) * 1000)::bigint >= "
                                  "to_timestamp(:p00::numeric / 1000.0)"_s;
        QTest::newRow("nested") << u"@greatest(a, @at(?))"_s << u"max(a, :p00)"_s
                                << u"greatest(a, to_timestamp(:p00::numeric / 1000.0))"_s;
        QTest::newRow("member") << u"@member(metadata, topic)"_s << u"json_extract(metadata, '$.topic')"_s
                                << u"(metadata->>'topic')"_s;
        QTest::newRow("operators stay") << u"a @> b AND c = '@'"_s << u"a @> b AND c = '@'"_s
                                        << u"a @> b AND c = '@'"_s;
    }
    void speaksBothDialects()
    {
        QFETCH(QString, sql);
        QFETCH(QString, sqlite);
        QFETCH(QString, postgres);
        QCOMPARE(store::sqlFor(store::Engine::Sqlite, sql), sqlite);
        QCOMPARE(store::sqlFor(store::Engine::Postgres, sql), postgres);
    }

    void takesNulOutOfJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("none") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1})");
        QTest::newRow("one") << QByteArray(R"({"a":"\u0000b"})") << QByteArray(R"({"a":"\ufffdb"})");
        QTest::newRow("escaped backslash") << QByteArray(R"({"a":"\\u0000"})") << QByteArray(R"({"a":"\\u0000"})");
        QTest::newRow("both") << QByteArray(R"(["\\\u0000\u0000\\u0000"])")
                              << QByteArray(R"(["\\\ufffd\ufffd\\u0000"])");
    }
    void takesNulOutOfJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, clean);
        QCOMPARE(store::jsonWithoutNul(json), clean);
    }
};

QTEST_GUILESS_MAIN(StoreUrlTest)
#include "tst_store_url.moc"
