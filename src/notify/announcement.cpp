// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/announcement.h"

#include "base/json_writer.h"
#include "base/key_table.h"
#include "base/times.h"
#include "base/visible_text.h"

using namespace Qt::StringLiterals;

namespace notify {
namespace {

constexpr KeyTable<Event, 7> kEvents{{{Event::Raised, "alert_raised"},
                                      {Event::Cleared, "alert_cleared"},
                                      {Event::Reminder, "alert_reminder"},
                                      {Event::ShelfEnded, "alert_shelf_ended"},
                                      {Event::Flood, "alert_flood"},
                                      {Event::FloodEnded, "alert_flood_ended"},
                                      {Event::Test, "test"}}};
constexpr qsizetype kLongestName = 100;
constexpr qsizetype kLongestLine = 400;

const char *severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return "Critical";
    case Severity::Warning:
        return "Warning";
    case Severity::Info:
        break;
    }
    return "Info";
}

QString named(const QString &text)
{
    return visibleText(text, kLongestName);
}

// `Device offline – boiler-3`
QString subject(const Alert &alert, const QString &deviceName)
{
    const QString device = deviceName.isEmpty() ? alert.externalId : deviceName;
    const QString rule = named(alert.ruleName.isEmpty() ? alert.key.ruleId : alert.ruleName);
    return device.isEmpty() ? rule : QString(rule + u" – "_s + named(device));
}

QString title(const Announcement &a, const QString &deviceName, TextSource say)
{
    const QString what = subject(a.alert, deviceName);
    switch (a.event) {
    case Event::Raised:
        return say("%1: %2").arg(say(severityWord(a.alert.severity)), what);
    case Event::Cleared:
        return say("Cleared: %1").arg(what);
    case Event::Reminder:
        return say("Still active: %1").arg(what);
    case Event::ShelfEnded:
        return say("No longer shelved and still active: %1").arg(what);
    case Event::Flood:
        return say("%1 alerts within a short time").arg(a.count);
    case Event::FloodEnded:
        return say("No more flood of alerts: %1 were raised").arg(a.count);
    case Event::Test:
        break;
    }
    return say("A test of Watchpost's notifications");
}

QString measured(const Alert &alert, TextSource say)
{
    if (alert.key.metric.isEmpty() || !alert.value)
        return visibleText(alert.limit, kLongestLine);
    const QString value = named(alert.key.metric) + u' ' + QString::fromLatin1(shortestNumber(*alert.value));
    return alert.limit.isEmpty() ? value : say("%1, limit %2").arg(value, visibleText(alert.limit, kLongestLine));
}

void writeAlert(JsonWriter &json, const Alert &alert)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
    const auto time = [](const std::optional<qint64> &ms) { return ms ? std::optional(isoUtc(*ms)) : std::nullopt; };
    json.key("alert").beginObject();
    json.key("alert_id").id(alert.id);
    json.field("rule_id", alert.key.ruleId).field("rule", alert.ruleName);
    json.key("severity").ascii(severityKey(alert.severity));
    json.key("device_id").id(alert.key.deviceId);
    json.field("external_id", orNull(alert.externalId)).field("metric", orNull(alert.key.metric));
    json.field("value", alert.value).field("limit", orNull(alert.limit));
    json.key("condition").ascii(alertConditionKey(alert.condition));
    json.key("acknowledgement").ascii(acknowledgementKey(alert.acknowledgement));
    json.key("quality").ascii(alertQualityKey(alert.quality));
    json.field("shelved_until", time(alert.shelvedUntilMs));
    json.field("raised_at", isoUtc(alert.raisedAtMs)).field("cleared_at", time(alert.clearedAtMs));
    json.field("acknowledged_at", time(alert.acknowledgedAtMs)).field("acknowledged_by", orNull(alert.acknowledgedBy));
    json.field("note", orNull(alert.note)).field("version", alert.version);
    json.endObject();
}

} // namespace

const char *eventKey(Event event)
{
    return keyOf(kEvents, event);
}

Words wordsOf(const Announcement &announcement, const QString &deviceName, TextSource say)
{
    Words words{title(announcement, deviceName, say), {}};
    switch (announcement.event) {
    case Event::Test:
        words.lines += say("If you can read this, it works.");
        break;
    case Event::Flood:
        words.lines += say("Newest: %1").arg(subject(announcement.alert, deviceName));
        words.lines += say("Further ones are in the list of alerts only, until it is quieter.");
        break;
    case Event::FloodEnded:
        words.lines += say("Still active: %1").arg(announcement.stillOpen);
        break;
    case Event::Cleared:
        break;
    default:
        words.lines += measured(announcement.alert, say);
        words.lines += visibleText(announcement.instruction, kLongestLine);
    }
    words.lines.removeAll(QString());
    return words;
}

QByteArray bodyOf(const Announcement &announcement)
{
    const Words words = wordsOf(announcement, {});
    JsonWriter json;
    json.beginObject();
    json.field("version", 1);
    json.key("event").ascii(eventKey(announcement.event));
    json.field("at", isoUtc(announcement.atMs));
    json.field("title", words.title).field("text", words.lines.join(u'\n'));
    if (announcement.event == Event::Test)
        json.key("alert").null();
    else
        writeAlert(json, announcement.alert);
    if (announcement.event == Event::Flood || announcement.event == Event::FloodEnded) {
        json.field("since", isoUtc(announcement.sinceMs)).field("count", announcement.count);
        json.field("still_active", announcement.stillOpen);
    }
    json.endObject();
    return json.take();
}

} // namespace notify
