// SPDX-License-Identifier: GPL-3.0-or-later
// One reading is one value wherever it is looked at: list, details, chart and CSV agree for random devices and ranges.
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/ui_fixture.h"

#include "base/json_writer.h"
#include "model/metrics.h"
#include "monitor/exporter.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <cmath>
#include <cstring>
#include <map>

using namespace Qt::StringLiterals;
using ui_test::str;

namespace {

constexpr int kDevices = 5;
constexpr int kMessages = 2000;
constexpr int kRounds = 24;
constexpr qint64 kSpanMs = 3 * 3600'000LL;
const char *const kFields[] = {"temperature", "pressure", "count", "on", "note"};
const char *const kNumbers[] = {"0.30000000000000004", // 0.1 + 0.2
                                "1e22",
                                "-0.0",
                                "1e-300",
                                "-1.7976931348623157e308",
                                "5e-324",
                                "9007199254740993", // 2^53 + 1: no double
                                "-9223372036854775808",
                                "123456789.12345679",
                                "-40"};
const char *const kTexts[] = {"ok", "a \"quoted\", text", "=1+1", "two\r\nlines", "-12.5", "Grüße", ""};

// One message as it was sent.
struct Sent
{
    qint64 atMs = 0;
    QByteArray json; // of the telemetry object
};

// A reader of CSV that shares nothing with the program (RFC 4180).
std::vector<QStringList> readCsv(const QByteArray &csv)
{
    std::vector<QStringList> rows(1);
    const QString text = QString::fromUtf8(csv);
    qsizetype at = 0;
    while (at < text.size()) {
        QString cell;
        if (text[at] == u'"') {
            for (++at; !(text[at] == u'"' && text.mid(at + 1, 1) != u"\""_s); ++at) {
                cell += text[at];
                at += text[at] == u'"' ? 1 : 0;
            }
            ++at;
        } else {
            while (text[at] != u',' && text[at] != u'\r')
                cell += text[at++];
        }
        rows.back() += cell;
        if (text[at] == u',') {
            ++at;
            continue;
        }
        at += 2; // CR LF
        rows.emplace_back();
    }
    rows.pop_back();
    return rows;
}

bool isSameDouble(double a, double b)
{
    return std::memcmp(&a, &b, sizeof a) == 0 || (a == 0 && b == 0);
}

bool isNumber(const Value &value)
{
    return std::holds_alternative<qint64>(value) || std::holds_alternative<double>(value);
}

// The value that the shown text says, without its unit.
bool saysSame(const QString &shown, const Value &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return shown.toLongLong() == *whole;
    if (const auto *real = std::get_if<double>(&value))
        return isSameDouble(shown.toDouble(), *real);
    if (const auto *flag = std::get_if<bool>(&value))
        return shown == (*flag ? u"true"_s : u"false"_s);
    return shown == std::get<QString>(value);
}

// As a spreadsheet must not take a text for a formula, a ' may stand before it.
bool cellSaysSame(const QString &cell, const Value &value)
{
    return saysSame(cell, value) ||
           (std::holds_alternative<QString>(value) && cell == QString(u'\'' + std::get<QString>(value)));
}

} // namespace

class SameValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listHoldsWhatWasSent();
    void agreeEverywhere_data();
    void agreeEverywhere();

private:
    void send(int device, qint64 atMs);
    QByteArray anyValue(const char *field);
    std::vector<ActivityRecord> listOf(const QUuid &device, const TimeRange &range);
    void compareDetails(const std::vector<ActivityRecord> &list);
    void compareCsv(const QUuid &device, const TimeRange &range, const std::vector<ActivityRecord> &list);
    void comparePoints(const QUuid &device, const TimeRange &range, const std::vector<ActivityRecord> &list);
    void compareBuckets(const QUuid &device, const TimeRange &range, const std::vector<ActivityRecord> &list);

    QRandomGenerator m_random{20261124};
    std::unique_ptr<ui_test::UiFixture> m_fixture;
    std::unique_ptr<store::Reader> m_reader;
    std::map<QString, std::vector<Sent>> m_sent; // by external id
    std::vector<Device> m_devices;
    qint64 m_startMs = 0;
};

QByteArray SameValuesTest::anyValue(const char *field)
{
    if (qstrcmp(field, "on") == 0)
        return m_random.bounded(2) ? "true" : "false";
    if (qstrcmp(field, "count") == 0)
        return QByteArray::number(qint64(m_random.generate64()));
    if (qstrcmp(field, "note") == 0) {
        JsonWriter json;
        json.beginObject().field("x", str(kTexts[m_random.bounded(int(std::size(kTexts)))])).endObject();
        const QByteArray object = json.take();
        return object.mid(5, object.size() - 6);
    }
    // Not where buckets add up: their mean of 1e308 and the like is no number.
    if (m_random.bounded(3) == 0 && qstrcmp(field, "pressure") == 0)
        return kNumbers[m_random.bounded(int(std::size(kNumbers)))];
    return QByteArray::number((m_random.generateDouble() - 0.5) * 100, 'g', 17);
}

void SameValuesTest::send(int device, qint64 atMs)
{
    QByteArray telemetry;
    for (const char *field : kFields) {
        if (m_random.bounded(3) > 0)
            telemetry += (telemetry.isEmpty() ? "\"" : ",\"") + QByteArray(field) + "\":" + anyValue(field);
    }
    const QByteArray id = "device-" + QByteArray::number(device);
    telemetry = "{" + telemetry + "}";
    m_fixture->store().message(u"devices/%1/telemetry"_s.arg(QString::fromLatin1(id)),
                               "{\"device_id\":\"" + id + "\",\"telemetry\":" + telemetry + "}", atMs);
    m_sent[QString::fromLatin1(id)].push_back({atMs, telemetry});
}

void SameValuesTest::initTestCase()
{
    m_fixture = std::make_unique<ui_test::UiFixture>();
    m_startMs = (ui_test::UiFixture::now() - 2 * kSpanMs) / 60'000 * 60'000;
    for (int i = 0; i < kMessages; ++i)
        send(m_random.bounded(kDevices), m_startMs + i * kSpanMs / kMessages);
    m_fixture->store().commit();
    auto opened = store::Reader::open(m_fixture->workspace().station.storeUrl());
    QVERIFY(opened);
    m_reader = std::move(*opened);
    const auto devices = m_reader->devices();
    QVERIFY(devices);
    m_devices = *devices;
    QCOMPARE(m_devices.size(), std::size_t(kDevices));
}

std::vector<ActivityRecord> SameValuesTest::listOf(const QUuid &device, const TimeRange &range)
{
    store::ActivityQuery query;
    query.range = range;
    query.devices = {device};
    query.types = {*activity::parseSelection(u"messages"_s)};
    query.direction = PageDirection::Newer;
    query.limit = 70;
    query.withTelemetry = true;
    std::vector<ActivityRecord> list;
    for (;;) {
        const auto page = m_reader->activities(query);
        if (!page)
            qFatal("%s", qUtf8Printable(page.error().text));
        list.insert(list.end(), page->records.begin(), page->records.end());
        if (!page->next)
            return list;
        query.after = page->next;
    }
}

void SameValuesTest::listHoldsWhatWasSent()
{
    for (const Device &device : m_devices) {
        const std::vector<Sent> &sent = m_sent[device.externalId];
        const auto list = listOf(device.id, {});
        QCOMPARE(list.size(), sent.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            QCOMPARE(list[i].row.createdAtMs, sent[i].atMs);
            // Numbers in quotes are numbers to the decoder. Read by Qt: as exact as a double, so large integers are
            // compared as their text.
            const QJsonObject wanted = QJsonDocument::fromJson(sent[i].json).object();
            const Fields fields = list[i].telemetry.empty() ? Fields() : list[i].telemetry.front().telemetry;
            QCOMPARE(qsizetype(fields.size()), wanted.size());
            for (const Field &field : fields) {
                const QJsonValue value = wanted.value(field.name);
                if (const auto *whole = std::get_if<qint64>(&field.value))
                    QVERIFY(sent[i].json.contains(QByteArray::number(*whole)));
                else if (const auto *real = std::get_if<double>(&field.value))
                    QVERIFY2(isSameDouble(*real, value.isString() ? value.toString().toDouble() : value.toDouble()),
                             qPrintable(u"%1: %2 instead of %3"_s.arg(field.name, textOf(field.value),
                                                                      value.toVariant().toString())));
                else if (const auto *flag = std::get_if<bool>(&field.value))
                    QCOMPARE(*flag, value.toBool());
                else
                    QCOMPARE(std::get<QString>(field.value), value.toString());
            }
        }
    }
}

void SameValuesTest::agreeEverywhere_data()
{
    QTest::addColumn<int>("device");
    QTest::addColumn<qint64>("fromMs");
    QTest::addColumn<qint64>("toMs");
    for (int round = 0; round < kRounds; ++round) {
        const qint64 a = m_startMs + m_random.bounded(int(kSpanMs)), b = m_startMs + m_random.bounded(int(kSpanMs));
        QTest::addRow("round %d", round) << m_random.bounded(kDevices) << std::min(a, b) << std::max(a, b);
    }
    QTest::addRow("everything") << 0 << m_startMs << m_startMs + kSpanMs;
    QTest::addRow("a moment") << 1 << m_startMs + 1000 << m_startMs + 1001;
}

void SameValuesTest::agreeEverywhere()
{
    QFETCH(int, device);
    QFETCH(qint64, fromMs);
    QFETCH(qint64, toMs);
    const QUuid id = m_devices[std::size_t(device)].id;
    const TimeRange range{fromMs, toMs};
    const auto list = listOf(id, range);
    compareDetails(list);
    if (!QTest::currentTestFailed())
        compareCsv(id, range, list);
    if (!QTest::currentTestFailed())
        comparePoints(id, range, list);
    if (!QTest::currentTestFailed())
        compareBuckets(id, range, list);
}

void SameValuesTest::compareDetails(const std::vector<ActivityRecord> &list)
{
    for (const ActivityRecord &record : list) {
        const auto details = m_reader->activity(record.row.id);
        QVERIFY(details && *details);
        QCOMPARE((**details).row, record.row);
        QCOMPARE((**details).telemetry, record.telemetry);
        for (const TelemetryRow &row : record.telemetry) {
            for (const Field &field : row.telemetry) {
                QString shown = ui::valueText(field.name, field.value);
                if (const QString unit = unitOf(field.name); isNumber(field.value) && !unit.isEmpty()) {
                    QVERIFY(shown.endsWith(unit));
                    shown.chop(unit.size() + 1);
                }
                if (std::holds_alternative<QString>(field.value))
                    QCOMPARE(shown, ui::plainLine(std::get<QString>(field.value)));
                else
                    QVERIFY2(saysSame(shown, field.value), qPrintable(shown));
            }
        }
    }
}

void SameValuesTest::compareCsv(const QUuid &device, const TimeRange &range, const std::vector<ActivityRecord> &list)
{
    monitor::ExportJob job;
    job.table = monitor::ExportJob::Table::Telemetry;
    job.range = range;
    job.devices = {device};
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QVERIFY(monitor::exportRows(*m_reader, job, 0, &out, {}));
    const auto rows = readCsv(out.data());
    std::map<QString, const QStringList *> byActivity;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        QCOMPARE(rows[i].size(), rows[0].size());
        byActivity[rows[i].back()] = &rows[i];
    }
    std::size_t readings = 0;
    for (const ActivityRecord &record : list) {
        for (const TelemetryRow &row : record.telemetry) {
            ++readings;
            const auto found = byActivity.find(row.activityLogId.toString(QUuid::WithoutBraces));
            QVERIFY(found != byActivity.end());
            const QStringList &cells = *found->second;
            QCOMPARE(QDateTime::fromString(cells[0], Qt::ISODateWithMs).toMSecsSinceEpoch(), record.row.createdAtMs);
            qsizetype filled = 0;
            for (qsizetype column = 4; column < cells.size() - 2; ++column)
                filled += cells[column].isEmpty() ? 0 : 1;
            qsizetype wanted = 0;
            for (const Field &field : row.telemetry) {
                const QString unit = unitOf(field.name);
                const auto column = rows[0].indexOf(unit.isEmpty() ? field.name : u"%1 [%2]"_s.arg(field.name, unit));
                QVERIFY2(column > 0, qPrintable(field.name));
                QVERIFY2(cellSaysSame(cells[column], field.value), qPrintable(cells[column]));
                wanted += textOf(field.value).isEmpty() ? 0 : 1;
            }
            QCOMPARE(filled, wanted);
        }
    }
    QCOMPARE(rows.size(), readings + 1);
}

void SameValuesTest::comparePoints(const QUuid &device, const TimeRange &range, const std::vector<ActivityRecord> &list)
{
    for (const char *metric : kFields) {
        const auto series = m_reader->series({device, str(metric), *range.fromMs, *range.toMs, 0}, *range.toMs);
        QVERIFY(series);
        std::size_t at = 0;
        for (const ActivityRecord &record : list) {
            for (const TelemetryRow &row : record.telemetry) {
                for (const Field &field : row.telemetry) {
                    const auto number = field.name == str(metric) ? numberOf(field.value) : std::nullopt;
                    if (!number)
                        continue;
                    QVERIFY(at < series->points.size());
                    const SeriesPoint &point = series->points[at++];
                    QCOMPARE(point.tMs, record.row.createdAtMs);
                    QCOMPARE(point.n, qint64(1));
                    for (const double shown : {point.min, point.max, point.mean, point.last})
                        QVERIFY(isSameDouble(shown, *number));
                }
            }
        }
        QCOMPARE(series->points.size(), at);
    }
}

void SameValuesTest::compareBuckets(const QUuid &device, const TimeRange &range,
                                    const std::vector<ActivityRecord> &list)
{
    const auto series = m_reader->series({device, u"temperature"_s, *range.fromMs, *range.toMs, 12}, *range.toMs);
    QVERIFY(series);
    if (series->bucketMs == 0)
        return; // few enough to be drawn each, which comparePoints() looked at
    std::map<qint64, std::vector<double>> buckets;
    for (const ActivityRecord &record : list) {
        for (const TelemetryRow &row : record.telemetry) {
            for (const Field &field : row.telemetry) {
                if (field.name == "temperature"_L1)
                    buckets[record.row.createdAtMs / series->bucketMs * series->bucketMs].push_back(
                        *numberOf(field.value));
            }
        }
    }
    QCOMPARE(series->points.size(), buckets.size());
    std::size_t at = 0;
    for (const auto &[start, values] : buckets) {
        const SeriesPoint &point = series->points[at++];
        QCOMPARE(point.tMs, start);
        QCOMPARE(point.n, qint64(values.size()));
        QCOMPARE(point.min, *std::min_element(values.begin(), values.end()));
        QCOMPARE(point.max, *std::max_element(values.begin(), values.end()));
        QCOMPARE(point.last, values.back());
        double sum = 0;
        for (const double value : values)
            sum += value;
        // Added in another order, so equal but for the last digits.
        QVERIFY(std::abs(point.mean - sum / double(values.size())) < 1e-9);
    }
}

QTEST_MAIN(SameValuesTest)
#include "tst_same_values.moc"
