// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/subscription_book.h"

#include "broker/failure.h"
#include "model/topics.h"

#include <algorithm>

namespace broker {
namespace {

constexpr quint32 kLastIdentifier = 268'435'455; // four bytes of a variable byte integer

bool byIdentifier(const Subscription &a, const Subscription &b)
{
    return a.identifier < b.identifier;
}

} // namespace

QStringList minimalCover(const QStringList &filters, std::vector<RefusedFilter> &refused)
{
    QStringList valid;
    for (const QString &filter : filters) {
        if (!topics::isValidFilter(filter))
            refused.push_back({filter, QStringLiteral("This is no valid topic filter: + and # stand for whole levels, "
                                                      "# only for the last.")});
        else if (!valid.contains(filter))
            valid.append(filter);
    }
    QStringList cover;
    for (const QString &filter : valid) {
        const bool covered = std::any_of(valid.begin(), valid.end(), [&filter](const QString &other) {
            return other != filter && topics::covers(other, filter);
        });
        if (!covered)
            cover.append(filter);
    }
    return cover;
}

SubscriptionBook::SubscriptionBook(const QStringList &filters, int qos, std::vector<Subscription> remembered)
    : m_qos(qos), m_wanted(minimalCover(filters, m_invalid)), m_held(std::move(remembered)), m_refused(m_invalid)
{
    std::stable_sort(m_held.begin(), m_held.end(), byIdentifier);
    for (const Subscription &subscription : m_held)
        m_nextIdentifier = std::max(m_nextIdentifier, subscription.identifier + 1);
}

Subscription *SubscriptionBook::find(const QString &filter)
{
    const auto found = std::find_if(m_held.begin(), m_held.end(),
                                    [&filter](const Subscription &held) { return held.filter == filter; });
    return found == m_held.end() ? nullptr : &*found;
}

void SubscriptionBook::connected(bool sessionPresent, bool identifiers, qint64 nowMs)
{
    m_identifiers = identifiers;
    m_leaving.clear();
    m_refused = m_invalid;
    m_known.clear();
    if (!sessionPresent) {
        for (const Subscription &held : m_held) {
            if (held.identifier != 0)
                m_known.insert(held.filter, held.identifier);
        }
        m_held.clear();
    } else if (m_held.empty() && m_nextIdentifier == 1) {
        // A session that we know nothing about may use low identifiers for other filters.
        m_nextIdentifier = quint32(nowMs / 60'000 % (kLastIdentifier / 2)) + 1;
    }
}

std::vector<Subscription> SubscriptionBook::takeToSubscribe()
{
    std::vector<Subscription> wanted;
    for (const QString &filter : std::as_const(m_wanted)) {
        const Subscription *held = find(filter);
        const bool fits =
            held && held->qosGranted >= 0 && held->qosRequested == m_qos && (held->identifier != 0) == m_identifiers;
        if (fits)
            continue;
        Subscription subscription{filter, 0, m_qos, -1};
        if (m_identifiers) {
            const bool active = held && held->qosGranted >= 0;
            subscription.identifier = active ? held->identifier : m_known.value(filter);
            if (subscription.identifier == 0)
                subscription.identifier = m_nextIdentifier++ % kLastIdentifier;
        }
        wanted.push_back(subscription);
    }
    std::stable_sort(wanted.begin(), wanted.end(), byIdentifier);
    for (const Subscription &subscription : wanted) {
        if (Subscription *held = find(subscription.filter))
            *held = subscription;
        else
            m_held.push_back(subscription);
    }
    std::stable_sort(m_held.begin(), m_held.end(), byIdentifier);
    return wanted;
}

QStringList SubscriptionBook::takeToUnsubscribe()
{
    for (const Subscription &held : m_held) {
        if (!m_wanted.contains(held.filter) && !m_leaving.contains(held.filter))
            m_leaving.append(held.filter);
    }
    return m_leaving;
}

void SubscriptionBook::answered(const QString &filter, quint8 code, const QString &reason)
{
    Subscription *held = find(filter);
    if (!held)
        return;
    if (code >= 0x80) {
        const QString words =
            reason.isEmpty() ? reasonText(code) : QStringLiteral("%1 (%2)").arg(reasonText(code), reason);
        m_refused.push_back({filter, words});
        m_known.remove(filter);
        m_held.erase(m_held.begin() + (held - m_held.data()));
        return;
    }
    held->qosGranted = code;
    if (code < m_qos)
        m_refused.push_back({filter, QStringLiteral("granted with QoS %1 only").arg(code)});
}

void SubscriptionBook::unsubscribed(const QString &filter)
{
    std::erase_if(m_held, [&filter](const Subscription &held) { return held.filter == filter; });
    m_leaving.removeAll(filter);
}

bool SubscriptionBook::isCopy(QStringView topic, const QList<quint32> &identifiers) const
{
    if (identifiers.isEmpty())
        return false;
    const quint32 lowest = *std::min_element(identifiers.begin(), identifiers.end());
    for (const Subscription &held : m_held) {
        if (held.identifier >= lowest)
            break;
        // Only a filter that is certainly active stands for another's copy: two rows are better than none.
        // A share brings only a part of the messages, the others nobody here stands for.
        const bool isShare = topics::withoutShare(held.filter).size() != held.filter.size();
        if (held.identifier != 0 && held.qosGranted >= 0 && !isShare && !m_leaving.contains(held.filter) &&
            topics::matches(held.filter, topic))
            return true;
    }
    return false;
}

} // namespace broker
