// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/probe.h"

#include "broker/attempt.h"
#include "broker/subscription_book.h"

#include <QUuid>

namespace broker {

class ProbeCore : public QObject
{
public:
    ProbeCore(Probe &probe, LinkOptions options) : QObject(&probe), m_probe(probe), m_options(std::move(options))
    {
        m_options.clientId =
            QString(QStringLiteral("watchpost-probe-") + QUuid::createUuid().toString(QUuid::WithoutBraces).first(8));
        m_options.cleanSession = true;
        m_options.will.reset();
        m_mqtt5 = m_options.protocol != Protocol::Mqtt311;
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            fail(timeOut(QStringLiteral("suback"), m_options.url.address(), m_options.connectTimeoutMs));
        });
    }

    void start();

private:
    void onStep(const QString &step, const QString &detail);
    void onConnected(const Connack &connack);
    void onUsable();
    void onSubscribeAnswered(const QString &filter, quint8 code, const QString &reason);
    void fail(const Failure &failure);
    void say(const QString &step, bool ok, const QString &detail, const QString &advice = QString());
    void end(bool ok);
    void drop();

    Probe &m_probe;
    LinkOptions m_options;
    bool m_mqtt5;
    bool m_again = false; // the way was walked before, with MQTT 5
    bool m_ended = false;
    std::unique_ptr<Attempt> m_attempt;
    QTimer m_timer{this};
    QStringList m_unanswered;
    QStringList m_granted;
    std::vector<RefusedFilter> m_refused;
    QString m_advice;
};

void ProbeCore::start()
{
    m_attempt = std::make_unique<Attempt>(m_options, m_mqtt5, 0);
    Attempt *attempt = m_attempt.get();
    connect(attempt, &Attempt::stepPassed, this, &ProbeCore::onStep);
    connect(attempt, &Attempt::connected, this, &ProbeCore::onConnected);
    connect(attempt, &Attempt::usable, this, &ProbeCore::onUsable);
    connect(attempt, &Attempt::failed, this, &ProbeCore::fail);
    connect(attempt, &Attempt::finished, this, [this] { end(m_refused.empty()); });
    attempt->start();
}

void ProbeCore::onStep(const QString &step, const QString &detail)
{
    if (m_again || step == u"connack")
        return;
    say(step, true, detail);
    if (step == u"tcp" && !m_options.url.isEncrypted()) {
        const bool secret = !m_options.password.isEmpty();
        say(QStringLiteral("tls"), true, QStringLiteral("not used"),
            secret ? QStringLiteral("The password travels unencrypted: use mqtts:// or wss:// beyond this machine.")
                   : QString());
    }
}

void ProbeCore::onConnected(const Connack &connack)
{
    connect(m_attempt->gate(), &AckGate::subscribeAnswered, this, &ProbeCore::onSubscribeAnswered);
    QString detail = m_mqtt5 ? QStringLiteral("MQTT 5.0") : QStringLiteral("MQTT 3.1.1");
    if (connack.serverKeepAlive)
        detail += QStringLiteral(", keep-alive %1 s set by the broker").arg(*connack.serverKeepAlive);
    say(QStringLiteral("connack"), true, detail);
    m_timer.start(m_options.connectTimeoutMs);
}

void ProbeCore::onUsable()
{
    std::vector<RefusedFilter> invalid;
    const QStringList filters = minimalCover(m_options.filters, invalid);
    m_refused = invalid;
    m_unanswered = filters;
    for (const QString &filter : filters) {
        if (!m_attempt->client()->subscribe(filter, quint8(m_options.qos)))
            onSubscribeAnswered(filter, 0x8f, QString());
    }
    if (filters.isEmpty())
        onSubscribeAnswered(QString(), 0, QString());
}

void ProbeCore::onSubscribeAnswered(const QString &filter, quint8 code, const QString &)
{
    m_unanswered.removeAll(filter);
    if (code >= 0x80) {
        m_refused.push_back({filter, reasonText(code)});
        m_advice = refusedFilterAdvice(code);
    } else if (!filter.isEmpty()) {
        m_granted.append(QStringLiteral("%1 (QoS %2)").arg(filter).arg(code));
    }
    if (!m_unanswered.isEmpty() || m_ended)
        return;
    m_timer.stop();
    if (m_refused.empty()) {
        say(QStringLiteral("suback"), true,
            m_granted.isEmpty() ? QStringLiteral("no filters to try") : m_granted.join(QStringLiteral(", ")));
    } else {
        QStringList words;
        for (const RefusedFilter &refused : m_refused)
            words.append(QStringLiteral("%1: %2").arg(refused.filter, refused.reason));
        say(QStringLiteral("suback"), false, words.join(QStringLiteral("; ")),
            m_advice.isEmpty() ? QStringLiteral("Correct the filter.") : m_advice);
    }
    m_attempt->finish();
}

void ProbeCore::fail(const Failure &failure)
{
    if (failure.pace == Pace::OtherVersion && m_mqtt5 && m_options.protocol == Protocol::Auto) {
        m_mqtt5 = false;
        m_again = true;
        drop();
        QMetaObject::invokeMethod(this, &ProbeCore::start, Qt::QueuedConnection);
        return;
    }
    const QString step = failure.step == u"session" ? QStringLiteral("suback") : failure.step;
    say(step, false, failure.reason, failure.advice);
    end(false);
}

void ProbeCore::say(const QString &step, bool ok, const QString &detail, const QString &advice)
{
    if (!m_ended)
        Q_EMIT m_probe.step({step, ok, detail, advice});
}

void ProbeCore::drop()
{
    m_timer.stop();
    if (!m_attempt)
        return;
    m_attempt->disconnect(this);
    if (m_attempt->gate())
        m_attempt->gate()->disconnect(this);
    m_attempt->abandon();
    Attempt *attempt = m_attempt.release();
    attempt->setParent(this);
    attempt->deleteLater();
}

void ProbeCore::end(bool ok)
{
    if (m_ended)
        return;
    m_ended = true;
    drop();
    Q_EMIT m_probe.finished(ok);
}

Probe::Probe(LinkOptions options, QObject *parent)
    : QObject(parent), m_core(std::make_unique<ProbeCore>(*this, std::move(options)))
{
}

Probe::~Probe() = default;

void Probe::start()
{
    m_core->start();
}

} // namespace broker
