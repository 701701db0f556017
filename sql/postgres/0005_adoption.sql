-- SPDX-License-Identifier: GPL-3.0-or-later
-- More kinds of tables of other products are adopted, or refused in words: generated columns, conditions that join the
-- type with other columns, words that a foreign key keeps. May be run again.

DO $fits$
DECLARE
    adopted regclass[] := ARRAY(SELECT t FROM unnest(ARRAY[watchpost.activity_table(), watchpost.telemetry_table()]) t
                                WHERE NOT watchpost.is_ours(t));
    problems text;
    refused text;
    rule record;
    example jsonb := '{"id": "00000000-0000-0000-0000-000000000000", "organization_id": "00000000-0000-0000-0000-000000000000",
        "integration_id": "00000000-0000-0000-0000-000000000000", "direction": "incoming", "status": "success",
        "metadata": {"topic": "t"}, "created_at": "now", "device_id": "00000000-0000-0000-0000-000000000000",
        "telemetry": {"temperature": 20.5}, "received_at": "now"}';
BEGIN
    SELECT string_agg(format('column %s of %s is generated, but must take values', a.attname, a.attrelid::regclass), '; ')
        INTO problems FROM pg_attribute a
        WHERE a.attrelid = ANY (adopted) AND a.attnum > 0 AND NOT a.attisdropped
        AND (a.attidentity = 'a' OR a.attgenerated <> '')
        AND a.attname IN ('id', 'organization_id', 'integration_id', 'direction', 'activity_type', 'method', 'endpoint',
            'request_headers', 'request_body', 'response_body', 'response_status', 'response_time_ms', 'status',
            'error_message', 'error_code', 'user_id', 'ip_address', 'user_agent', 'metadata', 'created_at', 'completed_at',
            'device_id', 'telemetry', 'activity_log_id', 'received_at', 'device_timestamp');
    -- A condition on other columns is tried with a row like ours; those that look at activity_type are extended below.
    FOR rule IN SELECT c.conname, c.conrelid::regclass AS tab, pg_get_expr(c.conbin, c.conrelid) AS condition
             FROM pg_constraint c
             WHERE c.conrelid = ANY (adopted) AND c.contype = 'c' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid
                 AND (a.attname = 'activity_type' AND a.attnum = ANY (c.conkey)
                      OR a.attname IN ('direction', 'status') AND c.conkey = ARRAY[a.attnum])) LOOP
        EXECUTE format('SELECT count(*) FROM (SELECT (jsonb_populate_record(NULL::%s, $1)).*) s WHERE NOT (%s)',
                       rule.tab, rule.condition) INTO refused USING example;
        IF refused::integer > 0 THEN
            problems := concat_ws('; ', problems, format('constraint %s of %s refuses rows like ours: %s', rule.conname,
                                                         rule.tab, rule.condition));
        END IF;
    END LOOP;
    -- A table of words that a foreign key names is another product's, too.
    FOR rule IN SELECT a.attname, c.confrelid::regclass AS target, f.attname AS key, v.words
             FROM (VALUES ('direction', '{incoming,outgoing}'::text[]),
                          ('status', '{success,failed,error}'),
                          ('activity_type', '{mqtt_message_received,mqtt_device_discovered,mqtt_device_online,
                              mqtt_device_offline,mqtt_connection_established,mqtt_connection_lost,
                              mqtt_subscription_created,mqtt_publish_success,mqtt_publish_failed,alert_raised,
                              alert_acknowledged,alert_shelved,alert_unshelved,alert_noted,alert_cleared}')) v (col, words)
             JOIN pg_constraint c ON c.conrelid = ANY (adopted) AND c.conrelid = watchpost.activity_table()
                  AND c.contype = 'f'
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum] AND a.attname = v.col
             JOIN pg_attribute f ON f.attrelid = c.confrelid AND c.confkey = ARRAY[f.attnum] LOOP
        EXECUTE format('SELECT string_agg(w, '', '') FROM unnest($1) w WHERE NOT EXISTS (SELECT FROM %s WHERE %I = w)',
                       rule.target, rule.key) INTO refused USING rule.words;
        IF refused IS NOT NULL THEN
            problems := concat_ws('; ', problems, format('%s of integration_activity_log must be one of %s, which lacks %s: '
                                                         'add them there', rule.attname, rule.target, refused));
        END IF;
    END LOOP;
    IF problems IS NOT NULL THEN
        RAISE EXCEPTION USING
            MESSAGE = 'a table that is there already does not fit: ' || problems,
            HINT = 'Nothing was changed. Alter or rename the table, or use another database.';
    END IF;
END
$fits$;

-- What an adopted table's foreign keys would refuse of rows with these ids, in words; NULL: nothing. To be asked before
-- collecting: otherwise every single row would be refused.
CREATE OR REPLACE FUNCTION watchpost.refused_ids(organization uuid, integration uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    k record;
    known boolean;
BEGIN
    FOR k IN SELECT c.conrelid::regclass AS tab, c.confrelid::regclass AS target, u.*
             FROM pg_constraint c
             CROSS JOIN LATERAL (
                 SELECT array_agg(a.attname::text) AS cols, string_agg(a.attname, ' with ') AS names,
                        string_agg(CASE a.attname WHEN 'organization_id' THEN organization ELSE integration END::text,
                                   ' with ') AS ids,
                        string_agg(format('%I = $%s', f.attname, CASE a.attname WHEN 'organization_id' THEN 1 ELSE 2 END),
                                   ' AND ') AS condition
                 FROM unnest(c.conkey, c.confkey) n (col, key)
                 JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = n.col
                 JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = n.key) u
             WHERE c.conrelid IN (watchpost.activity_table(), watchpost.telemetry_table()) AND c.contype = 'f'
             AND u.cols <@ ARRAY['organization_id', 'integration_id'] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s)', k.target, k.condition) INTO known
        USING organization, integration;
        IF NOT known THEN
            RETURN format('%s of %s must be one of %s, and %s is not: give the profile the ids to write with', k.names,
                          k.tab, k.target, k.ids);
        END IF;
    END LOOP;
    RETURN NULL;
EXCEPTION WHEN insufficient_privilege THEN
    RETURN NULL; -- who may not look finds out with the first row
END
$$;

-- Lets the log's CHECK take our types beside every type it took before, whatever its form; its name stays. Its old
-- rows are not looked at again under the lock, but by watchpost.post_steps().
CREATE OR REPLACE FUNCTION watchpost.allow_types(types text[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    log regclass := watchpost.activity_table();
    k record;
    refused bigint;
    marker text := 'extended by watchpost';
BEGIN
    FOR k IN SELECT c.conname, c.convalidated, pg_get_expr(c.conbin, c.conrelid) AS condition,
                    obj_description(c.oid, 'pg_constraint') AS words
             FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
             WHERE c.conrelid = log AND c.contype = 'c' AND a.attname = 'activity_type' LOOP
        -- With each status and direction of ours: a condition may join them.
        EXECUTE format('SELECT count(*) FROM (SELECT (jsonb_populate_record(NULL::%s, jsonb_build_object('
                       '''activity_type'', t, ''direction'', d, ''status'', s, ''metadata'', ''{}''::jsonb))).* '
                       'FROM unnest($1) t, unnest(ARRAY[''incoming'', ''outgoing'']) d, '
                       'unnest(ARRAY[''success'', ''failed'', ''error'']) s) r WHERE NOT (%s)', log, k.condition)
            INTO refused USING types;
        CONTINUE WHEN refused = 0;
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK ((%s) OR activity_type IN (%s)) '
                       'NOT VALID', log, k.conname, k.condition,
                       (SELECT string_agg(quote_literal(t), ', ') FROM unnest(types) t));
        IF k.convalidated THEN
            EXECUTE format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, log,
                           concat_ws(E'\n', nullif(k.words, marker), marker));
        END IF;
    END LOOP;
END
$$;

-- Last, because it locks another product's table.
SELECT watchpost.allow_types(ARRAY['mqtt_message_received', 'mqtt_device_discovered', 'mqtt_device_online',
    'mqtt_device_offline', 'mqtt_connection_established', 'mqtt_connection_lost', 'mqtt_subscription_created',
    'mqtt_publish_success', 'mqtt_publish_failed', 'alert_raised', 'alert_acknowledged', 'alert_shelved',
    'alert_unshelved', 'alert_noted', 'alert_cleared']);
