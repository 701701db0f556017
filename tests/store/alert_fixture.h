// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up alerts for the store of store_fixture.h.
#pragma once

#include "model/alert.h"
#include "store_fixture.h"

namespace fixture {

inline Alert alertOf(Plant &plant, const Device &device, qint64 raisedAtMs)
{
    Alert alert;
    alert.id = plant.ids.next(raisedAtMs);
    alert.organizationId = plant.identity.organizationId;
    alert.integrationId = plant.identity.integrationId;
    alert.key = {QStringLiteral("temperature-high"), device.id, QStringLiteral("temperature")};
    alert.ruleName = QStringLiteral("Temperature above 30 °C");
    alert.externalId = device.externalId;
    alert.value = 30.5;
    alert.limit = QStringLiteral("30");
    alert.raisedAtMs = raisedAtMs;
    return alert;
}

inline AlertState stateOf(const Alert &alert)
{
    AlertState state;
    state.key = alert.key;
    state.condition = alert.condition;
    state.sinceMs = alert.raisedAtMs;
    state.readings = 1;
    state.alertId = alert.id;
    state.memory = "{\"last\":1}";
    return state;
}

// A batch without entries: its step, one alert with its state, and the row of the journal.
inline Batch alertBatch(Plant &plant, qint64 step, const Alert &alert, const QString &type)
{
    AlertJournalEntry entry;
    entry.activityType = type;
    entry.alert = alert;
    entry.atMs = alert.clearedAtMs.value_or(alert.raisedAtMs);
    Batch batch;
    batch.step = step;
    batch.alerts = {alert};
    batch.alertStates = {stateOf(alert)};
    batch.events = {alertActivity(plant.ids.next(entry.atMs), entry)};
    return batch;
}

} // namespace fixture
