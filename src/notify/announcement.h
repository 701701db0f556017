// SPDX-License-Identifier: GPL-3.0-or-later
// What is told about an alert, its words for people and its JSON for programs (docs/formats.md "Notifications").
#pragma once

#include "model/activity_text.h"
#include "model/alert.h"
#include "notify/settings.h"

namespace notify {

enum class Event {
    Raised,
    Cleared,
    Reminder,   // still active, and nobody has acknowledged it
    ShelfEnded, // still active
    Flood,      // too many to tell one by one
    FloodEnded,
    Test, // somebody tries a channel: there is no alert
};
[[nodiscard]] const char *eventKey(Event event); // alert_raised, alert_cleared, alert_reminder, …

struct Announcement
{
    Event event = Event::Raised;
    Channels channels;
    Alert alert;         // of a flood the one that brought it about; Test: none
    QString instruction; // what to do, from the rule; may be empty
    qint64 atMs = 0;     // UTC
    // Floods only.
    int count = 0;     // raised
    int stillOpen = 0; // of those
    qint64 sinceMs = 0;
};

struct Words
{
    QString title;     // one line, such as `Critical: Device offline – boiler-3`
    QStringList lines; // plain text; control characters made visible, bounded
};
// `deviceName`: the one people gave it; the external id stands in when empty.
[[nodiscard]] Words wordsOf(const Announcement &announcement, const QString &deviceName, TextSource say = englishText);
// What a webhook and an MQTT topic get: one compact object.
[[nodiscard]] QByteArray bodyOf(const Announcement &announcement);

} // namespace notify
