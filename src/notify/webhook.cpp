// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/webhook.h"

#include "base/ids.h"
#include "notify/log_row.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {

Webhook::Webhook(WebhookOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    m_clock.start();
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &Webhook::next);
}

void Webhook::send(const Announcement &announcement)
{
    if (m_waiting.size() >= m_options.maxWaiting)
        drop(u"given up: %1 newer notifications wait for the receiver"_s.arg(m_options.maxWaiting));
    const qint64 now = m_clock.elapsed();
    m_waiting.push_back(
        {++m_ordinal, idText(QUuid::createUuid()).toLatin1(), announcement, bodyOf(announcement), now, now, 0});
    next();
}

void Webhook::drop(const QString &why)
{
    const Delivery oldest = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    log(oldest, {u"failed"_s, -1, -1, u"given_up"_s, why}, std::nullopt);
    Q_EMIT finished(oldest.announcement.alert.id, false);
}

void Webhook::stop()
{
    m_wake.stop();
    m_waiting.clear();
    if (m_post)
        m_post->abort(u"the program was ended before there was an answer"_s);
    m_wake.stop();
    m_waiting.clear();
}

void Webhook::next()
{
    if (m_current)
        return;
    const qint64 now = m_clock.elapsed();
    if (now < m_restUntilMs) {
        if (!m_waiting.empty())
            m_wake.start(int(m_restUntilMs - now));
        return;
    }
    qint64 waitMs = -1;
    const auto found = chosen(now, waitMs);
    if (found == m_waiting.end()) {
        if (waitMs >= 0)
            m_wake.start(int(waitMs));
        return;
    }
    Delivery delivery = std::move(*found);
    m_waiting.erase(found);
    attempt(std::move(delivery));
}

// The first that is due, but none before an older one of the same alert; `waitMs`: until one will be.
std::deque<Webhook::Delivery>::iterator Webhook::chosen(qint64 nowMs, qint64 &waitMs)
{
    const auto isBehind = [this](const Delivery &one) {
        return std::any_of(m_waiting.cbegin(), m_waiting.cend(), [&one](const Delivery &other) {
            return other.ordinal < one.ordinal && other.announcement.alert.id == one.announcement.alert.id;
        });
    };
    auto first = m_waiting.end();
    for (auto one = m_waiting.begin(); one != m_waiting.end(); ++one) {
        const bool isSooner = first == m_waiting.end() || one->nextTryMs < first->nextTryMs;
        if (isSooner && !isBehind(*one))
            first = one;
    }
    if (first != m_waiting.end() && first->nextTryMs > nowMs) {
        waitMs = first->nextTryMs - nowMs;
        return m_waiting.end();
    }
    return first;
}

void Webhook::attempt(Delivery delivery)
{
    m_current = std::move(delivery);
    ++m_current->attempts;
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_post = new HttpPost(m_options.target, m_current->id, m_current->body, this);
    connect(m_post, &HttpPost::finished, this, &Webhook::onOutcome);
    m_post->start();
}

void Webhook::onOutcome(const PostOutcome &outcome)
{
    std::exchange(m_post, nullptr)->deleteLater();
    Delivery delivery = std::move(*std::exchange(m_current, std::nullopt));
    const qint64 now = m_clock.elapsed();
    const QUuid alertId = delivery.announcement.alert.id;
    if (outcome.isDelivered()) {
        m_failures = 0;
        m_restUntilMs = 0;
        log(delivery, outcome, std::nullopt);
        Q_EMIT finished(alertId, true);
    } else {
        const int restMs = backoff(++m_failures);
        const int waitMs = std::max(restMs, backoff(delivery.attempts));
        m_restUntilMs = now + restMs;
        const bool isOver = now + waitMs - delivery.madeAtMs > m_options.giveUpAfterMs;
        log(delivery, outcome, isOver ? std::nullopt : std::optional<qint64>(waitMs));
        if (isOver) {
            Q_EMIT finished(alertId, false);
        } else {
            delivery.nextTryMs = now + waitMs;
            m_waiting.push_back(std::move(delivery));
        }
    }
    next();
}

// Doubling from the least to the most, shortened by up to a half at random.
int Webhook::backoff(int failures) const
{
    constexpr int kMaxDoublings = 20;
    const qint64 doubled = qint64(m_options.retryMinMs) << std::clamp(failures - 1, 0, kMaxDoublings);
    const int full = int(std::min<qint64>(m_options.retryMaxMs, doubled));
    const int half = full / 2;
    return std::max(m_options.retryMinMs, full - half + int(QRandomGenerator::global()->bounded(half + 1)));
}

void Webhook::log(const Delivery &delivery, const PostOutcome &outcome, std::optional<qint64> nextTryInMs)
{
    Attempt attempt;
    attempt.number = delivery.attempts;
    if (nextTryInMs)
        attempt.nextTryAtMs = QDateTime::currentMSecsSinceEpoch() + *nextTryInMs;
    LinkEvent row = notificationRow(delivery.announcement, Channel::Webhook, attempt, m_startedAtMs);
    row.method = u"POST"_s;
    row.endpoint = endpointText(m_options.target.url);
    row.payload = delivery.body;
    row.status = outcome.status;
    row.errorText = outcome.errorText;
    row.errorCode = outcome.errorCode;
    row.responseTimeMs = outcome.elapsedMs;
    if (outcome.httpStatus >= 0)
        row.responseStatus = outcome.httpStatus;
    Q_EMIT attempted(row);
}

} // namespace notify
