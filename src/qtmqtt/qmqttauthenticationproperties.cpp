// SPDX-License-Identifier: GPL-3.0-or-later
// Values of enhanced authentication.
#include <QtMqtt/qmqttauthenticationproperties.h>

QT_BEGIN_NAMESPACE

class QMqttAuthenticationPropertiesData : public QSharedData
{
public:
    QString authenticationMethod;
    QByteArray authenticationData;
    QString reason;
    QMqttUserProperties userProperties;
};

QMqttAuthenticationProperties::QMqttAuthenticationProperties() : data(new QMqttAuthenticationPropertiesData) {}
QMqttAuthenticationProperties::QMqttAuthenticationProperties(const QMqttAuthenticationProperties &other) = default;
QMqttAuthenticationProperties &
QMqttAuthenticationProperties::operator=(const QMqttAuthenticationProperties &other) = default;
QMqttAuthenticationProperties::~QMqttAuthenticationProperties() = default;

QString QMqttAuthenticationProperties::authenticationMethod() const
{
    return data->authenticationMethod;
}

void QMqttAuthenticationProperties::setAuthenticationMethod(const QString &value)
{
    data->authenticationMethod = value;
}

QByteArray QMqttAuthenticationProperties::authenticationData() const
{
    return data->authenticationData;
}

void QMqttAuthenticationProperties::setAuthenticationData(const QByteArray &value)
{
    data->authenticationData = value;
}

QString QMqttAuthenticationProperties::reason() const
{
    return data->reason;
}

void QMqttAuthenticationProperties::setReason(const QString &value)
{
    data->reason = value;
}

QMqttUserProperties QMqttAuthenticationProperties::userProperties() const
{
    return data->userProperties;
}

void QMqttAuthenticationProperties::setUserProperties(const QMqttUserProperties &value)
{
    data->userProperties = value;
}

QT_END_NAMESPACE
