// SPDX-License-Identifier: GPL-3.0-or-later
// Tries a broker step by step, as `doctor` and the connection test show it.
#pragma once

#include "broker/link_options.h"

#include <QObject>
#include <memory>

namespace broker {

struct ProbeStep
{
    QString step; // resolve, tcp, tls, connack, suback
    bool ok = false;
    QString detail; // what was found
    QString advice; // what to do; empty when nothing is
};

class ProbeCore;

// Connects with a throw-away client id and a clean session, subscribes to the filters and goes again; the kept session
// of `options.clientId` is not touched. Each step takes `options.connectTimeoutMs` at most. The first step that fails
// is the last one said.
class Probe : public QObject
{
    Q_OBJECT

public:
    explicit Probe(LinkOptions options, QObject *parent = nullptr);
    ~Probe() override;
    void start();

Q_SIGNALS:
    void step(const broker::ProbeStep &step);
    void finished(bool ok);

private:
    friend class ProbeCore;
    std::unique_ptr<ProbeCore> m_core;
};

} // namespace broker

Q_DECLARE_METATYPE(broker::ProbeStep)
