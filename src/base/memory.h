// SPDX-License-Identifier: GPL-3.0-or-later
// What a burst leaves behind: glibc keeps freed memory in an arena of each thread, until somebody asks it not to.
#pragma once

// Hands whole free pages back to the system, those of every thread; a fraction of a millisecond. Where the C library
// has no such call, nothing happens.
void giveMemoryBack();
