// SPDX-License-Identifier: GPL-3.0-or-later
// `alerts`: what is wrong, or was; and `alerts ack|shelve|unshelve|note ID…`: what an operator says to it.
#include "alert_json.h"
#include "base/ids.h"
#include "base/times.h"
#include "console.h"
#include "model/metrics.h"
#include "monitor/login_name.h"
#include "row_query.h"
#include "store/editor.h"

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kHelp =
    "Shows alerts, the newest first. With a verb and ids: acknowledges, shelves, takes from the shelf or notes.";

// `2026-…  critical  active, unacknowledged  Temperature above 30 °C – Boiler  temperature 30.5 °C, limit 30  ID`
QString lineOf(const store::AlertRecord &record)
{
    const Alert &alert = record.alert;
    QStringList states{QString::fromLatin1(alert.isOpen() ? alertConditionKey(alert.condition) : "cleared"),
                       QString::fromLatin1(acknowledgementKey(alert.acknowledgement))};
    if (alert.quality != AlertQuality::Good)
        states << QString::fromLatin1(alertQualityKey(alert.quality));
    if (alert.isShelved(nowMs()))
        states << u"shelved until "_s + isoUtc(*alert.shelvedUntilMs);
    if (!record.ruleEnabled)
        states << u"rule disabled"_s;
    QString what = alert.ruleName;
    if (!record.deviceName.isEmpty())
        what += u" – "_s + record.deviceName;
    QStringList parts{isoUtc(alert.raisedAtMs), QString::fromLatin1(severityKey(alert.severity)), states.join(u", "_s),
                      what};
    if (alert.value) {
        const QString unit = unitOf(alert.key.metric);
        parts << u"%1 %2%3, limit %4"_s.arg(alert.key.metric, textOf(*alert.value),
                                            unit.isEmpty() ? QString() : u' ' + unit, alert.limit);
    }
    if (!alert.note.isEmpty())
        parts << u"note: "_s + alert.note;
    parts << idText(alert.id);
    return parts.join(u"  "_s);
}

Result<store::AlertQuery> queryOf(const CommandLine &line, store::Reader &reader)
{
    store::AlertQuery query;
    for (const QString &word : line.values(u"state"_s)) {
        const auto state = store::alertListingOf(word);
        if (!state)
            return fail(Error::Kind::Usage, u"bad_state"_s,
                        u"--state takes listed, active, unacknowledged, acknowledged, shelved, cleared or all, "
                        "not '%1'"_s.arg(word));
        query.states.push_back(*state);
    }
    const auto range = rangeOf(line, nowMs());
    if (!range)
        return tl::unexpected(range.error());
    query.range = *range;
    for (const QString &word : line.values(u"device"_s)) {
        const auto device = deviceOf(reader, word);
        if (!device)
            return tl::unexpected(device.error());
        query.devices.push_back(device->id);
    }
    const auto limit = line.number(u"limit"_s, 1, 1'000'000);
    if (!limit)
        return tl::unexpected(limit.error());
    query.limit = int(*limit);
    return query;
}

int list(const CommandLine &line)
{
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    const auto query = queryOf(line, **reader);
    if (!query)
        return console::fail(query.error());
    const auto alerts = (*reader)->alerts(*query, nowMs());
    if (!alerts)
        return console::fail(alerts.error());
    for (const store::AlertRecord &record : *alerts) {
        if (!(line.isSet(u"json"_s) ? console::line(alertJson(record.alert)) : console::line(lineOf(record))))
            break;
    }
    return 0;
}

using Edit = Result<store::AlertsEdited> (*)(store::Editor &, const std::vector<store::AlertTarget> &,
                                             const CommandLine &, const store::OperatorAct &);

Result<store::AlertsEdited> acknowledge(store::Editor &editor, const std::vector<store::AlertTarget> &alerts,
                                        const CommandLine &, const store::OperatorAct &act)
{
    return editor.acknowledgeAlerts(alerts, act);
}

Result<store::AlertsEdited> shelve(store::Editor &editor, const std::vector<store::AlertTarget> &alerts,
                                   const CommandLine &line, const store::OperatorAct &act)
{
    const auto duration = parseDuration(line.value(u"for"_s));
    if (!duration)
        return tl::unexpected(duration.error().in(u"--for"_s));
    return editor.shelveAlerts(alerts, {act.nowMs + *duration, line.value(u"reason"_s)}, act);
}

Result<store::AlertsEdited> unshelve(store::Editor &editor, const std::vector<store::AlertTarget> &alerts,
                                     const CommandLine &, const store::OperatorAct &act)
{
    return editor.unshelveAlerts(alerts, act);
}

Result<store::AlertsEdited> note(store::Editor &editor, const std::vector<store::AlertTarget> &alerts,
                                 const CommandLine &line, const store::OperatorAct &act)
{
    if (!line.isSet(u"text"_s))
        return fail(Error::Kind::Usage, {}, u"alerts note needs --text (empty: removes the note)"_s);
    return editor.noteAlerts(alerts, line.value(u"text"_s), act);
}

constexpr std::pair<const char *, Edit> kVerbs[] = {
    {"ack", acknowledge}, {"shelve", shelve}, {"unshelve", unshelve}, {"note", note}};

Result<std::vector<store::AlertTarget>> targetsOf(const QStringList &words)
{
    std::vector<store::AlertTarget> targets;
    for (const QString &word : words) {
        const QUuid id = QUuid::fromString(word);
        if (id.isNull())
            return fail(Error::Kind::Usage, u"bad_id"_s,
                        u"'%1' is not the id of an alert: 'watchpostctl alerts' shows them"_s.arg(word));
        targets.push_back({id, {}});
    }
    if (targets.empty())
        return fail(Error::Kind::Usage, u"no_id"_s, u"which alert? 'watchpostctl alerts' shows their ids"_s);
    return targets;
}

// Those that were changed on stdout, those that were not with the reason on stderr.
int change(const CommandLine &line, Edit edit)
{
    const auto targets = targetsOf(line.positionals().mid(1));
    if (!targets)
        return console::fail(targets.error());
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    auto editor = store::Editor::open(*url);
    if (!editor)
        return console::fail(editor.error());
    const store::OperatorAct act{line.isSet(u"user"_s) ? line.value(u"user"_s) : monitor::loginName(), nowMs()};
    const auto edited = edit(**editor, *targets, line, act);
    if (!edited)
        return console::fail(edited.error());
    for (const Alert &alert : edited->changed)
        line.isSet(u"json"_s) ? console::line(alertJson(alert)) : console::line(idText(alert.id));
    for (const auto &refusal : edited->refused)
        console::error(u"%1: %2"_s.arg(idText(refusal.id), refusal.error.text));
    return edited->refused.empty() ? 0 : 1;
}

} // namespace

int runAlerts(const QStringList &arguments)
{
    CommandLine line("alerts", kHelp);
    line.storeOption();
    line.positional(u"ack|shelve|unshelve|note"_s, u"what to do with the alerts that follow; without it: list"_s);
    line.positional(u"ID"_s, u"of an alert, as the list shows it; several may be given"_s);
    line.option(u"state"_s, u"STATE"_s,
                u"listed (open or not acknowledged), active, unacknowledged, acknowledged, shelved, cleared, all"_s,
                u"listed"_s);
    addRangeOptions(line);
    line.option(u"device"_s, u"DEVICE"_s, u"uuid, external id or unique name; may be given several times"_s);
    line.option(u"limit"_s, u"N"_s, u"at most so many"_s, u"100"_s);
    line.option(u"for"_s, u"DURATION"_s, u"shelve: for so long, at most 24h"_s, u"2h"_s);
    line.option(u"reason"_s, u"TEXT"_s, u"shelve: why"_s);
    line.option(u"text"_s, u"TEXT"_s, u"note: what to note"_s);
    line.option(u"user"_s, u"NAME"_s, u"who does it; without it the login name"_s);
    line.flag(u"json"_s, u"one JSON object an alert"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    if (line.positionals().isEmpty())
        return list(line);
    for (const auto &[name, edit] : kVerbs) {
        if (line.positionals().constFirst() == QLatin1StringView(name))
            return change(line, edit);
    }
    return console::fail({Error::Kind::Usage, {}, u"alerts takes ack, shelve, unshelve or note, then ids"_s});
}
