// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulate/payloads.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "model/topics.h"

using namespace Qt::StringLiterals;

namespace simulate {
namespace {

constexpr qint64 kFirstVmarkId = 2'400'390'030'314'701;

QString twoDigits(int number)
{
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

QString titleOf(Site site)
{
    switch (site) {
    case Site::Outdoors:
        return u"Weather station"_s;
    case Site::Indoors:
        return u"Office"_s;
    case Site::Freezer:
        return u"Freezer"_s;
    case Site::Boiler:
        break;
    }
    return u"Boiler room"_s;
}

QString wordOf(Site site)
{
    return titleOf(site).toLower().replace(u' ', u'-');
}

QString textOfMs(qint64 ms)
{
    return isoUtc(ms);
}

void writeSeq(JsonWriter &json, std::optional<qint64> seq)
{
    if (seq)
        json.field("seq", *seq);
}

SimulatedDevice under(QString name, QString id, QString title, const QString &root)
{
    SimulatedDevice device;
    device.externalId = std::move(id);
    device.topicName = std::move(name);
    device.displayName = std::move(title);
    device.willTopic = QString(root + u"/lwt");
    device.willPayload = "offline";
    return device;
}

SimulatedDevice underDevices(QString name, QString id, QString title)
{
    const QString root = QString(u"devices/" + name);
    return under(std::move(name), std::move(id), std::move(title), root);
}

// The example of docs/formats.md is the first one.
SimulatedDevice vmarkDevice(int index, Site, bool)
{
    const QString handle = QString(u"temp-sensor-" + twoDigits(index + 1));
    return underDevices(handle, QString::number(kFirstVmarkId + index), handle);
}

QByteArray vmarkPayload(const SimulatedDevice &device, const Sample &sample, Site, qint64 timeMs,
                        std::optional<qint64> seq)
{
    JsonWriter json;
    json.beginObject().field("device", device.externalId).field("handle", device.displayName);
    json.key("product").ascii("climate-lora").key("service").ascii("telemetry");
    json.key("paras").beginObject();
    json.field("temperature", sample.temperature).field("humidity", sample.humidity);
    json.field("RSSI", sample.rssi).field("SNR", sample.snr);
    json.field("BatteryIdle", sample.batteryIdle).field("BatteryTx", sample.batteryTx);
    writeSeq(json, seq);
    json.endObject().field("time", textOfMs(timeMs)).endObject();
    return json.take();
}

SimulatedDevice standardDevice(int index, Site site, bool)
{
    const QString id = QString(wordOf(site) + u'-' + twoDigits(index + 1));
    return underDevices(id, id, QString(titleOf(site) + u' ' + QString::number(index + 1)));
}

QByteArray standardPayload(const SimulatedDevice &device, const Sample &sample, Site site, qint64 timeMs,
                           std::optional<qint64> seq)
{
    JsonWriter json;
    json.beginObject().field("id", device.externalId).field("timestamp", textOfMs(timeMs));
    json.key("data").beginObject().field("temperature", sample.temperature).field("humidity", sample.humidity);
    if (site == Site::Outdoors)
        json.field("pressure", sample.pressure);
    if (site == Site::Indoors)
        json.field("co2", sample.co2);
    if (site == Site::Boiler || site == Site::Freezer)
        json.field("power", sample.power);
    json.field("battery", sample.battery).field("rssi", sample.rssi);
    writeSeq(json, seq);
    json.endObject();
    json.key("metadata").beginObject().field("name", device.displayName).key("site").ascii(siteKey(site));
    json.endObject().endObject();
    return json.take();
}

SimulatedDevice plainDevice(int index, Site, bool ownTopics)
{
    static constexpr std::array kPlaces = {u"attic", u"cellar", u"garage", u"porch", u"hall"};
    const int round = index / int(kPlaces.size());
    const QString place = QString::fromUtf16(kPlaces[size_t(index) % kPlaces.size()]);
    const QString name = round == 0 ? place : QString(place + u'-' + QString::number(round + 1));
    // Every other one speaks on topics outside `devices/`, where the topic without its last level is the id.
    if (ownTopics && (index / 4) % 2 == 0) {
        const QString root = QString(u"home/" + name);
        return under(root, root, root, root);
    }
    return underDevices(name, name, name);
}

// A bare number has no room for a second one, so a numbered plant sends both in the smallest object that holds them.
QByteArray plainPayload(const SimulatedDevice &, const Sample &sample, Site, qint64, std::optional<qint64> seq)
{
    if (!seq)
        return shortestNumber(sample.temperature);
    JsonWriter json;
    json.beginObject().field("temperature", sample.temperature);
    writeSeq(json, seq);
    json.endObject();
    return json.take();
}

SimulatedDevice customDevice(int index, Site, bool)
{
    const QString id = QString(u"node-" + twoDigits(index + 1));
    return underDevices(id, id, id);
}

QByteArray customPayload(const SimulatedDevice &device, const Sample &sample, Site, qint64 timeMs,
                         std::optional<qint64> seq)
{
    JsonWriter json;
    json.beginObject().key("node").beginObject().field("serial", device.externalId).endObject();
    json.field("ts", timeMs).key("values").beginObject().field("t", sample.temperature).field("rh", sample.humidity);
    json.endObject();
    writeSeq(json, seq); // at the top, where also a reader that was not told of the paths finds it
    json.endObject();
    return json.take();
}

constexpr PayloadFormat kFormats[] = {
    {"vmark", vmarkDevice, vmarkPayload, true},
    {"standard", standardDevice, standardPayload, true},
    {"plain", plainDevice, plainPayload, false},
    {"custom", customDevice, customPayload, true},
};

// What a plant of several formats is made of, over and over.
constexpr std::array kMixed = {u"vmark", u"standard", u"vmark", u"standard", u"plain"};
constexpr std::array kAll = {u"vmark", u"standard", u"plain", u"custom"};

} // namespace

QStringList formatNames()
{
    return {u"standard"_s, u"vmark"_s, u"plain"_s, u"custom"_s, u"mixed"_s, u"all"_s};
}

QByteArray customFormatJson()
{
    JsonWriter json;
    json.beginObject().key("device_id_path").ascii("node.serial");
    json.key("telemetry_map").beginObject().key("temperature").ascii("values.t").key("humidity").ascii("values.rh");
    json.key("seq").ascii("seq").endObject();
    json.key("timestamp_path").ascii("ts").key("timestamp_format").ascii("epoch_ms").endObject();
    return json.take();
}

const PayloadFormat *findPayloadFormat(QStringView name)
{
    for (const PayloadFormat &format : kFormats) {
        if (name == QLatin1String(format.name))
            return &format;
    }
    return nullptr;
}

const PayloadFormat &formatOfDevice(QStringView plantFormat, int index)
{
    if (const PayloadFormat *one = findPayloadFormat(plantFormat))
        return *one;
    const QStringView name = plantFormat == u"all" ? QStringView(kAll[size_t(index) % kAll.size()])
                                                   : QStringView(kMixed[size_t(index) % kMixed.size()]);
    return *findPayloadFormat(name);
}

QString readingTopic(const SimulatedDevice &device, bool ownTopics)
{
    const bool single = ownTopics && device.format == u"plain";
    return QString(topics::prefix(device.willTopic) + (single ? u"/temperature" : u"/telemetry"));
}

QString statusTopic(const SimulatedDevice &device)
{
    return QString(topics::prefix(device.willTopic) + u"/status");
}

QByteArray brokenPayload(int kind, const QByteArray &whole, Random &random)
{
    switch (kind) {
    case 0: // the transmission ended too soon
        return QByteArray(whole.left(whole.size() / 2) + "\"");
    case 1:
        return {};
    case 2: { // not text
        QByteArray noise(48, '\xff');
        for (qsizetype i = 1; i < noise.size(); ++i)
            noise[i] = char(random.below(256));
        return noise;
    }
    case 3: // larger than any decoder takes
        return QByteArray("{\"log\":\"" + QByteArray(300 * 1024, 'x') + "\"}");
    case 4:
        return QByteArrayLiteral("{\"temperature\":NaN,\"humidity\":Infinity}");
    default:
        return QByteArray(QByteArray(2000, '[') + QByteArray(2000, ']'));
    }
}

} // namespace simulate
