// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_query.h"

#include "base/times.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void addRangeOptions(CommandLine &line)
{
    line.option(u"last"_s, u"DURATION"_s, u"the last 15m, 2h, 7d, 365d, …"_s);
    line.option(u"from"_s, u"TIME"_s, u"from this time on: ISO 8601, now-24h, now/d"_s);
    line.option(u"to"_s, u"TIME"_s, u"up to, not including, this time"_s);
}

void addRowOptions(CommandLine &line)
{
    addRangeOptions(line);
    line.option(
        u"type"_s, u"GROUP"_s,
        u"a group (%1) or an activity type; may be given several times"_s.arg(activity::groupNames().join(", "_L1)),
        u"all"_s);
    line.option(u"device"_s, u"DEVICE"_s, u"uuid, external id or unique name; may be given several times"_s);
    line.option(u"filter"_s, u"EXPR"_s, u"as in the window, for example 'device:temp-* t.temperature>30'"_s);
}

Result<TimeRange> rangeOf(const CommandLine &line, qint64 now)
{
    TimeRange range;
    if (const QString last = line.value(u"last"_s); !last.isEmpty()) {
        if (!line.value(u"from"_s).isEmpty() || !line.value(u"to"_s).isEmpty())
            return fail(Error::Kind::Usage, u"bad_range"_s, u"--last cannot stand beside --from or --to"_s);
        const auto duration = parseDuration(last);
        if (!duration)
            return tl::unexpected(duration.error().in(u"--last"_s));
        range.fromMs = now - *duration;
        return range;
    }
    const std::pair<QString, std::optional<qint64> &> ends[] = {{u"from"_s, range.fromMs}, {u"to"_s, range.toMs}};
    for (const auto &[name, end] : ends) {
        const QString text = line.value(name);
        if (text.isEmpty())
            continue;
        const auto time = parseTimeExpression(text, now);
        if (!time)
            return tl::unexpected(time.error().in(u"--"_s + name));
        end = *time;
    }
    if (range.fromMs && range.toMs && *range.fromMs > *range.toMs)
        return fail(Error::Kind::Usage, u"bad_range"_s, u"--from is later than --to"_s);
    return range;
}

Result<RowSelection> rowSelectionOf(const CommandLine &line, store::Reader &reader, qint64 now)
{
    RowSelection selection;
    const auto range = rangeOf(line, now);
    if (!range)
        return tl::unexpected(range.error());
    selection.range = *range;
    const QStringList types = line.values(u"type"_s);
    for (const QString &word : types) {
        const auto type = activity::parseSelection(word);
        if (!type)
            return tl::unexpected(type.error().in(u"--type"_s));
        selection.types.push_back(*type);
    }
    auto filter = filter::parse(line.value(u"filter"_s));
    if (!filter)
        return tl::unexpected(filter::toError(filter.error()).in(u"--filter"_s));
    selection.filter = std::move(*filter);
    const QStringList devices = line.values(u"device"_s);
    for (const QString &word : devices) {
        const auto device = deviceOf(reader, word);
        if (!device)
            return tl::unexpected(device.error());
        selection.devices.push_back(device->id);
    }
    return selection;
}

Result<Device> deviceOf(store::Reader &reader, const QString &word)
{
    auto found = reader.findDevice(word);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(Error::Kind::NotFound, u"no_device"_s,
                    u"there is no device '%1': 'watchpostctl devices' lists them"_s.arg(word));
    return **found;
}

Result<std::unique_ptr<store::Reader>> openReader(const CommandLine &line)
{
    const auto url = line.storeUrl();
    if (!url)
        return tl::unexpected(url.error());
    return store::Reader::open(*url);
}
