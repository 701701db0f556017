// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL servers of this machine: found by their sockets, asked as the user who is logged in here, and what has to
// be done before records can be kept there.
#pragma once

#include "base/result.h"
#include "store/store_url.h"

#include <QStringList>
#include <vector>

namespace store {

enum class ServerState {
    HasRecords,      // the database is there, with our tables
    HasDatabase,     // the database is there, without them
    NoDatabase,      // createDatabase() makes it
    NoRightToCreate, // nor may this login make it
    NoRole,          // the server does not know this login
    Refused,         // it knows it, and does not let it in
    NoAnswer,        // nobody listens there
};

struct LocalServer
{
    StoreUrl url;   // the database, through the socket
    QString folder; // of the socket; empty: the server is another machine's, or asked over TCP
    int port = 0;
    QString owner; // who runs the server, as far as the socket's owner tells
    ServerState state = ServerState::NoAnswer;
    QString user;    // as whom it was asked
    QString version; // 15.6; empty unless it let us in
    QString problem; // in the server's words; empty unless it refused
    QString command; // for a terminal, where somebody has to do something before the database can be made or opened
};

// PGHOST where it names folders, then those where servers of distributions and of their own makers put sockets.
[[nodiscard]] QStringList socketFolders();

// Looks at each socket in the folders, for a database of that name; a few seconds at most for one that does not answer.
// Sockets of other users than root, `postgres` and our own are left out, unless PGHOST names their folder: anybody may
// put one into /tmp. Blocks: not for a window's thread.
[[nodiscard]] std::vector<LocalServer> findLocalServers(const QStringList &folders = socketFolders(),
                                                        const QString &database = QStringLiteral("watchpost"));
// The same for one store, wherever its server is.
[[nodiscard]] LocalServer lookAtServer(const StoreUrl &url);

// Makes the store's database, empty and in UTF-8. One that is there already is fine. Errors: Usage, not_a_server for a
// file; Store, no_permission with what an administrator has to type; else those of Database.
[[nodiscard]] Result<void> createDatabase(const StoreUrl &url);

} // namespace store
