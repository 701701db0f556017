-- SPDX-License-Identifier: GPL-3.0-or-later
-- A million messages and their readings of 500 devices over ten days up to now, with a change of status every 250
-- messages. Indexes are made afterwards, which is quicker, by what makes them on adopted tables.
SELECT watchpost.ensure_partitions((now() AT TIME ZONE 'UTC')::date - 10, 1);
SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index
WHERE indrelid IN ('integration_activity_log'::regclass, 'device_telemetry_history'::regclass) AND NOT indisprimary \gexec
CREATE FUNCTION pg_temp.id(kind integer, n integer) RETURNS uuid LANGUAGE sql AS $$
    SELECT (lpad(to_hex(kind), 8, '0') || '-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, status,
    error_message, metadata, created_at)
SELECT pg_temp.id(1, n), pg_temp.id(2, 0), pg_temp.id(3, n % 4), 'incoming',
    CASE WHEN n % 250 = 0 THEN CASE WHEN n % 500 = 0 THEN 'mqtt_device_online' ELSE 'mqtt_device_offline' END
         ELSE 'mqtt_message_received' END,
    CASE WHEN n % 1000 = 1 THEN 'error' ELSE 'success' END, CASE WHEN n % 1000 = 1 THEN 'error number ' || n END,
    jsonb_build_object('device_id', pg_temp.id(4, n % 499), 'external_id', 'device-' || n % 499,
        'topic', 'devices/device-' || n % 499 || '/telemetry', 'has_telemetry', true),
    now() - (1000000 - n) * interval '0.864 seconds'
FROM generate_series(1, 1000000) n;
INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, received_at)
SELECT pg_temp.id(5, n), pg_temp.id(4, n % 499), pg_temp.id(2, 0),
    CASE WHEN n % 2000 = 0 THEN jsonb_build_object('temperature', 20, 'co2', n % 900)
         ELSE jsonb_build_object('temperature', 20 + n % 100 * 0.1, 'humidity', n % 100) END,
    pg_temp.id(1, n), now() - (1000000 - n) * interval '0.864 seconds'
FROM generate_series(1, 1000000) n;
SET maintenance_work_mem = '256MB';
SELECT statement FROM watchpost.post_steps() \gexec
ANALYZE integration_activity_log, device_telemetry_history;
