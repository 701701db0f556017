// SPDX-License-Identifier: GPL-3.0-or-later
// What the ingest rules tell the alert engine, in order of arrival.
#pragma once

#include "model/device.h"

// A point on two clocks. Logic compares `timeMs` only: it grows evenly within one run, whatever is done to the wall
// clock, and continues the wall clock from run to run. `utcMs` is what people are shown.
struct Instant
{
    qint64 timeMs = 0;
    qint64 utcMs = 0;
    bool operator==(const Instant &) const = default;
};

// One reading of one device, or a change of its status without one.
struct Observation
{
    const Device *device = nullptr;     // as it is afterwards; the pointer stays valid as long as the registry
    const Fields *telemetry = nullptr;  // nullptr: none
    QUuid telemetryId;                  // its row
    bool retained = false;              // says nothing about now: not judged
    bool late = false;                  // an older device time than the last judged: not judged
    bool isAlive = false;               // the device itself was heard (not a will, not retained)
    std::optional<DeviceStatus> status; // when it has just changed
};
