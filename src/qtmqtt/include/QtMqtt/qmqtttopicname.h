// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a topic: what a message is published to; no wildcards.
#pragma once

#include <QtMqtt/qmqttglobal.h>

#include <QExplicitlySharedDataPointer>
#include <QMetaType>
#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE

class QMqttTopicName;
class QMqttTopicNamePrivate;

Q_MQTT_EXPORT size_t qHash(const QMqttTopicName &name, size_t seed = 0) noexcept;

class Q_MQTT_EXPORT QMqttTopicName
{
public:
    QMqttTopicName(const QString &name = QString());
    QMqttTopicName(const QLatin1String &name);
    QMqttTopicName(const QMqttTopicName &name);
    ~QMqttTopicName();
    QMqttTopicName &operator=(const QMqttTopicName &name);
    QMqttTopicName &operator=(QMqttTopicName &&other) noexcept
    {
        swap(other);
        return *this;
    }
    void swap(QMqttTopicName &other) noexcept { d.swap(other.d); }

    QString name() const;
    void setName(const QString &name);

    // MQTT 5.0, 4.7: not empty, at most 65,535 bytes, no wildcard and no U+0000.
    [[nodiscard]] bool isValid() const;
    // 0 for an empty name, else the number of levels().
    [[nodiscard]] int levelCount() const;
    [[nodiscard]] QStringList levels() const;

    friend Q_MQTT_EXPORT bool operator==(const QMqttTopicName &left, const QMqttTopicName &right) noexcept;
    friend bool operator!=(const QMqttTopicName &left, const QMqttTopicName &right) noexcept
    {
        return !(left == right);
    }
    friend Q_MQTT_EXPORT bool operator<(const QMqttTopicName &left, const QMqttTopicName &right) noexcept;
    friend Q_MQTT_EXPORT size_t qHash(const QMqttTopicName &name, size_t seed) noexcept;

private:
    QExplicitlySharedDataPointer<QMqttTopicNamePrivate> d;
};

Q_DECLARE_SHARED(QMqttTopicName)

#ifndef QT_NO_DATASTREAM
Q_MQTT_EXPORT QDataStream &operator<<(QDataStream &stream, const QMqttTopicName &name);
Q_MQTT_EXPORT QDataStream &operator>>(QDataStream &stream, QMqttTopicName &name);
#endif

#ifndef QT_NO_DEBUG_STREAM
Q_MQTT_EXPORT QDebug operator<<(QDebug debug, const QMqttTopicName &name);
#endif

QT_END_NAMESPACE

Q_DECLARE_METATYPE(QMqttTopicName)
