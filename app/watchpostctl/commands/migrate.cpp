// SPDX-License-Identifier: GPL-3.0-or-later
// `migrate`: creates or upgrades the schema of a store; safe to run twice and by two at once.
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "row_query.h"
#include "store/local_servers.h"
#include "store/migrations.h"

using namespace Qt::StringLiterals;

namespace {

void print(const store::StoreUrl &url, const store::MigrationStatus &status, bool json)
{
    if (json) {
        JsonWriter out;
        out.beginObject().field("store", url.text()).field("schema_version", status.applied);
        out.field("newest", status.newest).key("pending").beginArray();
        for (const QString &name : status.pending)
            out.value(name);
        out.endArray().endObject();
        console::line(out.bytes());
        return;
    }
    console::line(u"%1: schema %2 of %3"_s.arg(url.text()).arg(status.applied).arg(status.newest));
    for (const QString &name : status.pending)
        console::line(QString(u"  pending: "_s + name));
}

// A database that is missing: how it can be made, or what has to be done before.
Error explained(const store::StoreUrl &url, Error error)
{
    if (!url.isPostgres() || (error.code != "no_database"_L1 && error.code != "no_permission"_L1))
        return error;
    const store::LocalServer server = store::lookAtServer(url);
    if (server.state == store::ServerState::NoDatabase)
        error.text += u"; 'watchpostctl migrate --create-database' makes it"_s;
    else if (!server.command.isEmpty())
        error.text += u"; who administers the server types: "_s + server.command;
    return error;
}

} // namespace

int runMigrate(const QStringList &arguments)
{
    CommandLine line("migrate", "Creates or upgrades the schema of a store.");
    line.storeOption();
    line.flag(u"status"_s, u"only say what is applied and what is not"_s);
    line.flag(u"dry-run"_s, u"say what would be applied, change nothing"_s);
    line.flag(u"create-database"_s, u"PostgreSQL: make the database first, where there is none"_s);
    line.flag(u"roles"_s, u"PostgreSQL: make the roles and policies that keep organizations apart, too"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const bool look = line.isSet(u"status"_s) || line.isSet(u"dry-run"_s);
    if (line.isSet(u"create-database"_s) && look)
        return console::fail({Error::Kind::Usage, u"bad_option"_s,
                              u"--create-database makes something, --status and --dry-run change nothing"_s});
    if (line.isSet(u"create-database"_s)) {
        if (const auto made = store::createDatabase(*url); !made)
            return console::fail(made.error());
    }
    const auto status = look ? store::migrationStatus(*url) : store::migrate(*url, nowMs());
    if (!status)
        return console::fail(explained(*url, status.error()));
    if (line.isSet(u"roles"_s) && !look) {
        if (const auto made = store::makeRoles(*url); !made)
            return console::fail(made.error());
    }
    print(*url, *status, line.isSet(u"json"_s));
    return 0;
}
