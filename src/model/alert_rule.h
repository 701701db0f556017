// SPDX-License-Identifier: GPL-3.0-or-later
// What an alert rule says: which devices, what must hold for how long, and who is told (contract §7).
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

enum class AlertKind {
    Threshold,    // a metric beside a limit
    Band,         // a metric outside low..high
    RateOfChange, // how fast a metric moves, per minute
    NoData,       // no reading of a device, or none of one metric of it
    Status,       // the device is offline, by its own word, its will or its silence
    Count,        // events of a type within a window
};
[[nodiscard]] const char *alertKindKey(AlertKind kind);
[[nodiscard]] std::optional<AlertKind> alertKindOf(QStringView key);

enum class Comparison { Greater, GreaterOrEqual, Less, LessOrEqual, Equal, NotEqual };
[[nodiscard]] const char *comparisonKey(Comparison comparison); // > >= < <= = !=
[[nodiscard]] std::optional<Comparison> comparisonOf(QStringView key);
[[nodiscard]] bool holds(Comparison comparison, double value, double limit);

enum class Severity { Info, Warning, Critical };
[[nodiscard]] const char *severityKey(Severity severity);
[[nodiscard]] std::optional<Severity> severityOf(QStringView key);

// What becomes of an alert whose device falls silent.
enum class NoDataPolicy {
    Keep,  // it stays as it is and says that its data is old
    Raise, // silence counts as if the condition held
};
[[nodiscard]] const char *noDataPolicyKey(NoDataPolicy policy);
[[nodiscard]] std::optional<NoDataPolicy> noDataPolicyOf(QStringView key);

// A device is in scope when any of the three names it; a scope without any holds every device.
struct RuleScope
{
    QStringList devices; // uuid or external id
    QStringList tags;
    QString glob; // of external ids: * and ?, ignoring case
    [[nodiscard]] bool isEverything() const { return devices.isEmpty() && tags.isEmpty() && glob.isEmpty(); }
    bool operator==(const RuleScope &) const = default;
};

// Daily, local to `zone`; from later than to: over midnight.
struct QuietHours
{
    QString from; // hh:mm
    QString to;
    QString zone; // IANA; empty: the machine's
    bool operator==(const QuietHours &) const = default;
};

struct AlertRule
{
    QString id; // stable; shipped ones are words, others a uuid
    QString name;
    bool enabled = true; // false: evaluated and kept in the journal, neither counted nor notified
    RuleScope scope;
    QString metric; // canonical or as sent, ignoring case; Count: the activity type; NoData: empty = any reading
    AlertKind kind = AlertKind::Threshold;
    Comparison op = Comparison::Greater;
    double limit = 0;
    double low = 0, high = 0;    // Band
    std::optional<double> clear; // the limit of clearing, instead of the deadband
    double deadband = 0;         // in the metric's unit
    int forReadings = 1;         // so many in a row
    int onDelayS = 0;
    int offDelayS = 0;
    int afterS = 0;    // NoData, and Status for silence; 0: three times what is usual for the device, at least 60 s
    int windowS = 600; // Count
    NoDataPolicy noData = NoDataPolicy::Keep;
    Severity severity = Severity::Warning;
    int cooldownS = 0;             // least time between two notifications of one alert's key
    int renotifyS = 0;             // told again while active and unacknowledged; 0: never
    std::vector<QuietHours> quiet; // no notification then
    QString text;                  // what to do
    QStringList channels;          // desktop sound mqtt webhook; empty: every one that is set up
    qint64 version = 0;            // of the stored row; 0: not stored yet. Not part of the exchanged JSON.
    bool operator==(const AlertRule &) const = default;
};

// The rules of every new organization: device-offline, temperature-high, battery-low, battery-low-mv.
[[nodiscard]] std::vector<AlertRule> shippedRules();
// The one that nobody edits: our own connection, standing for what it keeps us from seeing.
inline constexpr QStringView kConnectionRuleId = u"connection-lost";
[[nodiscard]] AlertRule connectionRule();
