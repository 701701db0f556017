// SPDX-License-Identifier: GPL-3.0-or-later
// `series`: what the chart of one metric draws.
#include "base/json_writer.h"
#include "base/times.h"
#include "console.h"
#include "record_json.h"
#include "row_query.h"

using namespace Qt::StringLiterals;

namespace {

void printTable(const Series &series)
{
    console::line(QByteArray("time_utc\tn\tmin\tmax\tmean\tlast"));
    for (const SeriesPoint &point : series.points) {
        QByteArray text = isoUtcBytes(point.tMs) + '\t' + QByteArray::number(point.n);
        for (const double value : {point.min, point.max, point.mean, point.last})
            text += '\t' + shortestNumber(value);
        console::line(text);
    }
    for (const SeriesGap &gap : series.gaps)
        console::note(u"gap: %1 from %2 to %3"_s.arg(QLatin1StringView(gapReasonKey(gap.reason)), isoUtc(gap.fromMs),
                                                     isoUtc(gap.toMs)));
}

} // namespace

int runSeries(const QStringList &arguments)
{
    CommandLine line("series", "Prints one metric of one device as a chart draws it: raw, or in buckets.");
    line.storeOption();
    addRangeOptions(line);
    line.option(u"device"_s, u"DEVICE"_s, u"uuid, external id or unique name"_s);
    line.option(u"metric"_s, u"NAME"_s, u"field name, for example temperature"_s);
    line.option(u"points"_s, u"N"_s, u"about so many buckets; 0: every reading"_s, u"0"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const qint64 now = nowMs();
    const auto range = rangeOf(line, now);
    const auto points = line.number(u"points"_s, 0, 100'000);
    if (!range)
        return console::fail(range.error());
    if (!points)
        return console::fail(points.error());
    if (line.value(u"device"_s).isEmpty() || line.value(u"metric"_s).isEmpty())
        return console::fail({Error::Kind::Usage, {}, u"series needs --device and --metric"_s});
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    const auto device = deviceOf(**reader, line.value(u"device"_s));
    if (!device)
        return console::fail(device.error());

    SeriesQuery query;
    query.deviceId = device->id;
    query.points = int(*points);
    query.toMs = range->toMs.value_or(now + 1);
    query.fromMs = range->fromMs.value_or(query.toMs - qint64(24) * 3600 * 1000);
    const auto metric = (*reader)->seriesMetric(device->id, line.value(u"metric"_s));
    if (!metric)
        return console::fail(metric.error());
    query.metric = *metric;
    const auto series = (*reader)->series(query, now);
    if (!series)
        return console::fail(series.error());
    if (line.isSet(u"json"_s))
        console::line(seriesJson(*device, *metric, query, *series));
    else
        printTable(*series);
    return 0;
}
