// SPDX-License-Identifier: GPL-3.0-or-later
// `devices`: the registry, with the newest value of every metric.
#include "base/times.h"
#include "console.h"
#include "model/metrics.h"
#include "record_json.h"
#include "row_query.h"

using namespace Qt::StringLiterals;

namespace {

// `temp-sensor-01  2400390030314701  online  2026-…  22.77 °C, 65.3 %`
QString lineOf(const Device &device)
{
    QStringList names = device.latest.keys();
    sortAsColumns(names);
    QStringList values;
    for (const QString &name : std::as_const(names)) {
        QString value = name + u' ' + textOf(device.latest.value(name).value);
        if (const QString unit = unitOf(name); !unit.isEmpty())
            value += u' ' + unit;
        values += value;
    }
    return u"%1  %2  %3  %4  %5"_s.arg(device.name(), device.externalId,
                                       QString::fromLatin1(deviceStatusKey(device.status)),
                                       device.lastSeenAtMs ? isoUtc(*device.lastSeenAtMs) : u"-"_s,
                                       values.isEmpty() ? u"no reading yet"_s : values.join(", "_L1));
}

} // namespace

int runDevices(const QStringList &arguments)
{
    CommandLine line("devices", "Shows the devices: name, external id, state, last seen, newest values.");
    line.storeOption();
    line.flag(u"json"_s, u"one JSON object a device"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    auto reader = openReader(line);
    if (!reader)
        return console::fail(reader.error());
    const auto devices = (*reader)->devices();
    if (!devices)
        return console::fail(devices.error());
    for (const Device &device : *devices) {
        if (!(line.isSet(u"json"_s) ? console::line(deviceJson(device)) : console::line(lineOf(device))))
            break;
    }
    return 0;
}
