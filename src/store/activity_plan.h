// SPDX-License-Identifier: GPL-3.0-or-later
// How a query of the activity log is walked: which indexes cover it and what SQL may leave out before filter::matches()
// decides. Pure: what has to be known of the store comes in a Directory.
#pragma once

#include "store/reader.h"

#include <QHash>
#include <QVariantList>

namespace store {

// Names behind ids, and where a text could be found at all.
struct Directory
{
    struct Entry
    {
        QString id; // lower-case text
        QString name;
        QString externalId;
    };
    std::vector<Entry> devices;
    QHash<QString, std::size_t> byId;
    std::vector<std::pair<QString, QString>> bindings; // topic prefix, device id
    QStringList types;                                 // every type that the log holds; more do no harm
    QStringList topics;                                // of received messages
    bool topicsAreComplete = false; // every topic of a message row is among `topics`; else nothing follows from them

    void add(Entry entry);
    [[nodiscard]] const Entry *find(const QString &id) const;
};

// SQL with its values; empty holds for every row.
struct Condition
{
    QString sql;
    QVariantList values;
};
// `column IN (…)`.
[[nodiscard]] Condition isOneOf(const QString &column, const QStringList &values);
// Those that are not empty, each in parentheses, with ` AND ` or ` OR ` between them.
[[nodiscard]] Condition joined(const std::vector<Condition> &conditions, const QString &between);

// One index walk.
struct Branch
{
    enum class Kind { Time, Type, Device, Problem, Error };
    Kind kind = Kind::Time;
    QString value; // type, device id
    bool operator==(const Branch &) const = default;
};

struct ActivityPlan
{
    bool never = false;                // no row can match
    std::vector<Branch> branches;      // every matching row lies in at least one
    Condition condition;               // every matching row fulfils it
    std::optional<filter::Node> judge; // what decides on the rows that are left; absent: all of them match
    bool judgeNeedsTelemetry = false;
};

// Whether judging by it needs the readings of a row.
[[nodiscard]] bool needsTelemetry(const filter::Node &node);

// Range, paging and limits are the walk's.
[[nodiscard]] ActivityPlan planOf(const ActivityQuery &query, const Directory &directory);

// A LIKE pattern (escape character `\`) that matches at least what `text` matches with `*` as a wildcard, ignoring
// case. SQLite folds ASCII only, so each character with a partner beyond ASCII stands as `_`.
[[nodiscard]] QString likePattern(QStringView text);

} // namespace store
