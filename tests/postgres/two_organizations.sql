-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rows of two organizations in every table: the ids of A begin with aaaaaaaa, those of B with bbbbbbbb, their texts
-- with "of a" and "of b". Logins of each, and one of none.
CREATE ROLE viewer_a LOGIN IN ROLE watchpost_viewer;
CREATE ROLE viewer_b LOGIN IN ROLE watchpost_viewer;
CREATE ROLE collector_a LOGIN IN ROLE watchpost_collector;
CREATE ROLE admin_a LOGIN IN ROLE watchpost_admin;
CREATE ROLE lost LOGIN IN ROLE watchpost_viewer, watchpost_collector;
CREATE ROLE stranger LOGIN;

CREATE FUNCTION pg_temp.id(org text, kind integer, n integer DEFAULT 1) RETURNS uuid LANGUAGE sql AS $$
    SELECT (repeat(org, 8) || '-0000-0000-' || lpad(kind::text, 4, '0') || '-' || lpad(n::text, 12, '0'))::uuid
$$;

INSERT INTO watchpost.organizations SELECT pg_temp.id(o, 0), 'organization of ' || o, now() FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.member VALUES ('viewer_a', pg_temp.id('a', 0)), ('collector_a', pg_temp.id('a', 0)),
    ('admin_a', pg_temp.id('a', 0)), ('viewer_b', pg_temp.id('b', 0));
INSERT INTO watchpost.integrations SELECT pg_temp.id(o, 1), pg_temp.id(o, 0), 'integration of ' || o, 'broker of ' || o, now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.devices (id, organization_id, integration_id, external_id, name, first_seen_at)
SELECT pg_temp.id(o, 2, n), pg_temp.id(o, 0), pg_temp.id(o, 1), 'device ' || n || ' of ' || o, 'name of ' || o, now()
FROM unnest('{a,b}'::text[]) o, generate_series(1, 5) n;
INSERT INTO watchpost.device_aliases SELECT pg_temp.id(o, 1), 'prefix of ' || o, pg_temp.id(o, 2)
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.topics (integration_id, topic, last_at) SELECT pg_temp.id(o, 1), 'topic of ' || o, now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.device_metrics SELECT pg_temp.id(o, 2), 'metric of ' || o, now() FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.telemetry_rollup
SELECT pg_temp.id(o, 2), 'metric of ' || o, 3600, date_trunc('hour', now()), 1, 1, 1, 1, 1 FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.activity_counts
SELECT date_trunc('hour', now()), pg_temp.id(o, 1), 'other', 7 FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.collectors (inbox_id, client_id, integration_id, host, pid, version, inbox_path, started_at,
    heartbeat_at)
SELECT pg_temp.id(o, 3), 'client of ' || o, pg_temp.id(o, 1), 'host of ' || o, 1, '1', '', now(), now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.ingest_progress (inbox_id, last_seq) SELECT pg_temp.id(o, 3), 1 FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.unrolled_batches SELECT pg_temp.id(o, 3), 1, now(), now(), ARRAY[pg_temp.id(o, 9)]
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.ingest_rejects
SELECT pg_temp.id(o, 4), pg_temp.id(o, 3), 1, 'topic of ' || o, '', 0, false, now(), 'error of ' || o, ''
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.saved_views SELECT pg_temp.id(o, 5), pg_temp.id(o, 0), 'view of ' || o, '{}', now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.saved_messages
SELECT pg_temp.id(o, 6), pg_temp.id(o, 0), 'message of ' || o, 'topic', '', 0, false, now() FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.alert_rules SELECT pg_temp.id(o, 0), 'rule of ' || o, 'rule', '{}', true, 1, now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.alerts (id, organization_id, integration_id, rule_id, device_id, rule_name, severity, condition,
    raised_at)
SELECT pg_temp.id(o, 7), pg_temp.id(o, 0), pg_temp.id(o, 1), 'rule of ' || o, pg_temp.id(o, 2), 'rule', 'warning', 'active',
    now() FROM unnest('{a,b}'::text[]) o;
INSERT INTO watchpost.alert_states
SELECT pg_temp.id(o, 1), 'rule of ' || o, pg_temp.id(o, 2), '', pg_temp.id(o, 0), 'active', now()
FROM unnest('{a,b}'::text[]) o;
INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, status, metadata,
    created_at)
SELECT pg_temp.id(o, 8, day * 10 + n), pg_temp.id(o, 0), pg_temp.id(o, 1), 'incoming', 'mqtt_message_received', 'success',
    jsonb_build_object('device_id', pg_temp.id(o, 2), 'external_id', 'device of ' || o), now() - day * interval '1 day'
FROM unnest('{a,b}'::text[]) o, generate_series(1, 5) n, unnest('{0,6}'::integer[]) day;
INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, received_at)
SELECT pg_temp.id(o, 9, day * 10 + n), pg_temp.id(o, 2), pg_temp.id(o, 0), jsonb_build_object('of ' || o, n),
    pg_temp.id(o, 8, day * 10 + n), now() - day * interval '1 day'
FROM unnest('{a,b}'::text[]) o, generate_series(1, 5) n, unnest('{0,6}'::integer[]) day;
