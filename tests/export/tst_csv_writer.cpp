// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv_writer.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QtTest>

using namespace Qt::StringLiterals;
using exports::CsvStyle;
using exports::CsvWriter;

namespace {

QByteArray oneCell(const QString &text, const CsvStyle &style = {})
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    CsvWriter csv(&out, style);
    csv.text(text);
    if (!csv.endRow() || !csv.finish())
        return "failed";
    return out.data().chopped(2);
}

} // namespace

class CsvWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTextSafely_data();
    void writesTextSafely();
    void writesNumbersThatReadBackTheSame();
    void writesForSpreadsheets();
    void refusesUnknownPresets();
    void reportsADeviceThatTakesNoMore();
    void isReadBackByPython();
};

void CsvWriterTest::writesTextSafely_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"boiler 3"_s << QByteArray("boiler 3");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quotes") << u"say \"x\""_s << QByteArray("\"say \"\"x\"\"\"");
    QTest::newRow("line end") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("beyond ASCII") << u"°C ü 😀"_s << QByteArray("°C ü 😀");
    QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("equals and comma") << u"=A(1,2)"_s << QByteArray("\"'=A(1,2)\"");
    QTest::newRow("plus") << u"+cmd"_s << QByteArray("'+cmd");
    QTest::newRow("minus") << u"-cmd"_s << QByteArray("'-cmd");
    QTest::newRow("at") << u"@SUM"_s << QByteArray("'@SUM");
    QTest::newRow("tab") << u"\tx"_s << QByteArray("'\tx");
    QTest::newRow("carriage return") << u"\rx"_s << QByteArray("\"'\rx\"");
    QTest::newRow("full-width") << u"\uFF1D1"_s << QByteArray("'\uFF1D1");
    QTest::newRow("behind blanks") << u"  =1"_s << QByteArray("'  =1");
    QTest::newRow("behind NUL") << QString(QChar(u'\0') + u"=1"_s) << QByteArray("'\uFFFD=1");
    QTest::newRow("text that is a number") << u"-12.5e+3"_s << QByteArray("-12.5e+3");
    QTest::newRow("not quite a number") << u"-12.5.1"_s << QByteArray("'-12.5.1");
    QTest::newRow("a lone minus") << u"-"_s << QByteArray("'-");
    QTest::newRow("sign within") << u"a=b"_s << QByteArray("a=b");
}

void CsvWriterTest::writesTextSafely()
{
    QFETCH(QString, text);
    QTEST(oneCell(text), "cell");
}

void CsvWriterTest::writesNumbersThatReadBackTheSame()
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    CsvWriter csv(&out, {});
    csv.number(-12.5);
    csv.number(0.1);
    csv.number(1e22);
    csv.number(std::numeric_limits<double>::quiet_NaN());
    csv.integer(std::numeric_limits<qint64>::min());
    csv.flag(true);
    csv.value(Value(false));
    csv.value(Value(u"=x"_s));
    csv.empty();
    QVERIFY(csv.endRow());
    QVERIFY(csv.finish());
    QCOMPARE(out.data(), QByteArray("-12.5,0.1,1e22,,-9223372036854775808,true,false,'=x,\r\n"));
}

void CsvWriterTest::writesForSpreadsheets()
{
    const auto german = exports::csvPreset(u"excel"_s, QLocale(QLocale::German));
    QCOMPARE(*german, (CsvStyle{';', ',', true, true}));
    QCOMPARE(*exports::csvPreset(u"excel"_s, QLocale::c()), (CsvStyle{',', '.', true, true}));
    QCOMPARE(*exports::csvPreset(u"data"_s, QLocale(QLocale::German)), CsvStyle{});
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    CsvWriter csv(&out, *german);
    QVERIFY(csv.header({u"time_local"_s, u"x"_s}));
    csv.text(u"a,b"_s);
    csv.text(u"c;d"_s);
    csv.number(-1.5);
    csv.utc(250);
    csv.local(250, 60);
    csv.local(250, -210);
    QVERIFY(csv.endRow());
    QVERIFY(csv.finish());
    QCOMPARE(out.data(), QByteArray("\xEF\xBB\xBF"
                                    "time_local;utc_offset;x\r\n"
                                    "a,b;\"c;d\";-1,5;1970-01-01 00:00:00,250;1970-01-01 01:00:00,250;UTC+01:00;"
                                    "1969-12-31 20:30:00,250;UTC-03:30\r\n"));
}

void CsvWriterTest::refusesUnknownPresets()
{
    const auto preset = exports::csvPreset(u"libre"_s);
    QVERIFY(!preset);
    QCOMPARE(preset.error().kind, Error::Kind::Usage);
}

void CsvWriterTest::reportsADeviceThatTakesNoMore()
{
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QFAIL("no /dev/full here");
    CsvWriter csv(&full, {});
    csv.text(u"x"_s);
    QVERIFY(csv.endRow());
    const auto done = csv.finish();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Io);
}

// Another reader than ours: Python's csv gives back every cell, with the ' in front where it has to be.
void CsvWriterTest::isReadBackByPython()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QFAIL("python3 is not installed");
    const QString pieces = u"=+-@\t\r\n\",;' aB1.é\u202E\uFF1D\u2028😀\\"_s;
    QRandomGenerator random(11);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    CsvWriter csv(&out, {});
    QJsonArray wanted;
    for (int row = 0; row < 2000; ++row) {
        QJsonArray cells;
        for (int column = 0; column < 5; ++column) {
            QString text;
            for (int i = random.bounded(7); i > 0; --i)
                text += pieces[random.bounded(int(pieces.size()))];
            text = QString::fromUtf8(text.toUtf8()); // no lone surrogates
            csv.text(text);
            cells.append(exports::looksLikeFormula(text) ? QString(u'\'' + text) : text);
        }
        QVERIFY(csv.endRow());
        wanted.append(cells);
    }
    QVERIFY(csv.finish());
    QProcess process;
    process.start(python, {u"-c"_s, u"import csv,io,json,sys\n"
                                    "t=io.TextIOWrapper(sys.stdin.buffer,encoding='utf-8',newline='')\n"
                                    "sys.stdout.write(json.dumps(list(csv.reader(t,strict=True))))"_s});
    process.write(out.data());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    const QJsonArray got = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i)
        QCOMPARE(got[i].toArray(), wanted[i].toArray());
}

QTEST_GUILESS_MAIN(CsvWriterTest)
#include "tst_csv_writer.moc"
