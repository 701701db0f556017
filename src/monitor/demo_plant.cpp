// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/demo_plant.h"

#include "monitor/demo_broker.h"

namespace monitor {

DemoPlant::DemoPlant(DemoPlantOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("demo plant"));
}

DemoPlant::~DemoPlant()
{
    m_thread.quit();
    m_thread.wait();
}

void DemoPlant::start()
{
    if (!m_broker) {
        m_broker = new DemoBroker(m_options);
        m_broker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_broker, &QObject::deleteLater);
        connect(m_broker, &DemoBroker::ready, this, &DemoPlant::ready);
        connect(m_broker, &DemoBroker::failed, this, &DemoPlant::failed);
        m_thread.start();
    }
    QMetaObject::invokeMethod(m_broker, &DemoBroker::start, Qt::QueuedConnection);
}

} // namespace monitor
