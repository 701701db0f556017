// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading.h"

#include "base/key_table.h"

namespace {

constexpr KeyTable<DeviceStatus, 3> kStatusKeys{{
    {DeviceStatus::Unknown, "unknown"},
    {DeviceStatus::Online, "online"},
    {DeviceStatus::Offline, "offline"},
}};

} // namespace

const char *deviceStatusKey(DeviceStatus status)
{
    return keyOf(kStatusKeys, status);
}

DeviceStatus deviceStatusOf(QStringView key)
{
    return valueOf(kStatusKeys, key).value_or(DeviceStatus::Unknown);
}
