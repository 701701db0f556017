// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_json.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "model/metrics.h"

using namespace Qt::StringLiterals;

namespace {

JsonWriter &textOrNull(JsonWriter &json, const char *key, const QString &text)
{
    json.key(key);
    return text.isEmpty() ? json.null() : json.value(text);
}

JsonWriter &timeOrNull(JsonWriter &json, const char *key, const std::optional<qint64> &ms)
{
    json.key(key);
    return ms ? json.utf8(isoUtcBytes(*ms)) : json.null();
}

void writeTexts(JsonWriter &json, const char *key, const QStringList &texts)
{
    json.key(key).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

void writeQuality(JsonWriter &json, const ConnectionQuality &quality)
{
    json.key("connection_quality").beginObject();
    json.field("rssi", quality.rssi).field("snr", quality.snr);
    json.endObject();
}

void writeMetrics(JsonWriter &json, const Device &device)
{
    QStringList names = device.latest.keys();
    sortAsColumns(names);
    json.key("metrics").beginObject();
    for (const QString &name : std::as_const(names)) {
        const LatestValue latest = device.latest.value(name);
        json.key(name).beginObject().key("value");
        writeValue(json, latest.value);
        textOrNull(json, "unit", unitOf(name));
        json.key("at").utf8(isoUtcBytes(latest.atMs)).endObject();
    }
    json.endObject();
}

} // namespace

QByteArray deviceJson(const Device &device)
{
    JsonWriter json;
    json.beginObject();
    json.key("device_id").id(device.id).field("external_id", device.externalId).field("name", device.name());
    json.key("status").ascii(deviceStatusKey(device.status));
    textOrNull(json, "status_reason", device.statusReason);
    timeOrNull(json, "status_changed_at", device.statusChangedAtMs);
    timeOrNull(json, "first_seen_at", device.firstSeenAtMs);
    timeOrNull(json, "last_seen_at", device.lastSeenAtMs);
    json.field("messages", device.messages);
    writeQuality(json, device.quality);
    json.key("facts").raw(toJsonObject(device.facts));
    writeTexts(json, "tags", device.tags);
    json.field("notes", device.notes);
    writeMetrics(json, device);
    json.endObject();
    return json.take();
}

QByteArray seriesJson(const Device &device, const QString &metric, const SeriesQuery &query, const Series &series)
{
    JsonWriter json;
    json.beginObject();
    json.key("device_id").id(device.id).field("external_id", device.externalId).field("metric", metric);
    textOrNull(json, "unit", unitOf(metric));
    json.key("from").utf8(isoUtcBytes(query.fromMs)).key("to").utf8(isoUtcBytes(query.toMs));
    json.key("source").ascii(seriesSourceKey(series.source));
    json.key("bucket_s").value(double(series.bucketMs) / 1000);
    json.key("points").beginArray();
    for (const SeriesPoint &point : series.points) {
        json.beginObject().key("t").utf8(isoUtcBytes(point.tMs)).field("n", point.n).field("min", point.min);
        json.field("max", point.max).field("mean", point.mean).field("last", point.last).endObject();
    }
    json.endArray().key("gaps").beginArray();
    for (const SeriesGap &gap : series.gaps) {
        json.beginObject().key("from").utf8(isoUtcBytes(gap.fromMs)).key("to").utf8(isoUtcBytes(gap.toMs));
        json.key("reason").ascii(gapReasonKey(gap.reason)).endObject();
    }
    json.endArray().endObject();
    return json.take();
}
