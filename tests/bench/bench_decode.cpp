// SPDX-License-Identifier: GPL-3.0-or-later
// B4: a whole decode::Reader::read() against no more than QJsonDocument::fromJson() of the same payload, in turn.
// Optional argument: rounds (default 9).
#include "bench/table.h"
#include "decode/decode.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr int kMessages = 20'000; // a round of each

struct Subject
{
    const char *name;
    QString topic;
    QByteArray payload;
    TopicFormat format;
};

std::vector<Subject> subjects()
{
    const QString topic = u"devices/temp-sensor-01/telemetry"_s;
    const QByteArray vmark =
        R"({"device":"2400390030314701","handle":"temp-sensor-01","product":"TS-1","service":"uplink","paras":)"
        R"({"temperature":22.77,"humidity":65.3,"RSSI":-20,"SNR":13,"BatteryIdle":3637,"BatteryTx":3177},)"
        R"("time":"2025-04-23T07:35:22.214Z"})";
    const QByteArray standard =
        R"({"id":"2400390030314701","data":{"temperature":22.77,"humidity":65.3,"pressure":1013.2,"battery":87},)"
        R"("status":"online","timestamp":"2025-04-23T07:35:22Z","metadata":{"name":"Attic","firmware":"1.10"}})";
    const QByteArray custom =
        R"({"dev":{"eui":"AB12CD34EF56"},"up":{"fields":{"t":21.5,"h":60.25,"bat":3.61},"at":1745393722214},"port":2})";
    CustomPaths paths;
    paths.deviceIdPath = u"dev.eui"_s;
    paths.telemetryPath = u"up.fields"_s;
    paths.timestampPath = u"up.at"_s;
    paths.timestampFormat = u"epoch_ms"_s;
    return {
        {"auto (vmark)", topic, vmark, {{}, u"auto"_s, {}}},
        {"vmark", topic, vmark, {{}, u"vmark"_s, {}}},
        {"standard", topic, standard, {{}, u"standard"_s, {}}},
        {"custom", topic, custom, {{}, u"custom"_s, paths}},
        // fromJson refuses a document that is no object or array, so its payload is the same number in an array.
        {"plain", u"home/attic/temperature"_s, "23.75", {{}, u"plain"_s, {}}},
    };
}

double oursNs(decode::Reader &reader, const Subject &subject)
{
    const decode::Input input{subject.topic, subject.payload, false, 1'764'000'000'000};
    size_t readings = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kMessages; ++i) {
        const auto decoded = reader.read(input, subject.format);
        readings += decoded ? decoded->readings.size() : 0;
    }
    const qint64 ns = timer.nsecsElapsed();
    if (readings != size_t(kMessages))
        std::abort();
    return double(ns) / kMessages;
}

double theirsNs(const Subject &subject)
{
    const bool scalar = subject.payload.front() != '{';
    const QByteArray payload = scalar ? QByteArray('[' + subject.payload + ']') : subject.payload;
    int parsed = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kMessages; ++i)
        parsed += QJsonDocument::fromJson(payload).isNull() ? 0 : 1;
    const qint64 ns = timer.nsecsElapsed();
    if (parsed != kMessages)
        std::abort();
    return double(ns) / kMessages;
}

} // namespace

int main(int argc, char **argv)
{
    const int rounds = std::max(5, argc > 1 ? std::atoi(argv[1]) : 9);
    decode::Reader reader;
    for (const Subject &subject : subjects()) {
        (void)oursNs(reader, subject);
        std::vector<double> ours, theirs;
        for (int round = 0; round < rounds; ++round) {
            ours.push_back(1e9 / oursNs(reader, subject));
            theirs.push_back(1e9 / theirsNs(subject));
        }
        bench::printRow(std::string("B4 decode ") + subject.name, "messages/s", ours, theirs, ">= 1.0");
    }
    return 0;
}
