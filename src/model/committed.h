// SPDX-License-Identifier: GPL-3.0-or-later
// The permission to acknowledge: only a successful COMMIT of the inbox can make one.
#pragma once

#include <QtGlobal>

namespace store {
class Inbox;
}

class Committed
{
public:
    // Acknowledgements whose ordinal (`Message::arrival`, `MessageReleased::arrival`) is at most this may leave.
    [[nodiscard]] qint64 upTo() const { return m_upTo; }

private:
    friend class store::Inbox;
    friend class CommittedForTest; // defined by the gate's test alone
    explicit Committed(qint64 upTo) : m_upTo(upTo) {}
    qint64 m_upTo;
};
