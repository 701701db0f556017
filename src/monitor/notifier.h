// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that tells of alerts, so that a receiver that is slow or down delays no commit. There is none while no
// channel is set up.
#pragma once

#include "monitor/announcer.h"

#include <QThread>
#include <mutex>

namespace monitor {

class Notifier
{
public:
    Notifier(NotifierOptions options, Announcer::Hooks hooks);
    ~Notifier();

    // Starts the thread; what take() is given is kept until begin().
    void start();
    // Once hooks can be called.
    void begin(const store::CollectorIdentity &identity);
    // What alerts did, after it was committed; from any thread. Nothing happens before start() and after finish().
    void take(const std::vector<AlertJournalEntry> &journal);
    // The last rows are logged when it returns. What was not told yet is told by the next run.
    void finish();

private:
    NotifierOptions m_options;
    Announcer::Hooks m_hooks;
    std::mutex m_mutex;
    QThread m_thread;
    Announcer *m_announcer = nullptr; // lives in the thread; under m_mutex
};

} // namespace monitor
