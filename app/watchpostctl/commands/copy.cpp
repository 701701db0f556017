// SPDX-License-Identifier: GPL-3.0-or-later
// `copy`: the records of one store into another, whichever engines they have; may be done again, and for several.
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "monitor/collector_options.h"
#include "row_query.h"
#include "store/copier.h"
#include "store/migrations.h"

using namespace Qt::StringLiterals;

namespace {

Result<store::StoreUrl> urlOf(const CommandLine &line, const QString &option)
{
    monitor::Profile profile;
    profile.store = line.value(option);
    if (profile.store.isEmpty())
        return fail(Error::Kind::Usage, u"no_store"_s, u"name both stores: --from URL --to URL"_s);
    return monitor::storeUrlOf(profile);
}

void print(const std::vector<store::Copier::Count> &counts, bool json)
{
    JsonWriter out;
    out.beginObject();
    for (const store::Copier::Count &count : counts) {
        out.key(count.table).beginObject().field("read", count.read).field("added", count.added);
        out.field("changed", count.changed).endObject();
        if (!json && count.read > 0)
            console::line(u"%1: %L2 rows, %L3 new, %L4 changed"_s.arg(count.table)
                              .arg(count.read)
                              .arg(count.added)
                              .arg(count.changed));
    }
    out.endObject();
    if (json)
        console::line(out.bytes());
}

} // namespace

int runCopy(const QStringList &arguments)
{
    CommandLine line("copy", "Copies the records of one store into another; what is there already stays.");
    line.option(u"from"_s, u"URL"_s, u"the store to read: sqlite:PATH or postgresql://…"_s);
    line.option(u"to"_s, u"URL"_s, u"the store to write; it is made where there is none"_s);
    line.option(u"store-password-file"_s, u"FILE"_s, u"file whose first line is the password at the database server"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto from = urlOf(line, u"from"_s);
    if (!from)
        return console::fail(from.error());
    const auto to = urlOf(line, u"to"_s);
    if (!to)
        return console::fail(to.error());
    // A source that is not there must not leave a target behind.
    if (const auto there = store::migrationStatus(*from); !there || there->applied == 0)
        return console::fail(
            there ? Error{Error::Kind::Usage, u"no_store"_s, u"%1 holds no records of Watchpost"_s.arg(from->text())}
                  : there.error());
    if (const auto migrated = store::migrate(*to, nowMs()); !migrated)
        return console::fail(migrated.error());
    auto copier = store::Copier::open(*from, *to);
    if (!copier)
        return console::fail(copier.error());
    console::catchStopSignal();
    const auto counts = (*copier)->run([](const store::Copier::Count &count) {
        console::progress(u"%1: %L2 rows"_s.arg(count.table).arg(count.read));
        return !console::stopRequested();
    });
    console::endProgress();
    if (!counts)
        return console::fail(counts.error());
    print(*counts, line.isSet(u"json"_s));
    return 0;
}
