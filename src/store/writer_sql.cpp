// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer's statements have in common, whichever way their values come.
#include "store/writer_state.h"

using namespace Qt::StringLiterals;

namespace store {

const QString kDeviceInto =
    u"INSERT INTO devices (id, organization_id, integration_id, external_id, name, given_name, reported_name, status, "
    "status_reason, status_changed_at, first_seen_at, last_seen_at, last_device_time, messages, has_telemetry, "
    "id_from_topic, facts, connection_quality, latest, tags, notes, last_reading_at, intervals"_s;
// What the operator writes – given name, tags, notes – stays.
const QString kDeviceUpdate =
    u" ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, reported_name = excluded.reported_name, "
    "name = coalesce(devices.given_name, excluded.reported_name, excluded.external_id), status = excluded.status, "
    "status_reason = excluded.status_reason, status_changed_at = excluded.status_changed_at, "
    "first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, "
    "last_device_time = excluded.last_device_time, messages = excluded.messages, "
    "has_telemetry = excluded.has_telemetry, id_from_topic = excluded.id_from_topic, facts = excluded.facts, "
    "connection_quality = excluded.connection_quality, latest = excluded.latest, "
    "last_reading_at = excluded.last_reading_at, intervals = excluded.intervals"_s;

const QString kTopicInto =
    u"INSERT INTO topics (integration_id, topic, last_hash, last_payload, retained, qos, messages, last_at"_s;
const QString kTopicUpdate = u" ON CONFLICT (integration_id, topic) DO UPDATE SET last_hash = excluded.last_hash, "
                             "last_payload = excluded.last_payload, retained = excluded.retained, qos = excluded.qos, "
                             "messages = excluded.messages, last_at = excluded.last_at"_s;

const QString kCountInto = u"INSERT INTO activity_counts (hour, integration_id, activity_type, n) "_s;
const QString kCountUpdate =
    u" ON CONFLICT (hour, integration_id, activity_type) DO UPDATE SET n = activity_counts.n + excluded.n"_s;

const QString kMetricInto = u"INSERT INTO device_metrics (device_id, metric, first_seen_at) "_s;

const QString kHeartbeat =
    u"UPDATE collectors SET heartbeat_at = @at(?), connected = ?, session_present = ?, received = ?, "
    "received_qos0 = ?, stored = ?, rejected = ?, decode_errors = ?, duplicates_skipped = ?, waiting = ?, "
    "inbox_on_disk = ?, oldest_waiting_ms = ?, last_commit = @at(?), rate_per_s = ? WHERE id = ?"_s;

} // namespace store
