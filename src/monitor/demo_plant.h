// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a private mosquitto on a loopback port and simulated devices with faults. Both end with this object.
#pragma once

#include "base/result.h"

#include <QObject>
#include <memory>

namespace monitor {

struct DemoPlantOptions
{
    int devices = 8;
    double messagesPerSecond = 4;
};

class DemoPlant : public QObject
{
    Q_OBJECT

public:
    explicit DemoPlant(DemoPlantOptions options = {}, QObject *parent = nullptr);
    ~DemoPlant() override;
    // Says ready() or failed(), without waiting.
    void start();

Q_SIGNALS:
    // The broker answers; devices publish there now.
    void ready(const QString &brokerUrl);
    // A sentence that says what to install or do.
    void failed(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace monitor
