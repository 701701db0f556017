// SPDX-License-Identifier: GPL-3.0-or-later
// What operators change of alerts: each with its row of the journal, in one transaction.
#include "base/ids.h"
#include "base/times.h"
#include "model/activity_types.h"
#include "store/activity_insert.h"
#include "store/alert_calls.h"
#include "store/alert_rows.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/editor.h"
#include "store/row_mapping.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace store {
namespace {

constexpr qsizetype kMaxText = 4000; // of a note or a reason

// Changes the alert and says so in the entry, or refuses.
using Change = std::function<Result<void>(Alert &, AlertJournalEntry &)>;
// What else changes with it.
using Spread = std::function<Result<void>(const Alert &)>;

Result<void> refuse(Error::Kind kind, QString code, QString text)
{
    return fail(kind, std::move(code), std::move(text));
}

QString timeText(qint64 ms)
{
    return isoUtc(ms);
}

// It is about this alert, and no trouble of the store's.
bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::Conflict || error.kind == Error::Kind::NotFound ||
           error.kind == Error::Kind::Usage;
}

// One act over several alerts.
class AlertEditing
{
public:
    AlertEditing(const Database &database, const OperatorAct &act) : m_database(database), m_act(act) {}

    Result<AlertsEdited> run(const std::vector<AlertTarget> &targets, const QString &activityType, const Change &change,
                             const Spread &spread = {})
    {
        const auto byCalls = alert_calls::areNeeded(m_database);
        if (!byCalls)
            return tl::unexpected(byCalls.error());
        m_byCalls = *byCalls;
        m_spread = spread;
        if (auto done = m_inserter.prepare(m_database); !done)
            return tl::unexpected(done.error());
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return tl::unexpected(transaction.error());
        AlertsEdited edited;
        for (const AlertTarget &target : targets) {
            auto found = readAlerts(m_database, u"id = ?"_s, {blobOf(target.id)});
            if (!found)
                return tl::unexpected(found.error());
            if (found->empty()) {
                edited.refused.push_back({target.id,
                                          {Error::Kind::NotFound, u"not_found"_s,
                                           u"there is no alert %1 (any more)"_s.arg(idText(target.id))}});
                continue;
            }
            Alert &alert = found->front();
            AlertJournalEntry entry;
            if (const auto allowed = judge(alert, target, change, entry); !allowed) {
                edited.refused.push_back({target.id, allowed.error()});
                continue;
            }
            entry.activityType = activityType;
            if (auto done = m_byCalls ? alert_calls::change(m_database, alert, entry) : write(alert, entry); !done) {
                if (!isRefusal(done.error()))
                    return tl::unexpected(done.error());
                edited.refused.push_back({target.id, done.error()});
                continue;
            }
            edited.changed.push_back(std::move(alert));
        }
        if (edited.changed.empty())
            return edited;
        if (auto done = m_database.announce("edits"); !done)
            return tl::unexpected(done.error());
        if (auto done = transaction->commit(); !done)
            return tl::unexpected(done.error());
        return edited;
    }

private:
    // The change's own words come first: "acknowledged by anna" says more than "changed in the meantime".
    static Result<void> judge(Alert &alert, const AlertTarget &target, const Change &change, AlertJournalEntry &entry)
    {
        const qint64 version = alert.version;
        if (auto allowed = change(alert, entry); !allowed)
            return allowed;
        if (target.expectedVersion && *target.expectedVersion != version)
            return refuse(Error::Kind::Conflict, u"stale_version"_s,
                          u"the alert '%1' of %2 has changed in the meantime: look at it again, then repeat"_s.arg(
                              alert.ruleName, alert.externalId.isEmpty() ? u"the connection"_s : alert.externalId));
        return {};
    }

    Result<void> write(Alert &alert, AlertJournalEntry &entry)
    {
        if (auto done = m_spread ? m_spread(alert) : Result<void>(); !done)
            return done;
        alert.version += 1;
        if (auto done = m_database.exec(
                u"UPDATE alerts SET acknowledgement = ?, acknowledged_at = @at(?), acknowledged_by = ?, note = ?, "
                "shelved_until = @at(?), shelved_by = ?, shelf_reason = ?, version = ? WHERE id = ?"_s,
                {QString::fromLatin1(acknowledgementKey(alert.acknowledgement)), orNull(alert.acknowledgedAtMs),
                 notNull(alert.acknowledgedBy), notNull(alert.note), orNull(alert.shelvedUntilMs),
                 notNull(alert.shelvedBy), notNull(alert.shelfReason), alert.version, blobOf(alert.id)});
            !done)
            return done;
        entry.alert = alert;
        entry.user = m_act.user;
        entry.atMs = m_act.nowMs;
        const ActivityRow row = alertActivity(m_ids.next(m_act.nowMs), entry);
        if (auto done = m_inserter.insert(m_database, row); !done)
            return done;
        return m_database.exec(u"INSERT INTO activity_counts (hour, integration_id, activity_type, n) "
                               "VALUES (@at(?), ?, ?, 1) ON CONFLICT (hour, integration_id, activity_type) "
                               "DO UPDATE SET n = activity_counts.n + 1"_s,
                               {hourOf(row.createdAtMs), blobOf(row.integrationId), notNull(row.activityType)});
    }

    const Database &m_database;
    const OperatorAct &m_act;
    ActivityInsert m_inserter;
    IdSource m_ids;
    Spread m_spread;
    bool m_byCalls = false;
};

// The shelf of an alert on the other occurrences of what it is about that `which` chooses.
Result<void> spreadShelf(const Database &database, const Alert &alert, const QString &which,
                         std::initializer_list<QVariant> whichValues)
{
    auto query = database.prepare(
        u"UPDATE alerts SET shelved_until = @at(?), shelved_by = ?, shelf_reason = ?, version = version + 1 WHERE "
        "integration_id = ? AND rule_id = ? AND device_id = ? AND metric = ? AND id <> ? AND %1"_s.arg(which));
    if (!query)
        return tl::unexpected(query.error());
    int at = 0;
    for (const QVariant &value : std::initializer_list<QVariant>{
             orNull(alert.shelvedUntilMs), notNull(alert.shelvedBy), notNull(alert.shelfReason),
             blobOf(alert.integrationId), notNull(alert.key.ruleId), keyId(alert.key.deviceId),
             notNull(alert.key.metric), blobOf(alert.id)})
        database.bind(*query, at++, value);
    for (const QVariant &value : whichValues)
        database.bind(*query, at++, value);
    return database.run(*query);
}

} // namespace

Result<AlertsEdited> Editor::acknowledgeAlerts(const std::vector<AlertTarget> &alerts, const OperatorAct &act)
{
    return AlertEditing(*m_database, act)
        .run(alerts, u"alert_acknowledged"_s, [&act](Alert &alert, AlertJournalEntry &entry) -> Result<void> {
            if (alert.acknowledgement == Acknowledgement::Acknowledged)
                return refuse(Error::Kind::Conflict, u"already_acknowledged"_s,
                              u"already acknowledged by %1 at %2"_s.arg(alert.acknowledgedBy,
                                                                        timeText(alert.acknowledgedAtMs.value_or(0))));
            entry.from = QString::fromLatin1(acknowledgementKey(alert.acknowledgement));
            entry.to = QString::fromLatin1(acknowledgementKey(Acknowledgement::Acknowledged));
            alert.acknowledgement = Acknowledgement::Acknowledged;
            alert.acknowledgedAtMs = act.nowMs;
            alert.acknowledgedBy = act.user;
            return {};
        });
}

Result<AlertsEdited> Editor::shelveAlerts(const std::vector<AlertTarget> &alerts, const Shelf &shelf,
                                          const OperatorAct &act)
{
    if (shelf.untilMs <= act.nowMs)
        return fail(Error::Kind::Usage, u"bad_shelf"_s, u"an alert is shelved until a time to come"_s);
    if (shelf.untilMs > act.nowMs + shelf.longestMs)
        return fail(
            Error::Kind::Usage, u"bad_shelf"_s,
            u"an alert may be shelved for at most %1 hours: shelve it again then"_s.arg(shelf.longestMs / 3'600'000));
    return AlertEditing(*m_database, act)
        .run(
            alerts, u"alert_shelved"_s,
            [&](Alert &alert, AlertJournalEntry &entry) -> Result<void> {
                if (alert.isShelved(act.nowMs))
                    entry.from = timeText(*alert.shelvedUntilMs);
                entry.to = timeText(shelf.untilMs);
                alert.shelvedUntilMs = shelf.untilMs;
                alert.shelvedBy = act.user;
                alert.shelfReason = shelf.reason.left(kMaxText);
                entry.note = alert.shelfReason;
                return {};
            },
            [this](const Alert &alert) { return spreadShelf(*m_database, alert, u"condition <> 'normal'"_s, {}); });
}

Result<AlertsEdited> Editor::unshelveAlerts(const std::vector<AlertTarget> &alerts, const OperatorAct &act)
{
    return AlertEditing(*m_database, act)
        .run(
            alerts, u"alert_unshelved"_s,
            [&](Alert &alert, AlertJournalEntry &entry) -> Result<void> {
                if (!alert.isShelved(act.nowMs))
                    return refuse(Error::Kind::Usage, u"not_shelved"_s, u"that alert is not shelved"_s);
                entry.from = timeText(*alert.shelvedUntilMs);
                alert.shelvedUntilMs.reset();
                alert.shelvedBy.clear();
                alert.shelfReason.clear();
                return {};
            },
            [&](const Alert &alert) {
                return spreadShelf(*m_database, alert, u"shelved_until > @at(?)"_s, {act.nowMs});
            });
}

Result<AlertsEdited> Editor::noteAlerts(const std::vector<AlertTarget> &alerts, const QString &text,
                                        const OperatorAct &act)
{
    return AlertEditing(*m_database, act)
        .run(alerts, u"alert_noted"_s, [&text](Alert &alert, AlertJournalEntry &entry) -> Result<void> {
            alert.note = text.trimmed().left(kMaxText);
            entry.note = alert.note;
            return {};
        });
}

Result<void> Editor::markNotified(const std::vector<QUuid> &alerts, qint64 atMs)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QUuid &id : alerts) {
        if (auto done = m_database->exec(
                u"UPDATE alerts SET notified_at = @at(?), version = version + 1 WHERE id = ? AND notified_at IS NULL"_s,
                {atMs, blobOf(id)});
            !done)
            return done;
    }
    if (auto done = m_database->announce("edits"); !done)
        return done;
    return transaction->commit();
}

} // namespace store
