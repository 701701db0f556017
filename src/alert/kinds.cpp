// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/kinds.h"

namespace alert {

const Kind &kindOf(AlertKind kind)
{
    static constexpr Kind kKinds[] = {
        {AlertKind::Threshold, judgeThreshold, quietOfThreshold, limitOfThreshold},
        {AlertKind::Band, judgeBand, quietOfBand, limitOfBand},
        {AlertKind::RateOfChange, judgeThreshold, neverQuiet, limitOfThreshold},
        {AlertKind::NoData, judgeFlag, neverQuiet, limitOfNoData},
        {AlertKind::Status, judgeFlag, neverQuiet, limitOfStatus},
        {AlertKind::Count, judgeThreshold, neverQuiet, limitOfThreshold},
    };
    for (const Kind &row : kKinds) {
        if (row.kind == kind)
            return row;
    }
    return kKinds[0];
}

} // namespace alert
