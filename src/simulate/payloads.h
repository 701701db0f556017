// SPDX-License-Identifier: GPL-3.0-or-later
// Who the simulated devices are, and their samples as the bytes that each format sends.
#pragma once

#include "simulate/plant.h"
#include "simulate/sensor.h"

#include <array>
#include <optional>

namespace simulate {

// One format of the plant; a new one is a row in payloads.cpp.
struct PayloadFormat
{
    const char *name;
    // `index`: among all devices of the plant.
    SimulatedDevice (*device)(int index, Site site, bool ownTopics);
    // `timeMs`: the device's own time; `seq`: none when not numbered.
    QByteArray (*payload)(const SimulatedDevice &device, const Sample &sample, Site site, qint64 timeMs,
                          std::optional<qint64> seq);
    bool hasTime; // whether the payload tells the device's time
};

[[nodiscard]] const PayloadFormat *findPayloadFormat(QStringView name);
// Which format the device has in a plant of `plantFormat` (formatNames()).
[[nodiscard]] const PayloadFormat &formatOfDevice(QStringView plantFormat, int index);

// Where the readings of a device go, and its status.
[[nodiscard]] QString readingTopic(const SimulatedDevice &device, bool ownTopics);
[[nodiscard]] QString statusTopic(const SimulatedDevice &device);

// What a decoder must survive; never a reading.
inline constexpr int kBrokenPayloadCount = 6;
[[nodiscard]] QByteArray brokenPayload(int kind, const QByteArray &whole, Random &random);

} // namespace simulate
