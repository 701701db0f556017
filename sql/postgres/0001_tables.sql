-- SPDX-License-Identifier: GPL-3.0-or-later
-- The two tables and what serves them, for PostgreSQL 13 and newer; the twin of sql/sqlite/0001_tables.sql.
-- The two tables are made, or adopted, where the search path points (public); everything else lives in the schema
-- watchpost. May be run again. Days are days of UTC.

-- Before anything is changed: can tables that are there already take our rows?
DO $fits$
DECLARE
    problems text;
    refused text;
    rule record;
BEGIN
    -- Our own schema may come first in the path of whoever runs this; the two tables belong behind it.
    PERFORM set_config('search_path',
                       (SELECT string_agg(quote_ident(s), ', ') FROM unnest(current_schemas(false)) s
                        WHERE s <> 'watchpost'), true);
    IF current_schema() IS NULL THEN
        RAISE EXCEPTION 'the search path names no schema where the tables could be: set it, for example to public';
    END IF;
    -- least: how many characters it must hold; empty: our rows may have NULL in it
    WITH expected (tab, col, types, least, empty) AS (VALUES
        ('integration_activity_log', 'id',               '{uuid}'::text[], 0, false),
        ('integration_activity_log', 'organization_id',  '{uuid}', 0, false),
        ('integration_activity_log', 'integration_id',   '{uuid}', 0, false),
        ('integration_activity_log', 'direction',        '{character varying,text}', 8, false),
        ('integration_activity_log', 'activity_type',    '{character varying,text}', 27, false),
        ('integration_activity_log', 'method',           '{character varying,text}', 0, true),
        ('integration_activity_log', 'endpoint',         '{character varying,text}', 0, true),
        ('integration_activity_log', 'request_headers',  '{jsonb}', 0, true),
        ('integration_activity_log', 'request_body',     '{jsonb}', 0, true),
        ('integration_activity_log', 'response_body',    '{jsonb}', 0, true),
        ('integration_activity_log', 'response_status',  '{integer,bigint,smallint}', 0, true),
        ('integration_activity_log', 'response_time_ms', '{integer,bigint}', 0, true),
        ('integration_activity_log', 'status',           '{character varying,text}', 7, false),
        ('integration_activity_log', 'error_message',    '{text,character varying}', 1000, true),
        ('integration_activity_log', 'error_code',       '{character varying,text}', 20, true),
        ('integration_activity_log', 'user_id',          '{uuid}', 0, true),
        ('integration_activity_log', 'ip_address',       '{inet,text,character varying}', 0, true),
        ('integration_activity_log', 'user_agent',       '{text,character varying}', 0, true),
        ('integration_activity_log', 'metadata',         '{jsonb}', 0, false),
        ('integration_activity_log', 'created_at',       '{timestamp with time zone}', 0, false),
        ('integration_activity_log', 'completed_at',     '{timestamp with time zone}', 0, true),
        ('device_telemetry_history', 'id',               '{uuid}', 0, false),
        ('device_telemetry_history', 'device_id',        '{uuid}', 0, false),
        ('device_telemetry_history', 'organization_id',  '{uuid}', 0, false),
        ('device_telemetry_history', 'telemetry',        '{jsonb}', 0, false),
        ('device_telemetry_history', 'activity_log_id',  '{uuid}', 0, true),
        ('device_telemetry_history', 'received_at',      '{timestamp with time zone}', 0, false),
        ('device_telemetry_history', 'device_timestamp', '{timestamp with time zone}', 0, true)
    ), present AS (
        SELECT n.tab, c.oid, c.relkind FROM (VALUES ('integration_activity_log'), ('device_telemetry_history')) n (tab)
        JOIN pg_class c ON c.oid = to_regclass(n.tab)
    ), columns AS (
        SELECT p.tab, a.attname, format_type(a.atttypid, NULL) AS type, a.attnotnull,
               CASE WHEN a.atttypid = 'varchar'::regtype AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS holds,
               a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' AS fills_itself
        FROM present p JOIN pg_attribute a ON a.attrelid = p.oid AND a.attnum > 0 AND NOT a.attisdropped
    ), found (words) AS (
        SELECT format('%s is not a table', tab) FROM present WHERE relkind NOT IN ('r', 'p')
        UNION ALL
        SELECT format('%s has no column %s', tab, col) FROM expected e JOIN present USING (tab)
        WHERE NOT EXISTS (SELECT FROM columns c WHERE c.tab = e.tab AND c.attname = e.col)
        UNION ALL
        SELECT CASE
               WHEN c.type <> ALL (e.types) THEN
                   format('column %s of %s is of type %s, but %s is needed', e.col, e.tab, c.type, e.types[1])
               WHEN c.holds < e.least THEN
                   format('column %s of %s holds %s characters, but %s are needed', e.col, e.tab, c.holds, e.least)
               WHEN c.attnotnull AND e.empty THEN
                   format('column %s of %s must not be NULL, but not every row has a value for it', e.col, e.tab)
               END
        FROM expected e JOIN columns c ON c.tab = e.tab AND c.attname = e.col
        UNION ALL
        SELECT format('column %s of %s must have a value, but this program knows none for it', c.attname, c.tab)
        FROM columns c WHERE c.attnotnull AND NOT c.fills_itself
        AND NOT EXISTS (SELECT FROM expected e WHERE e.tab = c.tab AND e.col = c.attname)
        UNION ALL
        SELECT format('column device_id of device_telemetry_history refers to %s, which does not know our devices',
                      k.confrelid::regclass)
        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
        WHERE k.conrelid = to_regclass('device_telemetry_history') AND k.contype = 'f' AND a.attname = 'device_id'
    )
    SELECT string_agg(words, '; ') INTO problems FROM found;
    -- Their conditions must take our words; that of activity_type is extended below.
    FOR rule IN SELECT c.conname, pg_get_expr(c.conbin, c.conrelid) AS condition, a.attname, v.words
             FROM (VALUES ('direction', '{incoming,outgoing}'::text[]),
                          ('status', '{started,success,failed,timeout,error}')) v (col, words)
             JOIN pg_constraint c ON c.conrelid = to_regclass('integration_activity_log') AND c.contype = 'c'
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum] AND a.attname = v.col LOOP
        EXECUTE format('SELECT string_agg(%1$I, '', '') FROM (SELECT unnest($1)::varchar AS %1$I) s WHERE NOT (%2$s)',
                       rule.attname, rule.condition) INTO refused USING rule.words;
        IF refused IS NOT NULL THEN
            problems := concat_ws('; ', problems, format('constraint %s of integration_activity_log refuses the %s %s',
                                                         rule.conname, rule.attname, refused));
        END IF;
    END LOOP;
    IF problems IS NOT NULL THEN
        RAISE EXCEPTION USING
            MESSAGE = 'a table that is there already does not fit: ' || problems,
            HINT = 'Nothing was changed. Alter or rename the table, or use another database.';
    END IF;
END
$fits$;

-- Not IF NOT EXISTS: that asks for the right to make schemas even where this one has been made for us.
DO $schema$
BEGIN
    IF to_regnamespace('watchpost') IS NULL THEN
        CREATE SCHEMA watchpost;
    END IF;
END
$schema$;

-- An id that ascends with time (RFC 9562, version 7), for rows that the database makes itself.
CREATE OR REPLACE FUNCTION watchpost.uuid_v7() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
            || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$;

CREATE TABLE IF NOT EXISTS integration_activity_log (
    id               uuid NOT NULL DEFAULT watchpost.uuid_v7(),
    organization_id  uuid NOT NULL,
    integration_id   uuid NOT NULL,
    direction        varchar(20) NOT NULL,
    activity_type    varchar(50) NOT NULL,
    method           varchar(10),
    endpoint         text,
    request_headers  jsonb,
    request_body     jsonb,
    response_body    jsonb,
    response_status  integer,
    response_time_ms integer,
    status           varchar(50) NOT NULL,
    error_message    text,
    error_code       varchar(50),
    user_id          uuid,
    ip_address       inet,
    user_agent       text,
    metadata         jsonb NOT NULL DEFAULT '{}',
    created_at       timestamptz NOT NULL DEFAULT now(),
    completed_at     timestamptz,
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

CREATE TABLE IF NOT EXISTS device_telemetry_history (
    id               uuid NOT NULL DEFAULT watchpost.uuid_v7(),
    device_id        uuid NOT NULL,
    organization_id  uuid NOT NULL,
    telemetry        jsonb NOT NULL,
    activity_log_id  uuid,
    received_at      timestamptz NOT NULL DEFAULT now(),
    device_timestamp timestamptz,
    PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);

CREATE TABLE IF NOT EXISTS watchpost.organizations (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS watchpost.integrations (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES watchpost.organizations (id),
    name            text NOT NULL,
    broker          text,
    created_at      timestamptz NOT NULL,
    UNIQUE (organization_id, name)
);

CREATE TABLE IF NOT EXISTS watchpost.devices (
    id                 uuid PRIMARY KEY,
    organization_id    uuid NOT NULL,
    integration_id     uuid NOT NULL,
    external_id        text NOT NULL,
    name               text NOT NULL,       -- given_name, else reported_name, else external_id
    given_name         text,                -- the operator's; a collector never writes it
    reported_name      text,
    status             text NOT NULL DEFAULT 'unknown',
    status_reason      text,
    status_changed_at  timestamptz,
    first_seen_at      timestamptz NOT NULL,
    last_seen_at       timestamptz,
    last_device_time   timestamptz,         -- the newest device time so far: an older one is late
    messages           bigint NOT NULL DEFAULT 0,
    has_telemetry      boolean NOT NULL DEFAULT false,
    id_from_topic      boolean NOT NULL DEFAULT false,
    facts              json NOT NULL DEFAULT '{}', -- not jsonb: their order is worth keeping
    connection_quality jsonb NOT NULL DEFAULT '{}',
    latest             jsonb NOT NULL DEFAULT '{}', -- {"field": [value, received at in ms]}: the newest per metric
    tags               jsonb NOT NULL DEFAULT '[]', -- the operator's; a collector never writes it
    notes              text NOT NULL DEFAULT '',    -- the operator's; a collector never writes it
    minutes_from       timestamptz,         -- since when its readings have minute rollups too; NULL: slow, none
    UNIQUE (integration_id, external_id)
);

CREATE TABLE IF NOT EXISTS watchpost.device_aliases (
    integration_id uuid NOT NULL,
    prefix         text NOT NULL,
    device_id      uuid NOT NULL,
    place          integer NOT NULL DEFAULT 0, -- in the order of binding
    PRIMARY KEY (integration_id, prefix, device_id)
);

CREATE TABLE IF NOT EXISTS watchpost.topics (
    integration_id uuid NOT NULL,
    topic          text NOT NULL,
    last_hash      bytea,
    last_payload   bytea,
    retained       boolean NOT NULL DEFAULT false,
    qos            integer NOT NULL DEFAULT 0,
    messages       bigint NOT NULL DEFAULT 0,
    last_at        timestamptz NOT NULL,
    PRIMARY KEY (integration_id, topic)
);

CREATE TABLE IF NOT EXISTS watchpost.device_metrics (
    device_id     uuid NOT NULL,
    metric        text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, metric)
);

-- The key holds the values too: a range is read from the index alone, wherever its rows lie.
CREATE TABLE IF NOT EXISTS watchpost.telemetry_rollup (
    device_id  uuid NOT NULL,
    metric     text NOT NULL,
    resolution integer NOT NULL, -- seconds: 60 or 3600
    bucket     timestamptz NOT NULL, -- its start
    n          bigint NOT NULL,
    min        double precision NOT NULL,
    max        double precision NOT NULL,
    sum        double precision NOT NULL,
    last       double precision NOT NULL,
    PRIMARY KEY (device_id, metric, resolution, bucket) INCLUDE (n, min, max, sum, last)
);

CREATE TABLE IF NOT EXISTS watchpost.activity_counts (
    hour           timestamptz NOT NULL, -- its start
    integration_id uuid NOT NULL,
    activity_type  text NOT NULL,
    n              bigint NOT NULL,
    PRIMARY KEY (hour, integration_id, activity_type)
);

CREATE TABLE IF NOT EXISTS watchpost.collectors (
    id                 bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    inbox_id           uuid NOT NULL,
    client_id          text NOT NULL,
    integration_id     uuid NOT NULL,
    host               text NOT NULL,
    pid                bigint NOT NULL,
    version            text NOT NULL,
    inbox_path         text NOT NULL,
    started_at         timestamptz NOT NULL,
    heartbeat_at       timestamptz NOT NULL,
    ended_at           timestamptz,
    connected          boolean NOT NULL DEFAULT false,
    session_present    boolean NOT NULL DEFAULT false,
    received           bigint NOT NULL DEFAULT 0,
    received_qos0      bigint NOT NULL DEFAULT 0,
    stored             bigint NOT NULL DEFAULT 0,
    rejected           bigint NOT NULL DEFAULT 0,
    decode_errors      bigint NOT NULL DEFAULT 0,
    duplicates_skipped bigint NOT NULL DEFAULT 0,
    waiting            bigint NOT NULL DEFAULT 0,
    inbox_on_disk      bigint NOT NULL DEFAULT 0,
    oldest_waiting_ms  bigint NOT NULL DEFAULT 0,
    last_commit        timestamptz,
    rate_per_s         double precision NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS idx_collectors_time ON watchpost.collectors (started_at);
CREATE INDEX IF NOT EXISTS idx_collectors_inbox ON watchpost.collectors (inbox_id);

CREATE TABLE IF NOT EXISTS watchpost.ingest_progress (
    inbox_id           uuid PRIMARY KEY,
    last_seq           bigint NOT NULL,
    stored             bigint NOT NULL DEFAULT 0,
    rejected           bigint NOT NULL DEFAULT 0,
    decode_errors      bigint NOT NULL DEFAULT 0,
    duplicates_skipped bigint NOT NULL DEFAULT 0, -- unchanged retained messages; the inbox counts its own
    last_commit        timestamptz,
    rolled_up_seq      bigint NOT NULL DEFAULT 0, -- telemetry_rollup holds everything up to here
    rolled_up_at       timestamptz NOT NULL DEFAULT 'epoch', -- no message that it may lack was received before
    rolled_up_row      bigint NOT NULL DEFAULT 0  -- SQLite's mark; here unrolled_batches say it
) WITH (fillfactor = 50);

-- The readings of batches that telemetry_rollup lacks so far: a row a batch, gone with the next flush.
CREATE TABLE IF NOT EXISTS watchpost.unrolled_batches (
    inbox_id      uuid NOT NULL,
    last_seq      bigint NOT NULL,
    from_at       timestamptz NOT NULL, -- received_at of its readings
    to_at         timestamptz NOT NULL,
    telemetry_ids uuid[] NOT NULL,
    PRIMARY KEY (inbox_id, last_seq)
);

CREATE TABLE IF NOT EXISTS watchpost.ingest_rejects (
    id          uuid PRIMARY KEY,
    inbox_id    uuid NOT NULL,
    seq         bigint NOT NULL,
    topic       text NOT NULL,
    payload     bytea NOT NULL,
    qos         integer NOT NULL,
    retained    boolean NOT NULL,
    received_at timestamptz NOT NULL,
    error       text NOT NULL,
    error_code  text NOT NULL,
    UNIQUE (inbox_id, seq)
);

-- Names are unique within an organization, and nobody learns from a conflict that another one uses a name. Whose a
-- new row is: everybody's, until sql/postgres/roles.sql tells organizations apart.
DO $own$
BEGIN
    IF to_regprocedure('watchpost.own_organization()') IS NULL THEN
        CREATE FUNCTION watchpost.own_organization() RETURNS uuid
        LANGUAGE sql STABLE AS $$ SELECT '00000000-0000-0000-0000-000000000000'::uuid $$;
    END IF;
END
$own$;

CREATE TABLE IF NOT EXISTS watchpost.saved_views (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL DEFAULT watchpost.own_organization(),
    name            text NOT NULL,
    content         jsonb NOT NULL,
    changed_at      timestamptz NOT NULL,
    UNIQUE (organization_id, name)
);

CREATE TABLE IF NOT EXISTS watchpost.saved_messages (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL DEFAULT watchpost.own_organization(),
    name            text NOT NULL,
    topic           text NOT NULL,
    payload         bytea NOT NULL,
    qos             integer NOT NULL,
    retain          boolean NOT NULL,
    changed_at      timestamptz NOT NULL,
    UNIQUE (organization_id, name)
);

-- What the other functions call the two tables by, wherever those live.
DO $names$
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION watchpost.activity_table() RETURNS regclass LANGUAGE sql STABLE AS %L',
                   format('SELECT %L::regclass', format('%s.integration_activity_log', relnamespace::regnamespace)))
    FROM pg_class WHERE oid = 'integration_activity_log'::regclass;
    EXECUTE format('CREATE OR REPLACE FUNCTION watchpost.telemetry_table() RETURNS regclass LANGUAGE sql STABLE AS %L',
                   format('SELECT %L::regclass', format('%s.device_telemetry_history', relnamespace::regnamespace)))
    FROM pg_class WHERE oid = 'device_telemetry_history'::regclass;
END
$names$;

-- Partitions. A table of ours has one for each day that was made ahead, one for what is older than the first of them
-- (…_past) and one for what no day takes (…_rest). The key (id, time) leaves only time to divide by: so message rows
-- and events share a day, and when the messages have had their time, the day's events move together with those of
-- their month (…_events_DAY) and the day is dropped. docs/decisions.md says why.
--
-- All of this runs with the rights of the tables' owner, so that a collector needs none of them.

-- Ours, and not another product's that was adopted: then it is never divided, and only our own rows are removed.
CREATE OR REPLACE FUNCTION watchpost.is_ours(parent regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid JOIN pg_class p ON p.oid = h.inhparent
                   WHERE h.inhparent = parent AND c.relnamespace = 'watchpost'::regnamespace
                   AND c.relname = p.relname || '_rest')
$$;

CREATE OR REPLACE FUNCTION watchpost.time_column(parent regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN parent = watchpost.activity_table() THEN 'created_at' ELSE 'received_at' END
$$;

-- The partitions of one of our tables with their bounds: [lower, upper). …_rest has none.
CREATE OR REPLACE FUNCTION watchpost.partitions(parent regclass)
RETURNS TABLE (part regclass, name text, lower timestamptz, upper timestamptz)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
    SELECT c.oid::regclass, c.relname::text,
           CASE WHEN bound LIKE '%FROM (MINVALUE)%' THEN '-infinity'
                ELSE substring(bound FROM 'FROM \(''([^'']+)''\)')::timestamptz END,
           substring(bound FROM 'TO \(''([^'']+)''\)')::timestamptz
    FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS bound) b
    WHERE h.inhparent = parent
$$;

-- An empty table that can become a partition, with the indexes that it then must have; closed to direct access where the table is protected.
CREATE OR REPLACE FUNCTION watchpost.make_part(parent regclass, name text) RETURNS regclass
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part text := format('watchpost.%I', name);
BEGIN
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE '
                   'INCLUDING INDEXES)', part, parent);
    IF (SELECT relrowsecurity FROM pg_class WHERE oid = parent) THEN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY watchpost_maintenance ON %s TO CURRENT_USER USING (true)', part);
    END IF;
    RETURN part::regclass;
END
$$;

CREATE OR REPLACE FUNCTION watchpost.attach_part(parent regclass, part regclass, lower timestamptz, upper timestamptz)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%L)', parent, part,
                   CASE WHEN lower = '-infinity' THEN 'MINVALUE' ELSE quote_literal(lower) END, upper);
END
$$;

-- Moves rows of one part to another; the parts are locked by who calls.
CREATE OR REPLACE FUNCTION watchpost.move_rows(source regclass, target regclass, condition text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    EXECUTE format('WITH gone AS (DELETE FROM %s WHERE %s RETURNING *) INSERT INTO %s SELECT * FROM gone',
                   source, condition, target);
END
$$;

CREATE OR REPLACE FUNCTION watchpost.make_days(parent regclass, first_day date, days integer) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    title text := (SELECT relname FROM pg_class WHERE oid = parent);
    past regclass := format('watchpost.%I', title || '_past');
    rest regclass := format('watchpost.%I', title || '_rest');
    past_ends timestamptz := (SELECT upper FROM watchpost.partitions(parent) WHERE lower = '-infinity');
    before_past boolean := first_day < past_ends;
    taken tstzrange[] := ARRAY(SELECT tstzrange(p.lower, p.upper) FROM watchpost.partitions(parent) p
                               WHERE p.lower > '-infinity');
    one date;
    source regclass;
    part regclass;
    made integer := 0;
BEGIN
    -- Earlier days than there have been: the past ends earlier, and gives its rows away.
    IF before_past THEN
        EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parent, past);
    END IF;
    FOR one IN SELECT d::date FROM generate_series(first_day, greatest(first_day + days, CASE WHEN before_past
               THEN past_ends::date END) - 1, interval '1 day') d LOOP
        CONTINUE WHEN EXISTS (SELECT FROM unnest(taken) t WHERE t && tstzrange(one::timestamptz, one + 1));
        part := watchpost.make_part(parent, title || to_char(one, '_YYYYMMDD'));
        EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', rest);
        FOREACH source IN ARRAY CASE WHEN before_past THEN ARRAY[past, rest] ELSE ARRAY[rest] END LOOP
            PERFORM watchpost.move_rows(source, part, format('%1$I >= %2$L AND %1$I < %3$L',
                                        watchpost.time_column(parent), one::timestamptz, (one + 1)::timestamptz));
        END LOOP;
        PERFORM watchpost.attach_part(parent, part, one::timestamptz, (one + 1)::timestamptz);
        made := made + 1;
    END LOOP;
    IF before_past THEN
        PERFORM watchpost.attach_part(parent, past, '-infinity', first_day::timestamptz);
    END IF;
    RETURN made;
END
$$;

-- Makes the partitions of `days` days from `first_day` on where they are missing; how many. Nothing to do for adopted
-- tables. Beside ingest it waits for a lock at most two seconds, then fails with 55P03: call it again later.
CREATE OR REPLACE FUNCTION watchpost.ensure_partitions(first_day date, days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
    parent regclass;
    made integer := 0;
BEGIN
    IF days NOT BETWEEN 0 AND 4000 THEN
        RAISE EXCEPTION 'days must be between 0 and 4000, not %', days;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('watchpost.partitions'));
    FOREACH parent IN ARRAY ARRAY[watchpost.activity_table(), watchpost.telemetry_table()] LOOP
        IF watchpost.is_ours(parent) THEN
            made := made + watchpost.make_days(parent, first_day, days);
        END IF;
    END LOOP;
    RETURN made;
END
$$;

-- Whether the session may remove an organization's old rows: any, until sql/postgres/roles.sql tells them apart.
DO $remove$
BEGIN
    IF to_regprocedure('watchpost.may_remove(uuid)') IS NULL THEN
        CREATE FUNCTION watchpost.may_remove(organization uuid) RETURNS boolean
        LANGUAGE sql STABLE AS $$ SELECT true $$;
    END IF;
END
$remove$;

-- Retention. A kind is 'telemetry', 'messages' (rows of mqtt_message_received) or 'events' (all other rows of the log).

-- Which rows of a table `t` are of a kind. In a table that was adopted only those are that this program wrote, and of
-- those none that a foreign key still refers to.
CREATE OR REPLACE FUNCTION watchpost.kind_condition(kind text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent regclass := CASE kind WHEN 'telemetry' THEN watchpost.telemetry_table() ELSE watchpost.activity_table() END;
    condition text := CASE kind WHEN 'telemetry' THEN 'true' WHEN 'messages' THEN
        't.activity_type = ''mqtt_message_received''' WHEN 'events' THEN
        't.activity_type <> ''mqtt_message_received''' END;
BEGIN
    IF condition IS NULL THEN
        RAISE EXCEPTION 'there is no kind %: telemetry, messages or events', kind;
    END IF;
    IF watchpost.is_ours(parent) THEN
        RETURN condition;
    ELSIF kind = 'telemetry' THEN
        RETURN 't.device_id IN (SELECT id FROM watchpost.devices)';
    END IF;
    RETURN condition || ' AND t.integration_id IN (SELECT id FROM watchpost.integrations)'
        || CASE kind WHEN 'events' THEN ' AND (t.activity_type LIKE ''mqtt\_%'' OR t.activity_type LIKE ''alert\_%'')'
           ELSE '' END
        || coalesce((SELECT string_agg(format(' AND NOT EXISTS (SELECT FROM %s r WHERE r.%I = t.id)', k.conrelid::regclass,
                                              a.attname), '')
                     FROM pg_constraint k
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                     JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
                     WHERE k.confrelid = parent AND k.contype = 'f' AND k.conparentid = 0
                     AND f.attname = 'id'), '');
END
$$;

-- The tables that hold rows of a kind from before a time: days that have wholly passed (whole), and those without days.
CREATE OR REPLACE FUNCTION watchpost.due_parts(kind text, before timestamptz)
RETURNS TABLE (part regclass, lower timestamptz, upper timestamptz, whole boolean)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent regclass := CASE kind WHEN 'telemetry' THEN watchpost.telemetry_table() ELSE watchpost.activity_table() END;
BEGIN
    IF watchpost.is_ours(parent) THEN
        RETURN QUERY
            SELECT p.part, p.lower, p.upper, coalesce(p.lower > '-infinity' AND p.upper <= before, false) FROM watchpost.partitions(parent) p
            -- Messages have been taken out of months of events; those hold little, so they need not have passed whole.
            WHERE CASE WHEN p.lower = '-infinity' OR p.lower IS NULL THEN true
                       WHEN p.name LIKE '%\_events\_%' THEN kind = 'events' AND p.lower < before
                       ELSE p.upper <= before END
            ORDER BY p.lower NULLS LAST;
    ELSE
        RETURN QUERY SELECT t.relid, NULL::timestamptz, NULL::timestamptz, false
                     FROM pg_partition_tree(parent) t WHERE t.isleaf
                     UNION ALL
                     SELECT parent, NULL, NULL, false FROM pg_class c WHERE c.oid = parent AND c.relkind = 'r';
    END IF;
END
$$;

-- How many rows cleanup would remove now.
CREATE OR REPLACE FUNCTION watchpost.count_old(kind text, before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    due record;
    n bigint;
    total bigint := 0;
    col text := CASE kind WHEN 'telemetry' THEN 'received_at' ELSE 'created_at' END;
BEGIN
    FOR due IN SELECT * FROM watchpost.due_parts(kind, before) LOOP
        EXECUTE format('SELECT coalesce(sum(n), 0) FROM (SELECT t.organization_id AS o, count(*) AS n FROM %s t WHERE '
                       't.%I < $1 AND %s GROUP BY 1) c WHERE watchpost.may_remove(o)',
                       due.part, col, watchpost.kind_condition(kind)) INTO n USING before;
        total := total + n;
    END LOOP;
    RETURN total;
END
$$;

-- Takes a partition out and away. False when others keep it locked.
CREATE OR REPLACE FUNCTION watchpost.drop_part(parent regclass, part regclass) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
BEGIN
    FOR attempt IN 1 .. 4 LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', parent, part);
            EXECUTE format('DROP TABLE %s', part);
            RETURN true;
        EXCEPTION WHEN lock_not_available THEN
            PERFORM pg_sleep(0.2);
        END;
    END LOOP;
    RETURN false;
END
$$;

-- Keeps a day's events, in one table with those of the days before it in its month (unless that holds many), and
-- drops the day. False when others keep one of them locked.
CREATE OR REPLACE FUNCTION watchpost.keep_events(day regclass, day_lower timestamptz, day_upper timestamptz)
RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '500ms' AS $$
DECLARE
    parent regclass := watchpost.activity_table();
    title text := (SELECT relname || '_events' FROM pg_class WHERE oid = watchpost.activity_table());
    earlier record;
    kept regclass;
BEGIN
    SELECT p.part, p.lower, p.name INTO earlier
    FROM watchpost.partitions(parent) p JOIN pg_class c ON c.oid = p.part
    WHERE p.upper = day_lower AND p.name LIKE '%\_events\_%' AND c.reltuples < 500000
    AND date_trunc('month', p.lower) = date_trunc('month', day_lower);
    IF earlier.part IS NOT NULL THEN
        EXECUTE format('LOCK TABLE %s IN SHARE MODE', earlier.part);
    END IF;
    kept := watchpost.make_part(parent, title || '_new');
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT bounds CHECK (created_at >= %L AND created_at < %L)', kept,
                   coalesce(earlier.lower, day_lower), day_upper);
    IF earlier.part IS NOT NULL THEN
        EXECUTE format('INSERT INTO %s SELECT * FROM %s', kept, earlier.part);
    END IF;
    EXECUTE format('INSERT INTO %s SELECT * FROM %s WHERE activity_type <> ''mqtt_message_received''', kept, day);
    -- From here on ingest waits, so nothing more is read.
    IF NOT watchpost.drop_part(parent, day)
       OR (earlier.part IS NOT NULL AND NOT watchpost.drop_part(parent, earlier.part)) THEN
        RAISE lock_not_available;
    END IF;
    PERFORM watchpost.attach_part(parent, kept, coalesce(earlier.lower, day_lower), day_upper);
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT bounds', kept);
    EXECUTE format('ALTER TABLE %s RENAME TO %I', kept,
                   coalesce(earlier.name, title || to_char(day_lower, '_YYYYMMDD')));
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;

-- Drops one day that has wholly passed; how many of its rows were of the kind. NULL: it cannot be dropped, because it
-- holds what has to stay, or belongs to others too. -1: it is in use.
CREATE OR REPLACE FUNCTION watchpost.remove_day(kind text, day regclass, day_lower timestamptz, day_upper timestamptz)
RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
    going bigint;
    staying bigint;
    allowed boolean;
    done boolean;
BEGIN
    EXECUTE format('LOCK TABLE %s IN SHARE MODE', day);
    EXECUTE format('SELECT coalesce(sum(going), 0), coalesce(sum(n), 0) - coalesce(sum(going), 0), '
                   'coalesce(bool_and(watchpost.may_remove(o)), true) FROM (SELECT t.organization_id AS o, '
                   'count(*) AS n, count(*) FILTER (WHERE %s) AS going FROM %s t GROUP BY 1) c',
                   watchpost.kind_condition(kind), day) INTO going, staying, allowed;
    IF NOT allowed OR (staying > 0 AND kind <> 'messages') THEN
        RETURN NULL;
    ELSIF staying > 0 THEN
        done := watchpost.keep_events(day, day_lower, day_upper);
    ELSE
        done := watchpost.drop_part((SELECT inhparent FROM pg_inherits WHERE inhrelid = day), day);
    END IF;
    RETURN CASE WHEN done THEN going ELSE -1 END;
EXCEPTION WHEN lock_not_available THEN
    RETURN -1;
END
$$;

-- Deletes rows of a kind from one table, at most so many, oldest first within what an index gives; how many.
CREATE OR REPLACE FUNCTION watchpost.delete_rows(kind text, part regclass, before timestamptz, at_most bigint)
RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    removed bigint;
BEGIN
    -- Readings are indexed by device: from one device to the next by leaps.
    EXECUTE format(CASE kind WHEN 'telemetry' THEN
        'WITH RECURSIVE d (id) AS ((SELECT device_id FROM %1$s ORDER BY device_id LIMIT 1) UNION ALL '
        'SELECT (SELECT device_id FROM %1$s WHERE device_id > d.id ORDER BY device_id LIMIT 1) FROM d '
        'WHERE d.id IS NOT NULL) DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT o.place FROM d CROSS JOIN LATERAL '
        '(SELECT t.ctid AS place FROM %1$s t WHERE t.device_id = d.id AND t.received_at < $1 AND %2$s '
        'AND watchpost.may_remove(t.organization_id) ORDER BY t.received_at LIMIT $2) o LIMIT $2))'
        ELSE
        'DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT t.ctid FROM %1$s t WHERE t.created_at < $1 AND %2$s '
        'AND watchpost.may_remove(t.organization_id) ORDER BY t.created_at LIMIT $2))' END,
        part, watchpost.kind_condition(kind)) USING before, at_most;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- Removes rows of a kind from before a time; how many. With `at_most` it stops after one day that was dropped, or so
-- many rows deleted, so that it can be called, transaction by transaction, until it returns 0. A day of a divided table
-- goes as a whole once all of it has passed; one that is in use
-- stays until the next time.
CREATE OR REPLACE FUNCTION watchpost.remove_old(kind text, before timestamptz, at_most bigint DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    due record;
    n bigint;
    removed bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('watchpost.partitions'));
    FOR due IN SELECT * FROM watchpost.due_parts(kind, before) LOOP
        n := CASE WHEN due.whole THEN watchpost.remove_day(kind, due.part, due.lower, due.upper) END;
        EXIT WHEN n < 0;
        IF n IS NULL THEN
            LOOP
                n := watchpost.delete_rows(kind, due.part, before, coalesce(at_most - removed, 10000));
                removed := removed + n;
                EXIT WHEN n = 0 OR removed >= at_most;
            END LOOP;
        ELSE
            removed := removed + n;
        END IF;
        EXIT WHEN at_most IS NOT NULL AND removed > 0;
    END LOOP;
    RETURN removed;
END
$$;

-- Who may run these: the owner, and whom roles.sql allows it.
REVOKE EXECUTE ON FUNCTION watchpost.ensure_partitions(date, integer), watchpost.count_old(text, timestamptz),
    watchpost.remove_old(text, timestamptz, bigint) FROM PUBLIC;

-- The indexes that the program's questions need, as PostgreSQL writes them down.
CREATE OR REPLACE FUNCTION watchpost.wanted_indexes() RETURNS TABLE (tab regclass, name text, definition text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT watchpost.activity_table(), v.name, v.definition FROM (VALUES
        ('idx_activity_time', 'btree (created_at, id)'),
        ('idx_activity_type_time', 'btree (activity_type, created_at, id)'),
        ('idx_activity_device_time', 'btree (((metadata ->> ''device_id'')), created_at, id)'),
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

-- A definition without what depends on column types and on who wrote it; an index that descends in its last column
-- serves as well.
CREATE OR REPLACE FUNCTION watchpost.plain_definition(definition text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT regexp_replace(regexp_replace(definition, '^.* USING ', ''),
                          '::(character varying|text)(\[\])?| DESC(?=\))|[a-z_]+\.(?=gin_trgm_ops)|[()\s]', '', 'g')
$$;

-- What is left to do outside of a transaction, a statement a row: indexes that are missing on adopted tables, without
-- locking their writers out, and the check of old rows against an extended CHECK.
CREATE OR REPLACE FUNCTION watchpost.post_steps() RETURNS TABLE (statement text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH present AS (
        SELECT w.tab, w.name, w.definition, c.relkind, c.relnamespace::regnamespace AS place,
               i.indexrelid::regclass AS index, x.relname, i.indisvalid,
               watchpost.plain_definition(pg_get_indexdef(i.indexrelid)) = watchpost.plain_definition(w.definition)
               AS same
        FROM watchpost.wanted_indexes() w JOIN pg_class c ON c.oid = w.tab
        LEFT JOIN pg_index i ON i.indrelid = w.tab LEFT JOIN pg_class x ON x.oid = i.indexrelid
        WHERE pg_has_role(c.relowner, 'USAGE')
    ), missing AS (
        SELECT tab, name, definition, relkind, place, bool_or(coalesce(relname = name AND NOT same, false)) AS taken
        FROM present GROUP BY tab, name, definition, relkind, place
        HAVING NOT bool_or(coalesce(same AND indisvalid, false))
    )
    -- What an interrupted attempt left behind.
    SELECT format('DROP INDEX CONCURRENTLY %s', p.index) FROM present p
    WHERE p.same AND NOT p.indisvalid AND p.relkind = 'r' AND p.relname IN (p.name, p.name || '_watchpost')
    UNION ALL
    SELECT format('CREATE INDEX %s %I ON %s USING %s', CASE WHEN relkind = 'r' THEN 'CONCURRENTLY' ELSE '' END,
                  name || CASE WHEN taken THEN '_watchpost' ELSE '' END, tab, definition) FROM missing
    UNION ALL
    SELECT format('ALTER TABLE %s VALIDATE CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
    WHERE conrelid = watchpost.activity_table() AND contype = 'c' AND NOT convalidated
    AND pg_has_role((SELECT relowner FROM pg_class WHERE oid = conrelid), 'USAGE')
    AND obj_description(oid, 'pg_constraint') LIKE '%extended by watchpost'
$$;

-- pg_trgm finds words within error texts at once. Who migrates may not be allowed to install it: then they are walked.
DO $trigrams$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm is not installed (%): searching error texts will be slower', SQLERRM;
END
$trigrams$;

-- Fresh tables get their first partitions and all indexes now; adopted ones are left alone here.
DO $first$
DECLARE
    parent regclass;
    part regclass;
    step text;
    today date := (now() AT TIME ZONE 'UTC')::date;
BEGIN
    FOREACH parent IN ARRAY ARRAY[watchpost.activity_table(), watchpost.telemetry_table()] LOOP
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_class WHERE oid = parent AND relkind = 'p')
                      OR EXISTS (SELECT FROM pg_inherits WHERE inhparent = parent);
        part := watchpost.make_part(parent, (SELECT relname || '_past' FROM pg_class WHERE oid = parent));
        PERFORM watchpost.attach_part(parent, part, '-infinity', (today - 1)::timestamp AT TIME ZONE 'UTC');
        part := watchpost.make_part(parent, (SELECT relname || '_rest' FROM pg_class WHERE oid = parent));
        EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s DEFAULT', parent, part);
    END LOOP;
    FOR step IN SELECT statement FROM watchpost.post_steps()
                WHERE statement LIKE 'CREATE INDEX %' AND statement NOT LIKE '%CONCURRENTLY%' LOOP
        EXECUTE step;
    END LOOP;
    PERFORM watchpost.ensure_partitions(today - 1, 9);
END
$first$;

-- The functions and the view that stand beside the two tables. What another product made under these names stays.
DO $beside$
DECLARE
    place text := quote_ident(current_schema());
    telemetry text := (SELECT format('%s.%I', relnamespace::regnamespace, relname) FROM pg_class
                       WHERE oid = watchpost.telemetry_table());
    activity text := (SELECT format('%s.%I', relnamespace::regnamespace, relname) FROM pg_class
                      WHERE oid = watchpost.activity_table());
    fun record;
    there oid;
BEGIN
    FOR fun IN SELECT * FROM (VALUES
        ('record_device_telemetry(uuid, uuid, jsonb, uuid)',
         'record_device_telemetry(p_device_id uuid, p_organization_id uuid, p_telemetry jsonb, '
         'p_activity_log_id uuid DEFAULT NULL) RETURNS uuid LANGUAGE sql AS',
         format('INSERT INTO %s (id, device_id, organization_id, telemetry, activity_log_id, received_at) VALUES '
                '(watchpost.uuid_v7(), p_device_id, p_organization_id, p_telemetry, p_activity_log_id, now()) '
                'RETURNING id', telemetry)),
        ('cleanup_old_telemetry(integer)', 'cleanup_old_telemetry(days integer) RETURNS bigint LANGUAGE sql AS',
         'SELECT watchpost.remove_old(''telemetry'', now() - make_interval(days => greatest(days, 0)))'),
        ('cleanup_old_activity(integer)', 'cleanup_old_activity(days integer) RETURNS bigint LANGUAGE sql AS',
         'SELECT watchpost.remove_old(''messages'', now() - make_interval(days => greatest(days, 0)))'),
        ('cleanup_old_events(integer)', 'cleanup_old_events(days integer) RETURNS bigint LANGUAGE sql AS',
         'SELECT watchpost.remove_old(''events'', now() - make_interval(days => greatest(days, 0)))')
        ) v (signature, head, body) LOOP
        there := to_regprocedure(place || '.' || fun.signature);
        IF there IS NOT NULL AND obj_description(there, 'pg_proc') IS DISTINCT FROM 'Made by watchpost' THEN
            RAISE NOTICE '% is there already and is left as it is', fun.signature;
            CONTINUE;
        END IF;
        EXECUTE format('CREATE OR REPLACE FUNCTION %s.%s %L', place, fun.head, fun.body);
        EXECUTE format('COMMENT ON FUNCTION %s.%s IS ''Made by watchpost''', place, fun.signature);
    END LOOP;
    -- A view asks with its owner's rights unless it is told not to, which PostgreSQL knows from 15 on; before, there is
    -- none over a protected table.
    IF to_regclass(place || '.integration_activity_summary') IS NULL
       AND (current_setting('server_version_num')::int >= 150000
            OR NOT (SELECT relrowsecurity FROM pg_class WHERE oid = watchpost.activity_table())) THEN
        EXECUTE format(
            'CREATE VIEW %s.integration_activity_summary %s AS SELECT (created_at AT TIME ZONE ''UTC'')::date AS day, '
            'integration_id, activity_type, count(*) AS n, count(*) FILTER (WHERE status IN (''failed'', ''timeout'', '
            '''error'')) AS errors, avg(response_time_ms) AS mean_response_time_ms FROM %s GROUP BY 1, 2, 3', place,
            CASE WHEN current_setting('server_version_num')::int >= 150000 THEN 'WITH (security_invoker = true)' ELSE '' END,
            activity);
        EXECUTE format('COMMENT ON VIEW %s.integration_activity_summary IS ''Made by watchpost''', place);
    END IF;
END
$beside$;

-- What an adopted table's foreign keys would refuse of rows with these ids, in words; NULL: nothing. To be asked before
-- collecting: otherwise every single row would be refused.
CREATE OR REPLACE FUNCTION watchpost.refused_ids(organization uuid, integration uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    k record;
    known boolean;
BEGIN
    FOR k IN SELECT c.conrelid::regclass AS tab, c.confrelid::regclass AS target, a.attname AS col, f.attname AS key,
                    CASE a.attname WHEN 'organization_id' THEN organization ELSE integration END AS id
             FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
             JOIN pg_attribute f ON f.attrelid = c.confrelid AND c.confkey = ARRAY[f.attnum]
             WHERE c.conrelid IN (watchpost.activity_table(), watchpost.telemetry_table()) AND c.contype = 'f'
             AND a.attname IN ('organization_id', 'integration_id') LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1)', k.target, k.key) INTO known USING k.id;
        IF NOT known THEN
            RETURN format('%s of %s must be one of %s, and %s is not: give the profile the ids to write with', k.col,
                          k.tab, k.target, k.id);
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
             FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
             WHERE c.conrelid = log AND c.contype = 'c' AND a.attname = 'activity_type' LOOP
        EXECUTE format('SELECT count(*) FROM (SELECT unnest($1)::varchar AS activity_type) s WHERE NOT (%s)', k.condition)
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
