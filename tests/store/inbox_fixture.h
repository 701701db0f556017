// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up arrivals for tests of the inbox, and a look into its file past its own classes.
#pragma once

#include "model/message.h"
#include "store/inbox.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <vector>

namespace fixture {

inline Message message(int packetId, const QByteArray &payload, qint64 arrival, int qos = 1, bool duplicate = false)
{
    Message m;
    m.topic = QStringLiteral("devices/temp-sensor-01/telemetry");
    m.payload = payload;
    m.qos = qos;
    m.packetId = quint16(packetId);
    m.duplicate = duplicate;
    m.arrival = arrival;
    m.receivedAtMs = 1'700'000'000'000 + arrival;
    m.monotonicNs = arrival * 1000;
    return m;
}

inline Message again(int packetId, const QByteArray &payload, qint64 arrival, int qos = 1)
{
    return message(packetId, payload, arrival, qos, true);
}

inline QByteArrayList payloads(const std::vector<store::InboxEntry> &entries)
{
    QByteArrayList list;
    for (const store::InboxEntry &entry : entries) {
        if (const auto *m = std::get_if<Message>(&entry.what))
            list << m->payload;
    }
    return list;
}

inline QByteArrayList payloadsIn(const QString &path)
{
    auto reader = store::InboxReader::open(path);
    if (!reader)
        return {"cannot open"};
    const auto entries = (*reader)->readAfter(0, 10'000'000, qint64(1) << 40);
    return entries ? payloads(*entries) : QByteArrayList{"cannot read"};
}

// One value by a connection of the test's own.
inline QVariant ask(const QString &path, const QString &sql)
{
    static int s_next = 0;
    const QString name = QStringLiteral("ask-%1").arg(++s_next);
    QVariant answer;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql) && query.next())
                answer = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return answer;
}

} // namespace fixture
