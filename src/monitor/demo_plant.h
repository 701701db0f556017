// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a private mosquitto on a loopback port and simulated devices with faults. Both end with this object.
#pragma once

#include "base/result.h"

#include <QObject>
#include <QStringList>
#include <QThread>

namespace monitor {

struct DemoPlantOptions
{
    int devices = 8;
    double messagesPerSecond = 4;
    // Where mosquitto is looked for besides PATH, which often lacks these for users.
    QStringList fallbackFolders{QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")};
};

class DemoBroker;

// Everything happens in a thread of its own; the signals come in the thread of this object.
class DemoPlant : public QObject
{
    Q_OBJECT

public:
    explicit DemoPlant(DemoPlantOptions options = {}, QObject *parent = nullptr);
    ~DemoPlant() override;
    // Says ready() or failed(), without waiting. Again after failed(): another try.
    void start();

Q_SIGNALS:
    // The broker answers; devices publish there now.
    void ready(const QString &brokerUrl);
    // A sentence that says what to install or do. Also after ready(), when the broker has ended.
    void failed(const QString &text);

private:
    DemoPlantOptions m_options;
    QThread m_thread;
    DemoBroker *m_broker = nullptr; // lives in the thread
};

} // namespace monitor
