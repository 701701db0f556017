// SPDX-License-Identifier: GPL-3.0-or-later
// Copies the records of one store into another, whichever engines they have. What is there already – by its id – stays,
// so it may be done again, and several stores may be merged into one.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <QSqlQuery>
#include <functional>
#include <memory>
#include <vector>

namespace store {

class Database;
struct CopiedTable; // one table's columns
class RowSink;

enum class CopyMode {
    Merge,   // adds what is new
    Backup,  // all of a server's database, into a file that nobody else has
    Restore, // all of a file, in the place of all that a server's database holds, in one transaction
};

class Copier
{
public:
    struct Count
    {
        QString table;
        qint64 read = 0;
        qint64 added = 0;   // rows that were not there
        qint64 changed = 0; // that were, and are newer or fuller now
        bool operator==(const Count &) const = default;
    };
    // Both must have the newest schema. Errors: Usage, same_store; those of Database.
    [[nodiscard]] static Result<std::unique_ptr<Copier>> open(const StoreUrl &from, const StoreUrl &to,
                                                              CopyMode mode = CopyMode::Merge);
    ~Copier();

    [[nodiscard]] const Database &source() const { return *m_from; }
    [[nodiscard]] const Database &target() const { return *m_to; }

    // All of one state of the source; each thousand rows a transaction of the target. `progress` is told of each, and
    // ends it early by returning false: Error::Kind::Cancelled. What was copied by then stays; of a restoring nothing.
    // Backup and Restore besides: Store, incomplete, when a row did not arrive.
    using Progress = std::function<bool(const Count &)>;
    [[nodiscard]] Result<std::vector<Count>> run(const Progress &progress);

private:
    explicit Copier(CopyMode mode);
    [[nodiscard]] Result<std::vector<Count>> copyAll(const Progress &progress);
    [[nodiscard]] Result<Count> copy(const CopiedTable &table, const Progress &progress);
    [[nodiscard]] Result<void> copyChunk(QSqlQuery &rows, RowSink &sink, Count &count);
    [[nodiscard]] Result<void> finish();
    void makeDays();

    CopyMode m_mode;
    std::unique_ptr<Database> m_from, m_to;
};

} // namespace store
