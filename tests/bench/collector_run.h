// SPDX-License-Identifier: GPL-3.0-or-later
// A headless collector as a process of its own between a real mosquitto and a private PostgreSQL, and a plant that
// publishes VMark payloads of 200 devices at QoS 1 as fast as the broker confirms.
#pragma once

#include "store/database.h"
#include "support/mosquitto.h"
#include "support/postgres.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <functional>
#include <memory>

namespace bench {

// Says why on standard error and ends the program.
[[noreturn]] void giveUp(const QString &why);

inline constexpr int kDevices = 200;

struct Burst
{
    double perSecond = 0;     // from the first publish until the last message is committed
    double cpuUsAMessage = 0; // of the collector
};

class CollectorRun
{
public:
    // Makes the database on the server and starts the broker.
    CollectorRun(support::Postgres &server, const QString &database);
    ~CollectorRun();
    Q_DISABLE_COPY_MOVE(CollectorRun)

    // Waits until it has subscribed. `brokerPort`: brokerPort(), or of whoever stands in between.
    void startCollector(quint16 brokerPort);
    [[nodiscard]] quint16 brokerPort() const { return m_broker.port(); }
    [[nodiscard]] const store::StoreUrl &url() const { return m_url; }

    // Publishes, and returns when the broker has confirmed the last one.
    void publish(qint64 messages);
    // Publishes, and returns when everything is stored; `meanwhile` is called about every 20 ms with what is stored.
    [[nodiscard]] Burst burst(qint64 messages, const std::function<void(qint64 stored)> &meanwhile = {});
    // Stored over the collector's life, as the database has it; -1 where it cannot be asked.
    [[nodiscard]] qint64 stored();
    // Waits until so many are stored; the seconds that it took from `from` on.
    double waitForStored(qint64 total, const QElapsedTimer &from, const std::function<void(qint64 stored)> &meanwhile);

    [[nodiscard]] double cpuSeconds() const; // of the collector, so far
    [[nodiscard]] double memoryMiB() const;  // resident now

private:
    support::Mosquitto m_broker;
    store::StoreUrl m_url;
    QTemporaryDir m_folder;
    QProcess m_collector;
    std::unique_ptr<store::Database> m_look;
    int m_plants = 0;
};

} // namespace bench
