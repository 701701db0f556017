// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that every organization begins with, and the one that is always there.
#include "model/alert_rule.h"

using namespace Qt::StringLiterals;

namespace {

AlertRule named(const QString &id, const QString &name, AlertKind kind, Severity severity)
{
    AlertRule rule;
    rule.id = id;
    rule.name = name;
    rule.kind = kind;
    rule.severity = severity;
    return rule;
}

AlertRule batteryRule(const QString &id, const QString &name, const QString &metric, double limit, double clear)
{
    AlertRule rule = named(id, name, AlertKind::Threshold, Severity::Info);
    rule.metric = metric;
    rule.op = Comparison::Less;
    rule.limit = limit;
    rule.clear = clear;
    rule.forReadings = 3;
    rule.text = u"Change or charge the battery."_s;
    return rule;
}

} // namespace

std::vector<AlertRule> shippedRules()
{
    AlertRule offline = named(u"device-offline"_s, u"Device offline"_s, AlertKind::Status, Severity::Critical);
    offline.text = u"Look whether the device has power and reception."_s;
    AlertRule hot = named(u"temperature-high"_s, u"Temperature above 30 °C"_s, AlertKind::Threshold, Severity::Warning);
    hot.metric = u"temperature"_s;
    hot.op = Comparison::Greater;
    hot.limit = 30;
    hot.deadband = 1;
    return {offline, hot, batteryRule(u"battery-low"_s, u"Battery low"_s, u"battery"_s, 20, 25),
            batteryRule(u"battery-low-mv"_s, u"Battery low (mV)"_s, u"BatteryIdle"_s, 3300, 3400)};
}

AlertRule connectionRule()
{
    AlertRule rule = named(kConnectionRuleId.toString(), u"Connection lost"_s, AlertKind::Status, Severity::Critical);
    // A broker that restarts is back sooner.
    rule.onDelayS = 15;
    rule.text = u"Nothing is heard of any device. Look at the broker and the network."_s;
    return rule;
}
