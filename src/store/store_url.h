// SPDX-License-Identifier: GPL-3.0-or-later
// Where the records are kept: `sqlite:PATH` (relative to the working folder; also `sqlite:///absolute`), or a URI of
// libpq: `postgresql://user@host:port/database?…`, `postgresql:///database?host=/var/run/postgresql`.
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace store {

struct StoreUrl
{
    QString path = {}; // SQLite: the file
    QString uri = {};  // PostgreSQL: as it was given, without a password
    // PostgreSQL, from the program's own secrets; empty: libpq looks for it (password file, service). Never shown.
    QByteArray password = {};

    [[nodiscard]] bool isPostgres() const { return !uri.isEmpty(); }
    [[nodiscard]] bool isEmpty() const { return uri.isEmpty() && path.isEmpty(); }
    [[nodiscard]] QString text() const; // the URL, for people and for parseStoreUrl
    // The default place of the inbox: PATH.inbox beside an SQLite store, whatever the client id; else
    // $XDG_STATE_HOME/watchpost/CLIENTID.inbox.
    [[nodiscard]] QString inboxPath(const QString &clientId) const;
    bool operator==(const StoreUrl &) const = default;
};

// Error::Kind::Usage for anything that this program cannot keep records in, saying what it takes; also for a password.
[[nodiscard]] Result<StoreUrl> parseStoreUrl(const QString &text);
// `sqlite:$XDG_DATA_HOME/watchpost/watchpost.sqlite`.
[[nodiscard]] StoreUrl defaultStoreUrl();

// The parts of a libpq URI as keywords of a connection string
// (https://www.postgresql.org/docs/current/libpq-connect.html, "Connection URIs"); several hosts keep their commas.
[[nodiscard]] std::vector<std::pair<QString, QString>> connectionKeywords(const QString &uri);

} // namespace store
