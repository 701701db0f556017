// SPDX-License-Identifier: GPL-3.0-or-later
// A thread that owns one connection to the store and does what it is asked in order, so that a window never waits for
// a disk. `Connection` is store::Reader or store::Editor.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <QFuture>
#include <QPromise>
#include <QThread>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace monitor {

// A flag that is shared by who asks and who answers.
using CancelFlag = std::shared_ptr<std::atomic_bool>;

template <typename Connection>
class StoreThread
{
public:
    // Nothing is opened before the first job; a connection that cannot be opened is tried again with the next one.
    // `name` is the thread's, for debuggers.
    StoreThread(store::StoreUrl url, const QString &name) : m_url(std::move(url))
    {
        m_thread.reset(QThread::create([this] { loop(); }));
        m_thread->setObjectName(name);
        m_thread->start();
    }
    // The job that runs is finished (cancel its flag before), the others answer Error::Kind::Cancelled.
    ~StoreThread()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread->wait();
    }
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    // `job` runs in the thread; its answer is the future's. A flag that is set before its turn spares it the work.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(Connection &)> job, const CancelFlag &cancel = {})
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        post([this, promise, job = std::move(job), cancel](bool ending) {
            promise->addResult(ending || (cancel && *cancel) ? Result<T>(cancelled()) : answer<T>(job));
            promise->finish();
        });
        return future;
    }
    // Drops the connection before the next job: the file behind it was replaced.
    void reopen() { m_reopen = true; }

private:
    using Job = std::function<void(bool ending)>;

    static tl::unexpected<Error> cancelled()
    {
        return fail(Error::Kind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("a newer question came"));
    }

    template <typename T>
    Result<T> answer(const std::function<Result<T>(Connection &)> &job)
    {
        if (m_reopen.exchange(false))
            m_connection.reset();
        if (!m_connection) {
            auto opened = Connection::open(m_url);
            if (!opened)
                return tl::unexpected(opened.error());
            m_connection = std::move(*opened);
        }
        return job(*m_connection);
    }

    void post(Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
    }

    void loop()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
            if (m_jobs.empty())
                break;
            const Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            const bool ending = m_ending;
            lock.unlock();
            job(ending);
            lock.lock();
        }
        m_connection.reset();
    }

    const store::StoreUrl m_url;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::atomic_bool m_reopen = false;
    std::unique_ptr<Connection> m_connection; // lives in the thread
};

} // namespace monitor
