// SPDX-License-Identifier: GPL-3.0-or-later
// What windows and commands write beside a collector: each call one short transaction.
#pragma once

#include "base/result.h"
#include "model/rows.h"
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

private:
    Editor();
    [[nodiscard]] Result<void> changeOne(const QString &sql, std::initializer_list<QVariant> values,
                                         const QString &missing);
    std::unique_ptr<Database> m_database;
};

} // namespace store
