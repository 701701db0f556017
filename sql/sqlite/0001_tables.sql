-- SPDX-License-Identifier: GPL-3.0-or-later
-- The two tables and what serves them. Ids are 16-byte BLOBs (UUID version 7, ascending), stamps INTEGER UTC
-- milliseconds, JSON compact TEXT. Indexes ascend: SQLite leaves descending ones half empty and reads both ways.

CREATE TABLE organizations (
    id         BLOB PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE integrations (
    id              BLOB PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations(id),
    name            TEXT NOT NULL,
    broker          TEXT,
    created_at      INTEGER NOT NULL,
    UNIQUE (organization_id, name)
);

CREATE TABLE integration_activity_log (
    id               BLOB NOT NULL PRIMARY KEY,
    organization_id  BLOB NOT NULL,
    integration_id   BLOB NOT NULL,
    direction        TEXT NOT NULL,
    activity_type    TEXT NOT NULL,
    method           TEXT,
    endpoint         TEXT,
    request_headers  TEXT,
    request_body     TEXT,
    response_body    TEXT,
    response_status  INTEGER,
    response_time_ms INTEGER,
    status           TEXT NOT NULL,
    error_message    TEXT,
    error_code       TEXT,
    user_id          BLOB,
    ip_address       TEXT,
    user_agent       TEXT,
    metadata         TEXT NOT NULL DEFAULT '{}',
    created_at       INTEGER NOT NULL,
    completed_at     INTEGER
);
CREATE INDEX idx_activity_time ON integration_activity_log (created_at, id);
CREATE INDEX idx_activity_type_time ON integration_activity_log (activity_type, created_at, id);
CREATE INDEX idx_activity_device_time ON integration_activity_log (json_extract(metadata, '$.device_id'), created_at, id);
CREATE INDEX idx_activity_problem_time ON integration_activity_log (created_at, id)
    WHERE status IN ('failed', 'timeout', 'error');
-- Rows with an error text, for the filter; which changes of state a device had, for its history and for gaps of charts.
CREATE INDEX idx_activity_error_time ON integration_activity_log (created_at, id)
    WHERE error_message <> '' OR error_code <> '';
CREATE INDEX idx_activity_device_status
    ON integration_activity_log (json_extract(metadata, '$.device_id'), activity_type, created_at, id)
    WHERE activity_type IN ('mqtt_device_online', 'mqtt_device_offline');

CREATE TABLE device_telemetry_history (
    id               BLOB NOT NULL PRIMARY KEY,
    device_id        BLOB NOT NULL,
    organization_id  BLOB NOT NULL,
    telemetry        TEXT NOT NULL,
    activity_log_id  BLOB,
    received_at      INTEGER NOT NULL,
    device_timestamp INTEGER
);
CREATE INDEX idx_telemetry_device_time ON device_telemetry_history (device_id, received_at);
CREATE INDEX idx_telemetry_activity ON device_telemetry_history (activity_log_id);

CREATE TABLE devices (
    id                 BLOB PRIMARY KEY,
    organization_id    BLOB NOT NULL,
    integration_id     BLOB NOT NULL,
    external_id        TEXT NOT NULL,
    name               TEXT NOT NULL,       -- given_name, else reported_name, else external_id
    given_name         TEXT,                -- the operator's; a collector never writes it
    reported_name      TEXT,
    status             TEXT NOT NULL DEFAULT 'unknown',
    status_reason      TEXT,
    status_changed_at  INTEGER,
    first_seen_at      INTEGER NOT NULL,
    last_seen_at       INTEGER,
    last_device_time   INTEGER,             -- the newest device time so far: an older one is late
    messages           INTEGER NOT NULL DEFAULT 0,
    has_telemetry      INTEGER NOT NULL DEFAULT 0,
    id_from_topic      INTEGER NOT NULL DEFAULT 0,
    facts              TEXT NOT NULL DEFAULT '{}',
    connection_quality TEXT NOT NULL DEFAULT '{}',
    latest             TEXT NOT NULL DEFAULT '{}', -- {"field": [value, received at]}: the newest value per metric
    tags               TEXT NOT NULL DEFAULT '[]', -- the operator's; a collector never writes it
    notes              TEXT NOT NULL DEFAULT '',   -- the operator's; a collector never writes it
    minutes_from       INTEGER,             -- since when its readings have minute rollups too; NULL: slow, none
    UNIQUE (integration_id, external_id)
);

CREATE TABLE device_aliases (
    integration_id BLOB NOT NULL,
    prefix         TEXT NOT NULL,
    device_id      BLOB NOT NULL,
    place          INTEGER NOT NULL DEFAULT 0, -- in the order of binding
    PRIMARY KEY (integration_id, prefix, device_id)
) WITHOUT ROWID;

CREATE TABLE topics (
    integration_id BLOB NOT NULL,
    topic          TEXT NOT NULL,
    last_hash      BLOB,
    last_payload   BLOB,
    retained       INTEGER NOT NULL DEFAULT 0,
    qos            INTEGER NOT NULL DEFAULT 0,
    messages       INTEGER NOT NULL DEFAULT 0,
    last_at        INTEGER NOT NULL,
    PRIMARY KEY (integration_id, topic)
);

CREATE TABLE device_metrics (
    device_id     BLOB NOT NULL,
    metric        TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    PRIMARY KEY (device_id, metric)
) WITHOUT ROWID;

CREATE TABLE telemetry_rollup (
    device_id  BLOB NOT NULL,
    metric     TEXT NOT NULL,
    resolution INTEGER NOT NULL, -- seconds: 60 or 3600
    bucket     INTEGER NOT NULL, -- its start
    n          INTEGER NOT NULL,
    min        REAL NOT NULL,
    max        REAL NOT NULL,
    sum        REAL NOT NULL,
    last       REAL NOT NULL,
    PRIMARY KEY (device_id, metric, resolution, bucket)
) WITHOUT ROWID;

CREATE TABLE activity_counts (
    hour           INTEGER NOT NULL, -- its start
    integration_id BLOB NOT NULL,
    activity_type  TEXT NOT NULL,
    n              INTEGER NOT NULL,
    PRIMARY KEY (hour, integration_id, activity_type)
) WITHOUT ROWID;

CREATE TABLE collectors (
    id                 INTEGER PRIMARY KEY,
    inbox_id           BLOB NOT NULL,
    client_id          TEXT NOT NULL,
    integration_id     BLOB NOT NULL,
    host               TEXT NOT NULL,
    pid                INTEGER NOT NULL,
    version            TEXT NOT NULL,
    inbox_path         TEXT NOT NULL,
    started_at         INTEGER NOT NULL,
    heartbeat_at       INTEGER NOT NULL,
    ended_at           INTEGER,
    connected          INTEGER NOT NULL DEFAULT 0,
    session_present    INTEGER NOT NULL DEFAULT 0,
    received           INTEGER NOT NULL DEFAULT 0,
    received_qos0      INTEGER NOT NULL DEFAULT 0,
    stored             INTEGER NOT NULL DEFAULT 0,
    rejected           INTEGER NOT NULL DEFAULT 0,
    decode_errors      INTEGER NOT NULL DEFAULT 0,
    duplicates_skipped INTEGER NOT NULL DEFAULT 0,
    waiting            INTEGER NOT NULL DEFAULT 0,
    inbox_on_disk      INTEGER NOT NULL DEFAULT 0,
    oldest_waiting_ms  INTEGER NOT NULL DEFAULT 0,
    last_commit        INTEGER,
    rate_per_s         REAL NOT NULL DEFAULT 0
);
CREATE INDEX idx_collectors_time ON collectors (started_at);

CREATE TABLE ingest_progress (
    inbox_id           BLOB PRIMARY KEY,
    last_seq           INTEGER NOT NULL,
    stored             INTEGER NOT NULL DEFAULT 0,
    rejected           INTEGER NOT NULL DEFAULT 0,
    decode_errors      INTEGER NOT NULL DEFAULT 0,
    duplicates_skipped INTEGER NOT NULL DEFAULT 0, -- unchanged retained messages; the inbox counts its own
    last_commit        INTEGER,
    rolled_up_seq      INTEGER NOT NULL DEFAULT 0, -- telemetry_rollup holds everything up to here
    rolled_up_at       INTEGER NOT NULL DEFAULT 0, -- no message that it may lack was received before
    rolled_up_row      INTEGER NOT NULL DEFAULT 0  -- rowid in device_telemetry_history: what is behind it may be lacking
);

CREATE TABLE ingest_rejects (
    id         BLOB PRIMARY KEY,
    inbox_id   BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    topic      TEXT NOT NULL,
    payload    BLOB NOT NULL,
    qos        INTEGER NOT NULL,
    retained   INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    error      TEXT NOT NULL,
    error_code TEXT NOT NULL,
    UNIQUE (inbox_id, seq)
);

CREATE TABLE saved_views (
    id         BLOB PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    content    TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE TABLE saved_messages (
    id         BLOB PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    topic      TEXT NOT NULL,
    payload    BLOB NOT NULL,
    qos        INTEGER NOT NULL,
    retain     INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE VIEW v_activity AS
SELECT lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21)) AS id,
       lower(substr(hex(organization_id),1,8)||'-'||substr(hex(organization_id),9,4)||'-'||substr(hex(organization_id),13,4)||'-'||substr(hex(organization_id),17,4)||'-'||substr(hex(organization_id),21)) AS organization_id,
       lower(substr(hex(integration_id),1,8)||'-'||substr(hex(integration_id),9,4)||'-'||substr(hex(integration_id),13,4)||'-'||substr(hex(integration_id),17,4)||'-'||substr(hex(integration_id),21)) AS integration_id,
       direction, activity_type, method, endpoint, request_headers, request_body, response_body, response_status,
       response_time_ms, status, error_message, error_code,
       CASE WHEN user_id IS NULL THEN NULL ELSE lower(substr(hex(user_id),1,8)||'-'||substr(hex(user_id),9,4)||'-'||substr(hex(user_id),13,4)||'-'||substr(hex(user_id),17,4)||'-'||substr(hex(user_id),21)) END AS user_id,
       ip_address, user_agent, metadata,
       strftime('%Y-%m-%dT%H:%M:%fZ', created_at/1000.0, 'unixepoch') AS created_at,
       strftime('%Y-%m-%dT%H:%M:%fZ', completed_at/1000.0, 'unixepoch') AS completed_at
FROM integration_activity_log;

CREATE VIEW v_telemetry AS
SELECT lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21)) AS id,
       lower(substr(hex(device_id),1,8)||'-'||substr(hex(device_id),9,4)||'-'||substr(hex(device_id),13,4)||'-'||substr(hex(device_id),17,4)||'-'||substr(hex(device_id),21)) AS device_id,
       lower(substr(hex(organization_id),1,8)||'-'||substr(hex(organization_id),9,4)||'-'||substr(hex(organization_id),13,4)||'-'||substr(hex(organization_id),17,4)||'-'||substr(hex(organization_id),21)) AS organization_id,
       telemetry,
       CASE WHEN activity_log_id IS NULL THEN NULL ELSE lower(substr(hex(activity_log_id),1,8)||'-'||substr(hex(activity_log_id),9,4)||'-'||substr(hex(activity_log_id),13,4)||'-'||substr(hex(activity_log_id),17,4)||'-'||substr(hex(activity_log_id),21)) END AS activity_log_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at/1000.0, 'unixepoch') AS received_at,
       strftime('%Y-%m-%dT%H:%M:%fZ', device_timestamp/1000.0, 'unixepoch') AS device_timestamp
FROM device_telemetry_history;

CREATE VIEW integration_activity_summary AS
SELECT date(created_at/1000.0, 'unixepoch') AS day, integration_id, activity_type, count(*) AS n,
       sum(status IN ('failed', 'timeout', 'error')) AS errors, avg(response_time_ms) AS mean_response_time_ms
FROM integration_activity_log
GROUP BY 1, 2, 3;
