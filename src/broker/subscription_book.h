// SPDX-License-Identifier: GPL-3.0-or-later
// Which filters we want, which the broker's session holds, and which of several copies of a message counts.
#pragma once

#include "broker/link_options.h"

#include <QHash>

namespace broker {

// Filters that no other of them covers, in their order; of equal ones the first. Not valid ones go to `refused`.
[[nodiscard]] QStringList minimalCover(const QStringList &filters, std::vector<RefusedFilter> &refused);

// Identifiers ascend in the order in which the broker's session came to hold its filters. So a filter with a lower
// identifier was active whenever one with a higher was, and whoever of them brought a message first in that order is
// the one that counts: the rule stays true for messages that waited at the broker while the configuration changed.
class SubscriptionBook
{
public:
    SubscriptionBook(const QStringList &filters, int qos, std::vector<Subscription> remembered);

    // A connection was accepted. `identifiers`: the broker takes subscription identifiers (MQTT 5).
    // `nowMs` picks identifiers for a session about which nothing is remembered.
    void connected(bool sessionPresent, bool identifiers, qint64 nowMs);

    // What is to be subscribed, in this order; they are in held() from here on, with their QoS unknown.
    [[nodiscard]] std::vector<Subscription> takeToSubscribe();
    // Held, but no longer wanted; from here on they do not stand for other copies.
    [[nodiscard]] QStringList takeToUnsubscribe();

    // SUBACK: `code` 0..2 is the QoS granted, 0x80 and more a refusal with the words of `reason`.
    void answered(const QString &filter, quint8 code, const QString &reason);
    void unsubscribed(const QString &filter);

    // Whether a copy of a message on `topic` that came by `identifiers` is not the one that counts.
    [[nodiscard]] bool isCopy(QStringView topic, const QList<quint32> &identifiers) const;

    [[nodiscard]] const std::vector<Subscription> &held() const { return m_held; }
    [[nodiscard]] const std::vector<RefusedFilter> &refused() const { return m_refused; }

private:
    [[nodiscard]] Subscription *find(const QString &filter);

    int m_qos;
    std::vector<RefusedFilter> m_invalid; // before m_wanted, whose making fills it
    QStringList m_wanted;                 // minimal cover
    std::vector<Subscription> m_held;     // ascending identifiers
    QHash<QString, quint32> m_known;      // identifiers of an earlier session
    QStringList m_leaving;                // UNSUBSCRIBE was sent
    std::vector<RefusedFilter> m_refused;
    bool m_identifiers = true;
    quint32 m_nextIdentifier = 1;
};

} // namespace broker
