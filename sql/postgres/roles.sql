-- SPDX-License-Identifier: GPL-3.0-or-later
-- Organizations kept apart by the database itself, for people who log in to it. Run after the migrations, by
-- `watchpostctl migrate --roles` or psql; may be run again, and should be after each later migration. Needs CREATEROLE.
--
-- Who is logged in decides, not a setting that anybody can set: each policy asks for the organizations of the session's
-- user in watchpost.member. Everything of ours belongs to watchpost_owner, as whom nobody logs in. Tables that were
-- adopted from another product keep their owner, grants and policies.

DO $roles$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['watchpost_owner', 'watchpost_collector', 'watchpost_viewer', 'watchpost_admin'] LOOP
        IF to_regrole(name) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    -- Who migrates goes on doing it: as a member of the owner.
    IF NOT pg_has_role('watchpost_owner', 'USAGE') THEN
        EXECUTE format('GRANT watchpost_owner TO %I', current_user);
    END IF;
END
$roles$;

-- Which organizations a login, or a role that it is a member of, belongs to.
CREATE TABLE IF NOT EXISTS watchpost.member (
    role_name       name NOT NULL,
    organization_id uuid NOT NULL,
    PRIMARY KEY (role_name, organization_id)
);

CREATE OR REPLACE FUNCTION watchpost.my_organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.organization_id FROM watchpost.member m JOIN pg_roles r ON r.rolname = m.role_name
    WHERE pg_has_role(session_user, r.oid, 'MEMBER')
$$;

-- Whose a saved view or message is that does not say so: the first of the session's organizations.
CREATE OR REPLACE FUNCTION watchpost.own_organization() RETURNS uuid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT o FROM watchpost.my_organizations() o ORDER BY o LIMIT 1),
                    '00000000-0000-0000-0000-000000000000')
$$;

CREATE OR REPLACE FUNCTION watchpost.may_remove(organization uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_has_role(session_user, 'watchpost_admin', 'MEMBER') OR pg_has_role(session_user, 'watchpost_owner', 'MEMBER')
           OR organization IN (SELECT watchpost.my_organizations())
$$;

-- How a viewer, who can only read, acts on alerts: under the session's name, each with its row of the journal, and the
-- alert's new version as the answer. An alert of another organization is one that is not there.

-- The alert, locked until the end of the transaction.
CREATE OR REPLACE FUNCTION watchpost.own_alert(alert uuid) RETURNS watchpost.alerts
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found watchpost.alerts;
BEGIN
    SELECT * INTO found FROM watchpost.alerts a
    WHERE a.id = alert AND a.organization_id IN (SELECT watchpost.my_organizations()) FOR UPDATE;
    IF found.id IS NULL THEN
        RAISE EXCEPTION 'there is no alert % (any more)', alert USING ERRCODE = 'no_data_found';
    END IF;
    RETURN found;
END
$$;

-- Without an expected version any will do.
CREATE OR REPLACE FUNCTION watchpost.check_version(found watchpost.alerts, expected_version integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF found.version <> expected_version THEN
        RAISE EXCEPTION 'the alert ''%'' has changed in the meantime: look at it again, then repeat', found.rule_name
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION watchpost.iso_utc(at timestamptz) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The row of the journal, as the programs write it, and its count.
CREATE OR REPLACE FUNCTION watchpost.journal_alert(found watchpost.alerts, type text, at timestamptz, change jsonb)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('INSERT INTO %s (id, organization_id, integration_id, direction, activity_type, status, metadata, '
                   'created_at) VALUES (watchpost.uuid_v7(), $1, $2, ''outgoing'', $3, ''success'', $4, $5)',
                   watchpost.activity_table())
    USING found.organization_id, found.integration_id, type, jsonb_build_object(
        'alert_id', found.id, 'rule_id', found.rule_id, 'rule', found.rule_name, 'severity', found.severity,
        'metric', nullif(found.metric, ''), 'value', NULL,
        'limit', CASE WHEN found.limit_text ~ '^-?[0-9]+([.][0-9]+)?$' THEN to_jsonb(found.limit_text::numeric)
                      ELSE to_jsonb(nullif(found.limit_text, '')) END,
        'from', NULL, 'to', NULL, 'reason', NULL,
        'device_id', nullif(found.device_id, '00000000-0000-0000-0000-000000000000'),
        'external_id', nullif(found.external_id, ''), 'telemetry_id', NULL, 'user', session_user, 'note', NULL)
        || change, at;
    INSERT INTO watchpost.activity_counts AS c (hour, integration_id, activity_type, n)
    VALUES (date_trunc('hour', at, 'UTC'), found.integration_id, type, 1)
    ON CONFLICT (hour, integration_id, activity_type) DO UPDATE SET n = c.n + 1;
    PERFORM pg_notify('watchpost', 'rows'), pg_notify('watchpost', 'edits');
END
$$;

CREATE OR REPLACE FUNCTION watchpost.acknowledge_alert(alert uuid, expected_version integer DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found watchpost.alerts := watchpost.own_alert(alert);
    at timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
    IF found.acknowledgement <> 'unacknowledged' THEN
        RAISE EXCEPTION 'already acknowledged by % at %', found.acknowledged_by,
            to_char(found.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM watchpost.check_version(found, expected_version);
    UPDATE watchpost.alerts a SET acknowledgement = 'acknowledged', acknowledged_at = at,
        acknowledged_by = session_user, version = a.version + 1 WHERE a.id = alert;
    PERFORM watchpost.journal_alert(found, 'alert_acknowledged', at,
                                    '{"from": "unacknowledged", "to": "acknowledged"}');
    RETURN found.version + 1;
END
$$;

-- Holds for what the alert is about: its other open occurrences are shelved, too. At most 24 hours; five minutes more
-- are for clocks that differ.
CREATE OR REPLACE FUNCTION watchpost.shelve_alert(alert uuid, until timestamptz, reason text DEFAULT '',
                                                  expected_version integer DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found watchpost.alerts := watchpost.own_alert(alert);
    at timestamptz := date_trunc('milliseconds', clock_timestamp());
    why text := left(coalesce(reason, ''), 4000);
BEGIN
    IF until IS NULL OR until <= at THEN
        RAISE EXCEPTION 'an alert is shelved until a time to come' USING ERRCODE = 'invalid_parameter_value';
    ELSIF until > at + interval '24 hours 5 minutes' THEN
        RAISE EXCEPTION 'an alert may be shelved for at most 24 hours: shelve it again then'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM watchpost.check_version(found, expected_version);
    UPDATE watchpost.alerts a SET shelved_until = until, shelved_by = session_user, shelf_reason = why,
        version = a.version + 1
    WHERE a.id = alert OR (a.integration_id = found.integration_id AND a.rule_id = found.rule_id
          AND a.device_id = found.device_id AND a.metric = found.metric AND a.condition <> 'normal');
    PERFORM watchpost.journal_alert(found, 'alert_shelved', at, jsonb_build_object(
        'from', CASE WHEN found.shelved_until > at THEN watchpost.iso_utc(found.shelved_until) END,
        'to', watchpost.iso_utc(until), 'note', nullif(why, '')));
    RETURN found.version + 1;
END
$$;

CREATE OR REPLACE FUNCTION watchpost.unshelve_alert(alert uuid, expected_version integer DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found watchpost.alerts := watchpost.own_alert(alert);
    at timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
    IF found.shelved_until IS NULL OR found.shelved_until <= at THEN
        RAISE EXCEPTION 'that alert is not shelved' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM watchpost.check_version(found, expected_version);
    UPDATE watchpost.alerts a SET shelved_until = NULL, shelved_by = '', shelf_reason = '', version = a.version + 1
    WHERE a.id = alert OR (a.integration_id = found.integration_id AND a.rule_id = found.rule_id
          AND a.device_id = found.device_id AND a.metric = found.metric AND a.shelved_until > at);
    PERFORM watchpost.journal_alert(found, 'alert_unshelved', at,
                                    jsonb_build_object('from', watchpost.iso_utc(found.shelved_until)));
    RETURN found.version + 1;
END
$$;

-- Replaces the note; an empty text takes it away.
CREATE OR REPLACE FUNCTION watchpost.note_alert(alert uuid, note text, expected_version integer DEFAULT NULL)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found watchpost.alerts := watchpost.own_alert(alert);
    words text := left(btrim(coalesce(note, '')), 4000);
BEGIN
    PERFORM watchpost.check_version(found, expected_version);
    UPDATE watchpost.alerts a SET note = words, version = a.version + 1 WHERE a.id = alert;
    PERFORM watchpost.journal_alert(found, 'alert_noted', date_trunc('milliseconds', clock_timestamp()),
                                    jsonb_build_object('note', nullif(words, '')));
    RETURN found.version + 1;
END
$$;

-- Everything of ours to its owner, closed to all others, then opened again organization by organization.
DO $protect$
DECLARE
    ours record;
    condition text;
    checked text;
    adopted boolean := false;
    org text := 'organization_id IN (SELECT watchpost.my_organizations())';
    integration text := 'integration_id IN (SELECT i.id FROM watchpost.integrations i)';
    roles text := 'watchpost_collector, watchpost_viewer, watchpost_admin';
BEGIN
    FOR ours IN
        SELECT c.oid, c.oid::regclass AS tab, c.relname, c.relnamespace::regnamespace AS place, c.relispartition,
               ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) AS cols
        FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND (c.relnamespace = 'watchpost'::regnamespace
              OR (c.oid IN (watchpost.activity_table(), watchpost.telemetry_table()) AND watchpost.is_ours(c.oid)))
    LOOP
        EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %s TO watchpost_owner', ours.place);
        EXECUTE format('ALTER TABLE %s OWNER TO watchpost_owner', ours.tab);
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, %s', ours.tab, roles);
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', ours.tab);
        EXECUTE format('DROP POLICY IF EXISTS watchpost_maintenance ON %s', ours.tab);
        EXECUTE format('CREATE POLICY watchpost_maintenance ON %s TO watchpost_owner USING (true)', ours.tab);
        EXECUTE format('DROP POLICY IF EXISTS watchpost_members ON %s', ours.tab);
        EXECUTE format('DROP POLICY IF EXISTS watchpost_begin ON %s', ours.tab);
        -- A partition is reached through its table only.
        CONTINUE WHEN ours.relispartition;
        EXECUTE format('GRANT USAGE ON SCHEMA %s TO %s', ours.place, roles);
        condition := CASE
            WHEN ours.relname = 'organizations' THEN 'id IN (SELECT watchpost.my_organizations())'
            WHEN ours.relname = 'schema_migrations' THEN 'true'
            WHEN ours.relname = 'member' THEN NULL
            WHEN 'organization_id' = ANY (ours.cols) THEN org
            WHEN 'integration_id' = ANY (ours.cols) THEN integration
            WHEN 'device_id' = ANY (ours.cols) THEN
                format('EXISTS (SELECT FROM watchpost.devices d WHERE d.id = %I.device_id)', ours.relname)
            WHEN 'inbox_id' = ANY (ours.cols) THEN
                format('EXISTS (SELECT FROM watchpost.collectors c WHERE c.inbox_id = %I.inbox_id)', ours.relname) END;
        CONTINUE WHEN condition IS NULL;
        -- A key that begins with an integration must not tell that another organization's integration uses it.
        checked := condition || CASE WHEN ours.relname IN ('devices', 'alerts', 'alert_states')
                                     THEN ' AND ' || integration ELSE '' END;
        EXECUTE format('CREATE POLICY watchpost_members ON %s TO %s USING (%s) WITH CHECK (%s)', ours.tab, roles,
                       condition, checked);
        EXECUTE format('GRANT SELECT ON %s TO %s', ours.tab, roles);
        CONTINUE WHEN ours.relname = 'schema_migrations';
        EXECUTE format('GRANT INSERT, UPDATE ON %s TO watchpost_collector, watchpost_admin', ours.tab);
        -- What happened stays; retention removes it through watchpost.remove_old().
        IF ours.oid NOT IN (watchpost.activity_table(), watchpost.telemetry_table())
           AND ours.relname NOT IN ('organizations', 'integrations', 'devices', 'collectors') THEN
            EXECUTE format('GRANT DELETE ON %s TO watchpost_collector, watchpost_admin', ours.tab);
        END IF;
    END LOOP;
    -- A collector enters its inbox before its first run, which then says whose inbox that is.
    CREATE POLICY watchpost_begin ON watchpost.ingest_progress FOR INSERT TO watchpost_collector WITH CHECK (true);
    -- An administrator decides who belongs where, and sees for that which organizations there are.
    CREATE POLICY watchpost_members ON watchpost.member TO watchpost_admin USING (true);
    GRANT SELECT, INSERT, UPDATE, DELETE ON watchpost.member TO watchpost_admin;
    CREATE POLICY watchpost_begin ON watchpost.organizations TO watchpost_admin USING (true);
    GRANT DELETE ON watchpost.organizations, watchpost.integrations, watchpost.devices TO watchpost_admin;

    adopted := NOT watchpost.is_ours(watchpost.activity_table()) OR NOT watchpost.is_ours(watchpost.telemetry_table());
    IF adopted THEN
        RAISE NOTICE 'a table of another product was adopted: it keeps its owner, grants and policies; grant '
            'watchpost_collector and watchpost_viewer what they shall have there';
    ELSE
        -- What runs with its owner's rights must have those of the tables' owner; beside adopted tables, of who migrates.
        FOR ours IN SELECT p.oid::regprocedure AS fun FROM pg_proc p
                    WHERE p.pronamespace = 'watchpost'::regnamespace
                    OR obj_description(p.oid, 'pg_proc') = 'Made by watchpost' LOOP
            EXECUTE format('ALTER FUNCTION %s OWNER TO watchpost_owner', ours.fun);
        END LOOP;
    END IF;
    -- What only the functions above call stays with their owner.
    REVOKE EXECUTE ON FUNCTION watchpost.own_alert(uuid), watchpost.check_version(watchpost.alerts, integer),
        watchpost.journal_alert(watchpost.alerts, text, timestamptz, jsonb) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION watchpost.own_alert(uuid), watchpost.check_version(watchpost.alerts, integer),
        watchpost.journal_alert(watchpost.alerts, text, timestamptz, jsonb) TO watchpost_owner;
    REVOKE EXECUTE ON FUNCTION watchpost.my_organizations(), watchpost.own_organization(), watchpost.may_remove(uuid),
        watchpost.acknowledge_alert(uuid, integer), watchpost.shelve_alert(uuid, timestamptz, text, integer),
        watchpost.unshelve_alert(uuid, integer), watchpost.note_alert(uuid, text, integer) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION watchpost.my_organizations(), watchpost.own_organization(), watchpost.may_remove(uuid),
        watchpost.acknowledge_alert(uuid, integer), watchpost.shelve_alert(uuid, timestamptz, text, integer),
        watchpost.unshelve_alert(uuid, integer), watchpost.note_alert(uuid, text, integer)
        TO watchpost_owner, watchpost_collector, watchpost_viewer, watchpost_admin;
    GRANT EXECUTE ON FUNCTION watchpost.ensure_partitions(date, integer), watchpost.count_old(text, timestamptz),
        watchpost.remove_old(text, timestamptz, bigint) TO watchpost_owner, watchpost_collector, watchpost_admin;
    ALTER SCHEMA watchpost OWNER TO watchpost_owner;

    -- Saved views and messages of before: whose, is clear where there is one organization.
    IF (SELECT count(*) FROM watchpost.organizations) = 1 THEN
        UPDATE watchpost.saved_views SET organization_id = (SELECT id FROM watchpost.organizations)
        WHERE organization_id = '00000000-0000-0000-0000-000000000000';
        UPDATE watchpost.saved_messages SET organization_id = (SELECT id FROM watchpost.organizations)
        WHERE organization_id = '00000000-0000-0000-0000-000000000000';
    END IF;
END
$protect$;

-- The view asks with the rights of who asks it, which PostgreSQL knows from 15 on; before, there is none.
DO $view$
DECLARE
    summary record;
BEGIN
    SELECT c.oid::regclass AS view INTO summary FROM pg_class c JOIN pg_class log ON log.oid = watchpost.activity_table()
    WHERE c.relname = 'integration_activity_summary' AND c.relkind = 'v' AND c.relnamespace = log.relnamespace
    AND obj_description(c.oid, 'pg_class') = 'Made by watchpost' AND watchpost.is_ours(log.oid);
    IF summary.view IS NULL THEN
        RETURN;
    ELSIF current_setting('server_version_num')::int < 150000 THEN
        EXECUTE format('DROP VIEW %s', summary.view);
    ELSE
        EXECUTE format('ALTER VIEW %s SET (security_invoker = true)', summary.view);
        EXECUTE format('ALTER VIEW %s OWNER TO watchpost_owner', summary.view);
        EXECUTE format('GRANT SELECT ON %s TO watchpost_collector, watchpost_viewer, watchpost_admin', summary.view);
    END IF;
END
$view$;
