// SPDX-License-Identifier: GPL-3.0-or-later
// A loopback TCP port nobody listens on, for the servers that tests start.
#pragma once

#include <QtGlobal>

namespace support {

// Asks the system for a free TCP port of 127.0.0.1. Somebody else may take it before it is used: whoever starts a
// server on it tries again with another. 0 when there is none.
[[nodiscard]] quint16 freePort();

} // namespace support
