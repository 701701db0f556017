// SPDX-License-Identifier: GPL-3.0-or-later
// A lock that dies with its process, however that ends.
#pragma once

#include "base/result.h"

#include <memory>

namespace store {

class FileLock
{
public:
    // Exclusive, at once or not at all: Error::Kind::Conflict naming the process that holds it, where it can be read.
    // The file stays behind when the lock is gone: removing it would let two hold "the" lock.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> acquire(const QString &path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int fd) : m_fd(fd) {}
    int m_fd;
};

} // namespace store
