// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/device_json.h"

#include "base/json_writer.h"

namespace store {

QByteArray tagsAsJson(const QStringList &tags)
{
    JsonWriter json;
    json.beginArray();
    for (const QString &tag : tags)
        json.value(tag);
    json.endArray();
    return json.take();
}

QByteArray intervalsAsJson(const ReadingPace &pace)
{
    JsonWriter json;
    json.beginArray();
    for (const qint64 interval : pace.intervals())
        json.value(interval);
    json.endArray();
    return json.take();
}

QByteArray qualityAsJson(const ConnectionQuality &quality)
{
    JsonWriter json;
    json.beginObject();
    if (quality.rssi)
        json.field("rssi", *quality.rssi);
    if (quality.snr)
        json.field("snr", *quality.snr);
    json.endObject();
    return json.take();
}

QByteArray latestAsJson(const QMap<QString, LatestValue> &latest)
{
    JsonWriter json;
    json.beginObject();
    for (auto it = latest.constBegin(); it != latest.constEnd(); ++it) {
        json.key(it.key()).beginArray();
        writeValue(json, it->value);
        json.value(it->atMs).endArray();
    }
    json.endObject();
    return json.take();
}

} // namespace store
