// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tcp_proxy.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <atomic>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace support {

namespace {

constexpr int kBufferBytes = 16 * 1024; // so little that a slow link is felt at its other end

qint64 steadyNow()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

// What holds for all connections, and counts them.
struct ProxyState
{
    bool hole = false;
    int delayMs = 0, bytesPerSecond = 0;
    QByteArray cutWords;
    int cutsLeft = 0, passed = 0;
    std::atomic_int cuts = 0;
};

// One connection through the proxy.
class ProxyPair : public QObject
{
public:
    ProxyPair(QTcpSocket *client, const QString &target, ProxyState &state, QObject *parent)
        : QObject(parent), m_state(state), m_client(client), m_server(new QLocalSocket(this))
    {
        m_client->setParent(this);
        m_client->setReadBufferSize(kBufferBytes);
        m_server->setReadBufferSize(kBufferBytes);
        m_up.from = m_down.to = m_client;
        m_up.to = m_down.from = m_server;
        m_next.setSingleShot(true);
        connect(&m_next, &QTimer::timeout, this, &ProxyPair::pump);
        connect(m_client, &QTcpSocket::readyRead, this, &ProxyPair::pump);
        connect(m_server, &QLocalSocket::readyRead, this, &ProxyPair::pump);
        connect(m_server, &QLocalSocket::connected, this, &ProxyPair::pump);
        connect(m_client, &QTcpSocket::disconnected, this, &ProxyPair::pump);
        connect(m_server, &QLocalSocket::disconnected, this, &ProxyPair::pump);
        connect(m_server, &QLocalSocket::errorOccurred, this, &ProxyPair::pump);
        m_server->connectToServer(target);
    }

    void pump()
    {
        if (m_state.hole || m_server->state() == QLocalSocket::ConnectingState || m_over)
            return;
        forward(m_up);
        forward(m_down);
        const bool ended =
            m_client->state() != QAbstractSocket::ConnectedState || m_server->state() != QLocalSocket::ConnectedState;
        if (ended && m_up.queue.empty() && m_down.queue.empty())
            end();
    }

private:
    struct Piece
    {
        qint64 dueMs = 0;
        QByteArray bytes;
    };
    struct Way
    {
        QIODevice *from = nullptr, *to = nullptr;
        std::deque<Piece> queue;
        qint64 freeAtMs = 0; // when the link has sent what was given to it
    };

    void forward(Way &way)
    {
        if (m_over)
            return;
        const qint64 now = steadyNow();
        if (way.from->bytesAvailable() > 0 && way.queue.size() < 4) {
            const QByteArray bytes = way.from->read(kBufferBytes);
            const qint64 takes = m_state.bytesPerSecond > 0 ? bytes.size() * 1000 / m_state.bytesPerSecond : 0;
            way.freeAtMs = std::max(now, way.freeAtMs) + takes;
            way.queue.push_back({way.freeAtMs + m_state.delayMs, bytes});
        }
        while (!m_over && !way.queue.empty() && way.queue.front().dueMs <= now) {
            const QByteArray bytes = way.queue.front().bytes;
            way.queue.pop_front();
            deliver(way, bytes);
        }
        if (m_over)
            return;
        if (!way.queue.empty())
            wakeAt(way.queue.front().dueMs);
        else if (way.from->bytesAvailable() > 0)
            wakeAt(now);
    }
    void wakeAt(qint64 atMs)
    {
        const int in = int(std::max<qint64>(0, atMs - steadyNow()));
        if (!m_next.isActive() || m_next.remainingTime() > in)
            m_next.start(in);
    }

    void deliver(Way &way, const QByteArray &bytes)
    {
        if (&way == &m_down && m_dropsAnswer) {
            cut();
            return;
        }
        const bool strikes =
            &way == &m_up && m_state.cutsLeft > 0 && bytes.contains(m_state.cutWords) && ++m_state.passed % 2 == 0;
        if (!strikes) {
            way.to->write(bytes);
            return;
        }
        --m_state.cutsLeft;
        const int turn = m_state.passed / 2 % 3;
        if (turn == 0) {
            cut();
            return;
        }
        way.to->write(bytes);
        m_server->flush();
        if (turn == 1)
            cut();
        else
            m_dropsAnswer = true;
    }

    void cut()
    {
        ++m_state.cuts;
        m_client->abort();
        end();
    }
    void end()
    {
        m_over = true;
        m_client->close();
        m_server->close();
        deleteLater();
    }

    ProxyState &m_state;
    QTcpSocket *m_client;
    QLocalSocket *m_server;
    Way m_up, m_down;
    QTimer m_next;
    bool m_dropsAnswer = false;
    bool m_over = false;
};

class ProxyWorker : public QObject
{
public:
    explicit ProxyWorker(QString target) : m_target(std::move(target)) {}

    quint16 listen()
    {
        m_server = new QTcpServer(this);
        connect(m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server->nextPendingConnection())
                new ProxyPair(client, m_target, state, this);
        });
        if (!m_server->listen(QHostAddress::LocalHost))
            return 0;
        // As on a wire; on loopback segments have 64 kB, and a window that is smaller opens in fits and starts.
        const int windowBytes = 4 * kBufferBytes, segmentBytes = 1400;
        const int listening = int(m_server->socketDescriptor());
        ::setsockopt(listening, SOL_SOCKET, SO_RCVBUF, &windowBytes, sizeof windowBytes);
        ::setsockopt(listening, IPPROTO_TCP, TCP_MAXSEG, &segmentBytes, sizeof segmentBytes);
        return m_server->serverPort();
    }
    void setHole(bool on)
    {
        state.hole = on;
        on ? m_server->pauseAccepting() : m_server->resumeAccepting();
        for (QObject *child : children()) {
            if (auto *pair = dynamic_cast<ProxyPair *>(child))
                pair->pump();
        }
    }

    ProxyState state;

private:
    QString m_target;
    QTcpServer *m_server = nullptr;
};

TcpProxy::TcpProxy(const QString &target) : m_worker(std::make_unique<ProxyWorker>(target))
{
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

TcpProxy::~TcpProxy()
{
    // Sockets end in the thread that they live in.
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { qDeleteAll(m_worker->children()); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool TcpProxy::start()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_port = m_worker->listen(); }, Qt::BlockingQueuedConnection);
    return m_port != 0;
}

void TcpProxy::setHole(bool on)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this, on] { m_worker->setHole(on); }, Qt::BlockingQueuedConnection);
}

void TcpProxy::setPace(int delayMs, int bytesPerSecond)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, delayMs, bytesPerSecond] {
            m_worker->state.delayMs = delayMs;
            m_worker->state.bytesPerSecond = bytesPerSecond;
        },
        Qt::BlockingQueuedConnection);
}

void TcpProxy::cutAt(const QByteArray &words, int times)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, words, times] {
            m_worker->state.cutWords = words;
            m_worker->state.cutsLeft = times;
        },
        Qt::BlockingQueuedConnection);
}

int TcpProxy::cuts() const
{
    return m_worker->state.cuts;
}

} // namespace support
