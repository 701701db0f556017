// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread outside of `monitor`: it has to be beside every connection, also those of programs without threads.
#include "store/stall_watch.h"

#include "store/log.h"

#include <QDeadlineTimer>
#include <QThread>

#ifdef Q_OS_LINUX
#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <linux/tcp.h>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace store {

#ifdef Q_OS_LINUX

namespace {

constexpr int kLookMs = 250;
constexpr quint32 kPatienceMs = 1500;
constexpr int kProbeMs = 2500;
// While it is quiet because the server is busy, or because nobody asks anything: each time twice as long, up to a
// minute.
constexpr int kProbeAgainMs = 5000;
constexpr int kProbeSeldomMs = 60'000;
// SSLRequest: the only thing that a PostgreSQL server answers to anybody, with one byte, whatever it is busy with.
constexpr std::array<unsigned char, 8> kSslRequest{0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f};

struct Peer
{
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
};

} // namespace

struct StallWatch::Private
{
    int socket = -1;
    Peer peer;
    std::unique_ptr<QThread> thread;
    std::mutex mutex;
    std::condition_variable wake;
    bool ending = false;

    ~Private()
    {
        if (socket >= 0)
            ::close(socket);
    }
    void loop();
    [[nodiscard]] bool isEnding(int withinMs);
    [[nodiscard]] quint32 quietMs() const;
    [[nodiscard]] bool isAnybodyThere();
    [[nodiscard]] bool becomes(int fd, short what, const QDeadlineTimer &until);
};

// Since when nothing has come or gone. Which of both was last says nothing: an answer may be there in parts, and the
// kernel's clock does not tell a request from the answer right before it.
quint32 StallWatch::Private::quietMs() const
{
    tcp_info info = {};
    socklen_t size = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return 0;
    return std::min(info.tcpi_last_data_recv, info.tcpi_last_data_sent);
}

bool StallWatch::Private::isEnding(int withinMs)
{
    std::unique_lock lock(mutex);
    return wake.wait_for(lock, std::chrono::milliseconds(withinMs), [this] { return ending; });
}

bool StallWatch::Private::becomes(int fd, short what, const QDeadlineTimer &until)
{
    pollfd one{fd, what, 0};
    while (!until.hasExpired() && !isEnding(0)) {
        if (::poll(&one, 1, int(std::min<qint64>(until.remainingTime(), kLookMs))) > 0)
            return true;
    }
    return false;
}

// Also true when it says no: whoever refuses is there.
bool StallWatch::Private::isAnybodyThere()
{
    const int fd = ::socket(peer.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return true; // cannot be told
    const QDeadlineTimer until(kProbeMs);
    ::connect(fd, reinterpret_cast<const sockaddr *>(&peer.address), peer.size);
    bool there = becomes(fd, POLLOUT, until);
    if (there && ::send(fd, kSslRequest.data(), kSslRequest.size(), MSG_NOSIGNAL) == ssize_t(kSslRequest.size()))
        there = becomes(fd, POLLIN, until);
    ::close(fd);
    return there;
}

void StallWatch::Private::loop()
{
    QDeadlineTimer trusted(0);
    int trustMs = kProbeAgainMs;
    while (!isEnding(kLookMs)) {
        if (quietMs() < kPatienceMs) {
            trusted.setRemainingTime(0);
            trustMs = kProbeAgainMs;
        } else if (!trusted.hasExpired()) {
            continue;
        } else if (isAnybodyThere()) {
            trusted.setRemainingTime(trustMs);
            trustMs = std::min(trustMs * 2, kProbeSeldomMs);
        } else if (!isEnding(0) && quietMs() >= kPatienceMs) {
            qCWarning(lcStore, "the database server does not answer any more: its connection is given up");
            ::shutdown(socket, SHUT_RDWR);
            break;
        }
    }
}

StallWatch::StallWatch(std::unique_ptr<Private> made) : d(std::move(made))
{
    d->thread.reset(QThread::create([watch = d.get()] { watch->loop(); }));
    d->thread->setObjectName(QStringLiteral("stall watch"));
    d->thread->start();
}

StallWatch::~StallWatch()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
    }
    d->wake.notify_one();
    d->thread->wait();
}

std::unique_ptr<StallWatch> StallWatch::watch(int socket)
{
    auto made = std::make_unique<Private>();
    if (::getpeername(socket, reinterpret_cast<sockaddr *>(&made->peer.address), &made->peer.size) != 0)
        return nullptr;
    const auto family = made->peer.address.ss_family;
    if (family != AF_INET && family != AF_INET6)
        return nullptr;
    // Of its own: the library's number may be another file's by the time it is used.
    made->socket = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    return made->socket < 0 ? nullptr : std::unique_ptr<StallWatch>(new StallWatch(std::move(made)));
}

#else

struct StallWatch::Private
{
};

StallWatch::StallWatch(std::unique_ptr<Private> made) : d(std::move(made)) {}
StallWatch::~StallWatch() = default;

std::unique_ptr<StallWatch> StallWatch::watch(int)
{
    return nullptr;
}

#endif

} // namespace store
