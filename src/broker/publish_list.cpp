// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/publish_list.h"

#include "broker/failure.h"

#include <algorithm>
#include <vector>

namespace broker {
namespace {

// In flight at once with 3.1.1, which has no Receive Maximum, and the most with any broker.
constexpr int kWindow311 = 100;
constexpr int kMaxWindow = 1000;
// Fixed header, lengths, packet identifier and empty properties around topic and payload.
constexpr qint64 kPacketOverhead = 12;

qint64 sizeOf(const Publish &publish)
{
    return publish.topic.size() * 2 + publish.payload.size();
}

PublishResult failure(const QString &code, const QString &text)
{
    return {text, code, QString(), -1};
}

bool isValidTopicName(const QString &topic)
{
    return !topic.isEmpty() && !topic.contains(u'+') && !topic.contains(u'#') && !topic.contains(QChar(u'\0')) &&
           topic.isValidUtf16() && topic.toUtf8().size() <= 65535;
}

} // namespace

PublishList::PublishList(int offeredQos, Finished finished) : m_offeredQos(offeredQos), m_finished(std::move(finished))
{
    m_clock.start();
}

void PublishList::connected(const Connack &connack, bool mqtt5)
{
    m_window = mqtt5 ? std::min(connack.receiveMaximum, kMaxWindow) : kWindow311;
    m_maximumQos = connack.maximumQos;
    m_retainAvailable = connack.retainAvailable;
    m_maximumPacketSize = connack.maximumPacketSize.value_or(0);
}

void PublishList::disconnected()
{
    std::vector<Publish> again;
    for (auto &publish : m_inFlight)
        again.push_back(std::move(publish));
    m_inFlight.clear();
    std::sort(again.begin(), again.end(), [](const Publish &a, const Publish &b) { return a.token > b.token; });
    for (Publish &publish : again) {
        m_waitingBytes += sizeOf(publish);
        m_waiting.push_front(std::move(publish));
    }
}

void PublishList::add(Publish publish)
{
    const bool full = qsizetype(m_waiting.size()) >= kMaxWaiting ||
                      (!m_waiting.empty() && m_waitingBytes + sizeOf(publish) > kMaxWaitingBytes);
    if (full) {
        m_overflow.push_back(std::move(publish));
        return;
    }
    m_waitingBytes += sizeOf(publish);
    m_waiting.push_back(std::move(publish));
}

// What can be said before it is sent; sending it would be a protocol error.
std::optional<PublishResult> PublishList::objection(const Publish &publish) const
{
    if (publish.qos > m_maximumQos) {
        return failure(QStringLiteral("qos_not_supported"),
                       QStringLiteral("The broker takes QoS %1 at most").arg(m_maximumQos));
    }
    if (publish.retain && !m_retainAvailable) {
        return failure(QStringLiteral("retain_not_supported"),
                       QStringLiteral("The broker keeps no retained messages: publish without retain"));
    }
    const qint64 size = publish.topic.toUtf8().size() + publish.payload.size() + kPacketOverhead;
    if (m_maximumPacketSize > 0 && size > m_maximumPacketSize) {
        return failure(QStringLiteral("packet_too_large"),
                       QStringLiteral("The broker takes %1 bytes at most").arg(m_maximumPacketSize));
    }
    return std::nullopt;
}

void PublishList::pump(const Send &send, const std::function<bool()> &mayWrite, bool connected)
{
    while (!m_overflow.empty()) {
        const Publish publish = std::move(m_overflow.front());
        m_overflow.pop_front();
        m_finished(publish, failure(QStringLiteral("queue_full"),
                                    QStringLiteral("Too many messages wait to be published: publish more slowly")));
    }
    while (!m_waiting.empty()) {
        std::optional<PublishResult> done;
        if (!isValidTopicName(m_waiting.front().topic)) {
            done = failure(QStringLiteral("bad_topic"),
                           QStringLiteral("This is no topic to publish on: it must not be empty nor contain + or #"));
        } else if (m_waiting.front().qos < 0 || m_waiting.front().qos > m_offeredQos) {
            done = failure(QStringLiteral("qos_not_supported"),
                           QStringLiteral("QoS %1 is not offered for publishing with a kept session: use 0 or 1")
                               .arg(m_waiting.front().qos));
        } else if (!connected) {
            return;
        } else {
            done = objection(m_waiting.front());
        }
        if (!done && ((m_waiting.front().qos > 0 && m_inFlight.size() >= m_window) || !mayWrite()))
            return;
        Publish publish = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= sizeOf(publish);
        if (!done) {
            publish.sentAtMs = m_clock.elapsed();
            const auto packetId = send(publish);
            if (packetId && publish.qos > 0) {
                m_inFlight.insert(*packetId, std::move(publish));
                continue;
            }
            done = packetId ? PublishResult()
                            : failure(QStringLiteral("client"), QStringLiteral("The MQTT client did not take it"));
        }
        m_finished(publish, *done);
    }
}

bool PublishList::answered(quint16 packetId, quint8 code, const QString &reason)
{
    const auto found = m_inFlight.find(packetId);
    if (found == m_inFlight.end())
        return false;
    const Publish publish = std::move(found.value());
    m_inFlight.erase(found);
    PublishResult result;
    result.responseTimeMs = int(m_clock.elapsed() - publish.sentAtMs);
    result.reason = reason;
    if (code >= 0x80) {
        result.errorText = QStringLiteral("The broker refused it: %1").arg(reasonText(code));
        if (!reason.isEmpty())
            result.errorText += QStringLiteral(" (%1)").arg(reason);
        result.errorCode = QStringLiteral("refused");
        result.reason = reason.isEmpty() ? reasonText(code) : reason;
    } else if (code != 0 && reason.isEmpty()) {
        result.reason = reasonText(code);
    }
    m_finished(publish, result);
    return true;
}

void PublishList::failAll(const QString &errorText)
{
    disconnected();
    std::deque<Publish> rest = std::move(m_waiting);
    rest.insert(rest.end(), m_overflow.begin(), m_overflow.end());
    m_waiting.clear();
    m_overflow.clear();
    m_waitingBytes = 0;
    for (const Publish &publish : rest)
        m_finished(publish, failure(QStringLiteral("not_confirmed"), errorText));
}

} // namespace broker
