// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo plant runs in its thread: the mosquitto, and the publisher once that answers.
#pragma once

#include "monitor/demo_plant.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>

namespace monitor {

class PlantPublisher;

class DemoBroker : public QObject
{
    Q_OBJECT

public:
    explicit DemoBroker(DemoPlantOptions options);
    ~DemoBroker() override;
    void start();

Q_SIGNALS:
    void ready(const QString &brokerUrl);
    void failed(const QString &text);

private:
    void tryNextPort();
    [[nodiscard]] bool writeConfiguration(quint16 port) const;
    void knock();
    void onAnswer();
    void onEnded();
    void giveUp(const QString &text);
    void drop();

    DemoPlantOptions m_options;
    QString m_program;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QTcpSocket> m_knocking;
    std::unique_ptr<PlantPublisher> m_publisher;
    QTimer m_knock;
    QElapsedTimer m_since;
    quint16 m_port = 0;
    int m_tries = 0;
    bool m_isReady = false;
};

} // namespace monitor
