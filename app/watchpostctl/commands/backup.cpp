// SPDX-License-Identifier: GPL-3.0-or-later
// `backup` and `restore`: the store as one file, beside a running collector, and back.
#include "store/backup.h"

#include "base/json_writer.h"
#include "console.h"
#include "row_query.h"

using namespace Qt::StringLiterals;

namespace {

void writeContent(JsonWriter &out, const store::BackupContent &content)
{
    out.field("schema_version", content.schemaVersion).field("activities", content.activities);
    out.field("readings", content.readings).field("devices", content.devices).field("bytes", content.bytes);
}

QString wordsOf(const store::BackupContent &content)
{
    return u"%L1 activity rows, %L2 readings, %L3 devices, %L4 bytes"_s.arg(content.activities)
        .arg(content.readings)
        .arg(content.devices)
        .arg(content.bytes);
}

// Says how far it is, and ends it when that is asked for. A file is copied by one statement, which a signal ends.
store::BackupProgress toldOf(const store::StoreUrl &url)
{
    if (!url.isPostgres())
        return {};
    console::catchStopSignal();
    return [](const QString &table, qint64 rows) {
        console::progress(u"%1: %L2 rows"_s.arg(table).arg(rows));
        return !console::stopRequested();
    };
}

} // namespace

int runBackup(const QStringList &arguments)
{
    CommandLine line("backup", "Copies a store into one file, beside a running collector, and checks the copy.");
    line.storeOption();
    line.option(u"out"_s, u"FILE"_s, u"the file to make; it must not exist yet"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const QString file = line.value(u"out"_s);
    if (file.isEmpty())
        return console::fail({Error::Kind::Usage, u"no_output"_s, u"say where to: --out FILE"_s});
    if (auto reader = store::Reader::open(*url); !reader)
        return console::fail(reader.error());
    const auto content = store::backUp(*url, file, toldOf(*url));
    console::endProgress();
    if (!content)
        return console::fail(content.error());
    if (line.isSet(u"json"_s)) {
        JsonWriter out;
        out.beginObject().field("store", url->text()).field("file", file);
        writeContent(out, *content);
        console::line(out.endObject().take());
    } else {
        console::line(u"%1: %2; checked"_s.arg(file, wordsOf(*content)));
    }
    return 0;
}

int runRestore(const QStringList &arguments)
{
    CommandLine line("restore", "Puts a backup in the place of a store. No collector may be running on it.");
    line.storeOption();
    line.option(u"from"_s, u"FILE"_s, u"the backup"_s);
    line.flag(u"replace"_s, u"also where there are records already: they are kept in a file"_s);
    line.flag(u"check"_s, u"only check the backup, change nothing"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const QString file = line.value(u"from"_s);
    if (file.isEmpty())
        return console::fail({Error::Kind::Usage, u"no_input"_s, u"say which backup: --from FILE"_s});
    store::Restored restored;
    if (line.isSet(u"check"_s)) {
        const auto content = store::checkBackup(file);
        if (!content)
            return console::fail(content.error());
        restored.content = *content;
    } else {
        const auto done = store::restore(file, *url, {line.isSet(u"replace"_s), nowMs(), toldOf(*url)});
        console::endProgress();
        if (!done)
            return console::fail(done.error());
        restored = *done;
    }
    if (line.isSet(u"json"_s)) {
        JsonWriter out;
        out.beginObject().field("file", file);
        if (!line.isSet(u"check"_s))
            out.field("store", url->text());
        writeContent(out, restored.content);
        out.key("set_aside");
        restored.setAside.isEmpty() ? out.null() : out.value(restored.setAside);
        console::line(out.endObject().take());
        return 0;
    }
    console::line(u"%1: %2; checked"_s.arg(file, wordsOf(restored.content)));
    if (!line.isSet(u"check"_s))
        console::line(u"restored to %1"_s.arg(url->text()));
    if (!restored.setAside.isEmpty())
        console::line(u"the records of before are in %1"_s.arg(restored.setAside));
    return 0;
}
