// SPDX-License-Identifier: GPL-3.0-or-later
// Tells other processes that the collector receives (contract §5): renamed into place, removed at the end.
#pragma once

#include "base/result.h"
#include "broker/link_options.h"

namespace monitor {

class ReadyFile
{
public:
    struct Content
    {
        qint64 pid = 0;
        QString clientId;
        QString inbox;
        std::vector<broker::RefusedFilter> refused;
    };

    // `path` empty: nothing is ever written. A file that an earlier run left is removed.
    explicit ReadyFile(QString path);
    ~ReadyFile();
    ReadyFile(const ReadyFile &) = delete;
    ReadyFile &operator=(const ReadyFile &) = delete;

    [[nodiscard]] Result<void> write(const Content &content);

private:
    QString m_path;
};

} // namespace monitor
