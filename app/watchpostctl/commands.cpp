// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

int runAlerts(const QStringList &arguments);
int runBackup(const QStringList &arguments);
int runCleanup(const QStringList &arguments);
int runCopy(const QStringList &arguments);
int runDecode(const QStringList &arguments);
int runDevice(const QStringList &arguments);
int runDevices(const QStringList &arguments);
int runDoctor(const QStringList &arguments);
int runEvents(const QStringList &arguments);
int runExport(const QStringList &arguments);
int runListen(const QStringList &arguments);
int runMigrate(const QStringList &arguments);
int runProfile(const QStringList &arguments);
int runPublish(const QStringList &arguments);
int runReport(const QStringList &arguments);
int runRestore(const QStringList &arguments);
int runRules(const QStringList &arguments);
int runSeries(const QStringList &arguments);
int runSimulate(const QStringList &arguments);
int runStatus(const QStringList &arguments);
int runTopics(const QStringList &arguments);
int runVerify(const QStringList &arguments);

namespace {

constexpr Command kCommands[] = {
    {"listen", "collect from a broker into a store, until told to stop", runListen},
    {"events", "show the activity log, or follow it", runEvents},
    {"devices", "show the devices and their newest values", runDevices},
    {"device", "rename, tag or note a device", runDevice},
    {"series", "print what a chart of one metric draws", runSeries},
    {"alerts", "show alerts; acknowledge, shelve or note them", runAlerts},
    {"rules", "show, exchange, switch and test the rules of alerts", runRules},
    {"export", "write events or telemetry as CSV, XLSX or JSON Lines", runExport},
    {"verify", "check an exported file against its manifest", runVerify},
    {"report", "write a day or week as CSV, and as PDF with charts", runReport},
    {"decode", "read a payload and print its readings", runDecode},
    {"publish", "publish one message", runPublish},
    {"status", "show counters, inbox and sizes of a store", runStatus},
    {"doctor", "walk each step of the connections and name the one that fails", runDoctor},
    {"topics", "listen a few seconds and propose the topics to record", runTopics},
    {"profile", "make profiles of the connections of MQTTX or MQTT Explorer", runProfile},
    {"migrate", "create or upgrade a store", runMigrate},
    {"copy", "copy one store into another, or merge several", runCopy},
    {"cleanup", "remove what is past its retention", runCleanup},
    {"backup", "copy a store into one file, and check it", runBackup},
    {"restore", "put a backup in the place of a store", runRestore},
    {"simulate", "be a plant of devices, live or as history", runSimulate},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}
