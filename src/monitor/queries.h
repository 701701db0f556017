// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a question: widget → Queries → reader thread → store::Reader → future. A newer question of the same asker
// cancels the older one.
#pragma once

#include "monitor/store_thread.h"
#include "store/reader.h"

#include <QHash>

namespace monitor {

// Belongs to the thread that made it.
class Queries
{
public:
    explicit Queries(const store::StoreUrl &url) : m_thread(url, QStringLiteral("reader")) {}
    // What is being answered is cut short.
    ~Queries();

    // `asker` names on whose behalf, for example "log.page". Of one asker only the newest question counts: older ones
    // answer Error::Kind::Cancelled, whether they wait or run. To be used as
    //     queries.ask<store::ActivityPage>("log.page", [query](store::Reader &reader) { … }).then(this, [](auto r) { …
    //     });
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> ask(const QString &asker, std::function<Result<T>(store::Reader &)> question)
    {
        CancelFlag flag = newest(asker);
        return m_thread.run<T>(
            [question = std::move(question), flag](store::Reader &reader) {
                reader.setCancelled(flag);
                Result<T> answer = question(reader);
                reader.setCancelled({});
                // What came too late would be drawn over what is newer.
                if (*flag)
                    return Result<T>(
                        fail(Error::Kind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("a newer one came")));
                return answer;
            },
            flag);
    }
    // Whatever this asker still waits for is not wanted any more.
    void cancel(const QString &asker);
    // The file of the store was replaced by another one.
    void reopen() { m_thread.reopen(); }

private:
    [[nodiscard]] CancelFlag newest(const QString &asker);

    QHash<QString, CancelFlag> m_newest; // by asker
    StoreThread<store::Reader> m_thread;
};

} // namespace monitor
