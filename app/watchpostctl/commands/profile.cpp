// SPDX-License-Identifier: GPL-3.0-or-later
// `profile import`: makes profiles of the connections of MQTTX or MQTT Explorer.
#include "await.h"
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "monitor/profile_import.h"

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestMs = 120'000; // a keychain may ask its owner

void print(const monitor::ForeignConnection &connection, bool json)
{
    const monitor::Profile &profile = connection.profile;
    if (json) {
        JsonWriter out;
        out.beginObject().field("name", profile.name).field("broker", profile.broker);
        out.key("topics").beginArray();
        for (const TopicFormat &topic : profile.topics)
            out.value(topic.filter);
        out.endArray().key("notes").beginArray();
        for (const QString &note : connection.notes)
            out.value(note);
        console::line(out.endArray().endObject().take());
        return;
    }
    console::line(u"%1  %2"_s.arg(profile.name, profile.broker));
    for (const QString &note : connection.notes)
        console::line(QString(u"    "_s + note));
}

// Those that are named; without a name all, or all but examples.
Result<std::vector<monitor::ForeignConnection>> wanted(const monitor::ForeignProfiles &found, const QStringList &names,
                                                       bool withExamples)
{
    std::vector<monitor::ForeignConnection> out;
    QStringList missing = names;
    for (const monitor::ForeignConnection &connection : found.connections) {
        const QString &name = connection.profile.name;
        if (names.isEmpty() ? withExamples || !connection.isExample : names.contains(name))
            out.push_back(connection);
        missing.removeAll(name);
    }
    if (!missing.isEmpty())
        return fail(Error::Kind::Usage, u"no_connection"_s,
                    u"there is no connection '%1' in the file: --list shows them"_s.arg(missing.front()));
    return out;
}

} // namespace

int runProfile(const QStringList &arguments)
{
    CommandLine line("profile", "Makes profiles of the connections in a file: what MQTTX exports as JSON, or MQTT "
                                "Explorer's settings.json. Passwords go to the keychain.");
    line.positional(u"import"_s, u"what to do"_s).positional(u"FILE"_s, u"the file"_s);
    line.option(u"connection"_s, u"NAME"_s, u"only this one; may be given several times"_s);
    line.flag(u"list"_s, u"show what is in the file, and make nothing"_s);
    line.flag(u"json"_s, u"one JSON object a connection"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const QStringList words = line.positionals();
    if (words.size() != 2 || words.front() != "import"_L1)
        return console::fail({Error::Kind::Usage, u"bad_use"_s, u"say: watchpostctl profile import FILE"_s});
    const auto found = monitor::readForeignFile(words.last());
    if (!found)
        return console::fail(found.error());
    auto connections = wanted(*found, line.values(u"connection"_s), line.isSet(u"list"_s));
    if (!connections)
        return console::fail(connections.error());
    for (const QString &skipped : found->skipped)
        console::note(skipped);
    monitor::nameApart(*connections, line.isSet(u"list"_s) ? QStringList() : monitor::profileNames());
    for (const monitor::ForeignConnection &connection : *connections)
        print(connection, line.isSet(u"json"_s));
    if (line.isSet(u"list"_s))
        return 0;
    const auto made = await(monitor::importProfiles(*connections), kLongestMs);
    if (!made)
        return console::fail({Error::Kind::Io, u"keychain"_s, u"the keychain does not answer"_s});
    for (const QString &trouble : made->troubles)
        console::error(trouble);
    console::note(u"%1 profiles were made."_s.arg(made->names.size()));
    return made->troubles.isEmpty() ? 0 : 1;
}
