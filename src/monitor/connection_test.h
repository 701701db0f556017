// SPDX-License-Identifier: GPL-3.0-or-later
// Tries what a profile says, step by step, and then listens a moment: what comes, and in which formats.
#pragma once

#include "broker/probe.h"
#include "monitor/profile.h"

#include <QObject>
#include <QThread>

namespace monitor {

class ConnectionTester;

// Sockets live in a thread of its own; signals come in the thread of this object. The kept session of the profile is
// not touched.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(QObject *parent = nullptr);
    ~ConnectionTest() override;

    // A test that runs is cancelled first. `listenMs`: how long to wait for messages after all steps went well.
    void start(const Profile &profile, const QByteArray &password, int listenMs = 5000);
    // No signal of that run comes any more.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_tester != nullptr; }

Q_SIGNALS:
    // resolve, tcp, tls, connack, suback, and `messages`, which is never a failure. `settings`, alone, when what was
    // entered cannot be tried at all.
    void step(const broker::ProbeStep &step);
    void listening(int messages);
    void finished(bool ok);

private:
    QThread m_thread;
    ConnectionTester *m_tester = nullptr; // lives in the thread
};

} // namespace monitor
