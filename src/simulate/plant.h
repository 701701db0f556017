// SPDX-License-Identifier: GPL-3.0-or-later
// A plant of simulated devices: what they would publish, and when. The same options give the same events, byte for
// byte; there is no clock and no I/O here, so the caller decides whether a day passes in a day or in a second.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace simulate {

struct PlantOptions
{
    int devices = 8;              // at least 1 is made
    double messagesPerSecond = 4; // readings of the whole plant, more than 0; status and broken messages come on top
    QString format = QStringLiteral("mixed"); // one of formatNames()
    quint64 seed = 1;
    bool faults = false;   // one reading in 200 meets one: malformed, late, twice, too large, a device that dies, …
    int diesOneIn = 0;     // with faults: besides, after one reading in so many its device dies; 0: none does
    bool numbered = false; // `seq` 1, 2, 3, … over the whole plant, one in each reading
    qint64 startMs = 0;    // UTC; day curves follow the UTC day
};

struct SimulatedDevice
{
    QString externalId;  // what a decoder finds out: from the payload, else from the topic
    QString topicName;   // the level of `devices/<name>/…`; for `home/…` topics the topic without its last level
    QString displayName; // what the payload calls the device; the external id where it names none
    QString format;      // standard, vmark, plain, custom
    QString willTopic;
    QByteArray willPayload; // published retained by the broker at PlantEvent::Kind::Die
};

struct PlantEvent
{
    enum class Kind {
        Connect,    // with the device's will; `topic` and `payload` are the retained status to publish at once
        Publish,    //
        Disconnect, // clean: publish `topic` and `payload` (the retained offline status), then DISCONNECT, no will
        Die,        // cut the connection without DISCONNECT: the broker sends the will
    };
    Kind kind = Kind::Publish;
    qint64 atMs = 0; // UTC; ascending over the events
    int device = 0;  // index into Plant::devices()
    QString topic;
    QByteArray payload;
    int qos = 1;
    bool retain = false;
    qint64 seq = 0; // the number in the payload; 0: it carries none (a status, a broken payload, a repeat)
    bool operator==(const PlantEvent &) const = default;
};

// `standard`, `vmark`, `plain`, `custom`, `mixed` (all that a collector reads with its default topics) and `all` (also
// `custom`, and single numbers on `home/…/temperature` and `devices/…/temperature`).
[[nodiscard]] QStringList formatNames();

// What the `custom` devices send, as a FORMAT of contract §2 reads it (`custom:FILE.json`).
[[nodiscard]] QByteArray customFormatJson();

class Plant
{
public:
    // An unknown format is read as `mixed`; commands check the name against formatNames() first.
    explicit Plant(PlantOptions options);
    ~Plant();
    Plant(Plant &&) noexcept;
    Plant &operator=(Plant &&) noexcept;

    [[nodiscard]] const std::vector<SimulatedDevice> &devices() const;
    // The next event; endless. Every device starts with Connect: all within the first second, or 5 ms a device where
    // that takes longer.
    [[nodiscard]] PlantEvent next();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace simulate
