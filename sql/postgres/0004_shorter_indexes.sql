-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log's larger indexes end with the time: PostgreSQL sorts the few rows of one moment by id itself (incremental
-- sort), each entry is 16 bytes smaller, and entries of one moment share one. SQLite has no twin: it would sort whole
-- answers. A log that has rows keeps its longer indexes, which do the same. May be run again.

CREATE OR REPLACE FUNCTION watchpost.wanted_indexes() RETURNS TABLE (tab regclass, name text, definition text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT watchpost.activity_table(), v.name, v.definition FROM (VALUES
        ('idx_activity_time', 'btree (created_at)'),
        ('idx_activity_type_time', 'btree (activity_type, created_at)'),
        ('idx_activity_device_time', 'btree (((metadata ->> ''device_id'')), created_at)'),
        ('idx_activity_integration_time', 'btree (integration_id, created_at)'),
        ('idx_activity_problem_time',
         'btree (created_at, id) WHERE (status = ANY (ARRAY[''failed'', ''timeout'', ''error'']))'),
        ('idx_activity_error_time', 'btree (created_at, id) WHERE (error_message <> '''' OR error_code <> '''')'),
        ('idx_activity_device_status', 'btree (((metadata ->> ''device_id'')), activity_type, created_at, id) '
         'WHERE (activity_type = ANY (ARRAY[''mqtt_device_online'', ''mqtt_device_offline'']))')
        ) v (name, definition)
    UNION ALL
    -- Words within error texts, where the extension is there; rows without an error text are not in it.
    SELECT watchpost.activity_table(), 'idx_activity_error_words',
           format('gin (error_message %I.gin_trgm_ops) WHERE (error_message IS NOT NULL)', n.nspname)
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'
    UNION ALL
    SELECT watchpost.telemetry_table(), v.name, v.definition FROM (VALUES
        ('idx_telemetry_device_time', 'btree (device_id, received_at)'),
        ('idx_telemetry_activity', 'btree (activity_log_id)'),
        ('idx_telemetry_fields', 'gin (telemetry)')) v (name, definition)
$$;

-- As before; that an index goes on with the id makes no difference either.
CREATE OR REPLACE FUNCTION watchpost.plain_definition(definition text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(
        regexp_replace(regexp_replace(definition, '^.* USING ', ''),
                       '::(character varying|text)(\[\])?| DESC(?=\))|[a-z_]+\.(?=gin_trgm_ops)|[()\s]', '', 'g'),
        ',id(?=WHERE|$)', '')
$$;

-- A log of ours without rows gets the shorter ones now; of two that do the same, the shorter one stays.
DO $shorter$
DECLARE
    log regclass := watchpost.activity_table();
    empty boolean;
    step text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class WHERE oid = log AND relkind = 'p' AND pg_has_role(relowner, 'USAGE')) THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT NOT EXISTS (SELECT FROM %s)', log) INTO empty;
    FOR step IN
        WITH present AS (
            SELECT w.name, i.indexrelid::regclass AS index,
                   pg_get_indexdef(i.indexrelid) LIKE '%, id)' AS long
            FROM watchpost.wanted_indexes() w JOIN pg_index i ON i.indrelid = w.tab
            JOIN pg_class x ON x.oid = i.indexrelid AND x.relname IN (w.name, w.name || '_watchpost')
            WHERE w.tab = log AND w.definition LIKE '%created_at)' AND watchpost.plain_definition(
                pg_get_indexdef(i.indexrelid)) = watchpost.plain_definition(w.definition)
        )
        SELECT format('DROP INDEX %s', p.index) FROM present p
        WHERE p.long AND (empty OR EXISTS (SELECT FROM present s WHERE s.name = p.name AND NOT s.long)) LOOP
        EXECUTE step;
    END LOOP;
    FOR step IN SELECT statement FROM watchpost.post_steps()
                WHERE statement LIKE 'CREATE INDEX %' AND statement NOT LIKE '%CONCURRENTLY%' LOOP
        EXECUTE step;
    END LOOP;
END
$shorter$;

-- Written anew with each batch: a row that finds its next version's place beside it needs no new index entry.
ALTER TABLE watchpost.devices SET (fillfactor = 50);
ALTER TABLE watchpost.topics SET (fillfactor = 50);
