// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/health.h"

#include "base/json_writer.h"

namespace monitor {
namespace {

struct Metric
{
    const char *name;
    const char *type;
    const char *help;
    double (*value)(const Health &);
};

// Counters run over the life of the inbox, so they outlive a restart; a scraper takes a new inbox for a reset.
constexpr Metric kMetrics[] = {
    {"watchpost_messages_received_total", "counter", "Messages that the broker handed over.",
     [](const Health &h) { return double(h.counters.received); }},
    {"watchpost_messages_received_qos0_total", "counter", "Those of them that came without a promise of delivery.",
     [](const Health &h) { return double(h.counters.receivedQos0); }},
    {"watchpost_messages_stored_total", "counter", "Messages whose rows are in the store.",
     [](const Health &h) { return double(h.counters.stored); }},
    {"watchpost_messages_rejected_total", "counter", "Messages whose rows the store refused.",
     [](const Health &h) { return double(h.counters.rejected); }},
    {"watchpost_messages_duplicate_total", "counter", "Messages that were recognised as sent again and skipped.",
     [](const Health &h) { return double(h.counters.duplicatesSkipped); }},
    {"watchpost_messages_undecoded_total", "counter", "Stored messages that no format could read.",
     [](const Health &h) { return double(h.counters.decodeErrors); }},
    {"watchpost_messages_waiting", "gauge", "Messages in the inbox that are not in the store yet.",
     [](const Health &h) { return double(h.counters.waiting); }},
    {"watchpost_oldest_waiting_seconds", "gauge", "Age of the oldest message that waits.",
     [](const Health &h) { return double(h.counters.oldestWaitingMs) / 1000; }},
    {"watchpost_messages_per_second", "gauge", "Messages processed in the last second.",
     [](const Health &h) { return h.counters.ratePerSecond; }},
    {"watchpost_connected", "gauge", "1 while the broker is connected and all subscriptions are acknowledged.",
     [](const Health &h) { return double(h.connected); }},
    {"watchpost_session_present", "gauge", "1 when the broker had kept the session at the last connection.",
     [](const Health &h) { return double(h.counters.sessionPresent); }},
    {"watchpost_store_writable", "gauge", "1 while the store takes rows.",
     [](const Health &h) { return double(h.storeTrouble.isEmpty()); }},
    {"watchpost_inbox_writable", "gauge", "1 while the inbox takes messages.",
     [](const Health &h) { return double(h.inboxTrouble.isEmpty()); }},
    {"watchpost_store_bytes", "gauge", "Size of the store with its write-ahead log.",
     [](const Health &h) { return double(h.storeBytes); }},
    {"watchpost_inbox_bytes", "gauge", "Size of the inbox with its write-ahead log.",
     [](const Health &h) { return double(h.inboxBytes); }},
    {"watchpost_inbox_messages", "gauge", "Messages that the inbox file holds, stored ones of its keeping time too.",
     [](const Health &h) { return double(h.counters.inboxOnDisk); }},
    {"watchpost_start_time_seconds", "gauge", "When this collector started, in seconds since 1970.",
     [](const Health &h) { return double(h.startedAtMs) / 1000; }},
};

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void reason(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    text.isEmpty() ? json.null() : json.value(text);
}

} // namespace

bool isWell(const Health &health)
{
    return health.connected && health.storeTrouble.isEmpty() && health.inboxTrouble.isEmpty();
}

QByteArray metricsText(const Health &health)
{
    QByteArray out;
    for (const Metric &metric : kMetrics) {
        head(out, metric.name, metric.type, metric.help);
        out.append(metric.name).append(' ').append(shortestNumber(metric.value(health))).append('\n');
    }
    constexpr const char *kSilence = "watchpost_thread_silent_seconds";
    head(out, kSilence, "gauge", "Since a thread of the collector last went round.");
    const std::pair<const char *, qint64> threads[] = {{"listener", health.silence.listenerMs},
                                                       {"inbox", health.silence.inboxMs},
                                                       {"processor", health.silence.processorMs}};
    for (const auto &[thread, silentMs] : threads) {
        out.append(kSilence).append("{thread=\"").append(thread).append("\"} ");
        out.append(shortestNumber(double(silentMs) / 1000)).append('\n');
    }
    head(out, "watchpost_build_info", "gauge", "Always 1; the label is the program's version.");
    out.append("watchpost_build_info{version=\"" WATCHPOST_VERSION "\"} 1\n");
    return out;
}

QByteArray healthJson(const Health &health)
{
    JsonWriter json;
    json.beginObject().field("ok", isWell(health)).field("connected", health.connected);
    json.field("store_takes_rows", health.storeTrouble.isEmpty());
    json.field("inbox_takes_messages", health.inboxTrouble.isEmpty());
    reason(json, "connection", health.connectionReason);
    reason(json, "store", health.storeTrouble);
    reason(json, "inbox", health.inboxTrouble);
    json.endObject();
    return json.take() + '\n';
}

} // namespace monitor
