// SPDX-License-Identifier: GPL-3.0-or-later
// `migrate`: creates or upgrades the schema of a store; safe to run twice and by two at once.
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "monitor/profile.h"
#include "row_query.h"
#include "store/local_servers.h"
#include "store/migrations.h"

using namespace Qt::StringLiterals;

namespace {

store::OrganizationWish wishOf(const CommandLine &line)
{
    store::OrganizationWish wish;
    wish.id = QUuid::fromString(line.value(u"organization"_s));
    wish.name = line.value(u"organization-name"_s);
    if (wish.name.isEmpty())
        wish.name = monitor::kOrganizationName.toString();
    wish.member = line.value(u"member"_s);
    return wish;
}

void print(const store::StoreUrl &url, const store::MigrationStatus &status, const QUuid &organization, bool json)
{
    if (json) {
        JsonWriter out;
        out.beginObject().field("store", url.text()).field("schema_version", status.applied);
        out.field("newest", status.newest).key("pending").beginArray();
        for (const QString &name : status.pending)
            out.value(name);
        out.endArray();
        if (!organization.isNull())
            out.field("organization", organization.toString(QUuid::WithoutBraces));
        out.endObject();
        console::line(out.bytes());
        return;
    }
    console::line(u"%1: schema %2 of %3"_s.arg(url.text()).arg(status.applied).arg(status.newest));
    for (const QString &name : status.pending)
        console::line(QString(u"  pending: "_s + name));
    if (!status.unfinished.isEmpty())
        console::error(u"what follows the migrations is not done yet: %1"_s.arg(status.unfinished));
    if (!organization.isNull())
        console::line(u"organization %1"_s.arg(organization.toString(QUuid::WithoutBraces)));
}

// A database that is missing: how it can be made, or what has to be done before.
Error explained(const store::StoreUrl &url, Error error)
{
    if (!url.isPostgres() ||
        (error.code != "no_database"_L1 && error.code != "no_permission"_L1 && error.code != "no_role"_L1))
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
    line.option(u"organization-name"_s, u"NAME"_s,
                u"make an organization of this name if there is none, and print its id"_s);
    line.option(u"organization"_s, u"UUID"_s, u"the same with an id that is given"_s);
    line.option(u"member"_s, u"LOGIN"_s, u"PostgreSQL with roles: the login or group belongs to that organization"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const bool named = line.isSet(u"organization"_s) || line.isSet(u"organization-name"_s);
    if (line.isSet(u"member"_s) && !named)
        return console::fail({Error::Kind::Usage, u"no_organization"_s,
                              u"--member needs --organization or --organization-name: a member of which?"_s});
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
    QUuid organization;
    if (!look && named) {
        const auto provided = store::provideOrganization(*url, wishOf(line), nowMs());
        if (!provided)
            return console::fail(provided.error());
        organization = *provided;
    }
    print(*url, *status, organization, line.isSet(u"json"_s));
    return status->unfinished.isEmpty() ? 0 : 1;
}
