// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/filter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using filter::Op;
using filter::Subject;

namespace {

// A reading, an offline row, an undecodable message, a lost connection, a raised alert, a row of something else.
struct Named
{
    const char *name;
    Subject subject;
};

std::vector<Named> subjects()
{
    Subject reading;
    reading.type = u"mqtt_message_received"_s;
    reading.status = u"success"_s;
    reading.deviceName = u"temp-sensor-01"_s;
    reading.externalId = u"2400390030314701"_s;
    reading.deviceId = u"0196633a-0000-7000-8000-000000000001"_s;
    reading.topic = u"devices/temp-sensor-01/telemetry"_s;
    reading.parser = u"vmark"_s;
    reading.qos = 1;
    reading.rssi = -20;
    reading.snr = 13;
    reading.telemetry = {{u"temperature"_s, 22.77},
                         {u"RSSI"_s, qint64(-20)},
                         {u"door"_s, true},
                         {u"mode"_s, u"Auto"_s},
                         {u"ENERGY.Power"_s, qint64(12)}};
    reading.fieldNames = {u"temperature"_s, u"RSSI"_s, u"door"_s, u"mode"_s, u"ENERGY.Power"_s};

    Subject offline;
    offline.type = u"mqtt_device_offline"_s;
    offline.status = u"success"_s;
    offline.deviceName = u"Küche"_s;
    offline.externalId = u"kitchen-2"_s;
    offline.topic = u"devices/kitchen-2/lwt"_s;
    offline.reason = u"lwt_message"_s;
    offline.rssi = -101.5;
    offline.retained = true;

    Subject broken;
    broken.type = u"mqtt_message_received"_s;
    broken.status = u"error"_s;
    broken.topic = u"devices/x (old)/telemetry"_s;
    broken.errorCode = u"bad_json"_s;
    broken.errorText = u"The JSON does not end where it should: it may have been cut"_s;
    broken.qos = 0;

    Subject lost;
    lost.type = u"mqtt_connection_lost"_s;
    lost.status = u"error"_s;
    lost.reason = u"keep-alive timeout"_s;
    lost.errorText = u"No answer from broker within 30 s"_s;

    Subject alert;
    alert.type = u"alert_raised"_s;
    alert.status = u"success"_s;
    alert.deviceName = u"temp-sensor-01"_s;
    alert.externalId = u"2400390030314701"_s;

    Subject other;
    other.type = u"sync_import"_s;
    other.status = u"timeout"_s;
    return {{"reading", reading}, {"offline", offline}, {"broken", broken},
            {"lost", lost},       {"alert", alert},     {"other", other}};
}

} // namespace

class FilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheRightRows_data();
    void findsTheRightRows();
    void saysWhereAMistakeIs_data();
    void saysWhereAMistakeIs();
    void blanksMeanEverything();
    void bindsAsTheGrammarSays();
    void survivesHostileNesting();
    void suggestsTheFieldThatWasMeant();
    void tellsTypesForSql();
    void readsTheSubjectOfARow();
    void completes_data();
    void completes();
    void matchesStarsInBoundedTime();
};

void FilterTest::findsTheRightRows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *text, const char *found) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(found).split(u' ', Qt::SkipEmptyParts);
    };
    const char *all = "reading offline broken lost alert other";
    // type: whole keys, short forms, groups, patterns
    row("type:mqtt_device_offline", "offline");
    row("type:offline", "offline");
    row("TYPE:Offline", "offline");
    row("type:device_offline", "offline");
    row("type:lost", "lost");
    row("type:raised", "alert");
    row("type:messages", "reading broken");
    row("type:devices", "offline");
    row("type:mqtt", "reading offline broken lost");
    row("type:alerts", "alert");
    row("type:problems", "offline broken lost alert other");
    row("type:all", all);
    row("type:*_l*", "lost");
    row("type:sync*", "other");
    row("type=offline", "offline");
    row("type=off*", "");
    row("type!=mqtt", "alert other");
    row("type!=problems", "reading");
    // texts
    row("status:error", "broken lost");
    row("status!=success", "broken lost other");
    row("device:temp-*", "reading alert");
    row("device:temp", "");
    row("device:2400390030314701", "reading alert");
    row("device:KÜCHE", "offline");
    row("device!=temp-sensor-01", "offline broken lost other");
    row("id:kitchen-2", "offline");
    row("id:0196633a*", "reading");
    row("id:0196633A-0000-7000-8000-000000000001", "reading");
    row("topic:devices/*/telemetry", "reading broken");
    row("topic:\"devices/x (old)/telemetry\"", "broken");
    row("topic=devices/*/telemetry", "");
    row("parser:VMark", "reading");
    row("reason:lwt_message", "offline");
    row("reason:*timeout*", "lost");
    row("error:bad_json", "broken");
    row("error:*cut*", "broken");
    row("error:*", "broken lost");
    row("error!=bad_json", "reading offline lost alert other");
    row("not error:*", "reading offline alert other");
    // numbers and flags
    row("qos:1", "reading");
    row("qos=0", "broken");
    row("qos>=0", "reading broken");
    row("qos!=1", "offline broken lost alert other");
    row("rssi<-100", "offline");
    row("rssi < -100", "offline");
    row("rssi<=-20", "reading offline");
    row("rssi>-101.5", "reading");
    row("rssi:*", "reading offline");
    row("snr>1.2e1", "reading");
    row("retained:true", "offline");
    row("retained=no", "reading broken lost alert other");
    row("retained!=true", "reading broken lost alert other");
    // metrics and field names
    row("t.temperature>30", "");
    row("t.temperature>22", "reading");
    row("t.Temperature=22.77", "reading");
    row("t.temperature:2*", "reading");
    row("t.temperature!=22.77", "offline broken lost alert other");
    row("t.door:true", "reading");
    row("t.door=1", "reading");
    row("t.mode:auto", "reading");
    row("t.mode>5", "");
    row("t.ENERGY.Power>=12", "reading");
    row("t.\"ENERGY.Power\"<13", "reading");
    row("field:temp*", "reading");
    row("field:humidity", "");
    row("field!=door", "offline broken lost alert other");
    // words
    row("temp", "reading alert");
    row("KITCHEN", "offline");
    row("kü", "offline");
    row("broker", "lost");
    row("\"x (old)\"", "broken");
    row("\"No answer\"", "lost");
    row("a*b", "");
    row("nothing-like-this", "");
    row("mqtt_message_received", "");
    // together
    row("type:messages status:error", "broken");
    row("type:messages and status:error", "broken");
    row("type:offline OR type:lost", "offline lost");
    row("not type:mqtt", "alert other");
    row("not not type:lost", "lost");
    row("not (type:mqtt or type:alerts)", "other");
    row("type:offline device:k* rssi<-100", "offline");
    row("type:lost or type:messages status:error", "broken lost");
    row("(type:lost or type:messages) status:error", "broken lost");
    row("not type:mqtt status:timeout", "other");
    row("(temp)", "reading alert");
    row("((type:lost))or(type:raised)", "lost alert");
}

void FilterTest::findsTheRightRows()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    const auto node = filter::parse(text);
    QVERIFY2(node, node ? "" : qPrintable(filter::toError(node.error()).text));
    QVERIFY(node->has_value());
    QStringList actual;
    for (const Named &named : subjects()) {
        if (filter::matches(**node, named.subject))
            actual += QString::fromLatin1(named.name);
    }
    QCOMPARE(actual, found);
}

void FilterTest::saysWhereAMistakeIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *text, int position, const char *word) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << QString::fromLatin1(word);
    };
    row("(", 1, "missing");
    row("(type:lost", 10, "position 0");
    row("a (b or (c)", 11, "position 2");
    row(")", 0, ")");
    row("type:lost)", 9, "(");
    row("type:lost ) x", 10, "(");
    row("()", 1, "nothing");
    row("a or ( )", 7, "nothing");
    row("or a", 0, "before");
    row("a and", 5, "missing");
    row("a or", 4, "missing");
    row("a or or b", 5, "before");
    row("a and and b", 6, "before");
    row("not", 3, "missing");
    row("(not)", 4, "missing");
    row("type:", 5, "value");
    row("type: ", 6, "value");
    row("(type:)", 6, "value");
    row("devcie:x", 0, "device");
    row("a  colour:red", 3, "colour");
    row("12:30", 0, "quotes");
    row("t.:5", 2, "metric");
    row("t.>5", 2, "metric");
    row("rssi<low", 5, "number");
    row("rssi < low", 7, "number");
    row("rssi<nan", 5, "number");
    row("rssi<1,5", 5, "number");
    row("qos:one", 4, "number");
    row("t.temperature>warm", 14, "number");
    row("retained:maybe", 9, "true or false");
    row("type<offline", 4, "takes");
    row("retained>1", 8, "takes");
    row("device >= a", 7, "takes");
    row(":x", 0, "field");
    row("a <5", 0, "no field");
    row("type!offline", 4, "!=");
    row("\"open", 0, "quote");
    row("device:\"open", 7, "quote");
    row("\"\"", 0, "empty");
    row("device:\"\"", 7, "empty");
    row("ü type:", 7, "value");
}

void FilterTest::saysWhereAMistakeIs()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, word);
    const auto node = filter::parse(text);
    QVERIFY(!node);
    QCOMPARE(node.error().position, position);
    QVERIFY2(node.error().text.contains(word), qPrintable(node.error().text));
    const Error error = filter::toError(node.error());
    QCOMPARE(error.kind, Error::Kind::Usage);
    QVERIFY(error.text.contains(QString::number(node.error().position)));
}

void FilterTest::blanksMeanEverything()
{
    for (const QString &text : {QString(), u" "_s, u"\t\n"_s}) {
        const auto node = filter::parse(text);
        QVERIFY(node);
        QVERIFY(!node->has_value());
    }
}

void FilterTest::bindsAsTheGrammarSays()
{
    using Kind = filter::Node::Kind;
    const auto node = filter::parse(u"a b or not c and t.x<=5"_s);
    QVERIFY(node && *node);
    const filter::Node &root = **node;
    QVERIFY(root.kind == Kind::Or);
    QCOMPARE(root.children.size(), size_t(2));
    QVERIFY(root.children[0].kind == Kind::And);
    QVERIFY(root.children[1].kind == Kind::And);
    QVERIFY(root.children[1].children[0].kind == Kind::Not);
    const filter::Node &term = root.children[1].children[1];
    QVERIFY(term.kind == Kind::Term && term.field == filter::Field::Metric && term.op == Op::LessEqual);
    QCOMPARE(term.metric, u"x"_s);
    QCOMPARE(term.text, u"5"_s);
    QCOMPARE(term.number, std::optional(5.0));
    const auto escaped = filter::parse(u"device:\"a \\\"b\\\\ \\c\""_s);
    QVERIFY(escaped && *escaped);
    QCOMPARE((*escaped)->text, u"a \"b\\ \\c"_s);
}

void FilterTest::survivesHostileNesting()
{
    QVERIFY(filter::parse(QString(QString(64, u'(') + u"a"_s + QString(64, u')'))));
    const auto deep = filter::parse(QString(QString(65, u'(') + u"a"_s + QString(65, u')')));
    QVERIFY(!deep);
    QCOMPARE(deep.error().position, 64);
    QVERIFY(!filter::parse(QString(100'000, u'(')));
    QVERIFY(!filter::parse(u"not "_s.repeated(100'000)));
    QVERIFY(filter::parse(u"a "_s.repeated(1000)));
    const auto many = filter::parse(u"a "_s.repeated(1001));
    QVERIFY(!many);
    QCOMPARE(many.error().position, 2000);
}

void FilterTest::suggestsTheFieldThatWasMeant()
{
    for (const auto &[typed, meant] : {std::pair("tpye", "type"), {"statsu", "status"}, {"topics", "topic"}}) {
        const auto node = filter::parse(QString(QLatin1String(typed) + u":x"_s));
        QVERIFY(!node);
        QVERIFY2(node.error().text.contains(QString(u"did you mean "_s + QLatin1String(meant))),
                 qPrintable(node.error().text));
    }
}

void FilterTest::tellsTypesForSql()
{
    QCOMPARE(filter::typesOf(u"offline"_s, Op::Like).types, QStringList(u"mqtt_device_offline"_s));
    QCOMPARE(filter::typesOf(u"messages"_s, Op::Equal).types, QStringList(u"mqtt_message_received"_s));
    QVERIFY(filter::typesOf(u"ALL"_s, Op::Like).everything);
    const filter::TypeSet problems = filter::typesOf(u"problems"_s, Op::Like);
    QVERIFY(problems.problems);
    QCOMPARE(problems.types, QStringList({u"mqtt_device_offline"_s, u"mqtt_connection_lost"_s, u"alert_raised"_s}));
    QCOMPARE(filter::typesOf(u"publish*"_s, Op::Like).types,
             QStringList({u"mqtt_publish_success"_s, u"mqtt_publish_failed"_s}));
    QCOMPARE(filter::typesOf(u"publish*"_s, Op::Equal).types, QStringList());
}

void FilterTest::readsTheSubjectOfARow()
{
    ActivityRecord record;
    record.row.activityType = u"mqtt_message_received"_s;
    record.row.status = u"success"_s;
    record.row.metadata = R"({"device_id":"u","external_id":"e","topic":"a/b","parser_type":"vmark","qos":1,)"
                          R"("retained":true,"telemetry_fields":["rssi","t"],"message_timestamp":null})";
    record.deviceName = u"n"_s;
    Subject subject = filter::subjectOf(record);
    QCOMPARE(subject.deviceId, u"u"_s);
    QCOMPARE(subject.externalId, u"e"_s);
    QCOMPARE(subject.parser, u"vmark"_s);
    QCOMPARE(subject.qos, std::optional(1.0));
    QCOMPARE(subject.fieldNames, QStringList({u"rssi"_s, u"t"_s}));
    QVERIFY(subject.retained);
    QVERIFY(!subject.rssi);

    TelemetryRow telemetry;
    telemetry.telemetry = {{u"rssi"_s, qint64(-70)}, {u"t"_s, 1.5}};
    record.telemetry = {telemetry};
    QCOMPARE(filter::subjectOf(record).rssi, std::optional(-70.0));

    record.row.metadata = R"({"status_reason":"lwt_message","connection_quality":{"rssi":-78,"snr":5.5}})";
    subject = filter::subjectOf(record);
    QCOMPARE(subject.rssi, std::optional(-78.0));
    QCOMPARE(subject.snr, std::optional(5.5));
    QCOMPARE(subject.reason, u"lwt_message"_s);
    QVERIFY(!subject.qos);

    record.row.metadata = R"({"topic_filter":"devices/#","qos_granted":2})";
    subject = filter::subjectOf(record);
    QCOMPARE(subject.topic, u"devices/#"_s);
    QCOMPARE(subject.qos, std::optional(2.0));
}

void FilterTest::completes_data()
{
    QTest::addColumn<QString>("text"); // the caret is at |
    QTest::addColumn<int>("from");
    QTest::addColumn<QString>("word"); // must be offered; empty: nothing may be
    const auto row = [](const char *text, int from, const char *word) {
        QTest::newRow(text) << QString::fromLatin1(text) << from << QString::fromLatin1(word);
    };
    row("|", 0, "type");
    row("ty|", 0, "type");
    row("TY|", 0, "type");
    row("a dev|ice", 2, "device");
    row("(sta|", 1, "status");
    row("type|", 0, "type:");
    row("rssi|", 0, "rssi<");
    row("type:|", 5, "problems");
    row("type:off|", 5, "offline");
    row("type:xyz|", 5, "");
    row("type:mqtt_device_o|", 5, "mqtt_device_offline");
    row("not type: mess|", 10, "messages");
    row("status!=e|", 8, "error");
    row("a or retained:t|", 14, "true");
    row("t.te|", 0, "t.temperature");
    row("t.temperature|", 0, "t.temperature>");
    row("field:hum|", 6, "humidity");
    row("a an|", 2, "and");
    row("\"ty|", 1, "");
    row("\"a b\" ty|", 6, "type");
    row("reason:\"lw|", 8, "lwt_message");
}

void FilterTest::completes()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(QString, word);
    const int caret = int(text.indexOf(u'|'));
    const filter::Completion completion = filter::complete(text.remove(u'|'), caret);
    QCOMPARE(completion.from, from);
    QCOMPARE(completion.from + completion.length, caret);
    QVERIFY2(word.isEmpty() ? completion.words.isEmpty() : completion.words.contains(word),
             qPrintable(completion.words.join(u' ')));
}

// Patterns that make backtracking matchers exponential.
void FilterTest::matchesStarsInBoundedTime()
{
    Subject subject;
    subject.topic = QString(20'000, u'a');
    const auto node = filter::parse(QString(u"topic:"_s + u"*a"_s.repeated(50) + u"*b"_s));
    QVERIFY(node && *node);
    QVERIFY(!filter::matches(**node, subject));
}

QTEST_GUILESS_MAIN(FilterTest)
#include "tst_filter.moc"
