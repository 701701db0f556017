// SPDX-License-Identifier: GPL-3.0-or-later
// A network between a program and a database server that can be made bad: it falls silent, is slow, or is cut at words
// that pass. It lives in a thread of its own, so that a test may wait for anything.
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <memory>

namespace support {

class ProxyWorker;

// From 127.0.0.1 to a socket in the file system.
class TcpProxy
{
public:
    explicit TcpProxy(const QString &target);
    ~TcpProxy();
    Q_DISABLE_COPY_MOVE(TcpProxy)

    [[nodiscard]] bool start(); // listens on a free port
    [[nodiscard]] quint16 port() const { return m_port; }

    // A hole forwards nothing and closes nothing; the kernel goes on confirming what arrives, so TCP notices nothing.
    void setHole(bool on);
    // Each way; 0: as fast as it goes.
    void setPace(int delayMs, int bytesPerSecond);
    // Cuts connections where the program sends `words`, every second time, `times` times in all; by turns before they
    // are handed on, right behind them, and when the server's answer to them is there.
    void cutAt(const QByteArray &words, int times);
    [[nodiscard]] int cuts() const; // so far

private:
    QThread m_thread;
    std::unique_ptr<ProxyWorker> m_worker; // lives in the thread
    quint16 m_port = 0;
};

} // namespace support
