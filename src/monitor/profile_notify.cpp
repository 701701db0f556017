// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/profile_notify.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// Reads one object key by key; remembers the first thing that was wrong, an unknown key included.
class Part
{
public:
    Part(const QJsonValue &value, QString name) : m_object(value.toObject()), m_name(std::move(name))
    {
        if (!value.isUndefined() && !value.isObject())
            m_error = u"'%1' must be an object"_s.arg(m_name);
    }
    QJsonValue take(const QString &key, QJsonValue::Type type, const char *wanted)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && value.type() != type && m_error.isEmpty())
            m_error = u"'%1.%2' must be %3"_s.arg(m_name, key, QString::fromLatin1(wanted));
        return value;
    }
    void text(const QString &key, QString &out) { out = take(key, QJsonValue::String, "a text").toString(out); }
    void flag(const QString &key, bool &out) { out = take(key, QJsonValue::Bool, "true or false").toBool(out); }
    [[nodiscard]] QString error() const
    {
        return !m_error.isEmpty() || m_object.isEmpty()
                   ? m_error
                   : u"'%1.%2' is not a key of a profile"_s.arg(m_name, m_object.keys().constFirst());
    }

private:
    QJsonObject m_object;
    QString m_name;
    QString m_error;
};

QString readQuiet(const QJsonArray &array, std::vector<QuietHours> &out)
{
    for (const QJsonValue value : array) {
        Part part(value, u"notify.quiet"_s);
        QuietHours hours;
        part.text(u"from"_s, hours.from);
        part.text(u"to"_s, hours.to);
        part.text(u"zone"_s, hours.zone);
        if (!part.error().isEmpty())
            return part.error();
        out.push_back(hours);
    }
    return {};
}

} // namespace

Result<notify::Settings> readNotify(const QJsonValue &value)
{
    notify::Settings settings;
    Part all(value, u"notify"_s);
    all.flag(u"desktop"_s, settings.desktop);
    all.flag(u"sound"_s, settings.sound);
    const QString quietError = readQuiet(all.take(u"quiet"_s, QJsonValue::Array, "an array").toArray(), settings.quiet);
    Part mqtt(all.take(u"mqtt"_s, QJsonValue::Object, "an object"), u"notify.mqtt"_s);
    mqtt.text(u"topic"_s, settings.mqtt.topic);
    settings.mqtt.qos = mqtt.take(u"qos"_s, QJsonValue::Double, "a number").toInt(settings.mqtt.qos);
    mqtt.flag(u"retain"_s, settings.mqtt.retain);
    Part webhook(all.take(u"webhook"_s, QJsonValue::Object, "an object"), u"notify.webhook"_s);
    webhook.text(u"url"_s, settings.webhook.url);
    webhook.text(u"secret_file"_s, settings.webhook.secretFile);
    webhook.text(u"ca_file"_s, settings.webhook.caFile);
    for (const QString &error : {all.error(), quietError, mqtt.error(), webhook.error()}) {
        if (!error.isEmpty())
            return fail(Error::Kind::Usage, u"bad_profile"_s, error);
    }
    if (const auto checked = notify::checkSettings(settings); !checked)
        return tl::unexpected(checked.error().in(u"notify"_s));
    return settings;
}

QJsonObject writeNotify(const notify::Settings &settings)
{
    QJsonArray quiet;
    for (const QuietHours &hours : settings.quiet)
        quiet.append(QJsonObject{{u"from"_s, hours.from}, {u"to"_s, hours.to}, {u"zone"_s, hours.zone}});
    return {{u"desktop"_s, settings.desktop},
            {u"sound"_s, settings.sound},
            {u"quiet"_s, quiet},
            {u"mqtt"_s, QJsonObject{{u"topic"_s, settings.mqtt.topic},
                                    {u"qos"_s, settings.mqtt.qos},
                                    {u"retain"_s, settings.mqtt.retain}}},
            {u"webhook"_s, QJsonObject{{u"url"_s, settings.webhook.url},
                                       {u"secret_file"_s, settings.webhook.secretFile},
                                       {u"ca_file"_s, settings.webhook.caFile}}}};
}

} // namespace monitor
