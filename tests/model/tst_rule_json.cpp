// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rule_json.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

// No member as it is by default.
AlertRule everything()
{
    AlertRule rule;
    rule.id = u"boilers"_s;
    rule.name = u"Boilers \"north\" <b>"_s;
    rule.enabled = false;
    rule.scope = {{u"boiler-1"_s, u"boiler-2"_s}, {u"cellar"_s}, u"boiler-*"_s};
    rule.metric = u"pressure"_s;
    rule.kind = AlertKind::Threshold;
    rule.op = Comparison::LessOrEqual;
    rule.limit = 0.1;
    rule.low = -2.5;
    rule.high = 1e22;
    rule.clear = 0.30000000000000004;
    rule.deadband = 0.5;
    rule.forReadings = 3;
    rule.onDelayS = 1;
    rule.offDelayS = 2;
    rule.afterS = 4;
    rule.windowS = 5;
    rule.noData = NoDataPolicy::Raise;
    rule.severity = Severity::Critical;
    rule.cooldownS = 6;
    rule.renotifyS = 7;
    rule.quiet = {{u"22:00"_s, u"06:00"_s, u"Europe/Berlin"_s}, {u"12:00"_s, u"12:30"_s, {}}};
    rule.text = u"Call Maria.\nThen close the valve."_s;
    rule.channels = {u"desktop"_s, u"webhook"_s};
    return rule;
}

AlertRule sound(AlertKind kind)
{
    AlertRule rule;
    rule.name = u"x"_s;
    rule.kind = kind;
    rule.metric = kind == AlertKind::Count ? u"problems"_s : u"temperature"_s;
    return rule;
}

QByteArray fileWith(const QByteArray &rules)
{
    return "{\"version\":1,\"rules\":[" + rules + "]}";
}

} // namespace
Q_DECLARE_METATYPE(AlertRule)

class RuleJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        const auto one = parseRule(ruleJson(everything()));
        QVERIFY2(one, one ? "" : qPrintable(one.error().text));
        QVERIFY(*one == everything());
        std::vector<AlertRule> rules = shippedRules();
        rules.push_back(everything());
        const auto all = parseRules(rulesJson(rules));
        QVERIFY2(all, all ? "" : qPrintable(all.error().text));
        QVERIFY(*all == rules);
        QCOMPARE(parseRules(rulesJson({}))->size(), size_t(0));
    }
    // Scripts rely on them (contract §7): a new key is a change of what they read.
    void writesTheKeysInTheirOrder()
    {
        QStringList keys;
        const QString json = QString::fromUtf8(ruleJson(shippedRules()[1]));
        static const QRegularExpression key(u"\"(\\w+)\":"_s);
        for (auto found = key.globalMatch(json); found.hasNext();)
            keys += found.next().captured(1);
        QCOMPARE(keys.join(u' '),
                 u"id name enabled scope devices tags glob metric kind op limit low high clear deadband "
                 "for_readings on_delay_s off_delay_s after_s window_s no_data severity cooldown_s "
                 "renotify_s quiet text channels"_s);
    }
    void absentKeysTakeDefaults()
    {
        const auto rule = parseRule(R"({"name":"Hot","metric":"temperature","limit":30,"clear":null})");
        QVERIFY(rule);
        AlertRule expected;
        expected.name = u"Hot"_s;
        expected.metric = u"temperature"_s;
        expected.limit = 30;
        QVERIFY(*rule == expected);
    }

    void namesTheKeyThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("words");
        const auto add = [](const char *name, const char *member, const char *words) {
            QTest::newRow(name) << QByteArray(member) << QString::fromUtf8(words);
        };
        add("id", R"("id":5)", "'id' takes a text");
        add("name", R"("name":["x"])", "'name' takes a text");
        add("enabled", R"("enabled":1)", "'enabled' takes true or false");
        add("scope", R"("scope":"all")", "'scope' takes an object");
        add("scope.devices", R"("scope":{"devices":"a"})", "scope: 'devices' takes an array of texts");
        add("scope.tags", R"("scope":{"tags":[1]})", "scope: 'tags' takes an array of texts");
        add("scope.glob", R"("scope":{"glob":1})", "scope: 'glob' takes a text");
        add("scope, unknown", R"("scope":{"tag":[]})", "scope: there is no key 'tag'");
        add("metric", R"("metric":1)", "'metric' takes a text");
        add("kind", R"("kind":"treshold")", "'kind' takes threshold, band");
        add("op", R"("op":"=>")", "'op' takes >, >=");
        add("limit", R"("limit":"30")", "'limit' takes a number");
        add("low", R"("low":true)", "'low' takes a number");
        add("high", R"("high":[])", "'high' takes a number");
        add("clear", R"("clear":"x")", "'clear' takes a number");
        add("deadband", R"("deadband":"1")", "'deadband' takes a number");
        add("deadband, negative", R"("deadband":-1)", "the deadband is not negative");
        add("for_readings", R"("for_readings":0)", "'for_readings' takes a whole number from 1");
        add("for_readings, half", R"("for_readings":1.5)", "'for_readings' takes a whole number");
        add("on_delay_s", R"("on_delay_s":-1)", "'on_delay_s' takes a whole number from 0");
        add("off_delay_s", R"("off_delay_s":1e12)", "'off_delay_s' takes a whole number");
        add("after_s", R"("after_s":"5m")", "'after_s' takes a whole number");
        add("window_s", R"("window_s":0)", "'window_s' takes a whole number from 1");
        add("no_data", R"("no_data":"clear")", "'no_data' takes keep or raise");
        add("severity", R"("severity":"error")", "'severity' takes info, warning or critical");
        add("cooldown_s", R"("cooldown_s":true)", "'cooldown_s' takes a whole number");
        add("renotify_s", R"("renotify_s":-5)", "'renotify_s' takes a whole number");
        add("quiet", R"("quiet":{"from":"22:00"})", "'quiet' takes an array");
        add("quiet, no object", R"("quiet":["22:00-06:00"])", "'quiet' takes an array");
        add("quiet, unknown", R"("quiet":[{"from":"22:00","to":"06:00","days":1}])", "quiet: there is no key 'days'");
        add("quiet, no time", R"("quiet":[{"from":"24:00","to":"06:00"}])", "such as 22:00, not '24:00'");
        add("quiet, short", R"("quiet":[{"from":"9:00","to":"10:00"}])", "such as 22:00, not '9:00'");
        add("quiet, zone", R"("quiet":[{"from":"09:00","to":"10:00","zone":"Mars/North"}])",
            "no time zone 'Mars/North'");
        add("text", R"("text":1)", "'text' takes a text");
        add("channels", R"("channels":"desktop")", "'channels' takes an array of texts");
        add("channels, unknown", R"("channels":["pager"])", "not 'pager'");
        add("unknown", R"("sevrity":"info")", "there is no key 'sevrity'");
        add("version is none of it", R"("version":3)", "there is no key 'version'");
    }
    void namesTheKeyThatIsWrong()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, words);
        QByteArray json = R"({"id":"hot","metric":"temperature")";
        if (!member.startsWith("\"name\""))
            json += R"(,"name":"Hot")";
        for (const char *key : {"\"id\"", "\"metric\""}) {
            if (member.startsWith(key))
                json = R"({"name":"Hot")";
        }
        const auto rule = parseRule(json + ',' + member + '}');
        QVERIFY(!rule);
        QVERIFY2(rule.error().text.contains(words), qPrintable(rule.error().text));
        QCOMPARE(rule.error().code, u"bad_rule"_s);
        QCOMPARE(rule.error().kind, Error::Kind::Usage);
        const auto file = parseRules(fileWith(json + ',' + member + '}'));
        QVERIFY(!file);
        QCOMPARE(file.error().text, rule.error().text);
    }

    void refusesAFileThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << u"not JSON"_s;
        QTest::newRow("cut") << QByteArray(R"({"version":1,"rules":[)") << u"not JSON"_s;
        QTest::newRow("array") << QByteArray("[]") << u"\"version\": 1"_s;
        QTest::newRow("another version") << QByteArray(R"({"version":2,"rules":[]})") << u"\"version\": 1"_s;
        QTest::newRow("no rules") << QByteArray(R"({"version":1})") << u"\"rules\""_s;
        QTest::newRow("no object") << fileWith("5") << u"each of \"rules\" is an object"_s;
        QTest::newRow("twice") << fileWith(
                                      R"({"id":"a","name":"A","kind":"status"},{"id":"a","name":"B","kind":"status"})")
                               << u"the id 'a' stands twice"_s;
        QTest::newRow("the second") << fileWith(R"({"id":"a","name":"A","kind":"status"},{"id":"b","name":" "})")
                                    << u"rule 'b'"_s;
    }
    void refusesAFileThatIsNone()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, words);
        const auto rules = parseRules(json);
        QVERIFY(!rules);
        QVERIFY2(rules.error().text.contains(words), qPrintable(rules.error().text));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<AlertRule>("rule");
        QTest::addColumn<QString>("words"); // empty: it does make sense
        const auto add = [](const char *name, AlertKind kind, auto change, const char *words) {
            AlertRule rule = sound(kind);
            change(rule);
            QTest::newRow(name) << rule << QString::fromUtf8(words);
        };
        using Kind = AlertKind;
        const auto as = [](AlertRule &) {};
        add("threshold", Kind::Threshold, as, "");
        add("band", Kind::Band, as, "");
        add("rate", Kind::RateOfChange, as, "");
        add("silence", Kind::NoData, as, "");
        add(
            "silence of the device", Kind::NoData, [](AlertRule &r) { r.metric.clear(); }, "");
        add(
            "status", Kind::Status, [](AlertRule &r) { r.metric.clear(); }, "");
        add("count", Kind::Count, as, "");
        add(
            "no name", Kind::Status, [](AlertRule &r) { r.name = u"  "_s; }, "needs a name");
        add(
            "the connection's id", Kind::Status, [](AlertRule &r) { r.id = u"connection-lost"_s; }, "the connection");
        add(
            "no metric", Kind::Threshold, [](AlertRule &r) { r.metric.clear(); }, "which metric");
        add(
            "rate, no metric", Kind::RateOfChange, [](AlertRule &r) { r.metric.clear(); }, "which metric");
        add(
            "band, no metric", Kind::Band, [](AlertRule &r) { r.metric.clear(); }, "which metric");
        add(
            "band, upside down", Kind::Band, [](AlertRule &r) { r.low = 1; }, "'low' must not be above");
        add(
            "band, no room", Kind::Band, [](AlertRule &r) { r.high = 1, r.deadband = 0.6; }, "leaves no room");
        add(
            "band, just room", Kind::Band, [](AlertRule &r) { r.high = 1, r.deadband = 0.5; }, "");
        add(
            "clears above >", Kind::Threshold, [](AlertRule &r) { r.limit = 30, r.clear = 31; }, "quiet side");
        add(
            "clears at the limit", Kind::Threshold, [](AlertRule &r) { r.limit = 30, r.clear = 30; }, "");
        add(
            "clears below <", Kind::Threshold,
            [](AlertRule &r) { r.op = Comparison::Less, r.limit = 20, r.clear = 19; }, "quiet side");
        add(
            "equality has no side", Kind::Threshold, [](AlertRule &r) { r.op = Comparison::Equal, r.clear = 0; },
            "quiet side");
        add(
            "endless", Kind::Threshold, [](AlertRule &r) { r.limit = std::numeric_limits<double>::infinity(); },
            "finite");
        add(
            "no number", Kind::Threshold, [](AlertRule &r) { r.clear = std::nan(""); }, "finite");
        add(
            "no reading", Kind::Threshold, [](AlertRule &r) { r.forReadings = 0; }, "at least one reading");
        add(
            "no window", Kind::Count, [](AlertRule &r) { r.windowS = 0; }, "a window lasts");
        add(
            "delay, negative", Kind::Threshold, [](AlertRule &r) { r.onDelayS = -1; }, "times last");
        add(
            "delay, endless", Kind::Threshold, [](AlertRule &r) { r.offDelayS = 2'000'000'000; }, "times last");
        add(
            "count, no events", Kind::Count, [](AlertRule &r) { r.metric.clear(); }, "which events");
        add(
            "count, unknown events", Kind::Count, [](AlertRule &r) { r.metric = u"offlien"_s; }, "which events");
        add(
            "count, downwards", Kind::Count, [](AlertRule &r) { r.op = Comparison::Less; }, "takes > or >=");
        add(
            "count, too many", Kind::Count, [](AlertRule &r) { r.limit = 10'001; }, "0 to 10000");
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(AlertRule, rule);
        QFETCH(QString, words);
        const auto checked = checkRule(rule);
        QVERIFY2(checked.has_value() == words.isEmpty(), checked ? "" : qPrintable(checked.error().text));
        if (!checked)
            QVERIFY2(checked.error().text.contains(words), qPrintable(checked.error().text));
        // What may be stored can be read again.
        if (checked)
            QVERIFY(*parseRule(ruleJson(rule)) == rule);
    }

    void theShippedOnesMakeSense()
    {
        QStringList ids;
        for (const AlertRule &rule : shippedRules()) {
            ids += rule.id;
            QVERIFY(rule.enabled);
            const auto checked = checkRule(rule);
            QVERIFY2(checked, checked ? "" : qPrintable(checked.error().text));
        }
        QCOMPARE(ids.join(u' '), u"device-offline temperature-high battery-low battery-low-mv"_s);
        QCOMPARE(connectionRule().id, kConnectionRuleId.toString());
        QCOMPARE(connectionRule().severity, Severity::Critical);
    }
};

QTEST_GUILESS_MAIN(RuleJsonTest)
#include "tst_rule_json.moc"
