// SPDX-License-Identifier: GPL-3.0-or-later
// Two queues make the plant's time: devices that are awake take turns at the plant's rate; those that rest (not yet
// connected, silent, away) come back at their own time.
#include "simulate/plant.h"

#include "simulate/payloads.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <queue>

namespace simulate {
namespace {

constexpr int kFaultOneIn = 200;
constexpr int kSilenceOneIn = 400;
constexpr int kAwayOneIn = 2000;
constexpr double kMinRate = 1e-6;
// A plant with faults shows soon what a death looks like.
constexpr double kFirstDeathMs = 5000;
constexpr qint64 kHourMs = 3'600'000;

// A device in a queue; of two at the same time the lower index comes first, so that the order is the same everywhere.
struct Turn
{
    double at = 0;
    int device = 0;
    bool operator>(const Turn &other) const { return at != other.at ? at > other.at : device > other.device; }
};
using Turns = std::priority_queue<Turn, std::vector<Turn>, std::greater<>>;

struct Member
{
    const PayloadFormat *format;
    Sensor sensor;
    QString topic;
    int lagMs; // between the device's clock and the sending; constant, or readings would seem late
    bool connected = false;
    QByteArray lastPayload;
};

} // namespace

struct Plant::State
{
    explicit State(PlantOptions given);

    PlantOptions options;
    Random random;
    std::vector<SimulatedDevice> devices;
    std::vector<Member> members;
    std::deque<PlantEvent> ready;
    Turns awake;   // by turn, in no particular unit of time
    Turns resting; // by UTC milliseconds
    double gapMs;  // mean time between two readings of the plant
    double tickMs; // when the next reading is due
    double turn = 0;
    qint64 seq = 0;
    bool firstDeathDone = false;

    void addDevice(int index);
    void advance();
    void wake(const Turn &rested);
    void tick(int device);
    [[nodiscard]] bool leaves(int device);
    void meetFault(int device);
    void die(int device);
    void read(int device, qint64 clockErrorMs);
    void rest(int device, double lowMs);
    [[nodiscard]] PlantEvent event(PlantEvent::Kind kind, int device, double atMs) const;
    [[nodiscard]] PlantEvent status(PlantEvent::Kind kind, int device, double atMs, const char *word) const;
};

Plant::State::State(PlantOptions given)
    : options(std::move(given)),
      random(options.seed),
      gapMs(1000 / std::max(options.messagesPerSecond, kMinRate)),
      tickMs(double(options.startMs))
{
    options.devices = std::max(options.devices, 1);
    if (!formatNames().contains(options.format))
        options.format = QStringLiteral("mixed");
    devices.reserve(size_t(options.devices));
    members.reserve(size_t(options.devices));
    for (int i = 0; i < options.devices; ++i)
        addDevice(i);
}

void Plant::State::addDevice(int index)
{
    const bool ownTopics = options.format == u"all";
    const PayloadFormat &format = formatOfDevice(options.format, index);
    const auto site = Site((index + index / kSiteCount) % kSiteCount);
    SimulatedDevice device = format.device(index, site, ownTopics);
    device.format = QString::fromLatin1(format.name);
    const QString topic = readingTopic(device, ownTopics);
    members.push_back(
        {&format, Sensor(site, random.bits(), options.startMs), topic, random.below(300), false, QByteArray()});
    devices.push_back(std::move(device));
    const double spreadMs = std::max(1000.0, 5.0 * options.devices);
    resting.push({double(options.startMs) + spreadMs * index / options.devices, index});
}

PlantEvent Plant::State::event(PlantEvent::Kind kind, int device, double atMs) const
{
    PlantEvent event;
    event.kind = kind;
    event.device = device;
    event.atMs = qint64(std::floor(atMs));
    return event;
}

PlantEvent Plant::State::status(PlantEvent::Kind kind, int device, double atMs, const char *word) const
{
    PlantEvent status = event(kind, device, atMs);
    status.topic = statusTopic(devices[size_t(device)]);
    status.payload = word;
    status.retain = true;
    return status;
}

// Makes at least one event ready.
void Plant::State::advance()
{
    while (ready.empty()) {
        if (!resting.empty() && (awake.empty() || resting.top().at <= tickMs)) {
            const Turn rested = resting.top();
            resting.pop();
            wake(rested);
            continue;
        }
        const Turn next = awake.top();
        awake.pop();
        turn = next.at;
        tick(next.device);
        tickMs += gapMs * random.real(0.2, 1.8);
    }
}

void Plant::State::wake(const Turn &rested)
{
    tickMs = std::max(tickMs, rested.at);
    Member &member = members[size_t(rested.device)];
    if (!member.connected) {
        member.connected = true;
        ready.push_back(status(PlantEvent::Kind::Connect, rested.device, rested.at, "online"));
    }
    awake.push({turn, rested.device});
}

void Plant::State::tick(int device)
{
    if (leaves(device))
        return;
    const bool skewable = members[size_t(device)].format->hasTime;
    if (options.faults && random.once(kFaultOneIn)) {
        const int fault = random.below(10);
        if (fault == 0) {
            die(device);
            return;
        }
        if (fault == 1 && skewable) // a clock that was never set, or one that is ahead
            read(device, random.once(2) ? 50 * kHourMs : -options.startMs + kHourMs);
        else if (fault == 2 && skewable) // kept back by a gateway
            read(device, -kHourMs);
        else {
            read(device, 0);
            meetFault(device);
        }
    } else {
        read(device, 0);
    }
    awake.push({turn + random.real(0.5, 1.5) * options.devices, device});
}

// Whether the device goes away instead of sending a reading.
bool Plant::State::leaves(int device)
{
    if (options.faults && !firstDeathDone && device == int(devices.size() > 1) &&
        tickMs >= double(options.startMs) + kFirstDeathMs) {
        firstDeathDone = true;
        die(device);
        return true;
    }
    if (options.faults && options.diesOneIn > 0 && random.once(options.diesOneIn)) {
        die(device);
        return true;
    }
    if (random.once(kAwayOneIn)) {
        members[size_t(device)].connected = false;
        ready.push_back(status(PlantEvent::Kind::Disconnect, device, tickMs, "offline"));
        rest(device, 5000);
        return true;
    }
    if (random.once(kSilenceOneIn)) {
        rest(device, 0);
        return true;
    }
    return false;
}

void Plant::State::die(int device)
{
    members[size_t(device)].connected = false;
    ready.push_back(event(PlantEvent::Kind::Die, device, tickMs));
    rest(device, 3000);
}

// For 5 to 30 readings' time of a device, at least `lowMs`.
void Plant::State::rest(int device, double lowMs)
{
    const double ownGapMs = gapMs * options.devices;
    resting.push({tickMs + std::max(lowMs, ownGapMs * random.real(5, 30)), device});
}

// What follows the last reading of the device on its topic: the same again, or something that is no reading.
void Plant::State::meetFault(int device)
{
    PlantEvent broken = event(PlantEvent::Kind::Publish, device, tickMs);
    const Member &member = members[size_t(device)];
    broken.topic = member.topic;
    const int kind = random.below(kBrokenPayloadCount + 1);
    broken.payload = kind == kBrokenPayloadCount ? member.lastPayload : brokenPayload(kind, member.lastPayload, random);
    ready.push_back(std::move(broken));
}

void Plant::State::read(int device, qint64 clockErrorMs)
{
    Member &member = members[size_t(device)];
    PlantEvent reading = event(PlantEvent::Kind::Publish, device, tickMs);
    reading.topic = member.topic;
    if (options.numbered)
        reading.seq = ++seq;
    const auto number = options.numbered ? std::optional(seq) : std::nullopt;
    const Sample sample = member.sensor.at(reading.atMs);
    const qint64 timeMs = reading.atMs - member.lagMs + clockErrorMs;
    member.lastPayload = member.format->payload(devices[size_t(device)], sample, member.sensor.site(), timeMs, number);
    reading.payload = member.lastPayload;
    ready.push_back(std::move(reading));
}

Plant::Plant(PlantOptions options) : m_state(std::make_unique<State>(std::move(options))) {}
Plant::~Plant() = default;
Plant::Plant(Plant &&) noexcept = default;
Plant &Plant::operator=(Plant &&) noexcept = default;

const std::vector<SimulatedDevice> &Plant::devices() const
{
    return m_state->devices;
}

PlantEvent Plant::next()
{
    m_state->advance();
    PlantEvent event = std::move(m_state->ready.front());
    m_state->ready.pop_front();
    return event;
}

} // namespace simulate
