// SPDX-License-Identifier: GPL-3.0-or-later
// Every tests/data/<format>/*.json is one recorded payload and what it must decode to; a new case is a new file:
// {"topic", "payload" | "payload_b64" | "payload_parts": [[text, times], …], "format"?, "custom"?, "received_at"?,
//  "expect": {"format", "readings": […]} or {"error": CODE}}. What a reading's expectation leaves out must be null or
// empty; the order of telemetry and facts counts.
#include "base/times.h"
#include "decode/decode.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <simdjson.h>

using namespace Qt::StringLiterals;
using simdjson::dom::element;

namespace {

QString textOfKey(const element &object, std::string_view key, const QString &otherwise = {})
{
    std::string_view text;
    if (object[key].get_string().get(text))
        return otherwise;
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QByteArray payloadOf(const element &testCase)
{
    element value;
    if (!testCase["payload"].get(value))
        return textOfKey(testCase, "payload").toUtf8();
    if (!testCase["payload_b64"].get(value))
        return QByteArray::fromBase64(textOfKey(testCase, "payload_b64").toLatin1());
    QByteArray payload;
    const simdjson::dom::array parts = testCase["payload_parts"].get_array();
    for (const element part : parts) {
        const std::string_view text = part.at(0).get_string().value();
        payload += QByteArray(text.data(), qsizetype(text.size())).repeated(int(part.at(1).get_int64().value()));
    }
    return payload;
}

TopicFormat formatOf(const element &testCase)
{
    TopicFormat format;
    format.format = textOfKey(testCase, "format", u"auto"_s);
    element custom;
    if (!testCase["custom"].get(custom)) {
        const auto paths = decode::customPathsFromJson(QByteArray::fromStdString(simdjson::minify(custom)));
        if (!paths)
            qFatal("custom: %s", qPrintable(paths.error().text));
        format.custom = *paths;
    }
    return format;
}

// Equal, with the order of an object's keys; a path to the first difference, else empty.
QString difference(const QString &at, const element &actual, const element &expected)
{
    const QString both = at + u": got "_s + QString::fromStdString(simdjson::minify(actual)) + u", expected "_s +
                         QString::fromStdString(simdjson::minify(expected));
    if (actual.is_object() && expected.is_object()) {
        const auto a = actual.get_object().value(), e = expected.get_object().value();
        if (a.size() != e.size())
            return both;
        auto other = e.begin();
        for (const auto member : a) {
            if (member.key != (*other).key)
                return both;
            const QString name = at + u'.' + QString::fromUtf8(member.key.data(), qsizetype(member.key.size()));
            if (const QString found = difference(name, member.value, (*other).value); !found.isEmpty())
                return found;
            ++other;
        }
        return {};
    }
    // An integer and a double of the same size are two types, and the type is stored.
    return simdjson::minify(actual) == simdjson::minify(expected) ? QString() : both;
}

struct ReadingKey
{
    const char *key;
    const char *whenLeftOut;
};
constexpr ReadingKey kReadingKeys[] = {
    {"external_id", "null"},   {"name", "null"},        {"telemetry", "{}"}, {"status", "null"},
    {"status_reason", "null"}, {"device_time", "null"}, {"facts", "{}"},     {"warnings", "[]"},
};

QString readingDifference(const element &actual, const element &expected)
{
    size_t expectedKeys = 0;
    for (const ReadingKey &key : kReadingKeys) {
        simdjson::dom::parser parser;
        element wanted;
        if (expected[key.key].get(wanted))
            wanted = parser.parse(std::string(key.whenLeftOut)).value();
        else
            ++expectedKeys;
        const QString found = difference(QString::fromLatin1(key.key), actual[key.key].value(), wanted);
        if (!found.isEmpty())
            return found;
    }
    if (expected.get_object().value().size() != expectedKeys)
        return u"the expectation has a key that no reading has"_s;
    return actual.get_object().value().size() == std::size(kReadingKeys) ? QString() : u"another key is there"_s;
}

} // namespace

class RecordedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAsExpected_data();
    void decodesAsExpected();
    void everyFormatHasCases();

private:
    decode::Reader m_reader; // one for all: what one payload leaves behind must not reach the next
};

void RecordedTest::decodesAsExpected_data()
{
    QTest::addColumn<QString>("path");
    const QDir root(QStringLiteral(TEST_DATA));
    QStringList folders = decode::formatNames();
    folders += u"hostile"_s;
    for (const QString &folder : folders) {
        const QDir dir(root.filePath(folder));
        for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(QString(folder + u'/' + name.chopped(5)))) << dir.filePath(name);
    }
}

void RecordedTest::decodesAsExpected()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    simdjson::dom::parser parser, resultParser;
    element testCase, result;
    QVERIFY2(!parser.parse(bytes.constData(), size_t(bytes.size())).get(testCase), "the case file is no JSON");

    const QByteArray payload = payloadOf(testCase);
    decode::Input input{textOfKey(testCase, "topic"), payload};
    const QString received = textOfKey(testCase, "received_at", u"2025-04-23T07:35:23Z"_s);
    const auto receivedAt = parseIsoTime(received);
    QVERIFY(receivedAt);
    input.receivedAtMs = receivedAt->ms;
    const QByteArray line = decode::toJson(m_reader.read(input, formatOf(testCase)));
    QVERIFY2(!line.contains('\n'), line.constData());
    QVERIFY(!resultParser.parse(line.constData(), size_t(line.size())).get(result));

    const element expect = testCase["expect"].value();
    if (const QString code = textOfKey(expect, "error"); !code.isEmpty()) {
        QVERIFY2(!result["error"].is_null(), line.left(500).constData());
        QCOMPARE(textOfKey(result["error"].value(), "code"), code);
        QVERIFY(!textOfKey(result["error"].value(), "text").isEmpty());
        QVERIFY(result["format"].is_null());
        QCOMPARE(result["readings"].get_array().value().size(), size_t(0));
        return;
    }
    QVERIFY2(result["error"].is_null(), line.left(500).constData());
    QCOMPARE(textOfKey(result, "format"), textOfKey(expect, "format"));
    const auto actual = result["readings"].get_array().value();
    const auto wanted = expect["readings"].get_array().value();
    QCOMPARE(actual.size(), wanted.size());
    for (size_t i = 0; i < wanted.size(); ++i) {
        const QString found = readingDifference(actual.at(i).value(), wanted.at(i).value());
        QVERIFY2(found.isEmpty(), qPrintable(found.left(1000)));
    }
}

void RecordedTest::everyFormatHasCases()
{
    for (const QString &format : decode::formatNames()) {
        const QDir dir(QStringLiteral(TEST_DATA) + u'/' + format);
        const bool hasCases = !dir.entryList({u"*.json"_s}, QDir::Files).isEmpty();
        QVERIFY2(hasCases || format == "auto"_L1, qPrintable(format));
    }
}

QTEST_GUILESS_MAIN(RecordedTest)
#include "tst_recorded.moc"
