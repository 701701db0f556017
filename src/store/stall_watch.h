// SPDX-License-Identifier: GPL-3.0-or-later
// Ends the wait for an answer that will never come. The client library waits for a server without a limit, and TCP
// notices nothing while something between – a proxy, a tunnel, a frozen machine's kernel – confirms what is sent.
#pragma once

#include <memory>

namespace store {

// Of one TCP connection. When nothing has come or gone for 1.5 s it asks the server's address by a connection of its
// own whether anybody is there; if nobody says a word for 2.5 s, it closes the watched connection in both directions,
// so that whoever waits gets an error. A server that is busy answers, and may take its time. Works where the kernel
// tells when data came and went (Linux).
class StallWatch
{
public:
    // Null where there is nothing to watch: a socket that is not TCP, another system.
    [[nodiscard]] static std::unique_ptr<StallWatch> watch(int socket);
    ~StallWatch(); // any thread; after the connection was closed, so that closing is watched as well
    StallWatch(const StallWatch &) = delete;
    StallWatch &operator=(const StallWatch &) = delete;

private:
    struct Private;
    explicit StallWatch(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace store
