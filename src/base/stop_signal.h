// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM as a request to end in order.
#pragma once

#include <functional>

// Calls `stop` in the main event loop on the first SIGINT or SIGTERM; a second one ends the process.
void onStopSignal(std::function<void()> stop);
// For work without an event loop: true once SIGINT or SIGTERM has come (after onStopSignal or catchStopSignal).
void catchStopSignal();
[[nodiscard]] bool stopRequested();
