// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a web service of alerts. Waits for it for as long as a day: tries again after 1 s … 5 min, keeps the order of
// what belongs to one alert, and bounds what waits. Every attempt gives a row for the log.
#pragma once

#include "model/message.h"
#include "notify/announcement.h"
#include "notify/http_post.h"

#include <deque>

namespace notify {

struct WebhookOptions
{
    PostTarget target;
    int retryMinMs = 1000;
    int retryMaxMs = 5 * 60 * 1000;
    qint64 giveUpAfterMs = 24 * 60 * 60 * 1000;
    std::size_t maxWaiting = 1000;
};

// Asynchronous; lives in a thread with an event loop.
class Webhook : public QObject
{
    Q_OBJECT

public:
    explicit Webhook(WebhookOptions options, QObject *parent = nullptr);
    // The oldest that waits gives way when too many do.
    void send(const Announcement &announcement);
    // Ends the attempt that is under way, with its row; what waits is forgotten.
    void stop();
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

Q_SIGNALS:
    void attempted(const LinkEvent &row);
    // Of one announcement: the receiver has it, or will never have it.
    void finished(const QUuid &alertId, bool isDelivered);

private:
    struct Delivery
    {
        qint64 ordinal = 0;
        QByteArray id;
        Announcement announcement;
        QByteArray body;
        qint64 madeAtMs = 0; // steady clock, as all here
        qint64 nextTryMs = 0;
        int attempts = 0;
    };

    void next();
    [[nodiscard]] std::deque<Delivery>::iterator chosen(qint64 nowMs, qint64 &waitMs);
    void attempt(Delivery delivery);
    void onOutcome(const PostOutcome &outcome);
    [[nodiscard]] int backoff(int failures) const;
    void log(const Delivery &delivery, const PostOutcome &outcome, std::optional<qint64> nextTryInMs);
    void drop(const QString &why);

    const WebhookOptions m_options;
    QElapsedTimer m_clock;
    QTimer m_wake;
    std::deque<Delivery> m_waiting;
    std::optional<Delivery> m_current;
    HttpPost *m_post = nullptr;
    qint64 m_startedAtMs = 0; // UTC, of the attempt
    qint64 m_restUntilMs = 0; // a receiver that is down is not asked once for each that waits
    int m_failures = 0;       // in a row
    qint64 m_ordinal = 0;
};

} // namespace notify
