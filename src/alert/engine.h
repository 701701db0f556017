// SPDX-License-Identifier: GPL-3.0-or-later
// The alert engine: readings + time → alert changes (docs/alerts.md). Pure: no clock, no I/O, one
// thread. Everything it decides follows from the order of its calls and their instants, never from how they were
// batched.
#pragma once

#include "base/ids.h"
#include "model/alert.h"
#include "model/observation.h"

#include <memory>

namespace alert {

// What a run begins with, as the store holds it.
struct Known
{
    std::vector<AlertRule> rules;
    std::vector<AlertState> states;
    std::vector<Alert> open; // the occurrences that `states` name, and every shelved one of a key
    std::vector<const Device *> devices;
    std::optional<Instant> lastAlive; // the end of the last run; absent: the first one
    bool linkUp = false;
};

class Engine
{
public:
    Engine(const QUuid &organizationId, const QUuid &integrationId);
    ~Engine();

    // Once, before anything else. Away for longer than five minutes: timers start again, and the journal of each open
    // alert says so.
    void load(const Known &known, const Instant &now, AlertChanges &out);

    // Timers up to `until` come due in their own order, each at its own time. Stops where a device has been silent for
    // too long and returns it: make it offline, hand that over as an observation, and call again until nothing is
    // returned. Call before every observation with its instant, and at least once a second where nothing waits.
    struct Silence
    {
        QUuid deviceId;
        Instant at;
        qint64 silentForMs = 0;
    };
    [[nodiscard]] std::optional<Silence> advance(const Instant &until, AlertChanges &out);

    // Whether advance() would find something to do.
    [[nodiscard]] bool isDue(const Instant &now) const;

    void observe(const Observation &observation, const Instant &at, AlertChanges &out);
    // An event of the log that rules of kind Count may count: its type and, if any, its device. Not for messages that
    // are retained or late.
    void countEvent(QStringView activityType, const Device *device, const Instant &at, AlertChanges &out);
    // Our own connection. Down: silence is not judged, and not for one time-out after it is up again.
    void setLink(bool up, const Instant &at, AlertChanges &out);
    // The machine slept, or the process stood still: as if the link had just come back.
    void resumed(const Instant &at);

    // Rules as they are now. One that is gone, or no longer holds a device or metric, clears its alerts.
    void setRules(const std::vector<AlertRule> &rules, const Instant &at, AlertChanges &out);
    // What operators changed elsewhere: acknowledgement, shelf, note, version. Alerts that the engine does not hold are
    // ignored.
    void takeOperatorEdits(const std::vector<Alert> &alerts, const Instant &at);
    // Tags, names: which rules hold a device may have changed.
    void deviceEdited(const Device &device, const Instant &at, AlertChanges &out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace alert
