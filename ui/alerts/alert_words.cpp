// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_words.h"

#include "base/times.h"
#include "ui/common/formats.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kDayMs = 24 * 3600 * kSecondMs;
constexpr int kDigits = 6;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

QString eventWord(const QString &type)
{
    const QString known = knownTypeTitle(type);
    return known.isEmpty() ? plainLine(type, 60) : known;
}

QString seconds(int s)
{
    return durationText(s * kSecondMs);
}

QString measuredWords(const AlertRule &rule)
{
    const QString metric = metricTitle(rule.metric);
    const QString limit = comparisonWord(rule.op).arg(numberText(rule.metric, rule.limit, kDigits));
    switch (rule.kind) {
    case AlertKind::Threshold:
        return Texts::tr("%1 %2").arg(metric, limit);
    case AlertKind::Band:
        return Texts::tr("%1 outside %2 to %3")
            .arg(metric, numberText(rule.metric, rule.low, kDigits), numberText(rule.metric, rule.high, kDigits));
    case AlertKind::RateOfChange:
        return Texts::tr("%1 changes by %2 a minute").arg(metric, limit);
    case AlertKind::NoData:
        if (rule.metric.isEmpty())
            return rule.afterS > 0 ? Texts::tr("no reading for %1").arg(seconds(rule.afterS))
                                   : Texts::tr("no reading for three usual intervals");
        return rule.afterS > 0 ? Texts::tr("no %1 for %2").arg(metric, seconds(rule.afterS))
                               : Texts::tr("no %1 for three usual intervals").arg(metric);
    case AlertKind::Status:
        return rule.afterS > 0 ? Texts::tr("device offline, or silent for %1").arg(seconds(rule.afterS))
                               : Texts::tr("device offline or silent");
    case AlertKind::Count:
        break;
    }
    return Texts::tr("“%1” %2 times in %3")
        .arg(eventWord(rule.metric), comparisonWord(rule.op).arg(QString::number(rule.limit)), seconds(rule.windowS));
}

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Texts::tr("Critical");
    case Severity::Warning:
        return Texts::tr("Warning");
    case Severity::Info:
        break;
    }
    return Texts::tr("Info");
}

QString severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return u"critical"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Tone::Critical;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Info:
        break;
    }
    return Tone::Neutral;
}

QString alertStateWords(const Alert &alert)
{
    const bool seen = alert.acknowledgement == Acknowledgement::Acknowledged;
    if (alert.condition == AlertCondition::Recovering)
        return seen ? Texts::tr("Recovering, acknowledged") : Texts::tr("Recovering, unacknowledged");
    if (alert.isOpen())
        return seen ? Texts::tr("Active, acknowledged") : Texts::tr("Active, unacknowledged");
    return seen ? Texts::tr("Cleared, acknowledged") : Texts::tr("Cleared, unacknowledged");
}

QString alertRemark(const store::AlertRecord &record, const Clock &clock, qint64 nowMs)
{
    const Alert &alert = record.alert;
    if (alert.isShelved(nowMs))
        return Texts::tr("Shelved until %1").arg(clock.within(*alert.shelvedUntilMs, kDayMs));
    if (!record.ruleEnabled)
        return Texts::tr("Its rule is off");
    if (!alert.isOpen())
        return {};
    switch (alert.quality) {
    case AlertQuality::NoData:
        return Texts::tr("No new data");
    case AlertQuality::LinkDown:
        return Texts::tr("Connection down");
    case AlertQuality::NotRunning:
        return Texts::tr("Nobody is recording");
    case AlertQuality::Good:
        break;
    }
    return {};
}

QString alertTitle(const store::AlertRecord &record)
{
    const QString rule = plainLine(record.alert.ruleName, 80);
    const QString device = plainLine(record.deviceName.isEmpty() ? record.alert.externalId : record.deviceName, 80);
    return device.isEmpty() ? rule : QString(rule + u" – "_s + device);
}

QString alertLimit(const Alert &alert)
{
    bool isNumber = false;
    const double number = alert.limit.toDouble(&isNumber);
    return isNumber ? numberText(alert.key.metric, number, kDigits) : plainLine(alert.limit, 60);
}

QString kindWord(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Threshold:
        return Texts::tr("A value beyond a limit");
    case AlertKind::Band:
        return Texts::tr("A value outside a range");
    case AlertKind::RateOfChange:
        return Texts::tr("A value that changes too fast");
    case AlertKind::NoData:
        return Texts::tr("Readings that stay away");
    case AlertKind::Status:
        return Texts::tr("A device that goes offline");
    case AlertKind::Count:
        break;
    }
    return Texts::tr("Events that come too often");
}

QString comparisonWord(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Greater:
        return Texts::tr("above %1");
    case Comparison::GreaterOrEqual:
        return Texts::tr("at or above %1");
    case Comparison::Less:
        return Texts::tr("below %1");
    case Comparison::LessOrEqual:
        return Texts::tr("at or below %1");
    case Comparison::Equal:
        return Texts::tr("equal to %1");
    case Comparison::NotEqual:
        break;
    }
    return Texts::tr("other than %1");
}

QString conditionWords(const AlertRule &rule)
{
    QStringList parts{measuredWords(rule)};
    if (rule.forReadings > 1)
        parts.append(Texts::tr("%1 readings in a row").arg(rule.forReadings));
    if (rule.onDelayS > 0)
        parts.append(Texts::tr("for %1").arg(seconds(rule.onDelayS)));
    return parts.join(u", "_s);
}

QString scopeWords(const RuleScope &scope)
{
    if (scope.isEverything())
        return Texts::tr("all devices");
    QStringList parts;
    if (scope.devices.size() == 1)
        parts.append(plainLine(scope.devices.front(), 40));
    else if (!scope.devices.isEmpty())
        parts.append(Texts::tr("%1 devices").arg(scope.devices.size()));
    if (!scope.tags.isEmpty())
        parts.append(Texts::tr("tag %1").arg(plainLine(scope.tags.join(u", "_s), 60)));
    if (!scope.glob.isEmpty())
        parts.append(plainLine(scope.glob, 60));
    return parts.join(u", "_s);
}

QString mistakeWords(const Error &error)
{
    struct Known
    {
        const char *ending; // of the English sentence
        const char *told;
    };
    static constexpr Known kKnown[] = {
        {"it needs a name", QT_TRANSLATE_NOOP("Alerts", "Give the rule a name.")},
        {"say which metric is judged", QT_TRANSLATE_NOOP("Alerts", "Choose the value that is judged.")},
        {"the limit of clearing must lie on the quiet side of the limit",
         QT_TRANSLATE_NOOP("Alerts", "The alert must clear on the quiet side of its limit.")},
        {"'low' must not be above 'high'", QT_TRANSLATE_NOOP("Alerts", "The lower end is above the upper one.")},
        {"the deadband leaves no room between 'low' and 'high'",
         QT_TRANSLATE_NOOP("Alerts", "The deadband leaves no room between the two ends.")},
        {"say which events are counted, for example mqtt_device_offline",
         QT_TRANSLATE_NOOP("Alerts", "Choose the events that are counted.")},
        {"a count takes > or >=", QT_TRANSLATE_NOOP("Alerts", "Events are counted “above” or “at or above”.")},
        {"a count takes a limit from 0 to 10000", QT_TRANSLATE_NOOP("Alerts", "Count from 0 to 10,000 events.")},
    };
    for (const Known &known : kKnown) {
        if (error.text.endsWith(QLatin1String(known.ending)))
            return QCoreApplication::translate("Alerts", known.told);
    }
    return plainLine(retold(error), 300);
}

QString refusalWords(const Error &error)
{
    if (error.code == "stale_version"_L1)
        return Texts::tr("Somebody else has changed it in the meantime: look at it again, then repeat.");
    if (error.code == "not_shelved"_L1)
        return Texts::tr("It is not shelved.");
    if (error.code == "cleared"_L1)
        return Texts::tr("It has cleared in the meantime.");
    if (error.code == "not_found"_L1)
        return Texts::tr("It is not in the records any more.");
    return plainLine(retold(error), 300);
}

} // namespace ui
