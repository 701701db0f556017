// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/query.h"

#include "base/key_table.h"

namespace {

constexpr KeyTable<SeriesSource, 3> kSources{
    {{SeriesSource::Raw, "raw"}, {SeriesSource::Minute, "minute"}, {SeriesSource::Hour, "hour"}}};

constexpr KeyTable<GapReason, 4> kReasons{{{GapReason::DeviceSilent, "device_silent"},
                                           {GapReason::DeviceOffline, "device_offline"},
                                           {GapReason::LinkDown, "link_down"},
                                           {GapReason::NotRunning, "not_running"}}};

} // namespace

PageKey keyOf(const ActivityRow &row)
{
    return {row.createdAtMs, row.id, row.createdAtMicros};
}

const char *seriesSourceKey(SeriesSource source)
{
    return keyOf(kSources, source);
}

const char *gapReasonKey(GapReason reason)
{
    return keyOf(kReasons, reason);
}
