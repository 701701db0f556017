-- SPDX-License-Identifier: GPL-3.0-or-later
-- After the migrations, with psql: what cannot be done within a transaction. `watchpostctl migrate` asks the same
-- question and runs each answer by itself.
SELECT statement FROM watchpost.post_steps() \gexec
