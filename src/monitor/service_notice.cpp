// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/service_notice.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace monitor {

ServiceNotice::ServiceNotice(QByteArray address) : m_address(std::move(address))
{
    if (m_address.size() < 2 || (!m_address.startsWith('/') && !m_address.startsWith('@')))
        m_address.clear();
}

bool ServiceNotice::send(const QByteArray &lines) const
{
#ifdef Q_OS_UNIX
    sockaddr_un to = {};
    if (m_address.isEmpty() || size_t(m_address.size()) >= sizeof(to.sun_path))
        return false;
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, m_address.constData(), size_t(m_address.size()));
    if (m_address.startsWith('@'))
        to.sun_path[0] = '\0'; // an abstract name begins with a null byte and has its length for an end
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(m_address.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    if (descriptor < 0)
        return false;
    const ssize_t sent = ::sendto(descriptor, lines.constData(), size_t(lines.size()), MSG_DONTWAIT,
                                  reinterpret_cast<const sockaddr *>(&to), length);
    ::close(descriptor);
    return sent == ssize_t(lines.size());
#else
    Q_UNUSED(lines)
    return false;
#endif
}

qint64 watchdogMs(const QByteArray &microseconds, const QByteArray &forPid, qint64 ownPid)
{
    if (!forPid.isEmpty() && forPid.toLongLong() != ownPid)
        return 0;
    return std::max<qint64>(0, microseconds.toLongLong() / 1000);
}

} // namespace monitor
