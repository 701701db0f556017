// SPDX-License-Identifier: GPL-3.0-or-later
// Where the records are kept: `sqlite:PATH` (relative to the working folder; also `sqlite:///absolute`).
#pragma once

#include "base/result.h"

namespace store {

struct StoreUrl
{
    QString path;
    [[nodiscard]] QString text() const;      // sqlite:PATH
    [[nodiscard]] QString inboxPath() const; // PATH.inbox, the default place of the inbox
    bool operator==(const StoreUrl &) const = default;
};

// Error::Kind::Usage for anything that this program cannot keep records in, saying what it takes.
[[nodiscard]] Result<StoreUrl> parseStoreUrl(const QString &text);
// `sqlite:$XDG_DATA_HOME/watchpost/watchpost.sqlite`.
[[nodiscard]] StoreUrl defaultStoreUrl();

} // namespace store
