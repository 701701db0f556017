// SPDX-License-Identifier: GPL-3.0-or-later
// QMqttTopicFilter: a shared string with the rules of topic filters.
#include <QtMqtt/qmqtttopicfilter.h>

#include "qtmqtt/topic_text.h"

#include <QDataStream>
#include <QDebug>

QT_BEGIN_NAMESPACE

class QMqttTopicFilterPrivate : public QSharedData
{
public:
    QString filter;
};

QMqttTopicFilter::QMqttTopicFilter(const QString &filter) : d(new QMqttTopicFilterPrivate)
{
    d->filter = filter;
}

QMqttTopicFilter::QMqttTopicFilter(const QLatin1String &filter) : QMqttTopicFilter(QString(filter)) {}

QMqttTopicFilter::QMqttTopicFilter(const QMqttTopicFilter &filter) = default;
QMqttTopicFilter::~QMqttTopicFilter() = default;
QMqttTopicFilter &QMqttTopicFilter::operator=(const QMqttTopicFilter &filter) = default;

QString QMqttTopicFilter::filter() const
{
    return d->filter;
}

void QMqttTopicFilter::setFilter(const QString &filter)
{
    d.detach();
    d->filter = filter;
}

QString QMqttTopicFilter::sharedSubscriptionName() const
{
    return qtmqtt::sharedName(d->filter).toString();
}

bool QMqttTopicFilter::isValid() const
{
    return qtmqtt::isValidTopicFilter(d->filter);
}

bool QMqttTopicFilter::match(const QMqttTopicName &name, MatchOptions matchOptions) const
{
    const QString text = name.name();
    return isValid() && name.isValid() &&
           qtmqtt::matches(qtmqtt::plainFilter(d->filter), text,
                           matchOptions.testFlag(WildcardsDontMatchDollarTopicMatchOption));
}

bool operator==(const QMqttTopicFilter &left, const QMqttTopicFilter &right) noexcept
{
    return left.d == right.d || left.d->filter == right.d->filter;
}

bool operator<(const QMqttTopicFilter &left, const QMqttTopicFilter &right) noexcept
{
    return left.d->filter < right.d->filter;
}

size_t qHash(const QMqttTopicFilter &filter, size_t seed) noexcept
{
    return qHash(filter.d->filter, seed);
}

#ifndef QT_NO_DATASTREAM
QDataStream &operator<<(QDataStream &stream, const QMqttTopicFilter &filter)
{
    return stream << filter.filter();
}

QDataStream &operator>>(QDataStream &stream, QMqttTopicFilter &filter)
{
    QString text;
    stream >> text;
    filter.setFilter(text);
    return stream;
}
#endif

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicFilter(" << filter.filter() << ')';
    return debug;
}
#endif

QT_END_NAMESPACE
