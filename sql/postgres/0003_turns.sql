-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several collectors on one integration: their batches take turns, and each row that a collector keeps in memory says
-- in which turn it was written last, so that the others load what they lack. SQLite has no twin: one collector an
-- integration writes to a file. May be run again.

ALTER TABLE watchpost.integrations
    ADD COLUMN IF NOT EXISTS turn      bigint NOT NULL DEFAULT 0, -- of the newest batch; whoever writes holds this row
    ADD COLUMN IF NOT EXISTS judged_at timestamptz;               -- how far alerts are judged, on the engine's clock
ALTER TABLE watchpost.ingest_progress
    ADD COLUMN IF NOT EXISTS received_until timestamptz; -- no message that the inbox still holds was received before
ALTER TABLE watchpost.devices
    ADD COLUMN IF NOT EXISTS turn            bigint NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS last_message_at timestamptz; -- received: what is older changes nothing any more
ALTER TABLE watchpost.device_aliases
    ADD COLUMN IF NOT EXISTS turn bigint NOT NULL DEFAULT 0;
ALTER TABLE watchpost.topics
    ADD COLUMN IF NOT EXISTS turn bigint NOT NULL DEFAULT 0;
