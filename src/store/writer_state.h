// SPDX-License-Identifier: GPL-3.0-or-later
// Private parts of the writer that more than one of its sources needs.
#pragma once

#include "store/activity_insert.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/writer.h"

#include <QHash>
#include <QSqlQuery>

namespace store {

struct Writer::Statements
{
    ActivityInsert activity;
    QSqlQuery telemetry;
    QSqlQuery device;
    QSqlQuery topic;
    QSqlQuery count;
    QSqlQuery metric;
    QSqlQuery progress;
    QSqlQuery heartbeat;
};

// What a batch's transaction changes of what the writer remembers, kept only when it is committed.
struct Writer::Draft
{
    Outcome outcome;
    qint64 decodeErrors = 0;
    qint64 skipped = 0;
    QHash<std::pair<qint64, QString>, qint64> counts; // hour, type
    std::vector<const TelemetryRow *> readings;
    QHash<std::pair<QUuid, QString>, qint64> metrics; // seen for the first time, and when
};

} // namespace store
