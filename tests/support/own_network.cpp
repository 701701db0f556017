// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/own_network.h"

#include <QByteArray>
#include <QFile>

#include <cstring>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace support {
namespace {

void writeTo(const char *path, const QByteArray &content)
{
    QFile file(QString::fromLatin1(path));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        file.write(content);
}

} // namespace

bool enterOwnNetwork()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    // Root may do so at once; everybody else as root of a user namespace.
    if (user == 0 ? ::unshare(CLONE_NEWNET) != 0 : ::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    if (user != 0) {
        writeTo("/proc/self/setgroups", "deny");
        writeTo("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1\n");
        writeTo("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1\n");
    }
    return setLoopback(true);
}

bool setLoopback(bool up)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return false;
    ifreq request = {};
    std::strcpy(request.ifr_name, "lo");
    bool done = ::ioctl(socket, SIOCGIFFLAGS, &request) == 0;
    if (up)
        request.ifr_flags = short(request.ifr_flags | IFF_UP | IFF_RUNNING);
    else
        request.ifr_flags = short(request.ifr_flags & ~IFF_UP);
    done = done && ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    ::close(socket);
    return done;
}

} // namespace support
