// SPDX-License-Identifier: GPL-3.0-or-later
// The English that retold() knows.
#pragma once

#include <span>

namespace ui {

struct RetoldTable
{
    const char *context; // of the translations
    // With something in them: the first that fits is taken, so a more telling one stands before a more general one.
    std::span<const char *const> forms;
    std::span<const char *const> sentences;
};

[[nodiscard]] RetoldTable connectionTexts();
[[nodiscard]] RetoldTable failureTexts();

} // namespace ui
