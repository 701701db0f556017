// SPDX-License-Identifier: GPL-3.0-or-later
// `doctor`: walks each step of both connections and names the one that fails, why, and what to do.
#include "base/json_writer.h"
#include "base/times.h"
#include "broker/probe.h"
#include "command_line.h"
#include "console.h"
#include "monitor/diagnosis.h"
#include "row_query.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

void print(const monitor::Finding &finding, bool json)
{
    if (json) {
        JsonWriter out;
        out.beginObject().field("step", finding.step).field("ok", finding.ok).field("detail", finding.detail);
        out.field("advice", finding.advice).endObject();
        console::line(out.bytes());
        return;
    }
    QString text =
        u"%1 %2  %3"_s.arg(finding.ok ? u"ok    "_s : u"FAILED"_s, finding.step.leftJustified(9), finding.detail);
    if (!finding.advice.isEmpty())
        text += u" – "_s + finding.advice;
    console::line(text);
}

// Runs the probe in the event loop; true if every step went well.
bool probeBroker(const broker::LinkOptions &options, bool json)
{
    broker::Probe probe(options);
    bool allWell = false;
    QObject::connect(&probe, &broker::Probe::step, &probe, [json](const broker::ProbeStep &step) {
        print({step.step, step.ok, step.detail, step.advice}, json);
    });
    QObject::connect(&probe, &broker::Probe::finished, &probe, [&allWell](bool ok) {
        allWell = ok;
        QCoreApplication::quit();
    });
    QMetaObject::invokeMethod(
        &probe, [&probe] { probe.start(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    return allWell;
}

} // namespace

int runDoctor(const QStringList &arguments)
{
    CommandLine line("doctor", "Walks each step of the connections to broker and store and names the one that fails.");
    line.storeOption();
    line.brokerOptions();
    line.option(u"topic"_s, u"FILTER"_s, u"subscribe to this; may be given several times"_s);
    line.flag(u"json"_s, u"one JSON object a step"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const bool json = line.isSet(u"json"_s);
    const bool wantsBroker = !line.value(u"broker"_s).isEmpty();
    const bool wantsStore = !line.value(u"store"_s).isEmpty() || !wantsBroker;
    bool allWell = true;
    if (wantsBroker) {
        auto options = line.linkOptions();
        if (!options)
            return console::fail(options.error());
        if (const QStringList filters = line.values(u"topic"_s); !filters.isEmpty())
            options->filters = filters;
        allWell = probeBroker(*options, json);
    }
    if (wantsStore) {
        const auto url = line.storeUrl();
        if (!url)
            return console::fail(url.error());
        const auto findings = monitor::diagnoseStore(*url, nowMs());
        for (const monitor::Finding &finding : findings) {
            print(finding, json);
            allWell = allWell && finding.ok;
        }
    }
    return allWell ? 0 : 1;
}
