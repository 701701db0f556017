// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_words.h"

#include "model/activity_types.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct TypeLook
{
    QStringView type;
    const char *icon;
    Tone tone;
};
constexpr std::array<TypeLook, 15> kLooks{{
    {u"mqtt_device_discovered", "discovered", Tone::Good},
    {u"mqtt_message_received", "message", Tone::Neutral},
    {u"mqtt_device_online", "online", Tone::Good},
    {u"mqtt_device_offline", "offline", Tone::Critical},
    {u"mqtt_connection_established", "connected", Tone::Accent},
    {u"mqtt_connection_lost", "lost", Tone::Critical},
    {u"mqtt_subscription_created", "subscribed", Tone::Accent},
    {u"mqtt_publish_success", "published", Tone::Accent},
    {u"mqtt_publish_failed", "publish-failed", Tone::Critical},
    {u"alert_raised", "alert", Tone::Critical},
    {u"alert_cleared", "check", Tone::Good},
    {u"alert_acknowledged", "check", Tone::Neutral},
    {u"alert_shelved", "pause", Tone::Neutral},
    {u"alert_unshelved", "play", Tone::Neutral},
    {u"alert_noted", "log", Tone::Neutral},
}};

struct GroupTitle
{
    QStringView group;
    const char *title;
};
constexpr std::array<GroupTitle, 8> kGroups{{
    {u"all", QT_TRANSLATE_NOOP("Activity", "All events")},
    {u"mqtt", QT_TRANSLATE_NOOP("Activity", "MQTT events")},
    {u"messages", QT_TRANSLATE_NOOP("Activity", "Messages")},
    {u"devices", QT_TRANSLATE_NOOP("Activity", "Devices")},
    {u"connections", QT_TRANSLATE_NOOP("Activity", "Connections")},
    {u"publishes", QT_TRANSLATE_NOOP("Activity", "Publishes")},
    {u"alerts", QT_TRANSLATE_NOOP("Activity", "Alerts")},
    {u"problems", QT_TRANSLATE_NOOP("Activity", "Problems")},
}};

bool hasFailed(const QString &status)
{
    return status == "failed"_L1 || status == "error"_L1 || status == "timeout"_L1;
}

} // namespace

ActivityLook lookOf(const ActivityRecord &record)
{
    const ActivityText text = activityWords(record.row, record.deviceName);
    ActivityLook look;
    look.headline = plainLine(text.headline, 300);
    for (const QString &line : text.details)
        look.details.append(plainLine(line, 300));
    look.icon = u"other"_s;
    for (const TypeLook &known : kLooks) {
        if (record.row.activityType == known.type) {
            look.icon = QString::fromLatin1(known.icon);
            look.tone = known.tone;
        }
    }
    if (record.row.activityType == activity::kMessageReceived && record.row.status == "error"_L1)
        look.icon = u"undecoded"_s;
    if (hasFailed(record.row.status))
        look.tone = Tone::Critical;
    look.isCritical = look.tone == Tone::Critical;
    return look;
}

QString groupTitle(const QString &group)
{
    for (const GroupTitle &known : kGroups) {
        if (group == known.group)
            return QCoreApplication::translate("Activity", known.title);
    }
    return typeTitle(group);
}

QString typeTitle(const QString &type)
{
    const QString known = knownTypeTitle(type);
    return known.isNull() ? plainLine(type, 60) : known;
}

} // namespace ui
