// SPDX-License-Identifier: GPL-3.0-or-later
// A store of its own for each test, filled by plain SQL: what the reader is given does not depend on the writer.
#pragma once

#include "base/ids.h"
#include "base/json_writer.h"
#include "model/activity_types.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/reader.h"
#include "store/row_mapping.h"
#include "test_store.h"

#include <QJsonDocument>
#include <QJsonValue>
#include <QSqlError>
#include <QtTest>
#include <map>

namespace store_test {

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

class ReaderFixture
{
public:
    static constexpr qint64 kStart = 1'750'000'000'000;

    ReaderFixture()
    {
        const auto migrated = store::migrate(url, kStart);
        if (!migrated)
            qFatal("%s", qUtf8Printable(migrated.error().text));
        auto opened = store::Database::open(url, store::Access::ReadWrite);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().text));
        database = std::move(*opened);
        if (!fixture::onPostgres())
            exec("PRAGMA synchronous = OFF");
        exec("INSERT INTO organizations (id, name, created_at) VALUES (?, 'test', @at(?))", {blob(organization), 0});
        exec("INSERT INTO integrations (id, organization_id, name, created_at) VALUES (?, ?, 'test', @at(?))",
             {blob(integration), blob(organization), 0});
    }
    [[nodiscard]] bool ok() const { return m_ok; }

    static QVariant blob(const QUuid &id) { return store::blobOf(id); }
    bool exec(const char *sql, const QVariantList &values = {})
    {
        if (values.isEmpty()) { // also BEGIN, which PostgreSQL does not prepare
            const auto done = database->exec(store::sqlFor(database->engine(), str(sql)));
            if (!done)
                qWarning("%s", qUtf8Printable(done.error().text));
            m_ok = m_ok && done;
            return done.has_value();
        }
        auto &query = m_statements[QByteArray(sql)];
        if (!query) {
            auto prepared = database->prepare(str(sql));
            if (!prepared) {
                qWarning("%s", qUtf8Printable(prepared.error().text));
                m_statements.erase(QByteArray(sql));
                return m_ok = false;
            }
            query = std::move(*prepared);
        }
        for (int i = 0; i < values.size(); ++i)
            database->bind(*query, i, values[i]);
        const bool done = query->exec();
        if (!done)
            qWarning("%s", qUtf8Printable(query->lastError().text()));
        m_ok = m_ok && done;
        query->finish();
        return done;
    }

    QUuid device(const char *externalId, const char *name, qint64 atMs = kStart)
    {
        const QUuid id = ids.next(atMs);
        exec("INSERT INTO devices (id, organization_id, integration_id, external_id, name, given_name, first_seen_at) "
             "VALUES (?, ?, ?, ?, ?, ?, @at(?))",
             {blob(id), blob(organization), blob(integration), str(externalId), str(name), str(name), atMs});
        return id;
    }

    // What is not given is made: id, organization, integration, status, metadata.
    QUuid activity(ActivityRow row)
    {
        if (row.id.isNull())
            row.id = ids.next(row.createdAtMs);
        exec("INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, "
             "request_body, status, error_message, error_code, metadata, created_at) "
             "VALUES (?, ?, ?, 'incoming', ?, '{}', ?, ?, ?, @json(?), @at(?))",
             {blob(row.id), blob(organization), blob(integration), row.activityType,
              row.status.isEmpty() ? str("success") : row.status,
              row.errorMessage.isEmpty() ? QVariant() : QVariant(row.errorMessage),
              row.errorCode.isEmpty() ? QVariant() : QVariant(row.errorCode),
              row.metadata.isEmpty() ? QByteArray("{}") : row.metadata, row.createdAtMs});
        return row.id;
    }
    QUuid event(QStringView type, qint64 atMs, const QUuid &device = {})
    {
        ActivityRow row;
        row.activityType = type.toString();
        row.createdAtMs = atMs;
        if (!device.isNull())
            row.metadata = "{\"device_id\":\"" + idText(device).toLatin1() + "\"}";
        return activity(row);
    }
    QUuid reading(const QUuid &device, qint64 atMs, const Fields &fields, const QUuid &activityId = {})
    {
        const QUuid id = ids.next(atMs);
        exec("INSERT INTO device_telemetry_history (id, device_id, organization_id, telemetry, activity_log_id, "
             "received_at) VALUES (?, ?, ?, @json(?), ?, @at(?))",
             {blob(id), blob(device), blob(organization), toJsonObject(fields),
              activityId.isNull() ? QVariant() : blob(activityId), atMs});
        return id;
    }
    // Rollups of everything stored before `untilMs`, as the collector would have written them; minutes from
    // `minutesFromMs` on.
    void rollUp(qint64 untilMs, const QUuid &device, const char *metric,
                qint64 minutesFromMs = std::numeric_limits<qint64>::min())
    {
        struct Sum
        {
            qint64 n = 0;
            double min = 0, max = 0, sum = 0, last = 0;
        };
        std::map<std::pair<qint64, qint64>, Sum> sums; // resolution, bucket
        auto query = database->prepare(str("SELECT @ms(received_at), @bytes(telemetry) FROM "
                                           "device_telemetry_history WHERE device_id = ? AND received_at < @at(?) "
                                           "ORDER BY received_at, id"));
        m_ok = m_ok && query && database->run(*query, {blob(device), untilMs});
        while (m_ok && query->next()) {
            const QJsonValue field = QJsonDocument::fromJson(query->value(1).toByteArray())[str(metric)];
            if (!field.isDouble() && !field.isBool())
                continue;
            const qint64 at = query->value(0).toLongLong();
            const double value = field.toVariant().toDouble();
            for (const qint64 resolution : {qint64(60), qint64(3600)}) {
                const qint64 bucket = at - at % (resolution * 1000);
                if (resolution == 60 && bucket < minutesFromMs)
                    continue;
                Sum &sum = sums[{resolution, bucket}];
                sum.min = sum.n == 0 ? value : std::min(sum.min, value);
                sum.max = sum.n == 0 ? value : std::max(sum.max, value);
                sum.sum += value;
                sum.last = value;
                ++sum.n;
            }
        }
        for (const auto &[key, sum] : sums)
            exec("INSERT INTO telemetry_rollup (device_id, metric, resolution, bucket, n, min, max, sum, last) "
                 "VALUES (?, ?, ?, @at(?), ?, ?, ?, ?, ?)",
                 {blob(device), str(metric), key.first, key.second, sum.n, sum.min, sum.max, sum.sum, sum.last});
    }
    void collectorRun(qint64 startedMs, qint64 heartbeatMs, std::optional<qint64> endedMs)
    {
        exec("INSERT INTO collectors (inbox_id, client_id, integration_id, host, pid, version, inbox_path, started_at, "
             "heartbeat_at, ended_at, received, stored) VALUES (?, 'client', ?, 'host', 7, '0', 'inbox', @at(?), "
             "@at(?), "
             "@at(?), 5, 4)",
             {blob(inbox), blob(integration), startedMs, heartbeatMs, endedMs ? QVariant(*endedMs) : QVariant()});
    }

    std::unique_ptr<store::Reader> reader()
    {
        auto opened = store::Reader::open(url);
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().text));
        return std::move(*opened);
    }

    fixture::TestStore place;
    store::StoreUrl url = place.url();
    std::unique_ptr<store::Database> database;
    IdSource ids;
    QUuid organization = QUuid::createUuid(), integration = QUuid::createUuid(), inbox = QUuid::createUuid();

private:
    bool m_ok = true;
    // Behind `database`: statements go first.
    std::map<QByteArray, std::optional<QSqlQuery>> m_statements;
};

} // namespace store_test
