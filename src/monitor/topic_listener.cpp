// SPDX-License-Identifier: GPL-3.0-or-later
// Bounded against floods: so many topics, so many payloads read, so many bytes; then it ends before its time.
#include "monitor/topic_listener.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kTellMs = 200;
constexpr qsizetype kMostTopics = 10'000;
constexpr qsizetype kMostTopicCharacters = 4 * 1024 * 1024;
constexpr qint64 kMostMessages = 200'000;
constexpr qint64 kMostPayloadBytes = 256 * 1024 * 1024;
constexpr int kMostJudgedOfTopic = 20; // payloads that are read, to learn their format and devices
constexpr int kMostJudged = 50'000;
constexpr int kMostDevices = 100'000; // over all topics

// The level of `topic` that names the device of this reading; -1: none does.
int idLevelOf(const QString &topic, const Reading &reading)
{
    // Known of this layout, whatever the payload says (contract §1).
    if (topic.startsWith(u"devices/") && topic.count(u'/') >= 2)
        return 1;
    if (!reading.idInPayload)
        return -1;
    const QStringList levels = topic.split(u'/');
    const auto byId = levels.indexOf(reading.externalId);
    return int(byId >= 0 || reading.name.isEmpty() ? byId : levels.indexOf(reading.name));
}

} // namespace

TopicListener::TopicListener(broker::LinkOptions options, int listenMs)
    : m_options(std::move(options)), m_listenMs(listenMs)
{
    m_options.clientId = u"watchpost-listen-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces).first(8);
    m_options.cleanSession = true;
    m_options.keepTrying = false;
    m_options.qos = 0; // nothing to acknowledge: nothing of it is kept
    m_options.will.reset();
    m_options.filters = {u"#"_s}; // which leaves out $SYS
    m_end.setSingleShot(true);
    m_end.setInterval(listenMs);
    m_tell.setInterval(kTellMs);
    connect(&m_end, &QTimer::timeout, this, &TopicListener::finish);
    connect(&m_tell, &QTimer::timeout, this, &TopicListener::sayProgress);
}

TopicListener::~TopicListener() = default;

void TopicListener::start()
{
    m_link = std::make_unique<broker::Link>(m_options);
    connect(m_link.get(), &broker::Link::arrived, this, [this](const Arrival &arrival) {
        if (const auto *message = std::get_if<Message>(&arrival))
            onMessage(*message);
    });
    // Queued: what follows may end the link.
    connect(m_link.get(), &broker::Link::stateChanged, this, &TopicListener::onState, Qt::QueuedConnection);
    sayProgress();
    m_link->start();
}

void TopicListener::stop()
{
    finish();
}

void TopicListener::onState(const broker::LinkState &state)
{
    if (m_finished)
        return;
    if (state.phase == broker::LinkPhase::Stopped) {
        // Some brokers close the connection of somebody who asks for everything.
        m_outcome.trouble = m_outcome.messages > 0 ? QString() : state.reason;
        m_outcome.advice = state.advice;
        finish();
    } else if (state.phase == broker::LinkPhase::Ready && !m_end.isActive()) {
        for (const broker::RefusedFilter &filter : state.refused)
            m_outcome.refused = filter.reason;
        if (!m_outcome.refused.isEmpty())
            return finish();
        m_since.start();
        m_end.start();
        m_tell.start();
        sayProgress();
    }
}

void TopicListener::onMessage(const Message &message)
{
    if (m_finished)
        return;
    ++m_outcome.messages;
    m_payloadBytes += message.payload.size();
    topics::HeardTopic *topic = topicOf(message.topic);
    if (topic) {
        ++topic->messages;
        judge(message, *topic);
    }
    if (m_outcome.messages >= kMostMessages || m_payloadBytes >= kMostPayloadBytes) {
        m_outcome.isCapped = true;
        m_link->setReadingPaused(true);
        QMetaObject::invokeMethod(this, &TopicListener::finish, Qt::QueuedConnection);
    }
}

topics::HeardTopic *TopicListener::topicOf(const QString &name)
{
    const auto known = m_topics.find(name);
    if (known != m_topics.end())
        return &*known;
    m_topicCharacters += name.size();
    if (m_topics.size() >= kMostTopics || m_topicCharacters > kMostTopicCharacters) {
        m_outcome.isCapped = true;
        return nullptr;
    }
    topics::HeardTopic &made = m_topics[name];
    made.topic = name;
    return &made;
}

void TopicListener::judge(const Message &message, topics::HeardTopic &topic)
{
    if (topic.messages > kMostJudgedOfTopic || m_judged >= kMostJudged)
        return;
    ++m_judged;
    const auto decoded =
        m_reader.read({message.topic, message.payload, message.retained, message.receivedAtMs}, TopicFormat{});
    if (!decoded) {
        ++topic.undecoded;
        return;
    }
    ++topic.formats[decoded->format];
    for (const Reading &reading : decoded->readings) {
        if (m_devices >= kMostDevices || topic.devices.contains(reading.externalId))
            continue;
        ++m_devices;
        topic.devices.insert(reading.externalId);
    }
    if (topic.idLevel < 0)
        topic.idLevel = idLevelOf(message.topic, decoded->readings.front());
}

void TopicListener::sayProgress()
{
    const bool listening = m_end.isActive();
    const int left = listening ? std::max(0, m_listenMs - int(m_since.elapsed())) : m_listenMs;
    Q_EMIT progress({listening, left, m_outcome.messages, int(m_topics.size())});
}

void TopicListener::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_tell.stop();
    m_end.stop();
    m_link->disconnect(this);
    m_link->stop();
    m_outcome.topics = int(m_topics.size());
    m_outcome.filters = topics::proposeFilters({m_topics.cbegin(), m_topics.cend()});
    Q_EMIT finished(m_outcome);
}

} // namespace monitor
