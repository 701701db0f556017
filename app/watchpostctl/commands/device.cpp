// SPDX-License-Identifier: GPL-3.0-or-later
// `device rename|tag|note`: what an operator says about a device.
#include "console.h"
#include "row_query.h"
#include "store/editor.h"

using namespace Qt::StringLiterals;

namespace {

struct Verb
{
    const char *name;
    const char *usage;
    int minWords;
    int maxWords;
    Result<void> (*run)(store::Editor &editor, const Device &device, const QStringList &words);
};

Result<void> rename(store::Editor &editor, const Device &device, const QStringList &words)
{
    return editor.renameDevice(device.id, words.join(u' '));
}

// `tag D indoor -old`: adds what stands alone, removes what begins with a minus.
Result<void> tag(store::Editor &editor, const Device &device, const QStringList &words)
{
    QStringList tags = device.tags;
    for (const QString &word : words) {
        if (word.startsWith(u'-'))
            tags.removeAll(word.mid(1));
        else if (!tags.contains(word))
            tags.append(word);
    }
    return editor.setTags(device.id, tags);
}

Result<void> note(store::Editor &editor, const Device &device, const QStringList &words)
{
    return editor.setNotes(device.id, words.join(u' '));
}

constexpr Verb kVerbs[] = {
    {"rename", "device rename DEVICE [NAME]  (without NAME: back to the device's own)", 0, 64, rename},
    {"tag", "device tag DEVICE TAG… [-- -TAG…]  (-TAG removes)", 1, 64, tag},
    {"note", "device note DEVICE [TEXT]  (without TEXT: removed)", 0, 1024, note},
};

} // namespace

int runDevice(const QStringList &arguments)
{
    CommandLine line("device", "Renames, tags or notes a device: rename|tag|note DEVICE WORDS…");
    line.storeOption();
    line.positional(u"rename|tag|note"_s, u"what to do"_s);
    line.positional(u"DEVICE"_s, u"uuid, external id or unique name"_s);
    line.positional(u"WORDS"_s, u"the new name, tags (-TAG removes one; write -- before it) or note"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    QStringList words = line.positionals();
    const QString name = words.isEmpty() ? QString() : words.takeFirst();
    for (const Verb &verb : kVerbs) {
        if (name != QLatin1StringView(verb.name))
            continue;
        if (words.isEmpty() || words.size() - 1 < verb.minWords || words.size() - 1 > verb.maxWords)
            return console::fail({Error::Kind::Usage, {}, u"usage: "_s + QString::fromUtf8(verb.usage)});
        auto reader = openReader(line);
        if (!reader)
            return console::fail(reader.error());
        const auto device = deviceOf(**reader, words.takeFirst());
        if (!device)
            return console::fail(device.error());
        auto editor = store::Editor::open(*line.storeUrl());
        if (!editor)
            return console::fail(editor.error());
        const auto done = verb.run(**editor, *device, words);
        return done ? 0 : console::fail(done.error());
    }
    return console::fail({Error::Kind::Usage, {}, u"device takes rename, tag or note, then the device"_s});
}
