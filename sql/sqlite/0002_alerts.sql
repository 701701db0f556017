-- SPDX-License-Identifier: GPL-3.0-or-later
-- Alerts: the rules of an organization, one row for each occurrence, and what the engine remembers between readings.
-- A device_id of sixteen zero bytes: about no device, but about the connection of the integration itself.

ALTER TABLE organizations ADD COLUMN rules_shipped INTEGER NOT NULL DEFAULT 0; -- 1: has been given those of the program
ALTER TABLE devices ADD COLUMN intervals TEXT NOT NULL DEFAULT '[]';           -- newest times between readings in ms
ALTER TABLE devices ADD COLUMN last_reading_at INTEGER;                        -- telemetry that was not retained
ALTER TABLE ingest_progress ADD COLUMN alert_step INTEGER NOT NULL DEFAULT 0;  -- of rows that belong to no inbox entry

CREATE TABLE alert_rules (
    organization_id BLOB NOT NULL,
    id              TEXT NOT NULL,
    name            TEXT NOT NULL,
    content         TEXT NOT NULL,    -- the rule as exchanged
    enabled         INTEGER NOT NULL,
    version         INTEGER NOT NULL, -- grows with each change
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (organization_id, id)
);

-- The collector writes what the condition says, operators acknowledgement, note and shelf.
CREATE TABLE alerts (
    id              BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    integration_id  BLOB NOT NULL,
    rule_id         TEXT NOT NULL,
    device_id       BLOB NOT NULL,
    metric          TEXT NOT NULL DEFAULT '',
    rule_name       TEXT NOT NULL,
    external_id     TEXT NOT NULL DEFAULT '',
    severity        TEXT NOT NULL,
    condition       TEXT NOT NULL,    -- active, recovering, normal: cleared
    acknowledgement TEXT NOT NULL DEFAULT 'unacknowledged',
    quality         TEXT NOT NULL DEFAULT 'good',
    value           REAL,             -- that raised it
    limit_text      TEXT NOT NULL DEFAULT '',
    raised_at       INTEGER NOT NULL,
    cleared_at      INTEGER,
    acknowledged_at INTEGER,
    acknowledged_by TEXT NOT NULL DEFAULT '',
    note            TEXT NOT NULL DEFAULT '',
    shelved_until   INTEGER,
    shelved_by      TEXT NOT NULL DEFAULT '',
    shelf_reason    TEXT NOT NULL DEFAULT '',
    notified_at     INTEGER,          -- when channels were first told
    version         INTEGER NOT NULL DEFAULT 1
);
-- The condition of the list, word for word as it is asked for.
CREATE INDEX idx_alerts_listed ON alerts (raised_at, id) WHERE condition <> 'normal' OR acknowledgement = 'unacknowledged';
CREATE INDEX idx_alerts_open ON alerts (raised_at, id) WHERE condition <> 'normal';
CREATE INDEX idx_alerts_unacknowledged ON alerts (raised_at, id) WHERE acknowledgement = 'unacknowledged';
CREATE INDEX idx_alerts_shelved ON alerts (shelved_until) WHERE shelved_until IS NOT NULL;
CREATE INDEX idx_alerts_time ON alerts (raised_at, id);
CREATE INDEX idx_alerts_device_time ON alerts (device_id, raised_at);
CREATE INDEX idx_alerts_key ON alerts (integration_id, rule_id, device_id, metric, raised_at);
CREATE INDEX idx_alerts_cleared ON alerts (cleared_at) WHERE cleared_at IS NOT NULL;

CREATE TABLE alert_states (
    integration_id  BLOB NOT NULL,
    rule_id         TEXT NOT NULL,
    device_id       BLOB NOT NULL,
    metric          TEXT NOT NULL DEFAULT '',
    organization_id BLOB NOT NULL,
    condition       TEXT NOT NULL,
    since           INTEGER NOT NULL, -- on the engine's clock
    readings        INTEGER NOT NULL DEFAULT 0,
    alert_id        BLOB,             -- the occurrence; NULL: none
    memory          TEXT NOT NULL DEFAULT '', -- what the kind of the rule keeps, JSON
    PRIMARY KEY (integration_id, rule_id, device_id, metric)
);
