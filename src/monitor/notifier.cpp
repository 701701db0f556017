// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/notifier.h"

using namespace Qt::StringLiterals;

namespace monitor {

Notifier::Notifier(NotifierOptions options, Announcer::Hooks hooks)
    : m_options(std::move(options)), m_hooks(std::move(hooks))
{
    m_thread.setObjectName(u"notifier"_s);
}

Notifier::~Notifier()
{
    finish();
}

void Notifier::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_announcer || !m_options.settings.ofCollector())
        return;
    m_thread.start();
    auto *starter = new QObject;
    starter->moveToThread(&m_thread);
    // Made in its own thread, with its timers and its connections.
    QMetaObject::invokeMethod(
        starter, [this] { m_announcer = new Announcer(m_options, m_hooks); }, Qt::BlockingQueuedConnection);
    starter->deleteLater();
    QObject::connect(&m_thread, &QThread::finished, m_announcer, &QObject::deleteLater);
}

void Notifier::begin(const store::CollectorIdentity &identity)
{
    const std::lock_guard lock(m_mutex);
    if (m_announcer)
        QMetaObject::invokeMethod(m_announcer, [announcer = m_announcer, identity] { announcer->begin(identity); });
}

void Notifier::take(const std::vector<AlertJournalEntry> &journal)
{
    const std::lock_guard lock(m_mutex);
    if (m_announcer && !journal.empty())
        QMetaObject::invokeMethod(m_announcer, [announcer = m_announcer, journal] { announcer->take(journal); });
}

void Notifier::finish()
{
    Announcer *announcer = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        announcer = std::exchange(m_announcer, nullptr);
    }
    if (!announcer)
        return;
    QMetaObject::invokeMethod(
        announcer, [announcer] { announcer->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace monitor
