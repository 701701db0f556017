// SPDX-License-Identifier: GPL-3.0-or-later
// A metric beside a limit, with a deadband behind it (ISA-18.2: alarm deadband).
#include "alert/kinds.h"
#include "base/json_writer.h"

#include <cmath>
#include <limits>

namespace alert {
namespace {

constexpr double kEverywhere = std::numeric_limits<double>::infinity();

bool keeps(const AlertRule &rule, double value)
{
    switch (rule.op) {
    case Comparison::Greater:
    case Comparison::GreaterOrEqual:
        return holds(rule.op, value, rule.clear.value_or(rule.limit - rule.deadband));
    case Comparison::Less:
    case Comparison::LessOrEqual:
        return holds(rule.op, value, rule.clear.value_or(rule.limit + rule.deadband));
    case Comparison::Equal:
        return std::abs(value - rule.limit) <= rule.deadband;
    case Comparison::NotEqual:
        return value != rule.limit;
    }
    return false;
}

} // namespace

Verdict judgeThreshold(const AlertRule &rule, double value)
{
    if (holds(rule.op, value, rule.limit))
        return Verdict::Raise;
    return keeps(rule, value) ? Verdict::Between : Verdict::Clear;
}

std::optional<QuietRange> quietOfThreshold(const AlertRule &rule)
{
    switch (rule.op) {
    case Comparison::Greater:
        return QuietRange{-kEverywhere, rule.limit};
    case Comparison::GreaterOrEqual:
        return QuietRange{-kEverywhere, std::nextafter(rule.limit, -kEverywhere)};
    case Comparison::Less:
        return QuietRange{rule.limit, kEverywhere};
    case Comparison::LessOrEqual:
        return QuietRange{std::nextafter(rule.limit, kEverywhere), kEverywhere};
    case Comparison::Equal:
    case Comparison::NotEqual:
        break;
    }
    return std::nullopt;
}

QString limitOfThreshold(const AlertRule &rule)
{
    return QString::fromLatin1(shortestNumber(rule.limit));
}

} // namespace alert
