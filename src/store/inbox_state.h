// SPDX-License-Identifier: GPL-3.0-or-later
// Private parts of the inbox that more than one of its sources needs.
#pragma once

#include "store/database.h"
#include "store/inbox.h"

#include <QSqlQuery>

namespace store {

struct Inbox::Statements
{
    QSqlQuery insert;
    QSqlQuery meta;
};

// What one transaction is going to change, before any of it is written.
struct Inbox::Draft
{
    struct Row
    {
        qint64 seq = 0;
        qint64 ordinal = 0;
        qint64 epoch = 0;
        QByteArray digest; // empty at QoS 0 and for events
    };
    State state;
    std::vector<InboxEntry> entries;
    std::vector<Row> rows;                                   // beside `entries`
    std::vector<std::pair<quint16, LedgerEntry>> remembered; // QoS 2, to the ledger table
    std::vector<quint16> released;                           // QoS 2, out of it
    bool newEpoch = false;
    bool dirty = false; // something has to be written
    qint64 duplicates = 0;
    qint64 upTo = 0;

    // Takes a QoS 2 identifier out of the ledger table, whether it stands there or in this draft.
    void forget(quint16 id)
    {
        std::erase_if(remembered, [id](const auto &one) { return one.first == id; });
        released.push_back(id);
    }
    [[nodiscard]] qint64 appended() const { return state.totals.received - state.totals.skipped; }
};

} // namespace store
