// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/nothing_yet.h"

#include "ui/common/plain_text.h"
#include "ui/common/retold.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using monitor::StationPhase;

namespace ui {
namespace {

constexpr std::size_t kMaxFilters = 5;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(NothingYet)
};

QString subscribedTo(const monitor::Profile &profile)
{
    const std::vector<TopicFormat> &topics = profile.topics.empty() ? monitor::defaultTopics() : profile.topics;
    QStringList filters;
    for (std::size_t i = 0; i < topics.size() && i < kMaxFilters; ++i)
        filters.append(plainLine(topics[i].filter, 60));
    if (topics.size() > kMaxFilters)
        filters.append(u"…"_s);
    return filters.join(u", "_s);
}

} // namespace

QString notConnectedWords(const monitor::StationState &state)
{
    switch (state.phase) {
    case StationPhase::Opening:
        return Texts::tr("The store is being opened.");
    case StationPhase::Connecting:
        return Texts::tr("Connecting to %1 …").arg(plainLine(state.broker, 120));
    case StationPhase::NotConnected:
        return Texts::tr("Not connected: %1").arg(plainLine(retold(state.link.reason), 300));
    case StationPhase::Failed:
        return plainLine(retold(state.error), 300);
    case StationPhase::Closed:
        return Texts::tr("The profile is closed.");
    default:
        return {};
    }
}

EmptyReason nothingYet(const Workspace &workspace, const QString &icon, const QString &title)
{
    const monitor::StationState &state = workspace.station.state();
    EmptyReason reason{icon, title, notConnectedWords(state), {}};
    if (!state.readTrouble.isEmpty() && reason.text.isEmpty())
        reason.text = plainLine(retold(state.readTrouble), 300);
    if (state.phase == StationPhase::NotConnected)
        reason.ways.push_back({Texts::tr("Reconnect now"), [&station = workspace.station] { station.reconnectNow(); }});
    if (!reason.text.isEmpty())
        return reason;
    if (state.phase != StationPhase::Viewing) {
        reason.text = Texts::tr("Connected to %1 and subscribed to %2. Nothing has come yet.")
                          .arg(plainLine(state.broker, 120), subscribedTo(workspace.station.profile()));
        reason.ways.push_back(
            {Texts::tr("Listen and propose topics…"), [&navigator = workspace.navigator] { navigator.findTopics(); }});
    } else if (state.collectorRuns) {
        reason.text = Texts::tr("The collector on %1 has stored nothing yet.").arg(plainLine(state.collectorHost, 80));
    } else {
        reason.text = Texts::tr("Nobody records into this store at the moment, and it holds nothing yet.");
        if (!workspace.station.profile().broker.isEmpty())
            reason.ways.push_back({Texts::tr("Record here"), [&station = workspace.station] { station.recordHere(); }});
    }
    return reason;
}

} // namespace ui
