// SPDX-License-Identifier: GPL-3.0-or-later
// A topic filter with the wildcards + and #, or a shared subscription ($share/NAME/FILTER).
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttopicname.h>

#include <QExplicitlySharedDataPointer>
#include <QMetaType>
#include <QString>

QT_BEGIN_NAMESPACE

class QMqttTopicFilter;
class QMqttTopicFilterPrivate;

Q_MQTT_EXPORT size_t qHash(const QMqttTopicFilter &filter, size_t seed = 0) noexcept;

class Q_MQTT_EXPORT QMqttTopicFilter
{
public:
    enum MatchOption { NoMatchOption = 0x0000, WildcardsDontMatchDollarTopicMatchOption = 0x0001 };
    Q_DECLARE_FLAGS(MatchOptions, MatchOption)

    QMqttTopicFilter(const QString &filter = QString());
    QMqttTopicFilter(const QLatin1String &filter);
    QMqttTopicFilter(const QMqttTopicFilter &filter);
    ~QMqttTopicFilter();
    QMqttTopicFilter &operator=(const QMqttTopicFilter &filter);
    QMqttTopicFilter &operator=(QMqttTopicFilter &&other) noexcept
    {
        swap(other);
        return *this;
    }
    void swap(QMqttTopicFilter &other) noexcept { d.swap(other.d); }

    QString filter() const;
    void setFilter(const QString &filter);

    // NAME of $share/NAME/FILTER, else empty.
    QString sharedSubscriptionName() const;

    // MQTT 5.0, 4.7 and 4.8.2: + and # fill a level, # is the last one; a shared name has no wildcard.
    [[nodiscard]] bool isValid() const;
    // Whether a message on `name` belongs to this filter. False when either is invalid.
    [[nodiscard]] bool match(const QMqttTopicName &name, MatchOptions matchOptions = NoMatchOption) const;

    friend Q_MQTT_EXPORT bool operator==(const QMqttTopicFilter &left, const QMqttTopicFilter &right) noexcept;
    friend bool operator!=(const QMqttTopicFilter &left, const QMqttTopicFilter &right) noexcept
    {
        return !(left == right);
    }
    friend Q_MQTT_EXPORT bool operator<(const QMqttTopicFilter &left, const QMqttTopicFilter &right) noexcept;
    friend Q_MQTT_EXPORT size_t qHash(const QMqttTopicFilter &filter, size_t seed) noexcept;

private:
    QExplicitlySharedDataPointer<QMqttTopicFilterPrivate> d;
};

Q_DECLARE_SHARED(QMqttTopicFilter)
Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttTopicFilter::MatchOptions)

#ifndef QT_NO_DATASTREAM
Q_MQTT_EXPORT QDataStream &operator<<(QDataStream &stream, const QMqttTopicFilter &filter);
Q_MQTT_EXPORT QDataStream &operator>>(QDataStream &stream, QMqttTopicFilter &filter);
#endif

#ifndef QT_NO_DEBUG_STREAM
Q_MQTT_EXPORT QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter);
#endif

QT_END_NAMESPACE

Q_DECLARE_METATYPE(QMqttTopicFilter)
