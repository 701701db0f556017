// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alert.h"

#include "base/key_table.h"

#include <QHash>

namespace {

constexpr KeyTable<AlertKind, 6> kKinds{{{AlertKind::Threshold, "threshold"},
                                         {AlertKind::Band, "band"},
                                         {AlertKind::RateOfChange, "rate_of_change"},
                                         {AlertKind::NoData, "no_data"},
                                         {AlertKind::Status, "status"},
                                         {AlertKind::Count, "count"}}};
constexpr KeyTable<Comparison, 6> kComparisons{{{Comparison::Greater, ">"},
                                                {Comparison::GreaterOrEqual, ">="},
                                                {Comparison::Less, "<"},
                                                {Comparison::LessOrEqual, "<="},
                                                {Comparison::Equal, "="},
                                                {Comparison::NotEqual, "!="}}};
constexpr KeyTable<Severity, 3> kSeverities{
    {{Severity::Info, "info"}, {Severity::Warning, "warning"}, {Severity::Critical, "critical"}}};
constexpr KeyTable<NoDataPolicy, 2> kPolicies{{{NoDataPolicy::Keep, "keep"}, {NoDataPolicy::Raise, "raise"}}};
constexpr KeyTable<AlertCondition, 4> kConditions{{{AlertCondition::Normal, "normal"},
                                                   {AlertCondition::Pending, "pending"},
                                                   {AlertCondition::Active, "active"},
                                                   {AlertCondition::Recovering, "recovering"}}};
constexpr KeyTable<Acknowledgement, 3> kAcknowledgements{{{Acknowledgement::None, "none"},
                                                          {Acknowledgement::Unacknowledged, "unacknowledged"},
                                                          {Acknowledgement::Acknowledged, "acknowledged"}}};
constexpr KeyTable<AlertQuality, 4> kQualities{{{AlertQuality::Good, "good"},
                                                {AlertQuality::NoData, "no_data"},
                                                {AlertQuality::LinkDown, "link_down"},
                                                {AlertQuality::NotRunning, "not_running"}}};

} // namespace

const char *alertKindKey(AlertKind kind)
{
    return keyOf(kKinds, kind);
}

std::optional<AlertKind> alertKindOf(QStringView key)
{
    return valueOf(kKinds, key);
}

const char *comparisonKey(Comparison comparison)
{
    return keyOf(kComparisons, comparison);
}

std::optional<Comparison> comparisonOf(QStringView key)
{
    return valueOf(kComparisons, key);
}

bool holds(Comparison comparison, double value, double limit)
{
    switch (comparison) {
    case Comparison::Greater:
        return value > limit;
    case Comparison::GreaterOrEqual:
        return value >= limit;
    case Comparison::Less:
        return value < limit;
    case Comparison::LessOrEqual:
        return value <= limit;
    case Comparison::Equal:
        return value == limit;
    case Comparison::NotEqual:
        return value != limit;
    }
    return false;
}

const char *severityKey(Severity severity)
{
    return keyOf(kSeverities, severity);
}

std::optional<Severity> severityOf(QStringView key)
{
    return valueOf(kSeverities, key);
}

const char *noDataPolicyKey(NoDataPolicy policy)
{
    return keyOf(kPolicies, policy);
}

std::optional<NoDataPolicy> noDataPolicyOf(QStringView key)
{
    return valueOf(kPolicies, key);
}

const char *alertConditionKey(AlertCondition condition)
{
    return keyOf(kConditions, condition);
}

AlertCondition alertConditionOf(QStringView key)
{
    return valueOf(kConditions, key).value_or(AlertCondition::Normal);
}

const char *acknowledgementKey(Acknowledgement acknowledgement)
{
    return keyOf(kAcknowledgements, acknowledgement);
}

Acknowledgement acknowledgementOf(QStringView key)
{
    return valueOf(kAcknowledgements, key).value_or(Acknowledgement::None);
}

const char *alertQualityKey(AlertQuality quality)
{
    return keyOf(kQualities, quality);
}

AlertQuality alertQualityOf(QStringView key)
{
    return valueOf(kQualities, key).value_or(AlertQuality::Good);
}

size_t qHash(const AlertKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.ruleId, key.deviceId, key.metric);
}
