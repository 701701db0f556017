// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/state_words.h"

#include "ui/common/clock.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"

#include <QCoreApplication>
#include <QSysInfo>

using namespace Qt::StringLiterals;
using monitor::StationPhase;
using monitor::StationState;

namespace ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(State)
};

QString nextTry(const StationState &state, qint64 nowMs)
{
    if (!state.link.nextRetryAtMs)
        return {};
    return Texts::tr("next try %1 s").arg(std::max<qint64>(0, (*state.link.nextRetryAtMs - nowMs + 999) / 1000));
}

QString hostWords(const StationState &state)
{
    return state.collectorHost == QSysInfo::machineHostName() || state.collectorHost.isEmpty()
               ? Texts::tr("this machine")
               : plainLine(state.collectorHost, 60);
}

ChipWords viewingWords(const StationState &state)
{
    if (state.collectorRuns)
        return {Texts::tr("Viewing (collector on %1)").arg(hostWords(state)), ChipShape::Ring, Tone::Accent};
    if (state.collectorSeenMs)
        return {Texts::tr("Viewing, not recording"), ChipShape::Ring,
                state.broker.isEmpty() ? Tone::Neutral : Tone::Warning};
    return {Texts::tr("Viewing"), ChipShape::Ring, Tone::Neutral};
}

FaultWords connectionFault(const StationState &state, qint64 nowMs)
{
    QString text = Texts::tr("Not connected to %1").arg(state.broker);
    if (!state.link.reason.isEmpty())
        text += u": "_s + retold(state.link.reason);
    if (!state.link.advice.isEmpty())
        text += u" – "_s + retold(state.link.advice);
    if (const QString next = nextTry(state, nowMs); !next.isEmpty())
        text += u" · "_s + next;
    return {text, Tone::Critical, Remedy::Reconnect, Texts::tr("Reconnect now")};
}

FaultWords viewingFault(const StationState &state, bool canRecord, qint64 nowMs)
{
    if (state.collectorRuns && !state.counters.connected)
        return {Texts::tr("The collector on %1 has no connection to the broker").arg(hostWords(state)), Tone::Critical,
                Remedy::Diagnose, Texts::tr("Diagnosis…")};
    if (state.collectorRuns || !canRecord || !state.collectorSeenMs)
        return {};
    return {Texts::tr("The collector on %1 has stopped (last sign of life %2): nothing is being recorded")
                .arg(hostWords(state), Clock::age(*state.collectorSeenMs, nowMs)),
            Tone::Critical, Remedy::RecordHere, Texts::tr("Record here")};
}

FaultWords refusedFault(const StationState &state)
{
    if (state.link.refused.empty())
        return {};
    const broker::RefusedFilter &first = state.link.refused.front();
    QString text = Texts::tr("Subscription %1: %2").arg(first.filter, retold(first.reason));
    if (state.link.refused.size() > 1)
        text += Texts::tr(" – and %1 more").arg(state.link.refused.size() - 1);
    return {text, Tone::Warning, Remedy::EditConnection, Texts::tr("Edit connection…")};
}

} // namespace

ChipWords chipWords(const StationState &state, const QString &profile, qint64 nowMs)
{
    switch (state.phase) {
    case StationPhase::Opening:
        return {Texts::tr("Opening · %1").arg(profile), ChipShape::Ring, Tone::Neutral};
    case StationPhase::Recording:
        return {Texts::tr("Recording · %1").arg(profile), ChipShape::Full, Tone::Good};
    case StationPhase::StoringLocally:
        return {Texts::tr("Storing locally, %1 waiting").arg(countText(state.counters.waiting)), ChipShape::Half,
                Tone::Warning};
    case StationPhase::NotRecording:
        return {Texts::tr("Not recording"), ChipShape::Cross, Tone::Critical};
    case StationPhase::Connecting:
        return {Texts::tr("Connecting · %1").arg(profile), ChipShape::Half, Tone::Neutral};
    case StationPhase::NotConnected: {
        const QString next = nextTry(state, nowMs);
        return {next.isEmpty() ? Texts::tr("Not connected") : Texts::tr("Not connected, %1").arg(next),
                ChipShape::Cross, Tone::Critical};
    }
    case StationPhase::Viewing:
        return viewingWords(state);
    case StationPhase::Failed:
        return {Texts::tr("Could not be opened"), ChipShape::Cross, Tone::Critical};
    case StationPhase::Closed:
        return {Texts::tr("Closed"), ChipShape::Ring, Tone::Neutral};
    }
    return {};
}

FaultWords faultWords(const StationState &state, bool canRecord, qint64 nowMs)
{
    if (state.phase == StationPhase::Failed)
        return {retold(state.error), Tone::Critical, Remedy::OpenOther, Texts::tr("Open another…")};
    if (!state.inboxTrouble.isEmpty())
        return {Texts::tr("Nothing can be recorded: %1. The broker keeps what it can until this is mended")
                    .arg(retold(state.inboxTrouble)),
                Tone::Critical, Remedy::Diagnose, Texts::tr("Diagnosis…")};
    if (state.phase == StationPhase::NotConnected)
        return connectionFault(state, nowMs);
    if (!state.storeTrouble.isEmpty())
        return {Texts::tr("Nothing is lost, messages wait in the inbox. The store takes nothing: %1")
                    .arg(retold(state.storeTrouble)),
                Tone::Warning, Remedy::Diagnose, Texts::tr("Diagnosis…")};
    if (state.phase == StationPhase::StoringLocally)
        return {Texts::tr("The store is behind: %1 messages wait in the inbox, the oldest for %2")
                    .arg(countText(state.counters.waiting), Clock::span(state.counters.oldestWaitingMs)),
                Tone::Warning, Remedy::Diagnose, Texts::tr("Diagnosis…")};
    if (!state.readTrouble.isEmpty() && state.phase != StationPhase::Opening)
        return {Texts::tr("The records cannot be read: %1").arg(retold(state.readTrouble)), Tone::Warning,
                Remedy::Diagnose, Texts::tr("Diagnosis…")};
    if (state.phase == StationPhase::Viewing)
        return viewingFault(state, canRecord, nowMs);
    return refusedFault(state);
}

QStringList statusWords(const StationState &state, bool onServer)
{
    QStringList parts;
    if (!state.broker.isEmpty()) {
        const bool connected = state.phase == StationPhase::Recording || state.phase == StationPhase::StoringLocally ||
                               state.phase == StationPhase::NotRecording;
        parts += !connected                  ? state.broker
                 : state.link.sessionPresent ? Texts::tr("%1, session kept").arg(state.broker)
                                             : Texts::tr("%1, session new").arg(state.broker);
    }
    parts += rateText(state.counters.ratePerSecond);
    parts += Texts::tr("stored %1").arg(countText(state.counters.stored));
    parts += Texts::tr("waiting %1").arg(countText(state.counters.waiting));
    parts += u"%1 %2"_s.arg(onServer ? u"PostgreSQL"_s : u"SQLite"_s, sizeText(state.storeBytes));
    return parts;
}

} // namespace ui
