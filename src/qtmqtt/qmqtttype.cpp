// SPDX-License-Identifier: GPL-3.0-or-later
// User properties.
#include <QtMqtt/qmqtttype.h>

QT_BEGIN_NAMESPACE

class QMqttStringPairData : public QSharedData
{
public:
    QString name;
    QString value;
};

QMqttStringPair::QMqttStringPair() : data(new QMqttStringPairData) {}
QMqttStringPair::QMqttStringPair(const QString &name, const QString &value) : QMqttStringPair()
{
    data->name = name;
    data->value = value;
}
QMqttStringPair::QMqttStringPair(const QMqttStringPair &other) = default;
QMqttStringPair::~QMqttStringPair() = default;
QMqttStringPair &QMqttStringPair::operator=(const QMqttStringPair &other) = default;

QString QMqttStringPair::name() const
{
    return data->name;
}

void QMqttStringPair::setName(const QString &value)
{
    data->name = value;
}

QString QMqttStringPair::value() const
{
    return data->value;
}

void QMqttStringPair::setValue(const QString &value)
{
    data->value = value;
}

bool QMqttStringPair::operator==(const QMqttStringPair &other) const
{
    return data == other.data || (data->name == other.data->name && data->value == other.data->value);
}

bool QMqttStringPair::operator!=(const QMqttStringPair &other) const
{
    return !(*this == other);
}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const QMqttStringPair &pair)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttStringPair(" << pair.name() << " : " << pair.value() << ')';
    return debug;
}
#endif

QT_END_NAMESPACE
