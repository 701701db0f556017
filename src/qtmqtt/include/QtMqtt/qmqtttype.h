// SPDX-License-Identifier: GPL-3.0-or-later
// User properties of MQTT 5.0: a list of pairs, in order, names may repeat.
#pragma once

#include <QtMqtt/qmqttglobal.h>

#include <QDebug>
#include <QList>
#include <QSharedDataPointer>
#include <QString>

QT_BEGIN_NAMESPACE

class QMqttStringPairData;

class Q_MQTT_EXPORT QMqttStringPair
{
public:
    QMqttStringPair();
    QMqttStringPair(const QString &name, const QString &value);
    QMqttStringPair(const QMqttStringPair &other);
    ~QMqttStringPair();
    QMqttStringPair &operator=(const QMqttStringPair &other);

    QString name() const;
    void setName(const QString &name);
    QString value() const;
    void setValue(const QString &value);

    bool operator==(const QMqttStringPair &other) const;
    bool operator!=(const QMqttStringPair &other) const;

private:
    QSharedDataPointer<QMqttStringPairData> data;
};

#ifndef QT_NO_DEBUG_STREAM
Q_MQTT_EXPORT QDebug operator<<(QDebug debug, const QMqttStringPair &pair);
#endif

class Q_MQTT_EXPORT QMqttUserProperties : public QList<QMqttStringPair>
{
};

QT_END_NAMESPACE
