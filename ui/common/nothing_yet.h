// SPDX-License-Identifier: GPL-3.0-or-later
// Why a view that shows what was received has nothing to show, and the way out.
#pragma once

#include "ui/common/empty_state.h"
#include "ui/common/workspace.h"

namespace ui {

// `title`, `icon`: the view's own ("No device yet"); the text says what the station is waiting for. Not to be kept
// beyond the workspace.
[[nodiscard]] EmptyReason nothingYet(const Workspace &workspace, const QString &icon, const QString &title);
// Why there is no connection, in one sentence; empty while there is one, or none is wanted.
[[nodiscard]] QString notConnectedWords(const monitor::StationState &state);

} // namespace ui
