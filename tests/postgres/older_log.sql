-- SPDX-License-Identifier: GPL-3.0-or-later
-- The database of another product, as it was before anything of MQTT: an activity log with foreign keys, a CHECK that
-- lacks our types, policies, grants and 100,000 rows. Run as the owner of the database.
CREATE TABLE organizations (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE integrations (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name text NOT NULL
);
CREATE TABLE integration_activity_log (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    integration_id uuid NOT NULL REFERENCES integrations (id) ON DELETE CASCADE,
    direction varchar(20) NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    activity_type varchar(50) NOT NULL CHECK (activity_type IN (
        'test_connection', 'sync_import', 'sync_export', 'sync_bidirectional', 'webhook_received', 'notification_email',
        'notification_slack', 'notification_webhook', 'api_call', 'device_create', 'device_update', 'device_delete',
        'other')),
    method varchar(10),
    endpoint text,
    request_headers jsonb,
    request_body jsonb,
    response_status integer,
    response_body jsonb,
    response_time_ms integer,
    status varchar(50) NOT NULL CHECK (status IN ('started', 'success', 'failed', 'timeout', 'error')),
    error_message text,
    error_code varchar(50),
    user_id uuid,
    ip_address inet,
    user_agent text,
    metadata jsonb DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz
);
CREATE INDEX idx_integration_activity_org ON integration_activity_log (organization_id, created_at DESC);
CREATE INDEX idx_integration_activity_integration ON integration_activity_log (integration_id, created_at DESC);

INSERT INTO organizations SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'Organization ' || n
FROM generate_series(1, 3) n;
INSERT INTO integrations SELECT ('00000000-0000-0000-0001-00000000000' || n)::uuid,
    ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'Integration ' || n FROM generate_series(1, 3) n;
INSERT INTO integration_activity_log (organization_id, integration_id, direction, activity_type, method, status,
    metadata, created_at)
SELECT ('00000000-0000-0000-0000-00000000000' || 1 + n % 3)::uuid, ('00000000-0000-0000-0001-00000000000' || 1 + n % 3)::uuid,
    CASE WHEN n % 2 = 0 THEN 'incoming' ELSE 'outgoing' END,
    (ARRAY['test_connection', 'sync_import', 'sync_export', 'sync_bidirectional', 'webhook_received',
           'notification_email', 'notification_slack', 'notification_webhook', 'api_call', 'device_create',
           'device_update', 'device_delete', 'other'])[1 + n % 13],
    'POST', CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'success' END, jsonb_build_object('n', n), now() - n * interval '10 minutes'
FROM generate_series(1, 100000) n;

ALTER TABLE integration_activity_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY members_read ON integration_activity_log FOR SELECT
    USING (organization_id::text = current_setting('app.organization', true));
CREATE POLICY service_writes ON integration_activity_log FOR INSERT TO other_service WITH CHECK (true);
GRANT SELECT ON integration_activity_log TO other_reader;
GRANT SELECT, INSERT ON integration_activity_log TO other_service;
