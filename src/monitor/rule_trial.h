// SPDX-License-Identifier: GPL-3.0-or-later
// A rule tried on what is stored: the history replayed through the engine, nothing written.
#pragma once

#include "base/result.h"
#include "model/alert.h"
#include "store/reader.h"

namespace monitor {

// An alert that the rule would have made.
struct TrialAlert
{
    QString ruleId;
    QString ruleName;
    QUuid deviceId;
    QString externalId;
    QString metric;
    Severity severity = Severity::Warning;
    std::optional<double> value;
    qint64 raisedAtMs = 0;
    std::optional<qint64> clearedAtMs; // absent: still open at the end of the range
    bool operator==(const TrialAlert &) const = default;
};

struct RuleTrial
{
    std::vector<AlertRule> rules; // as they are, enabled or not
    qint64 fromMs = 0;            // UTC, [fromMs, toMs)
    qint64 toMs = 0;
    std::vector<QUuid> devices; // whose history is replayed; empty: all
};

// In order of raising. Begins with nothing known; the usual interval of each device is the stored one. Reads through
// `reader`; a reader that is cancelled answers Error::Kind::Cancelled.
[[nodiscard]] Result<std::vector<TrialAlert>> tryRules(store::Reader &reader, const RuleTrial &trial);

} // namespace monitor
