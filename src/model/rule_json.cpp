// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rule_json.h"

#include "base/json_writer.h"
#include "model/activity_types.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTime>
#include <QTimeZone>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxSeconds = 366 * 24 * 3600;
constexpr int kMaxReadings = 1'000'000;
constexpr double kMaxCounted = 10'000;

tl::unexpected<Error> wrong(const QString &words)
{
    return fail(Error::Kind::Usage, u"bad_rule"_s, words);
}

// Takes the keys of one object one by one; the first mistake stands, and what was not taken is one.
class Keys
{
public:
    Keys(const QJsonObject &object, QString place) : m_object(object), m_place(std::move(place)) {}

    void text(const char *key, QString &target)
    {
        const QJsonValue value = take(key);
        if (value.isString())
            target = value.toString();
        else if (isThere(value))
            mistake(key, u"a text"_s);
    }
    void flag(const char *key, bool &target)
    {
        const QJsonValue value = take(key);
        if (value.isBool())
            target = value.toBool();
        else if (isThere(value))
            mistake(key, u"true or false"_s);
    }
    void number(const char *key, double &target)
    {
        const QJsonValue value = take(key);
        if (value.isDouble())
            target = value.toDouble();
        else if (isThere(value))
            mistake(key, u"a number"_s);
    }
    void number(const char *key, std::optional<double> &target)
    {
        double value = 0;
        if (!isThere(m_object.value(QLatin1String(key)))) {
            (void)take(key);
            return;
        }
        number(key, value);
        target = value;
    }
    void whole(const char *key, int min, int max, int &target)
    {
        const QJsonValue value = take(key);
        const double number = value.toDouble(std::nan(""));
        if (value.isDouble() && number == std::floor(number) && number >= min && number <= max)
            target = int(number);
        else if (isThere(value))
            mistake(key, u"a whole number from %1 to %2"_s.arg(min).arg(max));
    }
    void texts(const char *key, QStringList &target)
    {
        const QJsonValue value = take(key);
        if (!isThere(value))
            return;
        bool allTexts = value.isArray();
        for (const QJsonValue &item : value.toArray()) {
            allTexts = allTexts && item.isString();
            target += item.toString();
        }
        if (!allTexts)
            mistake(key, u"an array of texts"_s);
    }
    template <typename Enum>
    void word(const char *key, std::optional<Enum> (*parse)(QStringView), const QString &words, Enum &target)
    {
        const QJsonValue value = take(key);
        if (!isThere(value))
            return;
        if (const auto parsed = value.isString() ? parse(value.toString()) : std::nullopt)
            target = *parsed;
        else
            mistake(key, words);
    }
    QJsonValue take(const char *key)
    {
        m_taken.insert(QString::fromLatin1(key));
        return m_object.value(QLatin1String(key));
    }
    void mistake(const char *key, const QString &takes)
    {
        if (m_mistake.isEmpty())
            m_mistake = u"%1: '%2' takes %3"_s.arg(m_place, QString::fromLatin1(key), takes);
    }
    [[nodiscard]] QString finish()
    {
        const QStringList keys = m_object.keys();
        for (const QString &key : keys) {
            if (m_mistake.isEmpty() && !m_taken.contains(key))
                m_mistake = u"%1: there is no key '%2'"_s.arg(m_place, key.left(60));
        }
        return m_mistake;
    }
    [[nodiscard]] static bool isThere(const QJsonValue &value) { return !value.isUndefined() && !value.isNull(); }

private:
    const QJsonObject m_object;
    const QString m_place;
    QSet<QString> m_taken;
    QString m_mistake;
};

Result<RuleScope> scopeFrom(const QJsonValue &value, const QString &place)
{
    RuleScope scope;
    if (!Keys::isThere(value))
        return scope;
    if (!value.isObject())
        return wrong(u"%1: 'scope' takes an object with devices, tags, glob"_s.arg(place));
    Keys keys(value.toObject(), place + u": scope"_s);
    keys.texts("devices", scope.devices);
    keys.texts("tags", scope.tags);
    keys.text("glob", scope.glob);
    if (const QString mistake = keys.finish(); !mistake.isEmpty())
        return wrong(mistake);
    return scope;
}

Result<std::vector<QuietHours>> quietFrom(const QJsonValue &value, const QString &place)
{
    std::vector<QuietHours> quiet;
    if (!Keys::isThere(value))
        return quiet;
    if (!value.isArray())
        return wrong(u"%1: 'quiet' takes an array of {from, to, zone}"_s.arg(place));
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isObject())
            return wrong(u"%1: 'quiet' takes an array of {from, to, zone}"_s.arg(place));
        QuietHours hours;
        Keys keys(item.toObject(), place + u": quiet"_s);
        keys.text("from", hours.from);
        keys.text("to", hours.to);
        keys.text("zone", hours.zone);
        if (const QString mistake = keys.finish(); !mistake.isEmpty())
            return wrong(mistake);
        quiet.push_back(hours);
    }
    return quiet;
}

Result<AlertRule> ruleFrom(const QJsonObject &object)
{
    AlertRule rule;
    const QString named = object.value("id"_L1).toString(object.value("name"_L1).toString());
    const QString place = named.isEmpty() ? u"rule"_s : u"rule '%1'"_s.arg(named.left(80));
    Keys keys(object, place);
    keys.text("id", rule.id);
    keys.text("name", rule.name);
    keys.flag("enabled", rule.enabled);
    auto scope = scopeFrom(keys.take("scope"), place);
    if (!scope)
        return tl::unexpected(scope.error());
    rule.scope = *scope;
    keys.text("metric", rule.metric);
    keys.word("kind", alertKindOf, u"threshold, band, rate_of_change, no_data, status or count"_s, rule.kind);
    keys.word("op", comparisonOf, u">, >=, <, <=, = or !="_s, rule.op);
    keys.number("limit", rule.limit);
    keys.number("low", rule.low);
    keys.number("high", rule.high);
    keys.number("clear", rule.clear);
    keys.number("deadband", rule.deadband);
    keys.whole("for_readings", 1, kMaxReadings, rule.forReadings);
    keys.whole("on_delay_s", 0, kMaxSeconds, rule.onDelayS);
    keys.whole("off_delay_s", 0, kMaxSeconds, rule.offDelayS);
    keys.whole("after_s", 0, kMaxSeconds, rule.afterS);
    keys.whole("window_s", 1, kMaxSeconds, rule.windowS);
    keys.word("no_data", noDataPolicyOf, u"keep or raise"_s, rule.noData);
    keys.word("severity", severityOf, u"info, warning or critical"_s, rule.severity);
    keys.whole("cooldown_s", 0, kMaxSeconds, rule.cooldownS);
    keys.whole("renotify_s", 0, kMaxSeconds, rule.renotifyS);
    auto quiet = quietFrom(keys.take("quiet"), place);
    if (!quiet)
        return tl::unexpected(quiet.error());
    rule.quiet = std::move(*quiet);
    keys.text("text", rule.text);
    keys.texts("channels", rule.channels);
    if (const QString mistake = keys.finish(); !mistake.isEmpty())
        return wrong(mistake);
    if (const auto sound = checkRule(rule); !sound)
        return tl::unexpected(sound.error());
    return rule;
}

void writeTexts(JsonWriter &json, const char *key, const QStringList &texts)
{
    json.key(key).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

Result<void> checkHours(const AlertRule &rule, const QString &place)
{
    for (const QuietHours &hours : rule.quiet) {
        for (const QString &text : {hours.from, hours.to}) {
            if (text.size() != 5 || !QTime::fromString(text, u"hh:mm"_s).isValid())
                return wrong(u"%1: quiet hours take times such as 22:00, not '%2'"_s.arg(place, text.left(20)));
        }
        if (!hours.zone.isEmpty() && !QTimeZone(hours.zone.toUtf8()).isValid())
            return wrong(u"%1: there is no time zone '%2'"_s.arg(place, hours.zone.left(60)));
    }
    return {};
}

// The ranges of the JSON hold for rules from elsewhere, too: what is stored must be readable again.
Result<void> checkNumbers(const AlertRule &rule, const QString &place)
{
    for (const double number : {rule.limit, rule.low, rule.high, rule.clear.value_or(0), rule.deadband}) {
        if (!std::isfinite(number))
            return wrong(u"%1: limits are finite numbers"_s.arg(place));
    }
    if (rule.deadband < 0)
        return wrong(u"%1: the deadband is not negative"_s.arg(place));
    if (rule.forReadings < 1 || rule.forReadings > kMaxReadings)
        return wrong(u"%1: at least one reading must meet the condition"_s.arg(place));
    if (rule.windowS < 1 || rule.windowS > kMaxSeconds)
        return wrong(u"%1: a window lasts from one second to a year"_s.arg(place));
    for (const int seconds : {rule.onDelayS, rule.offDelayS, rule.afterS, rule.cooldownS, rule.renotifyS}) {
        if (seconds < 0 || seconds > kMaxSeconds)
            return wrong(u"%1: times last from no time to a year"_s.arg(place));
    }
    return {};
}

// The limit of clearing lies on the other side of the limit than what raises.
bool clearsBehind(const AlertRule &rule)
{
    if (!rule.clear)
        return true;
    const bool upwards = rule.op == Comparison::Greater || rule.op == Comparison::GreaterOrEqual;
    const bool downwards = rule.op == Comparison::Less || rule.op == Comparison::LessOrEqual;
    return (upwards && *rule.clear <= rule.limit) || (downwards && *rule.clear >= rule.limit);
}

Result<void> checkKind(const AlertRule &rule, const QString &place)
{
    switch (rule.kind) {
    case AlertKind::Threshold:
    case AlertKind::RateOfChange:
        if (rule.metric.isEmpty())
            return wrong(u"%1: say which metric is judged"_s.arg(place));
        if (!clearsBehind(rule))
            return wrong(u"%1: the limit of clearing must lie on the quiet side of the limit"_s.arg(place));
        break;
    case AlertKind::Band:
        if (rule.metric.isEmpty())
            return wrong(u"%1: say which metric is judged"_s.arg(place));
        if (rule.low > rule.high)
            return wrong(u"%1: 'low' must not be above 'high'"_s.arg(place));
        if (rule.high - rule.low < 2 * rule.deadband)
            return wrong(u"%1: the deadband leaves no room between 'low' and 'high'"_s.arg(place));
        break;
    case AlertKind::Count:
        if (rule.metric.isEmpty() || !activity::parseSelection(rule.metric))
            return wrong(u"%1: say which events are counted, for example mqtt_device_offline"_s.arg(place));
        if (rule.op != Comparison::Greater && rule.op != Comparison::GreaterOrEqual)
            return wrong(u"%1: a count takes > or >="_s.arg(place));
        if (rule.limit < 0 || rule.limit > kMaxCounted)
            return wrong(u"%1: a count takes a limit from 0 to 10000"_s.arg(place));
        break;
    case AlertKind::NoData:
    case AlertKind::Status:
        break;
    }
    return {};
}

} // namespace

QByteArray ruleJson(const AlertRule &rule)
{
    JsonWriter json;
    json.beginObject().field("id", rule.id).field("name", rule.name).field("enabled", rule.enabled);
    json.key("scope").beginObject();
    writeTexts(json, "devices", rule.scope.devices);
    writeTexts(json, "tags", rule.scope.tags);
    json.field("glob", rule.scope.glob).endObject();
    json.field("metric", rule.metric);
    json.key("kind").ascii(alertKindKey(rule.kind)).key("op").ascii(comparisonKey(rule.op));
    json.field("limit", rule.limit).field("low", rule.low).field("high", rule.high).field("clear", rule.clear);
    json.field("deadband", rule.deadband).field("for_readings", rule.forReadings);
    json.field("on_delay_s", rule.onDelayS).field("off_delay_s", rule.offDelayS);
    json.field("after_s", rule.afterS).field("window_s", rule.windowS);
    json.key("no_data").ascii(noDataPolicyKey(rule.noData)).key("severity").ascii(severityKey(rule.severity));
    json.field("cooldown_s", rule.cooldownS).field("renotify_s", rule.renotifyS);
    json.key("quiet").beginArray();
    for (const QuietHours &hours : rule.quiet) {
        json.beginObject().field("from", hours.from).field("to", hours.to);
        json.field("zone", hours.zone).endObject();
    }
    json.endArray();
    json.field("text", rule.text);
    writeTexts(json, "channels", rule.channels);
    return json.endObject().take();
}

QByteArray rulesJson(const std::vector<AlertRule> &rules)
{
    QByteArray text = "{\"version\":1,\"rules\":[";
    const char *separator = "\n";
    for (const AlertRule &rule : rules) {
        text += separator;
        text += "  " + ruleJson(rule);
        separator = ",\n";
    }
    return text + "\n]}\n";
}

Result<AlertRule> parseRule(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return wrong(u"not a JSON object: %1"_s.arg(error.errorString()));
    return ruleFrom(document.object());
}

Result<std::vector<AlertRule>> parseRules(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    const QJsonObject whole = document.object();
    if (!document.isObject() || whole.value("version"_L1).toInt() != 1 || !whole.value("rules"_L1).isArray())
        return wrong(u"rules are an object with \"version\": 1 and an array \"rules\""_s);
    std::vector<AlertRule> rules;
    QSet<QString> ids;
    for (const QJsonValue &item : whole.value("rules"_L1).toArray()) {
        if (!item.isObject())
            return wrong(u"each of \"rules\" is an object"_s);
        auto rule = ruleFrom(item.toObject());
        if (!rule)
            return tl::unexpected(rule.error());
        if (!rule->id.isEmpty() && ids.contains(rule->id))
            return wrong(u"the id '%1' stands twice"_s.arg(rule->id.left(80)));
        ids.insert(rule->id);
        rules.push_back(std::move(*rule));
    }
    return rules;
}

Result<void> checkRule(const AlertRule &rule)
{
    const QString named = rule.name.trimmed().isEmpty() ? rule.id : rule.name;
    const QString place = named.isEmpty() ? u"rule"_s : u"rule '%1'"_s.arg(named.left(80));
    if (rule.name.trimmed().isEmpty())
        return wrong(u"%1: it needs a name"_s.arg(place));
    if (rule.id == kConnectionRuleId)
        return wrong(u"%1: that id belongs to the rule about the connection itself"_s.arg(place));
    if (const auto numbers = checkNumbers(rule, place); !numbers)
        return numbers;
    static const QStringList kChannels{u"desktop"_s, u"sound"_s, u"mqtt"_s, u"webhook"_s};
    for (const QString &channel : rule.channels) {
        if (!kChannels.contains(channel))
            return wrong(u"%1: channels are desktop, sound, mqtt and webhook, not '%2'"_s.arg(place, channel.left(40)));
    }
    if (const auto hours = checkHours(rule, place); !hours)
        return hours;
    return checkKind(rule, place);
}
