// SPDX-License-Identifier: GPL-3.0-or-later
// What windows and commands write beside a collector: each call one short transaction.
#pragma once

#include "base/result.h"
#include "model/rows.h"
#include "store/alert_query.h"
#include "store/store_url.h"

#include <QStringList>
#include <QUuid>
#include <memory>
#include <vector>

namespace store {

class Database;

// A message kept for publishing again.
struct SavedMessage
{
    QUuid id; // null: made on saving
    QString name;
    QString topic;
    QByteArray payload;
    int qos = 0;
    bool retain = false;
    qint64 changedAtMs = 0;
    bool operator==(const SavedMessage &) const = default;
};

// A named arrangement of a view; `content` is JSON of its own making.
struct SavedView
{
    QUuid id; // null: made on saving
    QString name;
    QByteArray content;
    qint64 changedAtMs = 0;
    bool operator==(const SavedView &) const = default;
};

// Belongs to the thread that opened it. Errors: StoreBusy – call again; NotFound – no such row (any more);
// Conflict, code name_taken – another saved one has that name.
class Editor
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Editor>> open(const StoreUrl &url);
    ~Editor();

    // An empty name gives the device its reported name back, else its external id.
    [[nodiscard]] Result<void> renameDevice(const QUuid &deviceId, const QString &givenName);
    // Trimmed, without empty ones and without repetitions, in the order given.
    [[nodiscard]] Result<void> setTags(const QUuid &deviceId, const QStringList &tags);
    [[nodiscard]] Result<void> setNotes(const QUuid &deviceId, const QString &notes);

    // An event that no collector sees, such as a publish: the row and the hourly count of its type.
    [[nodiscard]] Result<void> appendActivity(const ActivityRow &row);

    [[nodiscard]] Result<QUuid> saveMessage(const SavedMessage &message);
    [[nodiscard]] Result<std::vector<SavedMessage>> savedMessages();
    [[nodiscard]] Result<void> removeMessage(const QUuid &id);
    [[nodiscard]] Result<QUuid> saveView(const SavedView &view);
    [[nodiscard]] Result<std::vector<SavedView>> savedViews();
    [[nodiscard]] Result<void> removeView(const QUuid &id);

    // Alerts, each with its row of the journal, in one transaction. An alert that cannot be changed so is refused with
    // words and keeps no other from being changed.
    [[nodiscard]] Result<AlertsEdited> acknowledgeAlerts(const std::vector<AlertTarget> &alerts,
                                                         const OperatorAct &act);
    // Holds for what the alert is about: later occurrences are shelved, too. Error::Kind::Usage, bad_shelf: until a
    // time that is past, or later than `longestMs` from now.
    [[nodiscard]] Result<AlertsEdited> shelveAlerts(const std::vector<AlertTarget> &alerts, const Shelf &shelf,
                                                    const OperatorAct &act);
    [[nodiscard]] Result<AlertsEdited> unshelveAlerts(const std::vector<AlertTarget> &alerts, const OperatorAct &act);
    // Replaces the note; an empty text takes it away.
    [[nodiscard]] Result<AlertsEdited> noteAlerts(const std::vector<AlertTarget> &alerts, const QString &text,
                                                  const OperatorAct &act);
    // That channels have been told; keeps the first time.
    [[nodiscard]] Result<void> markNotified(const std::vector<QUuid> &alerts, qint64 atMs);

    // The organization of that name, or of that id where it is not null; made where there is none, with the rules that
    // the program brings.
    [[nodiscard]] Result<QUuid> organization(const QUuid &id, const QString &name, qint64 nowMs);
    // Rules of an organization. `rule.version` is the one that was edited, 0 for a new rule; the stored one comes back.
    // Conflict, stale_version: somebody else changed or removed it. Conflict, rule_exists: a new one has a taken id.
    // Usage, bad_rule: it makes no sense.
    [[nodiscard]] Result<AlertRule> saveRule(const QUuid &organization, const AlertRule &rule, const OperatorAct &act);
    [[nodiscard]] Result<void> removeRule(const QUuid &organization, const QString &id,
                                          std::optional<qint64> expectedVersion = {});
    // Adds, and replaces those of the same id; all or none. A rule with a version is checked as in saveRule().
    [[nodiscard]] Result<void> importRules(const QUuid &organization, const std::vector<AlertRule> &rules,
                                           const OperatorAct &act);

private:
    Editor();
    [[nodiscard]] Result<void> changeOne(const QString &sql, std::initializer_list<QVariant> values,
                                         const QString &missing);
    std::unique_ptr<Database> m_database;
};

} // namespace store
