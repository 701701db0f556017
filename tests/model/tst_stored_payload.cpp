// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stored_payload.h"

#include <QTest>

using namespace Qt::StringLiterals;

class StoredPayloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTextBytesAndCutPayloads()
    {
        const StoredPayload text = storedPayload("{\"text\":\"{\\\"a\\\":1}\",\"size\":7}");
        QVERIFY(text.isKept && text.isText && !text.isCut());
        QCOMPARE(text.bytes, QByteArray("{\"a\":1}"));

        const StoredPayload bytes = storedPayload("{\"base64\":\"AP8=\",\"size\":2}");
        QVERIFY(bytes.isKept && !bytes.isText && !bytes.isCut());
        QCOMPARE(bytes.bytes, QByteArray("\0\xff", 2));

        const StoredPayload cut = storedPayload("{\"text\":\"abc\",\"size\":70000,\"sha256\":\"12ab\"}");
        QVERIFY(cut.isCut());
        QCOMPARE(cut.size, 70000);
        QCOMPARE(cut.sha256, u"12ab"_s);
    }
    void saysWhereNothingWasKept_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addRow("null") << QByteArray();
        QTest::addRow("empty object") << QByteArray("{}");
        QTest::addRow("of another integration") << QByteArray("{\"order\":5}");
        QTest::addRow("no object") << QByteArray("[1]");
        QTest::addRow("no JSON") << QByteArray("{\"text\":");
    }
    void saysWhereNothingWasKept()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!storedPayload(body).isKept);
    }
    void anEmptyPayloadIsKept()
    {
        const StoredPayload payload = storedPayload("{\"text\":\"\",\"size\":0}");
        QVERIFY(payload.isKept && payload.bytes.isEmpty() && !payload.isCut());
    }

    void laysJsonOutInItsOrder_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *json, const char *expected) {
            QTest::addRow("%s", name) << QByteArray(json) << QString::fromUtf8(expected);
        };
        row("order of fields", "{\"z\":1,\"a\":{\"y\":true,\"b\":null}}",
            "{\n  \"z\": 1,\n  \"a\": {\n    \"y\": true,\n    \"b\": null\n  }\n}");
        row("array", " [ 1 ,\t2 ] \r\n", "[\n  1,\n  2\n]");
        row("empty ones", "{\"a\":[ ],\"b\":{}}", "{\n  \"a\": [],\n  \"b\": {}\n}");
        row("doubled keys stay", "{\"a\":1,\"a\":2}", "{\n  \"a\": 1,\n  \"a\": 2\n}");
        row("numbers as written", "[1e400,-0.50,2400390030314701,1E+2]",
            "[\n  1e400,\n  -0.50,\n  2400390030314701,\n  1E+2\n]");
        row("escapes as written", "[\"\\u0007\\\"\\\\ ]\"]", "[\n  \"\\u0007\\\"\\\\ ]\"\n]");
        row("beyond ASCII", "\"23 °C\"", "\"23 °C\"");
        row("a bare word", "false", "false");
    }
    void laysJsonOutInItsOrder()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, expected);
        const auto text = laidOutJson(json);
        QVERIFY(text.has_value());
        QCOMPARE(*text, expected);
        // Laid out twice is laid out once.
        QCOMPARE(laidOutJson(text->toUtf8()).value(), expected);
    }
    void refusesWhatItCannotLayOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<NoLayout>("why");
        const auto row = [](const char *name, const QByteArray &json, NoLayout why = NoLayout::NotJson) {
            QTest::addRow("%s", name) << json << why;
        };
        row("empty", "");
        row("blank", " \n");
        row("plain word", "offline");
        row("two values", "1 2");
        row("comma at the end", "[1,]");
        row("comma missing", "[1 2]");
        row("value missing", "{\"a\":}");
        row("colon missing", "{\"a\" 1}");
        row("key without quotes", "{a:1}");
        row("brackets crossed", "[1}");
        row("open string", "\"abc");
        row("open string after a backslash", "\"abc\\");
        row("raw control in a string", QByteArray("\"a\x1b[2J\"", 8));
        row("leading zero", "01");
        row("bare minus", "-");
        row("no digit after the point", "1.");
        row("no exponent", "1e");
        row("NUL", QByteArray("\0", 1));
        row("invalid UTF-8", "\"\xff\"");
        row("cut off", "{\"a\":[1,2");
        row("deeper than can be read", QByteArray(64 * 1024, '['), NoLayout::TooDeep);
        row("longer than 64 KiB", '"' + QByteArray(64 * 1024, 'x') + '"', NoLayout::TooLong);
        const QByteArray deep = QByteArray(60, '[') + "1" + QByteArray(",1").repeated(30'000) + QByteArray(60, ']');
        row("grows beyond what can be shown", deep, NoLayout::TooLong);
    }
    void refusesWhatItCannotLayOut()
    {
        QFETCH(QByteArray, json);
        QFETCH(NoLayout, why);
        const auto text = laidOutJson(json);
        QVERIFY(!text.has_value());
        QCOMPARE(text.error(), why);
    }
    void laysOutDownToItsDepth()
    {
        QVERIFY(laidOutJson(QByteArray(kLayoutDepth, '[') + QByteArray(kLayoutDepth, ']')).has_value());
        QCOMPARE(laidOutJson(QByteArray(kLayoutDepth + 1, '[') + QByteArray(kLayoutDepth + 1, ']')).error(),
                 NoLayout::TooDeep);
    }

    void dumpsSixteenBytesALine()
    {
        QCOMPARE(hexDump({}), QString());
        QCOMPARE(hexDump("offline"), u"00000000  6f 66 66 6c 69 6e 65                              |offline|"_s);
        QByteArray bytes;
        for (int i = 0; i < 18; ++i)
            bytes += char(0x18 + i);
        bytes += "\x7f\xff";
        QCOMPARE(hexDump(bytes), u"00000000  18 19 1a 1b 1c 1d 1e 1f  20 21 22 23 24 25 26 27  |........ !\"#$%&'|\n"
                                 "00000010  28 29 7f ff                                       |()..|"_s);
    }
    void dumpsNoMoreThanItMay()
    {
        QCOMPARE(hexDump(QByteArray(100'000, '\0')).count(u'\n'), 64 * 1024 / 16 - 1);
        QCOMPARE(hexDump("abc", 2).right(4), u"|ab|"_s);
    }

    void tellsLinesApart_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *before, const char *after, const char *expected) {
            QTest::addRow("%s", name) << QString::fromLatin1(before) << QString::fromLatin1(after)
                                      << QString::fromLatin1(expected);
        };
        row("the same", "a b c", "a b c", " a b c");
        row("one changed", "a b c", "a x c", " a-b+x c");
        row("one more", "a c", "a b c", " a+b c");
        row("one less", "a b c", "a c", " a-b c");
        row("moved", "a b c d", "b c a d", "-a b c+a d");
        row("all others", "a b", "x y", "-a-b+x+y");
        row("two places", "h a m b t", "h x m y t", " h-a+x m-b+y t");
        row("repeated lines", "a a", "a a a", " a a+a");
    }
    void tellsLinesApart()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        QString signs;
        for (const DiffLine &line : lineDiff(before.split(u' '), after.split(u' '))) {
            const bool isBoth = line.side == DiffLine::Side::Both;
            signs += isBoth ? u" "_s : line.side == DiffLine::Side::Before ? u"-"_s : u"+"_s;
            signs += line.text;
        }
        QCOMPARE(signs, expected);
    }
    void givesUpOnMatchingHugeTexts()
    {
        QStringList before{u"head"_s}, after{u"head"_s};
        for (int i = 0; i < 20'000; ++i) {
            before += u"b%1"_s.arg(i);
            after += u"a%1"_s.arg(i);
        }
        before += u"tail"_s;
        after += u"tail"_s;
        const auto diff = lineDiff(before, after);
        QCOMPARE(diff.size(), std::size_t(40'002));
        QVERIFY(diff.front().side == DiffLine::Side::Both && diff.back().side == DiffLine::Side::Both);
        QVERIFY(diff[1].side == DiffLine::Side::Before && diff[20'001].side == DiffLine::Side::After);
    }
};

QTEST_GUILESS_MAIN(StoredPayloadTest)
#include "tst_stored_payload.moc"
