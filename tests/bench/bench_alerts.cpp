// SPDX-License-Identifier: GPL-3.0-or-later
// B5: the alert engine over the messages of 10,000 devices with 50 rules, against decoding the same messages. Some of
// the values lie beyond a limit, so that alerts raise and clear meanwhile. Optional argument: rounds (default 9).
#include "alert/engine.h"
#include "bench/table.h"
#include "decode/decode.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr int kDevices = 10'000;
constexpr int kRules = 50;
constexpr int kBeyondEvery = 1'000; // messages
constexpr int kTurn = 50;
constexpr qint64 kStart = 1'764'000'000'000;

std::vector<AlertRule> fiftyRules()
{
    const QString metrics[] = {u"temperature"_s, u"humidity"_s, u"RSSI"_s, u"SNR"_s, u"BatteryIdle"_s, u"co2"_s};
    std::vector<AlertRule> rules = shippedRules();
    for (int i = int(rules.size()); i < kRules; ++i) {
        AlertRule &rule = rules.emplace_back();
        rule.id = rule.name = u"rule-%1"_s.arg(i);
        rule.metric = metrics[i % 6];
        rule.op = i % 2 ? Comparison::Greater : Comparison::Less;
        rule.limit = i % 2 ? 5000 + i : -500 - i;
        rule.deadband = 1;
        rule.onDelayS = i % 3 ? 0 : 30;
    }
    return rules;
}

QByteArray payload(int device, double temperature)
{
    return R"({"device":")" + QByteArray::number(240039030000 + device) + R"(","handle":"temp-sensor-)" +
           QByteArray::number(device) + R"(","product":"TS-1","service":"uplink","paras":{"temperature":)" +
           QByteArray::number(temperature) +
           R"(,"humidity":65.3,"RSSI":-20,"SNR":13,"BatteryIdle":3637,"BatteryTx":3177},)" +
           R"("time":"2025-04-23T07:35:22.214Z"})";
}

} // namespace

int main(int argc, char **argv)
{
    const int rounds = std::max(3, argc > 1 ? std::atoi(argv[1]) : 9);
    std::vector<Device> devices{kDevices};
    std::vector<QByteArray> payloads;
    for (int i = 0; i < kDevices; ++i) {
        devices[size_t(i)].id = QUuid::createUuid();
        devices[size_t(i)].externalId = QString::number(240039030000 + i);
        devices[size_t(i)].status = DeviceStatus::Online;
        payloads.push_back(payload(i, i % kBeyondEvery ? 22.77 : 31.5));
    }
    alert::Engine engine(QUuid::createUuid(), QUuid::createUuid());
    alert::Known known;
    known.rules = fiftyRules();
    known.linkUp = true;
    AlertChanges changes;
    engine.load(known, {kStart, kStart}, changes);

    decode::Reader reader;
    const TopicFormat format{{}, u"auto"_s, {}};
    std::vector<double> engineNs, decodeNs;
    qint64 now = kStart;
    size_t raised = 0;
    for (int round = 0; round <= rounds; ++round) {
        double decoding = 0, judging = 0;
        // In turns of a few, as the collector does it: what was decoded is still warm.
        for (int first = 0; first < kDevices; first += kTurn) {
            std::vector<Decoded> decoded;
            decoded.reserve(kTurn);
            QElapsedTimer timer;
            timer.start();
            for (int i = first; i < first + kTurn; ++i) {
                auto read = reader.read({u"devices/x/telemetry"_s, payloads[size_t(i)], false, now}, format);
                if (!read)
                    std::abort();
                decoded.push_back(std::move(*read));
            }
            decoding += double(timer.nsecsElapsed()) / kDevices;
            // Every other round the hot ones have cooled down.
            for (int i = first; i < first + kTurn; ++i) {
                if (i % kBeyondEvery == 0)
                    decoded[size_t(i - first)].readings[0].telemetry[0].value = round % 2 ? 20.0 : 31.5;
            }
            timer.restart();
            for (int i = first; i < first + kTurn; ++i) {
                now += 1;
                while (engine.advance({now, now}, changes)) {
                }
                Observation seen;
                seen.device = &devices[size_t(i)];
                seen.telemetry = &decoded[size_t(i - first)].readings[0].telemetry;
                seen.isAlive = true;
                engine.observe(seen, {now, now}, changes);
            }
            judging += double(timer.nsecsElapsed()) / kDevices;
        }
        raised += changes.journal.size();
        changes = {};
        // The first round meets every device for the first time.
        if (round > 0) {
            engineNs.push_back(judging);
            decodeNs.push_back(decoding);
        }
    }
    if (raised < size_t(kDevices / kBeyondEvery))
        std::abort();
    bench::printRow("B5 alerts, 50 rules, 10,000 devices", "ns/message", engineNs, decodeNs, "<= 0.25");
    return 0;
}
