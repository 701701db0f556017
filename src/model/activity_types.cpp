// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activity_types.h"

using namespace Qt::StringLiterals;

namespace activity {
namespace {

constexpr TypeInfo kTypes[] = {
    {"mqtt_message_received", "Message received", true},
    {"mqtt_device_discovered", "Device discovered", true},
    {"mqtt_device_online", "Device came online", true},
    {"mqtt_device_offline", "Device went offline", true},
    {"mqtt_connection_established", "Connected", false},
    {"mqtt_connection_lost", "Connection lost", true},
    {"mqtt_subscription_created", "Subscribed", false},
    {"mqtt_publish_success", "Published", false},
    {"mqtt_publish_failed", "Publish failed", false},
    {"alert_raised", "Alert raised", true},
    {"alert_acknowledged", "Alert acknowledged", false},
    {"alert_shelved", "Alert shelved", false},
    {"alert_unshelved", "Alert unshelved", false},
    {"alert_noted", "Alert noted", false},
    {"alert_cleared", "Alert cleared", true},
    {"test_connection", "Test connection", false},
    {"sync_import", "Sync import", false},
    {"sync_export", "Sync export", false},
    {"sync_bidirectional", "Sync both ways", false},
    {"webhook_received", "Webhook received", false},
    {"notification_email", "E-mail notification", false},
    {"notification_slack", "Slack notification", false},
    {"notification_webhook", "Webhook notification", false},
    {"api_call", "API call", false},
    {"device_create", "Device created", false},
    {"device_update", "Device updated", false},
    {"device_delete", "Device deleted", false},
    {"other", "Other", false},
};

struct Group
{
    const char *name;
    const char *types; // blank-separated
};
constexpr Group kGroups[] = {
    {"messages", "mqtt_message_received"},
    {"devices", "mqtt_device_discovered mqtt_device_online mqtt_device_offline"},
    {"connections", "mqtt_connection_established mqtt_connection_lost mqtt_subscription_created"},
    {"publishes", "mqtt_publish_success mqtt_publish_failed"},
    {"alerts", "alert_raised alert_acknowledged alert_shelved alert_unshelved alert_noted alert_cleared"},
    {"mqtt", "mqtt_message_received mqtt_device_discovered mqtt_device_online mqtt_device_offline "
             "mqtt_connection_established mqtt_connection_lost mqtt_subscription_created mqtt_publish_success "
             "mqtt_publish_failed"},
};

} // namespace

std::span<const TypeInfo> types()
{
    return kTypes;
}

const TypeInfo *findType(QStringView key)
{
    for (const TypeInfo &type : kTypes) {
        if (key == QLatin1String(type.key))
            return &type;
    }
    return nullptr;
}

QStringList groupNames()
{
    QStringList names{u"all"_s, u"problems"_s};
    for (const Group &group : kGroups)
        names += QString::fromLatin1(group.name);
    return names;
}

Result<Selection> parseSelection(const QString &word)
{
    Selection selection;
    if (word == "all"_L1) {
        selection.everything = true;
        return selection;
    }
    if (word == "problems"_L1) {
        selection.problems = true;
        return selection;
    }
    for (const Group &group : kGroups) {
        if (word == QLatin1String(group.name)) {
            selection.types = QString::fromLatin1(group.types).split(u' ');
            return selection;
        }
    }
    if (findType(word)) {
        selection.types = {word};
        return selection;
    }
    return fail(Error::Kind::Usage, u"unknown_type"_s,
                u"'%1' is neither a group (%2) nor an activity type"_s.arg(word, groupNames().join(", "_L1)));
}

} // namespace activity
