// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands print: data on stdout, everything else on stderr, nothing that a terminal would obey.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <functional>

namespace console {

// Log lines on stderr: time, level, category, text with control characters made visible.
void installLog();

// One line of data on stdout, with its end; flushed so that a reader of a pipe has it at once. False when nobody
// reads any more.
bool line(const QByteArray &utf8);
// The same for text that may hold what devices sent: control and bidi characters are made visible.
bool line(const QString &text);

void note(const QString &text);  // stderr, as it is for people
void error(const QString &text); // stderr, "watchpostctl: …"
// Prints the error and returns the exit status that fits: 2 for wrong use, else 1.
int fail(const Error &error);

// Progress on stderr, when that is a terminal: overwrites its line.
void progress(const QString &text);
void endProgress();

// Calls `stop` in the event loop on the first SIGINT or SIGTERM; a second one ends the process.
void onStopSignal(std::function<void()> stop);
// For commands without an event loop: true once SIGINT or SIGTERM has come (after onStopSignal or catchStopSignal).
void catchStopSignal();
[[nodiscard]] bool stopRequested();

} // namespace console
