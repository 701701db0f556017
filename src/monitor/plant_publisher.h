// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a simulated plant against a broker: a connection of its own for each device, so that wills are real; one for
// all where only numbered readings count.
#pragma once

#include "broker/link_options.h"
#include "simulate/plant.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <memory>
#include <optional>

namespace broker {
class Link;
}

namespace monitor {

struct PlantPublisherOptions
{
    broker::LinkOptions link; // broker, credentials, TLS; client ids are made from `clientId` as a stem
    simulate::PlantOptions plant;
    qint64 count = 0;  // readings to publish; 0: endless
    bool paced = true; // false: as fast as the broker confirms
    int qos = 1;       // of readings
    bool oneConnection = false;
};

struct PlantTotals
{
    qint64 published = 0;    // readings handed to the broker; broken ones and statuses are not counted
    qint64 acknowledged = 0; // of those, confirmed (QoS 0: written)
};

class PlantPublisher : public QObject
{
    Q_OBJECT

public:
    explicit PlantPublisher(PlantPublisherOptions options, QObject *parent = nullptr);
    ~PlantPublisher() override;

    void start();
    // Publishes nothing more, waits for what is unconfirmed – at most 10 s – and disconnects; then finished().
    void stop();
    [[nodiscard]] const PlantTotals &totals() const { return m_totals; }

Q_SIGNALS:
    // Why there is no connection; empty: connected.
    void trouble(const QString &text);
    void finished();

private:
    struct Connection;

    void step();
    [[nodiscard]] bool isDue(const simulate::PlantEvent &event) const;
    [[nodiscard]] int outstanding() const;
    void play(const simulate::PlantEvent &event);
    [[nodiscard]] broker::Link *linkOf(int device);
    broker::Link *connectDevice(int device);
    void publish(const simulate::PlantEvent &event);
    void die(int device);
    void leave(int device);
    void finishWhenConfirmed();
    void disconnectAll();

    PlantPublisherOptions m_options;
    simulate::Plant m_plant;
    std::optional<simulate::PlantEvent> m_next;
    std::vector<std::unique_ptr<Connection>> m_connections; // by device; one for all at 0 where `oneConnection`
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_stopClock;
    PlantTotals m_totals;
    bool m_stopping = false;
};

} // namespace monitor
