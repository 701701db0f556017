// SPDX-License-Identifier: GPL-3.0-or-later
// What a window changes in the store – names, tags, notes, saved messages and views – in a thread of its own.
#pragma once

#include "monitor/store_thread.h"
#include "store/editor.h"

namespace monitor {

class Edits
{
public:
    explicit Edits(const store::StoreUrl &url) : m_thread(url, QStringLiteral("editor")) {}

    // In the order asked; T = void for what has no answer but its success.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(store::Editor &)> change)
    {
        return m_thread.run<T>(std::move(change));
    }

private:
    StoreThread<store::Editor> m_thread;
};

} // namespace monitor
