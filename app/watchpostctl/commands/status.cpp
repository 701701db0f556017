// SPDX-License-Identifier: GPL-3.0-or-later
// `status`: counters, inbox, sizes and the collector of a store.
#include "base/json_writer.h"
#include "base/times.h"
#include "console.h"
#include "monitor/diagnosis.h"
#include "row_query.h"

using namespace Qt::StringLiterals;

namespace {

void collectorJson(JsonWriter &json, const monitor::CollectorCounters &one)
{
    const Counters &c = one.counters;
    json.beginObject().field("client_id", one.run.clientId).field("host", one.run.host).field("pid", one.run.pid);
    json.field("running", one.run.runs(nowMs())).field("connected", c.connected);
    json.field("received", c.received).field("stored", c.stored).field("rejected", c.rejected);
    json.field("duplicates_skipped", c.duplicatesSkipped).field("waiting", c.waiting).endObject();
}

QByteArray statusJson(const monitor::StoreHealth &health)
{
    const Counters &c = health.counters;
    const store::StoreStatus &store = health.store;
    JsonWriter json;
    json.beginObject();
    json.field("received", c.received).field("received_qos0", c.receivedQos0).field("stored", c.stored);
    json.field("rejected", c.rejected).field("decode_errors", c.decodeErrors);
    json.field("duplicates_skipped", c.duplicatesSkipped).field("waiting", c.waiting);
    json.field("inbox_on_disk", c.inboxOnDisk).field("oldest_waiting_ms", c.oldestWaitingMs);
    json.key("last_commit");
    c.lastCommitMs ? json.utf8(isoUtcBytes(*c.lastCommitMs)) : json.null();
    json.field("rate_per_s", c.ratePerSecond).field("connected", c.connected);
    json.field("session_present", c.sessionPresent);
    json.field("store", store.store).field("schema_version", store.schemaVersion);
    json.field("running", health.running);
    json.key("rows").beginObject();
    for (auto it = store.rows.cbegin(); it != store.rows.cend(); ++it)
        json.key(it.key()).value(it.value());
    for (const QString &table : store.unreadable)
        json.key(table).null();
    json.endObject();
    json.field("file_bytes", store.fileBytes).field("wal_bytes", store.walBytes);
    json.key("collector");
    if (store.collectors.empty()) {
        json.null();
    } else {
        const store::CollectorRun &run = store.collectors.front();
        json.beginObject().field("pid", run.pid).field("host", run.host).field("client_id", run.clientId);
        json.key("started_at").utf8(isoUtcBytes(run.startedAtMs));
        json.key("heartbeat_at").utf8(isoUtcBytes(run.heartbeatAtMs)).endObject();
    }
    json.key("collectors").beginArray();
    for (const monitor::CollectorCounters &one : health.collectors)
        collectorJson(json, one);
    json.endArray();
    json.endObject();
    return json.take();
}

void printForPeople(const monitor::StoreHealth &health)
{
    const Counters &c = health.counters;
    const store::StoreStatus &store = health.store;
    console::line(u"store       %1, schema %2, %L3 bytes"_s.arg(store.store)
                      .arg(store.schemaVersion)
                      .arg(store.fileBytes + store.walBytes));
    for (auto it = store.rows.cbegin(); it != store.rows.cend(); ++it)
        console::line(u"  %1 %L2 rows"_s.arg(it.key()).arg(it.value()));
    for (const QString &table : store.unreadable)
        console::line(u"  %1 is missing, or this login may not read it"_s.arg(table));
    if (store.collectors.empty()) {
        console::line(u"collector   none has ever run"_s);
        return;
    }
    for (const monitor::CollectorCounters &one : health.collectors) {
        const store::CollectorRun &run = one.run;
        const QString state = !run.runs(nowMs())       ? u"not running"_s
                              : one.counters.connected ? u"running, connected"_s
                                                       : u"running, not connected"_s;
        console::line(u"collector   %1: %2 on %3, pid %4, last sign of life %5"_s.arg(
            state, run.clientId, run.host, QString::number(run.pid), isoUtc(run.heartbeatAtMs)));
    }
    console::line(
        u"received    %L1 = stored %L2 + rejected %L3 + duplicates skipped %L4 + waiting %L5"_s.arg(c.received)
            .arg(c.stored)
            .arg(c.rejected)
            .arg(c.duplicatesSkipped)
            .arg(c.waiting));
    console::line(
        u"  at QoS 0 (no delivery promise) %L1; not understood %L2"_s.arg(c.receivedQos0).arg(c.decodeErrors));
    if (c.waiting > 0)
        console::line(u"  the oldest waits for %L1 ms"_s.arg(c.oldestWaitingMs));
    if (c.lastCommitMs)
        console::line(
            u"last commit %1, %2 messages/s"_s.arg(isoUtc(*c.lastCommitMs), QString::number(c.ratePerSecond, 'f', 1)));
}

} // namespace

int runStatus(const QStringList &arguments)
{
    CommandLine line("status", "Shows counters, inbox, sizes and the collector of a store.");
    line.storeOption();
    line.flag(u"json"_s, u"print one JSON object"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto url = line.storeUrl();
    if (!url)
        return console::fail(url.error());
    const auto health = monitor::healthOf(*url, nowMs());
    if (!health)
        return console::fail(health.error());
    if (line.isSet(u"json"_s))
        console::line(statusJson(*health));
    else
        printForPeople(*health);
    return 0;
}
