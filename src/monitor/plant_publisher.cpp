// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/plant_publisher.h"

#include "broker/link.h"

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kStepMs = 5;
constexpr int kMaxOutstanding = 1000;
constexpr int kConfirmMs = 10'000;
// A dying device gets its last readings confirmed first, so that what it published is known to have arrived.
constexpr int kDieWaitMs = 50;

} // namespace

struct PlantPublisher::Connection
{
    broker::Link *link = nullptr;
    QSet<qint64> readings; // tokens of readings that are not confirmed yet
};

PlantPublisher::PlantPublisher(PlantPublisherOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_plant(m_options.plant)
{
    const size_t count = m_options.oneConnection ? 1 : m_plant.devices().size();
    for (size_t i = 0; i < count; ++i)
        m_connections.push_back(std::make_unique<Connection>());
    m_timer.setInterval(kStepMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PlantPublisher::step);
}

PlantPublisher::~PlantPublisher() = default;

void PlantPublisher::start()
{
    m_clock.start();
    m_timer.start();
}

void PlantPublisher::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_stopClock.start();
}

void PlantPublisher::step()
{
    if (m_stopping) {
        finishWhenConfirmed();
        return;
    }
    while (!m_stopping && outstanding() < kMaxOutstanding) {
        if (!m_next)
            m_next = m_plant.next();
        if (!isDue(*m_next))
            return;
        const simulate::PlantEvent event = *m_next;
        m_next.reset();
        play(event);
        if (m_options.count > 0 && m_totals.published >= m_options.count)
            stop();
    }
}

bool PlantPublisher::isDue(const simulate::PlantEvent &event) const
{
    return !m_options.paced || event.atMs - m_options.plant.startMs <= m_clock.elapsed();
}

int PlantPublisher::outstanding() const
{
    int count = 0;
    for (const auto &connection : m_connections)
        count += connection->link ? connection->link->publishesOutstanding() : 0;
    return count;
}

void PlantPublisher::play(const simulate::PlantEvent &event)
{
    // Over one connection there are no wills and no comings and goings: readings only.
    if (m_options.oneConnection) {
        if (event.kind == simulate::PlantEvent::Kind::Publish && (event.seq > 0 || !m_options.plant.numbered))
            publish(event);
        return;
    }
    switch (event.kind) {
    case simulate::PlantEvent::Kind::Connect:
        connectDevice(event.device);
        publish(event);
        break;
    case simulate::PlantEvent::Kind::Publish:
        publish(event);
        break;
    case simulate::PlantEvent::Kind::Disconnect:
        publish(event);
        leave(event.device);
        break;
    case simulate::PlantEvent::Kind::Die:
        die(event.device);
        break;
    }
}

broker::Link *PlantPublisher::linkOf(int device)
{
    Connection &connection = *m_connections[m_options.oneConnection ? 0 : size_t(device)];
    return connection.link ? connection.link : connectDevice(device);
}

broker::Link *PlantPublisher::connectDevice(int device)
{
    const size_t index = m_options.oneConnection ? 0 : size_t(device);
    Connection &connection = *m_connections[index];
    if (connection.link)
        return connection.link;
    const simulate::SimulatedDevice &simulated = m_plant.devices()[index];
    broker::LinkOptions options = m_options.link;
    options.clientId += u'-' + (m_options.oneConnection ? u"plant"_s : QString::number(index));
    options.cleanSession = true;
    options.filters.clear();
    if (!m_options.oneConnection && !simulated.willTopic.isEmpty())
        options.will = broker::Will{simulated.willTopic, simulated.willPayload, 1, true};
    auto *link = new broker::Link(options, {}, this);
    connection.link = link;
    connect(link, &broker::Link::published, this, [this, &connection](qint64 token, const QString &error) {
        if (connection.readings.remove(token) && error.isEmpty())
            ++m_totals.acknowledged;
    });
    connect(link, &broker::Link::stateChanged, this, [this](const broker::LinkState &state) {
        if (state.phase == broker::LinkPhase::Ready)
            Q_EMIT trouble({});
        else if (!state.reason.isEmpty())
            Q_EMIT trouble(state.advice.isEmpty() ? state.reason : QString(state.reason + u" – "_s + state.advice));
    });
    link->start();
    return link;
}

void PlantPublisher::publish(const simulate::PlantEvent &event)
{
    if (event.topic.isEmpty())
        return;
    broker::Link *link = linkOf(event.device);
    const int qos = event.qos > 0 ? m_options.qos : 0;
    const qint64 token = link->publish(event.topic, event.payload, qos, event.retain);
    const bool isReading = m_options.plant.numbered ? event.seq > 0 : event.kind == simulate::PlantEvent::Kind::Publish;
    if (!isReading)
        return;
    ++m_totals.published;
    m_connections[m_options.oneConnection ? 0 : size_t(event.device)]->readings.insert(token);
}

// Cuts the connection without a DISCONNECT: the broker sends the will.
void PlantPublisher::die(int device)
{
    Connection &connection = *m_connections[size_t(device)];
    broker::Link *link = connection.link;
    if (!link)
        return;
    connection.link = nullptr;
    auto *cut = new QTimer(link);
    connect(cut, &QTimer::timeout, link, [link] {
        if (link->publishesOutstanding() == 0)
            link->deleteLater();
    });
    cut->start(kDieWaitMs);
}

void PlantPublisher::leave(int device)
{
    Connection &connection = *m_connections[size_t(device)];
    broker::Link *link = connection.link;
    if (!link)
        return;
    connection.link = nullptr;
    connect(link, &broker::Link::stopped, link, &QObject::deleteLater);
    auto *goodbye = new QTimer(link);
    connect(goodbye, &QTimer::timeout, link, [link, goodbye] {
        if (link->publishesOutstanding() > 0)
            return;
        goodbye->stop();
        link->stop();
    });
    goodbye->start(kDieWaitMs);
}

void PlantPublisher::finishWhenConfirmed()
{
    bool confirmed = true;
    for (const auto &connection : m_connections)
        confirmed = confirmed && connection->readings.isEmpty();
    if (!confirmed && m_stopClock.elapsed() < kConfirmMs)
        return;
    m_timer.stop();
    disconnectAll();
}

void PlantPublisher::disconnectAll()
{
    auto left = std::make_shared<int>(1);
    const auto gone = [this, left] {
        if (--*left == 0)
            Q_EMIT finished();
    };
    for (const auto &connection : m_connections) {
        if (!connection->link)
            continue;
        ++*left;
        connect(connection->link, &broker::Link::stopped, this, gone);
        connection->link->stop();
    }
    gone();
}

} // namespace monitor
