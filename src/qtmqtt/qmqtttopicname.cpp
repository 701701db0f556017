// SPDX-License-Identifier: GPL-3.0-or-later
// QMqttTopicName: a shared string with the rules of topic names.
#include <QtMqtt/qmqtttopicname.h>

#include "qtmqtt/topic_text.h"

#include <QDataStream>
#include <QDebug>

QT_BEGIN_NAMESPACE

class QMqttTopicNamePrivate : public QSharedData
{
public:
    QString name;
};

QMqttTopicName::QMqttTopicName(const QString &name) : d(new QMqttTopicNamePrivate)
{
    d->name = name;
}

QMqttTopicName::QMqttTopicName(const QLatin1String &name) : QMqttTopicName(QString(name)) {}

QMqttTopicName::QMqttTopicName(const QMqttTopicName &name) = default;
QMqttTopicName::~QMqttTopicName() = default;
QMqttTopicName &QMqttTopicName::operator=(const QMqttTopicName &name) = default;

QString QMqttTopicName::name() const
{
    return d->name;
}

void QMqttTopicName::setName(const QString &name)
{
    d.detach();
    d->name = name;
}

bool QMqttTopicName::isValid() const
{
    return qtmqtt::isValidTopicName(d->name);
}

int QMqttTopicName::levelCount() const
{
    return d->name.isEmpty() ? 0 : static_cast<int>(d->name.count(u'/')) + 1;
}

QStringList QMqttTopicName::levels() const
{
    return d->name.split(u'/');
}

bool operator==(const QMqttTopicName &left, const QMqttTopicName &right) noexcept
{
    return left.d == right.d || left.d->name == right.d->name;
}

bool operator<(const QMqttTopicName &left, const QMqttTopicName &right) noexcept
{
    return left.d->name < right.d->name;
}

size_t qHash(const QMqttTopicName &name, size_t seed) noexcept
{
    return qHash(name.d->name, seed);
}

#ifndef QT_NO_DATASTREAM
QDataStream &operator<<(QDataStream &stream, const QMqttTopicName &name)
{
    return stream << name.name();
}

QDataStream &operator>>(QDataStream &stream, QMqttTopicName &name)
{
    QString text;
    stream >> text;
    name.setName(text);
    return stream;
}
#endif

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const QMqttTopicName &name)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicName(" << name.name() << ')';
    return debug;
}
#endif

QT_END_NAMESPACE
