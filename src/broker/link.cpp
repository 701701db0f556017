// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/link.h"

#include "broker/link_core.h"

namespace broker {

Link::Link(LinkOptions options, std::vector<Subscription> remembered, QObject *parent)
    : QObject(parent), m_core(std::make_unique<LinkCore>(*this, std::move(options), std::move(remembered)))
{
}

Link::~Link() = default;

void Link::start()
{
    m_core->start();
}

void Link::stop()
{
    m_core->stop();
}

void Link::reconnectNow()
{
    m_core->reconnectNow();
}

void Link::setReadingPaused(bool paused)
{
    m_core->setReadingPaused(paused);
}

void Link::release(Committed committed)
{
    m_core->release(committed);
}

qint64 Link::publish(const QString &topic, const QByteArray &payload, int qos, bool retain)
{
    return m_core->publish(topic, payload, qos, retain);
}

const LinkState &Link::state() const
{
    return m_core->state();
}

int Link::publishesOutstanding() const
{
    return m_core->publishesOutstanding();
}

std::optional<qint64> Link::lastContactMs() const
{
    return m_core->lastContactMs();
}

} // namespace broker
