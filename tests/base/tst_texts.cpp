// SPDX-License-Identifier: GPL-3.0-or-later
// Ids, JSON and text for terminals.
#include "base/file_name.h"
#include "base/ids.h"
#include "base/json_writer.h"
#include "base/visible_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesFileNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"plant-a_2.north"_s << u"plant-a_2.north"_s;
        QTest::newRow("folders") << u"../../etc/passwd"_s << u"_._.._etc_passwd-"_s;
        QTest::newRow("spaces") << u"plant a"_s << u"plant_a-"_s;
        QTest::newRow("hidden") << u".ssh"_s << u"_ssh-"_s;
        QTest::newRow("option") << u"-rf"_s << u"_rf-"_s;
        QTest::newRow("nothing") << QString() << u"-"_s;
        QTest::newRow("umlaut and NUL") << QString(u"Süd"_s + QChar(u'\0')) << u"S_d_-"_s;
    }
    void makesFileNames()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        if (!name.endsWith(u'-')) {
            QCOMPARE(fileNameOf(text), name);
            return;
        }
        QVERIFY2(fileNameOf(text).startsWith(name), qPrintable(fileNameOf(text)));
        QCOMPARE(fileNameOf(text).size(), name.size() + 8);
    }
    void keepsFileNamesApartAndShort()
    {
        QVERIFY(fileNameOf(u"a/b"_s) != fileNameOf(u"a b"_s));
        QCOMPARE(fileNameOf(u"a/b"_s), u"a_b-c14cddc0"_s); // of all times and machines: files are found by it
        const QString longer(500, u'x');
        QVERIFY(fileNameOf(longer).size() <= 120);
        QVERIFY(fileNameOf(longer) != fileNameOf(longer + u'y'));
    }
    void makesAscendingIdsAlsoWhenTheClockGoesBack()
    {
        IdSource ids;
        QUuid last;
        for (int i = 0; i < 20'000; ++i) {
            const QUuid id = ids.next(1'764'000'000'000 + (i % 7) - (i % 3) * 1000);
            QVERIFY(last < id);
            QCOMPARE(id.toString().at(15), QChar(u'7')); // Qt 6.4 has no name for this version
            last = id;
        }
        QVERIFY(msOfId(last) >= 1'764'000'000'000);
        QVERIFY(firstIdAt(5) < IdSource().next(5));
    }
    // A burst that arrived in one millisecond, stored by runs that were killed one after the other.
    void makesIdsOfALaterRunBehindThoseOfTheSameMillisecond()
    {
        const auto areInOrder = [] {
            const qint64 at = 1'764'000'000'000;
            IdSource first;
            (void)first.next(at - 1);
            QByteArray last;
            for (int i = 0; i < 500; ++i)
                last = first.next(at).toRfc4122();
            for (int run = 0; run < 2; ++run) {
                QTest::qWait(200);
                IdSource next;
                if (next.next(at).toRfc4122() < last)
                    return false;
                for (int i = 0; i < 500; ++i)
                    last = next.next(at).toRfc4122();
            }
            return true;
        };
        QTRY_VERIFY(areInOrder()); // once in 13 minutes the count of runs begins anew
    }

    void writesNumbersThatReadBack_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("fraction") << 22.77 << QByteArray("22.77");
        QTest::newRow("whole") << 100000.0 << QByteArray("100000");
        QTest::newRow("negative") << -78.0 << QByteArray("-78");
        QTest::newRow("zero") << -0.0 << QByteArray("0");
        QTest::newRow("large") << 1e22 << QByteArray("1e22");
        QTest::newRow("small") << 1e-7 << QByteArray("1e-07");
        QTest::newRow("third") << 1.0 / 3 << QByteArray("0.3333333333333333");
    }
    void writesNumbersThatReadBack()
    {
        QFETCH(double, number);
        QTEST(shortestNumber(number), "text");
        QCOMPARE(shortestNumber(number).toDouble(), number);
    }

    void readsBackAnyNumber()
    {
        for (int i = 0; i < 20'000; ++i) {
            const quint64 bits = QRandomGenerator::global()->generate64();
            double number;
            memcpy(&number, &bits, sizeof number);
            if (std::isfinite(number))
                QCOMPARE(shortestNumber(number).toDouble(), number);
        }
    }

    void keepsTheOrderOfKeysAndEscapesText()
    {
        JsonWriter json;
        json.beginObject().field("z", 1).field("a", u"\"\\\n\u0001ä\U0001F600"_s).key("l").beginArray();
        json.value(true).null().value(std::nan("")).endArray().key("n").id(QUuid()).endObject();
        QCOMPARE(json.bytes(),
                 QByteArray("{\"z\":1,\"a\":\"\\\"\\\\\\n\\u0001ä\U0001F600\",\"l\":[true,null,null],\"n\":null}"));
        QCOMPARE(QJsonDocument::fromJson(json.bytes()).object()["a"_L1].toString(), u"\"\\\n\u0001ä\U0001F600"_s);
    }

    void escapesBytesLikeText()
    {
        const QString text = u"a\"b\\c\t\u001bä"_s;
        JsonWriter bytes;
        bytes.utf8(text.toUtf8());
        QCOMPARE(bytes.bytes(), jsonQuoted(text));
    }

    void makesControlCharactersVisible()
    {
        QCOMPARE(visibleText(u"a\u001b]0;x\u0007\r\nb\u202ec\u0085"), u"a\\x1b]0;x\\x07\\x0d\\x0ab\\u{202e}c\\x85"_s);
        QCOMPARE(visibleText(QString(5000, u'x'), 10), u"xxxxxxxxxx…"_s);
    }
};

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"
