// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/topic_listening.h"

#include "monitor/collector_options.h"
#include "monitor/topic_listener.h"

using namespace Qt::StringLiterals;

namespace monitor {

TopicListening::TopicListening(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(u"topic listening"_s);
}

TopicListening::~TopicListening()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void TopicListening::start(const Profile &profile, const QByteArray &password, int listenMs)
{
    cancel();
    const auto options = linkOptionsOf(profile, password);
    if (!options) {
        ListenOutcome outcome;
        outcome.trouble = options.error().text;
        Q_EMIT finished(outcome);
        return;
    }
    m_thread.start();
    auto *listener = new TopicListener(*options, listenMs);
    m_listener = listener;
    listener->moveToThread(&m_thread);
    // One that was cancelled may still have words on their way.
    connect(listener, &TopicListener::progress, this, [this, listener](const ListenProgress &told) {
        if (m_listener == listener)
            Q_EMIT progress(told);
    });
    connect(listener, &TopicListener::finished, this, [this, listener](const ListenOutcome &outcome) {
        if (m_listener != listener)
            return;
        cancel();
        Q_EMIT finished(outcome);
    });
    QMetaObject::invokeMethod(listener, &TopicListener::start, Qt::QueuedConnection);
}

void TopicListening::stop()
{
    if (m_listener)
        QMetaObject::invokeMethod(m_listener, &TopicListener::stop, Qt::QueuedConnection);
}

void TopicListening::cancel()
{
    if (!m_listener)
        return;
    m_listener->deleteLater();
    m_listener = nullptr;
}

} // namespace monitor
