// SPDX-License-Identifier: GPL-3.0-or-later
// From anywhere to anywhere: a screen says what is to be seen, the window brings the screen that shows it to the front,
// and Backspace goes back.
#pragma once

#include "model/alert_rule.h"

#include <QObject>
#include <QUuid>
#include <optional>

namespace ui {

enum class Place { Devices, Log, Telemetry, Alerts, Topics };

// What is to be seen; absent members stay as they are on the screen.
struct Destination
{
    Place place = Place::Log;
    QUuid device;                  // null: any
    QString field;                 // Telemetry: a telemetry field
    std::optional<qint64> atMs;    // an instant to be in view, UTC
    QUuid activity;                // Log: the row to select
    std::optional<QString> filter; // Log: the text of the filter bar
    QString topic;                 // Topics
    QUuid alert;                   // Alerts: the one to select
};

// A rule to be looked at, or one to begin with.
struct RuleWish
{
    AlertRule rule; // with an id: that of the store, whatever else stands here; without one: a new one like this
    QUuid device;   // whose history it is tried on first; null: any
    QString field;  // the same
};

class Navigator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void go(const Destination &destination) { Q_EMIT wanted(destination); }
    void goBack() { Q_EMIT backWanted(); }
    void editRule(const RuleWish &wish) { Q_EMIT ruleWanted(wish); }
    // Other topics are to be found than those that nothing comes on.
    void findTopics() { Q_EMIT topicsWanted(); }

Q_SIGNALS:
    void wanted(const ui::Destination &destination);
    void backWanted();
    void ruleWanted(const ui::RuleWish &wish);
    void topicsWanted();
};

} // namespace ui
