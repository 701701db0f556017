// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alert_calls.h"

#include "store/alert_rows.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store::alert_calls {

namespace {

Result<void> call(const Database &database, const Alert &alert, const QString &type)
{
    const QVariant id = blobOf(alert.id);
    if (type == "alert_shelved"_L1)
        return database.exec(u"SELECT watchpost.shelve_alert(?, @at(?), ?, ?)"_s,
                             {id, orNull(alert.shelvedUntilMs), notNull(alert.shelfReason), alert.version});
    if (type == "alert_unshelved"_L1)
        return database.exec(u"SELECT watchpost.unshelve_alert(?, ?)"_s, {id, alert.version});
    if (type == "alert_noted"_L1)
        return database.exec(u"SELECT watchpost.note_alert(?, ?, ?)"_s, {id, notNull(alert.note), alert.version});
    return database.exec(u"SELECT watchpost.acknowledge_alert(?, ?)"_s, {id, alert.version});
}

// What the functions say by SQLSTATE. Everything that could be told from the row was told before.
Error meaning(const Error &error, const Alert &alert)
{
    if (error.code == "55000"_L1 || error.code == "P0002"_L1)
        return {Error::Kind::Conflict, u"stale_version"_s,
                u"the alert '%1' has changed in the meantime: look at it again, then repeat"_s.arg(alert.ruleName)};
    if (error.code == "22023"_L1)
        return {Error::Kind::Usage, u"bad_shelf"_s,
                u"the database's clock differs too much from this machine's: an alert is shelved until a time to come, "
                "and for at most 24 hours"_s};
    return error;
}

} // namespace

Result<bool> areNeeded(const Database &database)
{
    if (!database.isPostgres())
        return false;
    const auto needed = database.scalar(u"SELECT NOT has_table_privilege('watchpost.alerts', 'UPDATE') AND "
                                        "to_regprocedure('watchpost.note_alert(uuid, text, integer)') IS NOT NULL"_s);
    return needed.map([](const QVariant &answer) { return answer.toBool(); });
}

Result<void> change(const Database &database, Alert &alert, const AlertJournalEntry &entry)
{
    if (auto done = database.exec(u"SAVEPOINT one_alert"_s); !done)
        return done;
    if (auto done = call(database, alert, entry.activityType); !done) {
        if (auto back = database.exec(u"ROLLBACK TO one_alert"_s); !back)
            return back;
        return tl::unexpected(meaning(done.error(), alert));
    }
    auto stored = readAlerts(database, u"id = ?"_s, {blobOf(alert.id)});
    if (!stored)
        return tl::unexpected(stored.error());
    if (!stored->empty())
        alert = std::move(stored->front());
    return {};
}

} // namespace store::alert_calls
