// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copied_tables.h"

namespace store {

namespace {

using enum ColumnKind;

constexpr const char *kStays = "ON CONFLICT DO NOTHING";

constexpr CopiedColumn kOrganizations[] = {{"id", Id}, {"name", Text}, {"created_at", Stamp}, {"rules_shipped", Truth}};

constexpr CopiedColumn kIntegrations[] = {
    {"id", Id}, {"organization_id", Id}, {"name", Text}, {"broker", Text}, {"created_at", Stamp}};

constexpr CopiedColumn kDevices[] = {
    {"id", Id},
    {"organization_id", Id},
    {"integration_id", Id},
    {"external_id", Text},
    {"name", Text},
    {"given_name", Text},
    {"reported_name", Text},
    {"status", Text},
    {"status_reason", Text},
    {"status_changed_at", Stamp},
    {"first_seen_at", Stamp},
    {"last_seen_at", Stamp},
    {"last_device_time", Stamp},
    {"messages", Number},
    {"has_telemetry", Truth},
    {"id_from_topic", Truth},
    {"facts", OrderedJson},
    {"connection_quality", Json},
    {"latest", Json},
    {"tags", Json},
    {"notes", Text},
    {"minutes_from", Stamp},
    {"last_reading_at", Stamp},
    {"intervals", Json},
};
// What a device did later is what it is; what an operator wrote in the target stays.
constexpr const char *kDevicesConflict =
    "ON CONFLICT (id) DO UPDATE SET status = excluded.status, status_reason = excluded.status_reason, "
    "status_changed_at = excluded.status_changed_at, last_seen_at = excluded.last_seen_at, "
    "last_device_time = excluded.last_device_time, messages = excluded.messages, "
    "has_telemetry = excluded.has_telemetry, facts = excluded.facts, "
    "connection_quality = excluded.connection_quality, latest = excluded.latest, "
    "last_reading_at = excluded.last_reading_at, intervals = excluded.intervals, "
    "minutes_from = coalesce(devices.minutes_from, excluded.minutes_from) "
    "WHERE excluded.messages > devices.messages";

constexpr CopiedColumn kAliases[] = {{"integration_id", Id}, {"prefix", Text}, {"device_id", Id}, {"place", Number}};

constexpr CopiedColumn kTopics[] = {{"integration_id", Id},  {"topic", Text},     {"last_hash", Bytes},
                                    {"last_payload", Bytes}, {"retained", Truth}, {"qos", Number},
                                    {"messages", Number},    {"last_at", Stamp}};
constexpr const char *kTopicsConflict =
    "ON CONFLICT (integration_id, topic) DO UPDATE SET last_hash = excluded.last_hash, "
    "last_payload = excluded.last_payload, retained = excluded.retained, qos = excluded.qos, "
    "messages = excluded.messages, last_at = excluded.last_at WHERE excluded.messages > topics.messages";

constexpr CopiedColumn kMetrics[] = {{"device_id", Id}, {"metric", Text}, {"first_seen_at", Stamp}};

constexpr CopiedColumn kActivities[] = {
    {"id", Id},
    {"organization_id", Id},
    {"integration_id", Id},
    {"direction", Text},
    {"activity_type", Text},
    {"method", Text},
    {"endpoint", Text},
    {"request_headers", Json},
    {"request_body", Json},
    {"response_body", Json},
    {"response_status", Number},
    {"response_time_ms", Number},
    {"status", Text},
    {"error_message", Text},
    {"error_code", Text},
    {"user_id", Id},
    {"ip_address", Address},
    {"user_agent", Text},
    {"metadata", Json},
    {"created_at", Stamp},
    {"completed_at", Stamp},
};

constexpr CopiedColumn kReadings[] = {
    {"id", Id},
    {"device_id", Id},
    {"organization_id", Id},
    {"telemetry", Json},
    {"activity_log_id", Id},
    {"received_at", Stamp},
    {"device_timestamp", Stamp},
};

constexpr CopiedColumn kRollups[] = {
    {"device_id", Id}, {"metric", Text}, {"resolution", Number}, {"bucket", Stamp}, {"n", Number},
    {"min", Real},     {"max", Real},    {"sum", Real},          {"last", Real},
};
// Sums of more readings hold those of fewer.
constexpr const char *kRollupsConflict =
    "ON CONFLICT (device_id, metric, resolution, bucket) DO UPDATE SET n = excluded.n, min = excluded.min, "
    "max = excluded.max, sum = excluded.sum, last = excluded.last WHERE excluded.n > telemetry_rollup.n";

constexpr CopiedColumn kCounts[] = {{"hour", Stamp}, {"integration_id", Id}, {"activity_type", Text}, {"n", Number}};
constexpr const char *kCountsConflict = "ON CONFLICT (hour, integration_id, activity_type) DO UPDATE SET "
                                        "n = excluded.n WHERE excluded.n > activity_counts.n";

constexpr CopiedColumn kRejects[] = {
    {"id", Id},      {"inbox_id", Id},    {"seq", Number},        {"topic", Text}, {"payload", Bytes},
    {"qos", Number}, {"retained", Truth}, {"received_at", Stamp}, {"error", Text}, {"error_code", Text},
};

constexpr CopiedColumn kViews[] = {{"id", Id}, {"name", Name}, {"content", Json}, {"changed_at", Stamp}};

constexpr CopiedColumn kMessages[] = {{"id", Id},      {"name", Name},    {"topic", Text},      {"payload", Bytes},
                                      {"qos", Number}, {"retain", Truth}, {"changed_at", Stamp}};

constexpr CopiedColumn kRules[] = {
    {"organization_id", Id}, {"id", Text},        {"name", Text},        {"content", Json},
    {"enabled", Truth},      {"version", Number}, {"changed_at", Stamp}, {"changed_by", Text},
};

constexpr CopiedColumn kAlerts[] = {
    {"id", Id},
    {"organization_id", Id},
    {"integration_id", Id},
    {"rule_id", Text},
    {"device_id", Id},
    {"metric", Text},
    {"rule_name", Text},
    {"external_id", Text},
    {"severity", Text},
    {"condition", Text},
    {"acknowledgement", Text},
    {"quality", Text},
    {"value", Real},
    {"limit_text", Text},
    {"raised_at", Stamp},
    {"cleared_at", Stamp},
    {"acknowledged_at", Stamp},
    {"acknowledged_by", Text},
    {"note", Text},
    {"shelved_until", Stamp},
    {"shelved_by", Text},
    {"shelf_reason", Text},
    {"notified_at", Stamp},
    {"version", Number},
};
constexpr const char *kAlertsConflict =
    "ON CONFLICT (id) DO UPDATE SET condition = excluded.condition, acknowledgement = excluded.acknowledgement, "
    "quality = excluded.quality, cleared_at = excluded.cleared_at, acknowledged_at = excluded.acknowledged_at, "
    "acknowledged_by = excluded.acknowledged_by, note = excluded.note, shelved_until = excluded.shelved_until, "
    "shelved_by = excluded.shelved_by, shelf_reason = excluded.shelf_reason, notified_at = excluded.notified_at, "
    "version = excluded.version WHERE excluded.version > alerts.version";

constexpr CopiedColumn kStates[] = {
    {"integration_id", Id}, {"rule_id", Text}, {"device_id", Id},    {"metric", Text}, {"organization_id", Id},
    {"condition", Text},    {"since", Stamp},  {"readings", Number}, {"alert_id", Id}, {"memory", Text},
};

// A collector that moves with its inbox goes on where it was.
constexpr CopiedColumn kProgress[] = {
    {"inbox_id", Id},          {"last_seq", Number},           {"stored", Number},     {"rejected", Number},
    {"decode_errors", Number}, {"duplicates_skipped", Number}, {"last_commit", Stamp}, {"rolled_up_seq", Number},
    {"rolled_up_at", Stamp},   {"alert_step", Number},
};
constexpr const char *kProgressConflict =
    "ON CONFLICT (inbox_id) DO UPDATE SET last_seq = excluded.last_seq, stored = excluded.stored, "
    "rejected = excluded.rejected, decode_errors = excluded.decode_errors, "
    "duplicates_skipped = excluded.duplicates_skipped, last_commit = excluded.last_commit, "
    "rolled_up_seq = excluded.rolled_up_seq, rolled_up_at = excluded.rolled_up_at, alert_step = excluded.alert_step "
    "WHERE excluded.last_seq > ingest_progress.last_seq";

constexpr CopiedColumn kCollectors[] = {
    {"id", Number},
    {"inbox_id", Id},
    {"client_id", Text},
    {"integration_id", Id},
    {"host", Text},
    {"pid", Number},
    {"version", Text},
    {"inbox_path", Text},
    {"started_at", Stamp},
    {"heartbeat_at", Stamp},
    {"ended_at", Stamp},
    {"connected", Truth},
    {"session_present", Truth},
    {"received", Number},
    {"received_qos0", Number},
    {"stored", Number},
    {"rejected", Number},
    {"decode_errors", Number},
    {"duplicates_skipped", Number},
    {"waiting", Number},
    {"inbox_on_disk", Number},
    {"oldest_waiting_ms", Number},
    {"last_commit", Stamp},
    {"rate_per_s", Real},
};

constexpr CopiedTable kTables[] = {
    {"organizations", "id", kOrganizations, kStays},
    {"integrations", "id", kIntegrations, kStays},
    {"devices", "id", kDevices, kDevicesConflict},
    {"device_aliases", "integration_id, prefix, device_id", kAliases, kStays},
    {"topics", "integration_id, topic", kTopics, kTopicsConflict},
    {"device_metrics", "device_id, metric", kMetrics, kStays},
    {"integration_activity_log", "id", kActivities, kStays},
    {"device_telemetry_history", "id", kReadings, kStays},
    {"telemetry_rollup", "device_id, metric, resolution, bucket", kRollups, kRollupsConflict},
    {"activity_counts", "hour, integration_id, activity_type", kCounts, kCountsConflict},
    {"ingest_rejects", "id", kRejects, kStays},
    {"saved_views", "id", kViews, kStays},
    {"saved_messages", "id", kMessages, kStays},
    {"alert_rules", "organization_id, id", kRules, kStays},
    {"alerts", "id", kAlerts, kAlertsConflict},
    {"alert_states", "integration_id, rule_id, device_id, metric", kStates, kStays},
    {"ingest_progress", "inbox_id", kProgress, kProgressConflict},
};

} // namespace

std::span<const CopiedTable> copiedTables()
{
    return kTables;
}

const CopiedTable &collectorsTable()
{
    static constexpr CopiedTable kTable{"collectors", "id", kCollectors, kStays};
    return kTable;
}

} // namespace store
