// SPDX-License-Identifier: GPL-3.0-or-later
// A network of the test's own, whose loopback interface it may take down.
#pragma once

namespace support {

// For `main`, before anything makes a thread: the process gets a network namespace with nothing but a loopback
// interface, which is up. False where the system does not allow that; a test then fails.
[[nodiscard]] bool enterOwnNetwork();
// Brings the loopback interface of the namespace down or up.
[[nodiscard]] bool setLoopback(bool up);

} // namespace support
