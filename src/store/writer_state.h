// SPDX-License-Identifier: GPL-3.0-or-later
// Private parts of the writer that more than one of its sources needs.
#pragma once

#include "store/activity_insert.h"
#include "store/batch_insert.h"
#include "store/binding.h"
#include "store/database.h"
#include "store/writer.h"

#include <QHash>
#include <QSqlQuery>

namespace store {

// Beginnings and ends of the statements around the rows of values, which one engine gives one by one and the other as
// arrays. Those of devices and topics leave their list of columns open: PostgreSQL adds the turn.
extern const QString kDeviceInto, kDeviceUpdate, kTopicInto, kTopicUpdate, kCountInto, kCountUpdate, kMetricInto;
extern const QString kHeartbeat;

struct Writer::Statements
{
    ActivityInsert activity;
    BatchInsert atOnce; // PostgreSQL
    QSqlQuery telemetry;
    QSqlQuery device;
    QSqlQuery topic;
    QSqlQuery count;
    QSqlQuery metric;
    QSqlQuery readProgress;
    QSqlQuery lockTurn; // PostgreSQL, as is the next
    QSqlQuery others;
    QSqlQuery progress;
    QSqlQuery heartbeat;
};

// What a batch's transaction changes of what the writer remembers, kept only when it is committed.
struct Writer::Draft
{
    bool isEmpty = true;
    Outcome outcome;
    qint64 decodeErrors = 0;
    qint64 skipped = 0;
    QHash<std::pair<qint64, QString>, qint64> counts; // hour, type
    std::vector<const TelemetryRow *> readings;
    QHash<std::pair<QUuid, QString>, qint64> metrics; // seen for the first time, and when
};

} // namespace store
