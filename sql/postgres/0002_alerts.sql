-- SPDX-License-Identifier: GPL-3.0-or-later
-- Alerts, the twin of sql/sqlite/0002_alerts.sql: the rules of an organization, one row for each occurrence, and what
-- the engine remembers between readings. A device_id of all zeros: about no device, but about the connection of the
-- integration itself. May be run again.

ALTER TABLE watchpost.organizations
    ADD COLUMN IF NOT EXISTS rules_shipped boolean NOT NULL DEFAULT false; -- has been given those of the program
ALTER TABLE watchpost.devices
    ADD COLUMN IF NOT EXISTS intervals jsonb NOT NULL DEFAULT '[]', -- newest times between readings in ms
    ADD COLUMN IF NOT EXISTS last_reading_at timestamptz;           -- telemetry that was not retained
ALTER TABLE watchpost.ingest_progress
    ADD COLUMN IF NOT EXISTS alert_step bigint NOT NULL DEFAULT 0;  -- of rows that belong to no inbox entry

CREATE TABLE IF NOT EXISTS watchpost.alert_rules (
    organization_id uuid NOT NULL,
    id              text NOT NULL,
    name            text NOT NULL,
    content         jsonb NOT NULL,   -- the rule as exchanged
    enabled         boolean NOT NULL,
    version         integer NOT NULL, -- grows with each change
    changed_at      timestamptz NOT NULL,
    changed_by      text NOT NULL DEFAULT '',
    PRIMARY KEY (organization_id, id)
);

-- The collector writes what the condition says, operators acknowledgement, note and shelf.
CREATE TABLE IF NOT EXISTS watchpost.alerts (
    id              uuid NOT NULL PRIMARY KEY,
    organization_id uuid NOT NULL,
    integration_id  uuid NOT NULL,
    rule_id         text NOT NULL,
    device_id       uuid NOT NULL,
    metric          text NOT NULL DEFAULT '',
    rule_name       text NOT NULL,
    external_id     text NOT NULL DEFAULT '',
    severity        text NOT NULL,
    condition       text NOT NULL,    -- active, recovering, normal: cleared
    acknowledgement text NOT NULL DEFAULT 'unacknowledged',
    quality         text NOT NULL DEFAULT 'good',
    value           double precision, -- that raised it
    limit_text      text NOT NULL DEFAULT '',
    raised_at       timestamptz NOT NULL,
    cleared_at      timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text NOT NULL DEFAULT '',
    note            text NOT NULL DEFAULT '',
    shelved_until   timestamptz,
    shelved_by      text NOT NULL DEFAULT '',
    shelf_reason    text NOT NULL DEFAULT '',
    notified_at     timestamptz,      -- when channels were first told
    version         integer NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS idx_alerts_open ON watchpost.alerts (raised_at, id) WHERE condition <> 'normal';
CREATE INDEX IF NOT EXISTS idx_alerts_unacknowledged ON watchpost.alerts (raised_at, id)
    WHERE acknowledgement = 'unacknowledged';
-- The condition of the list, word for word as it is asked for.
CREATE INDEX IF NOT EXISTS idx_alerts_listed ON watchpost.alerts (raised_at, id)
    WHERE condition <> 'normal' OR acknowledgement = 'unacknowledged';
CREATE INDEX IF NOT EXISTS idx_alerts_shelved ON watchpost.alerts (shelved_until) WHERE shelved_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS idx_alerts_time ON watchpost.alerts (raised_at, id);
CREATE INDEX IF NOT EXISTS idx_alerts_device_time ON watchpost.alerts (device_id, raised_at);
CREATE INDEX IF NOT EXISTS idx_alerts_key ON watchpost.alerts (integration_id, rule_id, device_id, metric, raised_at);
CREATE INDEX IF NOT EXISTS idx_alerts_cleared ON watchpost.alerts (cleared_at) WHERE cleared_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS watchpost.alert_states (
    integration_id  uuid NOT NULL,
    rule_id         text NOT NULL,
    device_id       uuid NOT NULL,
    metric          text NOT NULL DEFAULT '',
    organization_id uuid NOT NULL,
    condition       text NOT NULL,
    since           timestamptz NOT NULL, -- on the engine's clock
    readings        integer NOT NULL DEFAULT 0,
    alert_id        uuid,             -- the occurrence; NULL: none
    memory          text NOT NULL DEFAULT '', -- what the kind of the rule keeps, JSON
    PRIMARY KEY (integration_id, rule_id, device_id, metric)
);
