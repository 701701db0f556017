// SPDX-License-Identifier: GPL-3.0-or-later
// `rules`: the rules of alerts – shown, exchanged as JSON, switched, and tried on what is stored.
#include "alert_json.h"
#include "base/times.h"
#include "console.h"
#include "model/rule_json.h"
#include "monitor/login_name.h"
#include "monitor/organization_of.h"
#include "row_query.h"

#include <QFile>
#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxFileBytes = 16 * 1024 * 1024;

// A store and whose rules in it are meant.
struct Place
{
    std::unique_ptr<store::Reader> reader;
    std::unique_ptr<store::Editor> editor; // where the store is written
    QUuid organization;
    store::OperatorAct act;
};

// Who only reads needs no right to write, unless the store is so new that it has no rules yet.
Result<bool> isReady(const Place &place)
{
    if (place.organization.isNull())
        return false;
    return place.reader->rules(place.organization).map([](const auto &rules) { return !rules.empty(); });
}

Result<Place> placeOf(const CommandLine &line, bool writes)
{
    Place place;
    auto reader = openReader(line);
    if (!reader)
        return tl::unexpected(reader.error());
    place.reader = std::move(*reader);
    place.act = {line.isSet(u"user"_s) ? line.value(u"user"_s) : monitor::loginName(), nowMs()};
    auto organization = monitor::organizationOf(*place.reader, line.profile());
    if (!organization)
        return tl::unexpected(organization.error());
    place.organization = *organization;
    const auto ready = isReady(place);
    if (!ready)
        return tl::unexpected(ready.error());
    if (*ready && !writes)
        return place;
    auto editor = store::Editor::open(*line.storeUrl());
    if (!editor)
        return tl::unexpected(editor.error());
    place.editor = std::move(*editor);
    organization = monitor::organizationOf(*place.reader, *place.editor, line.profile(), place.act.nowMs);
    if (!organization)
        return tl::unexpected(organization.error());
    place.organization = *organization;
    return place;
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(Error::Kind::Io, u"cannot_read"_s, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.read(kMaxFileBytes);
}

// What raises, in words: `temperature > 30`.
QString conditionOf(const AlertRule &rule)
{
    switch (rule.kind) {
    case AlertKind::Threshold:
        return u"%1 %2 %3"_s.arg(rule.metric, QLatin1StringView(comparisonKey(rule.op)), textOf(rule.limit));
    case AlertKind::Band:
        return u"%1 outside %2 … %3"_s.arg(rule.metric, textOf(rule.low), textOf(rule.high));
    case AlertKind::RateOfChange:
        return u"%1 %2 %3 a minute"_s.arg(rule.metric, QLatin1StringView(comparisonKey(rule.op)), textOf(rule.limit));
    case AlertKind::NoData:
        return u"no %1"_s.arg(rule.metric.isEmpty() ? u"data"_s : rule.metric);
    case AlertKind::Status:
        return u"device offline"_s;
    case AlertKind::Count:
        return u"%1 %2 %3 in %4 s"_s.arg(rule.metric, QLatin1StringView(comparisonKey(rule.op)), textOf(rule.limit))
            .arg(rule.windowS);
    }
    return {};
}

int list(const CommandLine &line, Place &place)
{
    const auto rules = place.reader->rules(place.organization);
    if (!rules)
        return console::fail(rules.error());
    for (const AlertRule &rule : *rules) {
        const bool more = line.isSet(u"json"_s)
                              ? console::line(ruleJson(rule))
                              : console::line(u"%1  %2  %3  %4  %5"_s.arg(
                                    rule.id, rule.enabled ? u"enabled"_s : u"disabled"_s,
                                    QString::fromLatin1(severityKey(rule.severity)), rule.name, conditionOf(rule)));
        if (!more)
            break;
    }
    return 0;
}

int exportAll(const CommandLine &, Place &place)
{
    const auto rules = place.reader->rules(place.organization);
    if (!rules)
        return console::fail(rules.error());
    console::line(rulesJson(*rules).trimmed());
    return 0;
}

int importFile(const CommandLine &line, Place &place)
{
    const QStringList words = line.positionals().mid(1);
    if (words.size() != 1)
        return console::fail({Error::Kind::Usage, {}, u"usage: rules import FILE  (- reads standard input)"_s});
    const auto json = readFile(words.constFirst());
    if (!json)
        return console::fail(json.error());
    const auto rules = parseRules(*json);
    if (!rules)
        return console::fail(rules.error().in(words.constFirst()));
    if (const auto done = place.editor->importRules(place.organization, *rules, place.act); !done)
        return console::fail(done.error());
    console::note(u"%1 rules imported"_s.arg(rules->size()));
    return 0;
}

Result<void> switchOne(Place &place, const QString &id, bool enabled)
{
    const auto rules = place.reader->rules(place.organization);
    if (!rules)
        return tl::unexpected(rules.error());
    const auto found =
        std::find_if(rules->begin(), rules->end(), [&id](const AlertRule &rule) { return rule.id == id; });
    if (found == rules->end())
        return fail(Error::Kind::NotFound, u"not_found"_s,
                    u"there is no rule '%1': 'watchpostctl rules list' shows them"_s.arg(id));
    if (found->enabled == enabled)
        return {};
    AlertRule rule = *found;
    rule.enabled = enabled;
    return place.editor->saveRule(place.organization, rule, place.act).map([](const AlertRule &) {});
}

template <typename Change>
int eachOf(const CommandLine &line, const Change &change)
{
    const QStringList ids = line.positionals().mid(1);
    if (ids.isEmpty())
        return console::fail({Error::Kind::Usage, {}, u"which rule? 'watchpostctl rules list' shows their ids"_s});
    int status = 0;
    for (const QString &id : ids) {
        if (const Result<void> done = change(id); !done)
            status = console::fail(done.error());
    }
    return status;
}

int enable(const CommandLine &line, Place &place)
{
    return eachOf(line, [&place](const QString &id) { return switchOne(place, id, true); });
}

int disable(const CommandLine &line, Place &place)
{
    return eachOf(line, [&place](const QString &id) { return switchOne(place, id, false); });
}

int removeOnes(const CommandLine &line, Place &place)
{
    return eachOf(line, [&place](const QString &id) { return place.editor->removeRule(place.organization, id); });
}

// Those of the file, else the stored ones; of them the one that --rule names.
Result<std::vector<AlertRule>> rulesOnTrial(const CommandLine &line, Place &place)
{
    const QString path = line.value(u"file"_s);
    auto rules = path.isEmpty() ? place.reader->rules(place.organization)
                                : readFile(path).and_then([](const QByteArray &json) { return parseRules(json); });
    if (!rules)
        return rules;
    if (const QString id = line.value(u"rule"_s); !id.isEmpty()) {
        std::erase_if(*rules, [&id](const AlertRule &rule) { return rule.id != id; });
        if (rules->empty())
            return fail(Error::Kind::NotFound, u"not_found"_s, u"there is no rule '%1'"_s.arg(id));
    }
    return rules;
}

QString lineOf(const monitor::TrialAlert &alert, const QString &deviceName)
{
    return u"%1  %2  %3 – %4%5"_s.arg(
        isoUtc(alert.raisedAtMs), alert.clearedAtMs ? isoUtc(*alert.clearedAtMs) : u"(not cleared)"_s, alert.ruleName,
        deviceName, alert.value ? u"  %1 %2"_s.arg(alert.metric, textOf(*alert.value)) : QString());
}

int test(const CommandLine &line, Place &place)
{
    const auto rules = rulesOnTrial(line, place);
    if (!rules)
        return console::fail(rules.error());
    const auto range = rangeOf(line, place.act.nowMs);
    if (!range)
        return console::fail(range.error());
    monitor::RuleTrial trial;
    trial.rules = *rules;
    trial.toMs = range->toMs.value_or(place.act.nowMs);
    trial.fromMs = range->fromMs.value_or(trial.toMs - qint64(24) * 3'600'000);
    const auto alerts = monitor::tryRules(*place.reader, trial);
    if (!alerts)
        return console::fail(alerts.error());
    const auto devices = place.reader->devices();
    if (!devices)
        return console::fail(devices.error());
    QHash<QUuid, QString> names;
    for (const Device &device : *devices)
        names.insert(device.id, device.name());
    for (const monitor::TrialAlert &alert : *alerts) {
        const QString name = names.value(alert.deviceId);
        if (!(line.isSet(u"json"_s) ? console::line(trialJson(alert, name)) : console::line(lineOf(alert, name))))
            break;
    }
    return 0;
}

struct Verb
{
    const char *name;
    bool writes;
    int (*run)(const CommandLine &line, Place &place);
};
constexpr Verb kVerbs[] = {{"list", false, list},       {"export", false, exportAll}, {"import", true, importFile},
                           {"test", false, test},       {"enable", true, enable},     {"disable", true, disable},
                           {"remove", true, removeOnes}};

} // namespace

int runRules(const QStringList &arguments)
{
    CommandLine line("rules", "The rules of alerts: list, export as JSON, import, test on what is stored, switch.");
    line.storeOption();
    line.positional(u"list|export|import|test|enable|disable|remove"_s, u"what to do"_s);
    line.positional(u"FILE|ID"_s, u"import: the file, - for standard input; enable, disable, remove: rules"_s);
    line.option(u"rule"_s, u"ID"_s, u"test: this rule only"_s);
    line.option(u"file"_s, u"FILE"_s, u"test: the rules of this file instead of the stored ones"_s);
    addRangeOptions(line);
    line.option(u"user"_s, u"NAME"_s, u"who changes it; without it the login name"_s);
    line.flag(u"json"_s, u"list, test: one JSON object a line"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const QString name = line.positionals().value(0);
    for (const Verb &verb : kVerbs) {
        if (name != QLatin1StringView(verb.name))
            continue;
        auto place = placeOf(line, verb.writes);
        return place ? verb.run(line, *place) : console::fail(place.error());
    }
    return console::fail(
        {Error::Kind::Usage, {}, u"rules takes list, export, import, test, enable, disable or remove"_s});
}
