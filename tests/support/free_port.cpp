// SPDX-License-Identifier: GPL-3.0-or-later
// A loopback TCP port nobody listens on.
#include "support/free_port.h"

#include <QTcpServer>

namespace support {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace support
