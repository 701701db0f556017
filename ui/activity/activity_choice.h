// SPDX-License-Identifier: GPL-3.0-or-later
// What the activity log is to show, as chosen above the list and kept in settings and saved views; and whether
// messages are hidden while nobody has said.
#pragma once

#include "ui/activity/activity_entry.h"

#include <QJsonObject>

namespace ui {

enum class MessagesMode { Auto, Shown, Hidden };

struct ActivityChoice
{
    QString group = QStringLiteral("mqtt"); // of contract §6
    QUuid device;                           // null: any
    QString status;                         // empty: any
    MessagesMode messages = MessagesMode::Auto;
    QString filter; // a valid text of the filter bar
    bool operator==(const ActivityChoice &) const = default;
};

// Everything there is, in the range.
[[nodiscard]] ActivityChoice showEverything();
// Only lists of many kinds of events are buried by messages; those that ask for messages or problems are not.
[[nodiscard]] bool canHideMessages(const ActivityChoice &choice);
[[nodiscard]] ActivityQuestion questionOf(const ActivityChoice &choice, bool hideMessages);
// The filter's text with the status as one more term.
[[nodiscard]] QString wholeFilter(const ActivityChoice &choice);

[[nodiscard]] QJsonObject toJson(const ActivityChoice &choice);
// What is unknown or wrong is as at first.
[[nodiscard]] ActivityChoice choiceFrom(const QJsonObject &json);

// `field:value` as the filter reads it, whatever the value holds; `excluding`: everything but this value.
// Empty for an empty value.
[[nodiscard]] QString filterTerm(const QString &field, const QString &value, bool excluding);

// Above 5 messages a second they bury everything else. Comes back below 3, so that it does not flicker.
class MessagesGate
{
public:
    // True if the answer of isHiding() is another one now.
    bool setRate(double perSecond);
    [[nodiscard]] bool isHiding() const { return m_hiding; }

private:
    bool m_hiding = false;
};

} // namespace ui
