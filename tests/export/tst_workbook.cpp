// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks and JSON Lines, read back by Python: zipfile and XML, json.
#include "export/formats.h"
#include "export/json_lines_writer.h"
#include "export/local_times.h"
#include "export/xlsx_text.h"
#include "export/xlsx_writer.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <clocale>

using namespace Qt::StringLiterals;
using exports::RowWriter;

namespace {

const QString kHostile = u"=cmd|'/c calc'!A1 \"q\" <b>&\r\n\t\u202E_x0041_ \u0001 https://x.example/"_s;

// Sheets as lists of rows, rows as lists of [kind, text]; escapes of the format decoded as Excel does.
const char *const kReader = R"(
import io, json, re, sys, zipfile
import xml.etree.ElementTree as tree
book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
styles = tree.fromstring(book.read('xl/styles.xml'))
codes = {e.get('numFmtId'): e.get('formatCode') for e in styles.iter(n + 'numFmt')}
formats = [codes.get(x.get('numFmtId'), '') for x in styles.find(n + 'cellXfs')]
sheets = []
for name in sorted(x for x in book.namelist() if x.startswith('xl/worksheets/sheet')):
    root = tree.fromstring(book.read(name))
    assert not list(root.iter(n + 'f')) and not list(root.iter(n + 'hyperlink'))
    rows = []
    for row in root.iter(n + 'row'):
        cells = []
        for c in row:
            text = ''.join(t.text or '' for t in c.iter(n + 't')) or (c.findtext(n + 'v') or '')
            text = re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), text)
            cells.append([c.get('r'), c.get('t') or 'n', text, formats[int(c.get('s') or 0)]])
        rows.append(cells)
    sheets.append(rows)
print(json.dumps(sheets))
)";

QJsonArray sheetsOf(const QByteArray &workbook)
{
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, QString::fromUtf8(kReader)});
    python.write(workbook);
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

void writeRow(RowWriter &out)
{
    out.utc(1'774'746'000'250); // 2026-03-29T01:00:00.250Z
    out.local(1'774'746'000'250, 120);
    out.text(kHostile);
    out.number(-12.5);
    out.integer(9'007'199'254'740'993);
    out.flag(true);
    out.empty();
    out.json("{\"a\":[1]}");
    out.text(u"12"_s);
}

const QStringList kNames{u"time_utc"_s, u"time_local"_s, u"=name"_s, u"number"_s, u"big"_s,
                         u"flag"_s,     u"nothing"_s,    u"json"_s,  u"text"_s};

QByteArray workbook(int rows, int sheetRows)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::XlsxWriter out(&buffer, sheetRows);
    bool done = out.header(kNames).has_value();
    for (int i = 0; i < rows; ++i) {
        writeRow(out);
        done = done && out.endRow();
    }
    return done && out.finish() ? buffer.data() : QByteArray();
}

} // namespace

class WorkbookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreTyped()
    {
        const QJsonArray sheets = sheetsOf(workbook(1, 100));
        QCOMPARE(sheets.size(), 1);
        const QJsonArray row = sheets[0][1].toArray();
        const auto cell = [&row](int at, int part) { return row[at][part].toString(); };
        QCOMPARE(row.size(), 8); // none for the empty one
        QCOMPARE(cell(0, 1), u"n"_s);
        QVERIFY(std::abs(cell(0, 2).toDouble() - 46110.04166956) < 1e-7);
        QVERIFY(cell(0, 3).startsWith(u"yyyy-mm-dd"_s));
        QVERIFY(std::abs(cell(1, 2).toDouble() - 46110.12500289) < 1e-7);
        QVERIFY(cell(1, 3).endsWith(u"\"+02:00\""_s));
        QCOMPARE(cell(2, 1), u"inlineStr"_s);
        QCOMPARE(cell(2, 2), kHostile);
        QCOMPARE(cell(3, 1), u"n"_s);
        QCOMPARE(cell(3, 2), u"-12.5"_s);
        QCOMPARE(cell(4, 1), u"inlineStr"_s); // a double would be another number
        QCOMPARE(cell(4, 2), u"9007199254740993"_s);
        QCOMPARE(cell(5, 1), u"b"_s);
        QCOMPARE(cell(6, 0), u"H2"_s);
        QCOMPARE(cell(6, 2), u"{\"a\":[1]}"_s);
        QCOMPARE(cell(7, 1), u"inlineStr"_s);
        QCOMPARE(sheets[0][0][2][2].toString(), u"=name"_s);
    }
    void goesOnInTheNextSheet()
    {
        const QJsonArray sheets = sheetsOf(workbook(6, 4));
        QCOMPARE(sheets.size(), 2); // and not a third, empty one
        for (const QJsonValue &sheet : sheets) {
            QCOMPARE(sheet.toArray().size(), 4);
            QCOMPARE(sheet[0][0][2].toString(), u"time_utc"_s);
        }
    }
    void sameRowsGiveTheSameBytes() { QCOMPARE(workbook(3, 100), workbook(3, 100)); }
    void numbersKeepTheirDotWhateverTheLocale()
    {
        const QByteArray before(std::setlocale(LC_NUMERIC, nullptr));
        const QByteArray plain = workbook(1, 100);
        bool isComma = false;
        for (const char *name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"})
            isComma = isComma || (std::setlocale(LC_NUMERIC, name) && *std::localeconv()->decimal_point == ',');
        const QByteArray german = workbook(1, 100);
        std::setlocale(LC_NUMERIC, before.constData());
        QCOMPARE(german, plain);
    }
    void longTextsAreCutWithANote()
    {
        const auto fits = exports::xlsxText(QString(exports::kMaxCellText, u'x'));
        QVERIFY(!fits.isCut);
        QCOMPARE(fits.utf8.size(), exports::kMaxCellText);
        const QString smiles = u"😀"_s.repeated(20'000);
        const auto cut = exports::xlsxText(smiles);
        QVERIFY(cut.isCut);
        const QString cell = QString::fromUtf8(cut.utf8);
        QVERIFY(cell.size() <= exports::kMaxCellText);
        QVERIFY(cell.endsWith(u"… [cut: the text has 40000 characters]"_s));
        QVERIFY(!cell.contains(QChar::ReplacementCharacter)); // no half of a character
        const auto control = exports::xlsxText(QString(30'000, QChar(1)));
        QVERIFY(control.isCut);
        QVERIFY(QString::fromUtf8(control.utf8).contains(u"_x0001_ … [cut"_s));
    }
    void refusesMoreColumnsThanASheetHas()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exports::XlsxWriter out(&buffer);
        QStringList names;
        for (int i = 0; i <= exports::kMaxSheetColumns; ++i)
            names += QString::number(i);
        const auto done = out.header(names);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Usage);
    }
    void saysThatTheDeviceTakesNoMore()
    {
        QBuffer closed;
        closed.open(QIODevice::ReadOnly);
        exports::XlsxWriter out(&closed);
        QVERIFY(out.header({u"a"_s}));
        const auto done = out.finish();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Io);
    }
    void linesAreObjects()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exports::JsonLinesWriter out(&buffer);
        QStringList names = kNames;
        names[8] = u"json"_s; // a field may be called like a column
        QVERIFY(out.header(names));
        for (int i = 0; i < 2; ++i) {
            writeRow(out);
            QVERIFY(out.endRow());
        }
        QVERIFY(out.finish());
        const auto lines = buffer.data().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], lines[1]);
        QVERIFY(lines[0].contains("\"big\":9007199254740993,"));
        const QJsonObject row = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(row["time_utc"_L1].toString(), u"2026-03-29T01:00:00.250Z"_s);
        QCOMPARE(row["time_local"_L1].toString(), u"2026-03-29T03:00:00.250+02:00"_s);
        QCOMPARE(row["=name"_L1].toString(), kHostile);
        QCOMPARE(row["number"_L1].toDouble(), -12.5);
        QCOMPARE(row["flag"_L1].toBool(), true);
        QVERIFY(row["nothing"_L1].isNull());
        QCOMPARE(row["json"_L1].toObject()["a"_L1].toArray().size(), 1);
        QCOMPARE(row["json_2"_L1].toString(), u"12"_s);
    }
    void endingsNameFormats()
    {
        QCOMPARE(exports::formatOfFile(u"a.b/week.XLSX"_s), exports::Format::Xlsx);
        QCOMPARE(exports::formatOfFile(u"week.jsonl"_s), exports::Format::JsonLines);
        QCOMPARE(exports::formatOfFile(u"week.txt"_s), exports::Format::Csv);
        QCOMPARE(exports::formatOfFile(u"-"_s), exports::Format::Csv);
    }
};

QTEST_GUILESS_MAIN(WorkbookTest)
#include "tst_workbook.moc"
