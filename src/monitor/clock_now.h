// SPDX-License-Identifier: GPL-3.0-or-later
// What the clocks of this machine say, for the threads that hand it on as an argument.
#pragma once

#include <QDateTime>
#include <QDeadlineTimer>

namespace monitor {

// Milliseconds of UTC; jumps when the clock is set.
inline qint64 utcNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// Milliseconds that only grow; since when, says nothing.
inline qint64 steadyNow()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace monitor
