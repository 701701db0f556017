// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in enhanced authentication (MQTT 5.0, 3.15 and 4.12).
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttype.h>

#include <QObject>
#include <QSharedDataPointer>

QT_BEGIN_NAMESPACE

class QMqttAuthenticationPropertiesData;

class Q_MQTT_EXPORT QMqttAuthenticationProperties
{
public:
    QMqttAuthenticationProperties();
    QMqttAuthenticationProperties(const QMqttAuthenticationProperties &other);
    QMqttAuthenticationProperties &operator=(const QMqttAuthenticationProperties &other);
    ~QMqttAuthenticationProperties();

    QString authenticationMethod() const;
    void setAuthenticationMethod(const QString &method);

    QByteArray authenticationData() const;
    void setAuthenticationData(const QByteArray &data);

    QString reason() const;
    void setReason(const QString &reason);

    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);

private:
    QSharedDataPointer<QMqttAuthenticationPropertiesData> data;
};

QT_END_NAMESPACE
