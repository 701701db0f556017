// SPDX-License-Identifier: GPL-3.0-or-later
// Which filters to subscribe to, after a broker was listened to for a while: a level that varies becomes +, what is
// deep and manifold becomes #. Pure: no clock, no broker.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <map>
#include <vector>

namespace topics {

// What came on one topic.
struct HeardTopic
{
    QString topic;
    qint64 messages = 0;
    std::map<QString, qint64> formats; // what the decoders took messages for, and how many of them
    qint64 undecoded = 0;              // of those that were tried
    int idLevel = -1;                  // the level that names the device, from 0; -1: not known
    QSet<QString> devices;             // external ids
};

struct ProposedFilter
{
    QString filter;
    qint64 messages = 0;
    int topics = 0;
    int devices = 0;
    QStringList formats; // what its messages are read as, the most frequent first; empty: none could be read
    QString example;     // the topic with most messages
};

// Filters that cover all of `heard` and none of which covers another, the busiest first; at most 24, each with at most
// 12 levels. Topics of the broker itself ($SYS/…) are left out.
[[nodiscard]] std::vector<ProposedFilter> proposeFilters(const std::vector<HeardTopic> &heard);

} // namespace topics
