// SPDX-License-Identifier: GPL-3.0-or-later
// `cleanup`: retention by hand; says what goes before it goes.
#include "base/json_writer.h"
#include "console.h"
#include "row_query.h"
#include "store/retention.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace {

void print(const store::RetentionPreview &rows, bool json, const QString &verb)
{
    if (json) {
        JsonWriter out;
        out.beginObject().field("telemetry", rows.telemetry).field("messages", rows.messages);
        out.field("events", rows.events).field("rollups", rows.rollups).endObject();
        console::line(out.bytes());
        return;
    }
    console::line(u"%1 %L2 readings, %L3 message rows, %L4 other events, %L5 rollups"_s.arg(verb)
                      .arg(rows.telemetry)
                      .arg(rows.messages)
                      .arg(rows.events)
                      .arg(rows.rollups));
}

} // namespace

int runCleanup(const QStringList &arguments)
{
    CommandLine line("cleanup", "Removes rows that are past their retention, in small chunks beside a collector.");
    line.storeOption();
    line.option(u"telemetry-days"_s, u"N"_s, u"keep readings so long"_s, u"90"_s);
    line.option(u"messages-days"_s, u"N"_s, u"keep message rows so long"_s, u"30"_s);
    line.option(u"events-days"_s, u"N"_s, u"keep all other events so long"_s, u"365"_s);
    line.option(u"rollups-days"_s, u"N"_s, u"keep rollups so long"_s, u"1095"_s);
    line.flag(u"dry-run"_s, u"say what would go, remove nothing"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    store::RetentionDays days;
    const std::pair<QString, int &> options[] = {{u"telemetry-days"_s, days.telemetry},
                                                 {u"messages-days"_s, days.messages},
                                                 {u"events-days"_s, days.events},
                                                 {u"rollups-days"_s, days.rollups}};
    for (const auto &[name, target] : options) {
        const auto number = line.number(name, 1, 36500);
        if (!number)
            return console::fail(number.error());
        target = int(*number);
    }
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    if (auto reader = store::Reader::open(*url); !reader)
        return console::fail(reader.error());

    const bool json = line.isSet(u"json"_s);
    const qint64 now = nowMs();
    const auto preview = store::previewRetention(*url, days, now);
    if (!preview)
        return console::fail(preview.error());
    if (line.isSet(u"dry-run"_s)) {
        print(*preview, json, u"would remove"_s);
        return 0;
    }
    if (!json)
        print(*preview, false, u"removing"_s);
    console::catchStopSignal();
    auto retention = store::Retention::open(*url, days, now);
    if (!retention)
        return console::fail(retention.error());
    while (!console::stopRequested()) {
        const auto removed = (*retention)->step();
        // What is in the way passes; a server that has gone is said.
        if (!removed && removed.error().kind == Error::Kind::StoreBusy &&
            removed.error().code != "connection_lost"_L1) {
            QThread::msleep(50);
            continue;
        }
        if (!removed)
            return console::fail(removed.error());
        if (*removed == 0)
            break;
        console::progress(u"%L1 of %L2 rows"_s.arg((*retention)->removed().total()).arg(preview->total()));
    }
    console::endProgress();
    print((*retention)->removed(), json, u"removed"_s);
    return 0;
}
