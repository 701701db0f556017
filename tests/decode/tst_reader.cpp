// SPDX-License-Identifier: GPL-3.0-or-later
// What case files cannot say: exact types, limits of other sizes, mistakes of the caller, custom paths as JSON.
#include "decode/decode.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

TopicFormat named(const QString &format)
{
    TopicFormat made;
    made.format = format;
    return made;
}

Result<Decoded> readOf(decode::Reader &reader, const QByteArray &payload, const QString &format = u"auto"_s,
                       const QString &topic = u"devices/x/telemetry"_s)
{
    return reader.read({topic, payload, false, 1'764'000'000'000}, named(format));
}

QString codeOf(const Result<Decoded> &decoded)
{
    return decoded ? u"decoded"_s : decoded.error().code;
}

Value firstValue(const QByteArray &payload)
{
    decode::Reader reader;
    const auto decoded = readOf(reader, payload);
    if (!decoded || decoded->readings.empty() || decoded->readings.front().telemetry.empty())
        return QString(u"no value: "_s + codeOf(decoded));
    return decoded->readings.front().telemetry.front().value;
}

} // namespace

class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsItsFormats();
    void keepsTheTypeOfNumbers_data();
    void keepsTheTypeOfNumbers();
    void saysWhetherThePayloadNamedTheDevice();
    void keepsToTheLimitsItWasGiven();
    void isRightAfterFailures();
    void allowsAnyFutureWithoutReceiveTime();
    void callersMistakesAreUsageErrors();
    void writesCustomPathsAsItReadsThem();
    void namesTheWrongKeyOfCustomPaths_data();
    void namesTheWrongKeyOfCustomPaths();
    void writesErrorsAsOneLine();
    void holdsEveryPrefixOfAPayload();
};

void ReaderTest::listsItsFormats()
{
    QCOMPARE(decode::formatNames(), QStringList({u"auto"_s, u"standard"_s, u"vmark"_s, u"custom"_s, u"plain"_s}));
}

void ReaderTest::keepsTheTypeOfNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<int>("alternative");
    QTest::addColumn<qint64>("integer");
    QTest::addColumn<double>("real");
    constexpr int kInteger = 1, kReal = 2;
    constexpr qint64 kMax = std::numeric_limits<qint64>::max(), kMin = std::numeric_limits<qint64>::min();
    const double wide = std::ldexp(1.0, 63);
    QTest::newRow("integer") << QByteArray("5") << kInteger << qint64(5) << 0.0;
    QTest::newRow("5.0 is no integer") << QByteArray("5.0") << kReal << qint64(0) << 5.0;
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << kInteger << qint64(9007199254740993) << 0.0;
    QTest::newRow("2^63 - 1") << QByteArray("9223372036854775807") << kInteger << kMax << 0.0;
    QTest::newRow("-2^63") << QByteArray("-9223372036854775808") << kInteger << kMin << 0.0;
    QTest::newRow("2^63") << QByteArray("9223372036854775808") << kReal << qint64(0) << wide;
    QTest::newRow("-2^63 - 1") << QByteArray("-9223372036854775809") << kReal << qint64(0) << -wide;
    QTest::newRow("2^64") << QByteArray("18446744073709551616") << kReal << qint64(0) << 2 * wide;
    QTest::newRow("30 digits") << QByteArray("100000000000000000000000000000") << kReal << qint64(0) << 1e29;
    QTest::newRow("exponent") << QByteArray("1E2") << kReal << qint64(0) << 100.0;
    QTest::newRow("smallest") << QByteArray("5e-324") << kReal << qint64(0) << 5e-324;
}

void ReaderTest::keepsTheTypeOfNumbers()
{
    QFETCH(QByteArray, number);
    QFETCH(int, alternative);
    QFETCH(qint64, integer);
    QFETCH(double, real);
    const Value expected = alternative == 1 ? Value(integer) : Value(real);
    // As a number, as a text that is a number, nested, and by itself.
    for (const char *payload : {R"({"id":"a","data":{"v":%}})", R"({"id":"a","data":{"v":"%"}})",
                                R"({"id":"a","data":{"v":[%,%]}})", "%", "\"%\""}) {
        const QByteArray made = QByteArray(payload).replace('%', number);
        QVERIFY2(firstValue(made) == expected, made.constData());
    }
}

void ReaderTest::saysWhetherThePayloadNamedTheDevice()
{
    decode::Reader reader;
    const auto named = readOf(reader, R"({"id":"x","t":1})");
    const auto unnamed = readOf(reader, R"({"t":1})");
    const auto word = readOf(reader, "offline", u"auto"_s, u"devices/x/lwt"_s);
    QVERIFY(named && unnamed && word);
    QCOMPARE(named->readings.front().externalId, u"x"_s);
    QVERIFY(named->readings.front().idInPayload);
    QCOMPARE(unnamed->readings.front().externalId, u"x"_s);
    QVERIFY(!unnamed->readings.front().idInPayload);
    QVERIFY(!word->readings.front().idInPayload);

    TopicFormat custom{u"#"_s, u"custom"_s, CustomPaths{}};
    custom.custom->deviceIdPath = u"topic:1"_s;
    custom.custom->telemetryPath = u"$"_s;
    const QByteArray payload = R"({"t":1})";
    const auto level = reader.read({u"devices/x/telemetry"_s, payload}, custom);
    QVERIFY(level);
    QCOMPARE(level->readings.front().externalId, u"x"_s);
    QVERIFY(!level->readings.front().idInPayload);
}

void ReaderTest::keepsToTheLimitsItWasGiven()
{
    decode::Reader reader({.maxBytes = 40, .maxDepth = 3, .maxFields = 2, .maxLevels = 2});
    QCOMPARE(codeOf(readOf(reader, R"({"id":"a","data":{"a":1,"b":2}})")), u"decoded"_s);
    QCOMPARE(codeOf(readOf(reader, R"({"id":"a","data":{"a":1,"b":2,"c":3}})")), u"too_many_fields"_s);
    QCOMPARE(codeOf(readOf(reader, R"({"id":"a","data":{"a":{"b":1}}})")), u"decoded"_s);
    QCOMPARE(codeOf(readOf(reader, R"({"id":"a","data":{"a":{"b":[1]}}})")), u"too_deep"_s);
    QCOMPARE(codeOf(readOf(reader, QByteArray(40, ' '))), u"empty"_s);
    QCOMPARE(codeOf(readOf(reader, QByteArray(41, ' '))), u"too_large"_s);
    QCOMPARE(codeOf(readOf(reader, QByteArray(41, '\xff'))), u"too_large"_s);
    QCOMPARE(codeOf(readOf(reader, R"([{"t":1},{"t":2}])")), u"decoded"_s);
    QCOMPARE(codeOf(readOf(reader, "[{},{},{}]")), u"too_many_fields"_s);
}

void ReaderTest::isRightAfterFailures()
{
    decode::Reader reader;
    const QByteArray good = R"({"id":"a","data":{"t":1,"u":"x"}})";
    const auto before = readOf(reader, good);
    QVERIFY(before);
    for (const QByteArray &bad : {QByteArray(), QByteArray("{"), QByteArray(300'000, '['), QByteArray("\xff\xfe"),
                                  QByteArray(R"({"id":"a","data":{"t":1,"t":"\u0000"},"time":5})")}) {
        (void)readOf(reader, bad);
        const auto after = readOf(reader, good);
        QVERIFY(after);
        QCOMPARE(after->readings, before->readings);
    }
}

void ReaderTest::allowsAnyFutureWithoutReceiveTime()
{
    decode::Reader reader;
    const QByteArray payload = R"({"id":"a","time":"2999-01-01T00:00:00Z"})";
    const auto unknown = reader.read({{}, payload, false, 0}, {});
    const auto known = reader.read({{}, payload, false, 1}, {});
    QVERIFY(unknown && known);
    QCOMPARE(unknown->readings.front().warnings, QStringList());
    QCOMPARE(known->readings.front().warnings, QStringList(u"clock_skew"_s));
}

void ReaderTest::callersMistakesAreUsageErrors()
{
    decode::Reader reader;
    const auto unknown = readOf(reader, "{}", u"xml"_s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::Usage);
    QVERIFY(unknown.error().text.contains("vmark"_L1));
    const auto pathless = readOf(reader, "{}", u"custom"_s);
    QVERIFY(!pathless);
    QCOMPARE(pathless.error().kind, Error::Kind::Usage);
    QCOMPARE(readOf(reader, "{").error().kind, Error::Kind::Decode);
}

void ReaderTest::writesCustomPathsAsItReadsThem()
{
    const QByteArray json = R"({"device_id_path":"topic:1","telemetry_path":"r.*.v","status_path":"s",)"
                            R"("timestamp_path":"r.*.at","timestamp_format":"epoch_ms",)"
                            R"("telemetry_map":{"zeta":"r.*.z","alpha":"a.0"}})";
    const auto paths = decode::customPathsFromJson(json);
    QVERIFY2(paths, paths ? "" : qPrintable(paths.error().text));
    QCOMPARE(paths->deviceIdPath, u"topic:1"_s);
    QCOMPARE(paths->telemetryMap.size(), size_t(2));
    QCOMPARE(paths->telemetryMap.front().first, u"zeta"_s);
    QCOMPARE(decode::customPathsToJson(*paths), json);
    QCOMPARE(decode::customPathsToJson(CustomPaths{}), QByteArray("{}"));
}

void ReaderTest::namesTheWrongKeyOfCustomPaths_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("key");
    QTest::newRow("no JSON") << QByteArray("{") << u"JSON"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"JSON"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"telemetry":"a"})") << u"telemetry"_s;
    QTest::newRow("number as path") << QByteArray(R"({"status_path":5})") << u"status_path"_s;
    QTest::newRow("map is text") << QByteArray(R"({"telemetry_map":"a"})") << u"telemetry_map"_s;
    QTest::newRow("map to number") << QByteArray(R"({"telemetry_map":{"t":1}})") << u"telemetry_map.t"_s;
    QTest::newRow("map to nothing") << QByteArray(R"({"telemetry_map":{"t":""}})") << u"telemetry_map.t"_s;
    QTest::newRow("empty step") << QByteArray(R"({"telemetry_path":"a..b"})") << u"telemetry_path"_s;
    QTest::newRow("two stars") << QByteArray(R"({"telemetry_path":"a.*.b.*"})") << u"telemetry_path"_s;
    QTest::newRow("other array") << QByteArray(R"({"telemetry_path":"a.*","timestamp_path":"b.*"})")
                                 << u"timestamp_path"_s;
    QTest::newRow("topic level") << QByteArray(R"({"device_id_path":"topic:x"})") << u"device_id_path"_s;
    QTest::newRow("time format") << QByteArray(R"({"timestamp_format":"minutes"})") << u"timestamp_format"_s;
}

void ReaderTest::namesTheWrongKeyOfCustomPaths()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, key);
    const auto paths = decode::customPathsFromJson(json);
    QVERIFY(!paths);
    QCOMPARE(paths.error().kind, Error::Kind::Usage);
    QVERIFY2(paths.error().text.contains(key), qPrintable(paths.error().text));
}

void ReaderTest::writesErrorsAsOneLine()
{
    const Result<Decoded> failed = fail(Error::Kind::Decode, u"bad_json"_s, u"line\nbreak \"quoted\""_s);
    const QByteArray expected = "{\"format\":null,\"readings\":[],\"error\":{\"code\":\"bad_json\","
                                "\"text\":\"line\\nbreak \\\"quoted\\\"\"}}";
    QCOMPARE(decode::toJson(failed), expected);
}

// A message may be cut anywhere: an error, never a reading that lacks its end.
void ReaderTest::holdsEveryPrefixOfAPayload()
{
    decode::Reader reader;
    const QByteArray whole = R"({"device":"a\u00e4","paras":{"t":22.77,"s":["x",-1e5]},"time":"2025-04-23T07:35:22Z"})";
    QVERIFY(readOf(reader, whole));
    for (qsizetype size = 1; size < whole.size(); ++size)
        QCOMPARE(codeOf(readOf(reader, whole.first(size))), u"bad_json"_s);
}

QTEST_GUILESS_MAIN(ReaderTest)
#include "tst_reader.moc"
