// SPDX-License-Identifier: GPL-3.0-or-later
// While this lives, theme() of this thread is the light one: paper is white, whatever the screen is.
#pragma once

namespace ui {

class LightTheme
{
public:
    LightTheme();
    ~LightTheme();
    LightTheme(const LightTheme &) = delete;
    LightTheme &operator=(const LightTheme &) = delete;
};

} // namespace ui
