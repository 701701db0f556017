// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts after ISA-18.2 / IEC 62682: occurrences as they are stored and shown, what the engine remembers of each
// (rule, device, metric), and what one change of them writes.
#pragma once

#include "model/alert_rule.h"
#include "model/rows.h"

#include <QUuid>

enum class AlertCondition { Normal, Pending, Active, Recovering };
[[nodiscard]] const char *alertConditionKey(AlertCondition condition);
[[nodiscard]] AlertCondition alertConditionOf(QStringView key); // Normal for anything else

enum class Acknowledgement { None, Unacknowledged, Acknowledged };
[[nodiscard]] const char *acknowledgementKey(Acknowledgement acknowledgement);
[[nodiscard]] Acknowledgement acknowledgementOf(QStringView key); // None for anything else

enum class AlertQuality { Good, NoData, LinkDown, NotRunning };
[[nodiscard]] const char *alertQualityKey(AlertQuality quality);
[[nodiscard]] AlertQuality alertQualityOf(QStringView key); // Good for anything else

// What an alert is about. A null device: our own connection, or events that name none. An empty metric: the device.
struct AlertKey
{
    QString ruleId;
    QUuid deviceId;
    QString metric; // field name as sent
    bool operator==(const AlertKey &) const = default;
};
[[nodiscard]] size_t qHash(const AlertKey &key, size_t seed = 0) noexcept;

// One occurrence: a row of `alerts`. The collector writes what the condition says, the operators the rest
// (acknowledged…, note, shelved…); `version` grows with each write of either.
struct Alert
{
    QUuid id;
    QUuid organizationId;
    QUuid integrationId;
    AlertKey key;
    QString ruleName;   // as it was when raised
    QString externalId; // of the device
    Severity severity = Severity::Warning;
    AlertCondition condition = AlertCondition::Active; // Active, Recovering or Normal (cleared)
    Acknowledgement acknowledgement = Acknowledgement::Unacknowledged;
    AlertQuality quality = AlertQuality::Good;
    std::optional<double> value; // that raised it; Status and NoData: none
    QString limit;               // the number of the rule, `20 … 30` of a band, `15 min` of silence; may be empty
    qint64 raisedAtMs = 0;       // UTC
    std::optional<qint64> clearedAtMs;
    std::optional<qint64> acknowledgedAtMs;
    QString acknowledgedBy;
    QString note;
    std::optional<qint64> shelvedUntilMs; // UTC; in the past: not shelved
    QString shelvedBy;
    QString shelfReason;
    std::optional<qint64> notifiedAtMs; // when channels were first told; a crash in between leaves it empty
    qint64 version = 1;
    bool operator==(const Alert &) const = default;

    [[nodiscard]] bool isOpen() const { return condition != AlertCondition::Normal; }
    // In the list until the condition is gone and somebody has seen it.
    [[nodiscard]] bool isListed() const { return isOpen() || acknowledgement == Acknowledgement::Unacknowledged; }
    [[nodiscard]] bool isShelved(qint64 nowMs) const { return shelvedUntilMs && *shelvedUntilMs > nowMs; }
};

// What the engine remembers of a key between readings: a row of `alert_states`, there as long as it is not at rest.
struct AlertState
{
    AlertKey key;
    AlertCondition condition = AlertCondition::Normal;
    qint64 sinceMs = 0; // of the condition; on the engine's clock (Instant::timeMs)
    int readings = 0;   // in a row that met the condition
    QUuid alertId;      // of the occurrence; null: none
    QByteArray memory;  // what the kind keeps, JSON; may be empty
    [[nodiscard]] bool isAtRest() const
    {
        return condition == AlertCondition::Normal && readings == 0 && memory.isEmpty();
    }
    bool operator==(const AlertState &) const = default;
};

// One line of the journal before it is a row (alerts.md "Journal and notification").
struct AlertJournalEntry
{
    QString activityType;        // alert_raised, …
    Alert alert;                 // as it is afterwards
    std::optional<double> value; // that brought the change; raised: the alert's
    QString from, to;            // conditions or instants (ISO) that changed
    QString reason;    // reading, timer, status, no_data, rule_changed, rule_removed, expired, not_observed, …
    QUuid telemetryId; // the reading's row
    QString user;      // of operators; empty: the engine
    QString note;
    qint64 atMs = 0; // UTC
    bool operator==(const AlertJournalEntry &) const = default;
};
class JsonWriter;
// The key "limit": a number where it is one, null where there is none.
void writeLimit(JsonWriter &json, const QString &limit);
// The row of integration_activity_log.
[[nodiscard]] ActivityRow alertActivity(const QUuid &rowId, const AlertJournalEntry &entry);

// A shelf that ran out and was journalled. `untilMs` tells it from a later one that somebody put the alert on
// meanwhile.
struct EndedShelf
{
    QUuid alertId;
    qint64 untilMs = 0; // UTC
    bool operator==(const EndedShelf &) const = default;
};

// What the engine changed, to be written in the transaction of what caused it.
struct AlertChanges
{
    std::vector<AlertJournalEntry> journal; // in order; their rows get their ids in this order
    std::vector<Alert> alerts;              // raised, or changed in condition, quality, clearedAtMs
    std::vector<AlertState> states;         // changed; those at rest are to be removed
    std::vector<EndedShelf> endedShelves;
    [[nodiscard]] bool isEmpty() const
    {
        return journal.empty() && alerts.empty() && states.empty() && endedShelves.empty();
    }
};
