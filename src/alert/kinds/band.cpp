// SPDX-License-Identifier: GPL-3.0-or-later
// A metric that has to stay between two limits; the limits themselves are inside.
#include "alert/kinds.h"
#include "base/json_writer.h"

using namespace Qt::StringLiterals;

namespace alert {

Verdict judgeBand(const AlertRule &rule, double value)
{
    if (value < rule.low || value > rule.high)
        return Verdict::Raise;
    const bool wellInside = value >= rule.low + rule.deadband && value <= rule.high - rule.deadband;
    return wellInside ? Verdict::Clear : Verdict::Between;
}

std::optional<QuietRange> quietOfBand(const AlertRule &rule)
{
    return QuietRange{rule.low, rule.high};
}

QString limitOfBand(const AlertRule &rule)
{
    return u"%1 … %2"_s.arg(QString::fromLatin1(shortestNumber(rule.low)),
                            QString::fromLatin1(shortestNumber(rule.high)));
}

} // namespace alert
