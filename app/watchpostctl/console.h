// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands print: data on stdout, everything else on stderr, nothing that a terminal would obey.
#pragma once

#include "base/result.h"
#include "base/stop_signal.h"

#include <QByteArray>

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

using ::catchStopSignal;
using ::onStopSignal;
using ::stopRequested;

} // namespace console
