// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/connection_tester.h"

#include "broker/link.h"
#include "model/topics.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kEnoughMessages = 200;
constexpr int kTellMs = 250;

} // namespace

ConnectionTester::ConnectionTester(broker::LinkOptions options, std::vector<TopicFormat> topics, int listenMs)
    : m_options(std::move(options)), m_topics(std::move(topics)), m_end(this), m_tell(this)
{
    m_end.setSingleShot(true);
    m_end.setInterval(listenMs);
    connect(&m_end, &QTimer::timeout, this, &ConnectionTester::finishListening);
    m_tell.setInterval(kTellMs);
    connect(&m_tell, &QTimer::timeout, this, [this] { Q_EMIT listening(m_messages); });
}

ConnectionTester::~ConnectionTester() = default;

void ConnectionTester::start()
{
    m_probe = std::make_unique<broker::Probe>(m_options);
    connect(m_probe.get(), &broker::Probe::step, this, &ConnectionTester::step);
    connect(
        m_probe.get(), &broker::Probe::finished, this,
        [this](bool ok) {
            if (ok && m_end.interval() > 0)
                listen();
            else
                Q_EMIT finished(ok);
        },
        Qt::QueuedConnection);
    m_probe->start();
}

void ConnectionTester::listen()
{
    broker::LinkOptions options = m_options;
    options.clientId = u"watchpost-test-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces).first(8);
    options.cleanSession = true;
    options.keepTrying = false;
    options.qos = 0; // nothing to acknowledge: nothing of it is kept
    m_link = std::make_unique<broker::Link>(options);
    connect(m_link.get(), &broker::Link::arrived, this, [this](const Arrival &arrival) {
        if (const auto *message = std::get_if<Message>(&arrival))
            onMessage(*message);
    });
    connect(m_link.get(), &broker::Link::stateChanged, this, [this](const broker::LinkState &state) {
        if (state.phase == broker::LinkPhase::Stopped)
            m_trouble = state.reason;
    });
    connect(m_link.get(), &broker::Link::stopped, this, &ConnectionTester::finishListening, Qt::QueuedConnection);
    Q_EMIT listening(0);
    m_tell.start();
    m_end.start();
    m_link->start();
}

void ConnectionTester::onMessage(const Message &message)
{
    if (m_messages >= kEnoughMessages)
        return;
    ++m_messages;
    TopicFormat format;
    for (const TopicFormat &topic : m_topics) {
        if (topics::matches(topic.filter, message.topic)) {
            format = topic;
            break;
        }
    }
    const auto decoded =
        m_reader.read({message.topic, message.payload, message.retained, message.receivedAtMs}, format);
    if (decoded)
        ++m_formats[decoded->format];
    else
        ++m_undecoded;
    if (m_messages == kEnoughMessages)
        QMetaObject::invokeMethod(this, &ConnectionTester::finishListening, Qt::QueuedConnection);
}

QString ConnectionTester::heard() const
{
    QStringList parts;
    for (auto it = m_formats.begin(); it != m_formats.end(); ++it)
        parts.append(u"%1 %2"_s.arg(it.value()).arg(it.key()));
    if (m_undecoded > 0)
        parts.append(tr("%n could not be decoded", nullptr, m_undecoded));
    return parts.isEmpty() ? QString() : QString(u": "_s + parts.join(u", "_s));
}

void ConnectionTester::finishListening()
{
    if (!m_tell.isActive())
        return;
    m_tell.stop();
    m_end.stop();
    m_link->disconnect(this);
    broker::ProbeStep last{u"messages"_s, true, {}, {}};
    if (!m_trouble.isEmpty()) {
        last.detail = m_trouble;
    } else if (m_messages == 0) {
        last.detail = tr("none in %n s", nullptr, m_end.interval() / 1000);
        last.advice = tr("Devices may send seldom, or publish to other topics than these.");
    } else {
        last.detail = tr("%n received", nullptr, m_messages) + heard();
        if (m_undecoded > 0)
            last.advice = tr("Choose the format of their topic, or describe it in a custom one.");
    }
    Q_EMIT step(last);
    Q_EMIT finished(true);
}

} // namespace monitor
