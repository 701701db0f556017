// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of integration_activity_log with exactly the metadata keys of their type (data.md, contract §2).
#pragma once

#include "model/device.h"
#include "model/message.h"
#include "model/rows.h"

namespace ingest {

// Whose rows these are.
struct Owner
{
    QUuid organizationId;
    QUuid integrationId;
};

// What a decoded message says in its row.
struct MessageFacts
{
    std::vector<const Device *> devices; // one a reading, in order; empty: undecodable
    QString parser;                      // empty: undecodable
    QStringList telemetryFields;         // union, in order of the payload
    std::optional<qint64> deviceTimeMs;
    QStringList warnings;
};

struct StatusChange
{
    DeviceStatus previous = DeviceStatus::Unknown;
    DeviceStatus current = DeviceStatus::Unknown;
    QString reason;
};

[[nodiscard]] ActivityRow discoveredRow(const Owner &owner, const QUuid &id, const Message &message,
                                        const Device &device, const QString &parser);
[[nodiscard]] ActivityRow messageRow(const Owner &owner, const QUuid &id, const Message &message,
                                     const MessageFacts &facts);
[[nodiscard]] ActivityRow statusRow(const Owner &owner, const QUuid &id, const Message &message, const Device &device,
                                    const StatusChange &change);
// Nothing was heard of a device for so long, until `atMs`, UTC.
struct Silence
{
    qint64 atMs = 0;
    qint64 forMs = 0;
};
[[nodiscard]] ActivityRow silenceRow(const Owner &owner, const QUuid &id, const Device &device,
                                     const StatusChange &change, const Silence &silence);
[[nodiscard]] ActivityRow eventRow(const Owner &owner, const QUuid &id, const LinkEvent &event);

} // namespace ingest
