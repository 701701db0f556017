// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/alert_notifier.h"

#include "monitor/login_name.h"
#include "monitor/station.h"
#include "monitor/when_done.h"
#include "notify/log_row.h"
#include "ui/common/directory.h"
#include "ui/notify/notify_words.h"

#include <QApplication>
#include <QDateTime>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// However often something is stored.
constexpr int kLookMs = 1000;
constexpr int kMostListed = 10'000;
constexpr qint64 kLongestTimerMs = 24 * 60 * 60 * 1000;

qint64 utcNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

AlertNotifier::AlertNotifier(monitor::Station &station, Directory &directory, const QDBusConnection &bus,
                             QObject *parent)
    : QObject(parent),
      m_station(station),
      m_directory(directory),
      m_desktop(bus),
      m_policy(station.profile().notify.ofWindow(), station.profile().notify.quiet),
      m_startedAtMs(utcNow())
{
    m_clock.start();
    m_look.setSingleShot(true);
    m_tick.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &AlertNotifier::look);
    // Looked at first: somebody may have acknowledged it meanwhile.
    connect(&m_tick, &QTimer::timeout, this, &AlertNotifier::look);
    connect(&station, &monitor::Station::changed, this, [this] {
        if (!m_look.isActive())
            m_look.start(kLookMs);
    });
    connect(&m_desktop, &notify::DesktopNotification::shown, this, [this](const notify::Announcement &announcement) {
        if (announcement.event == notify::Event::Test)
            Q_EMIT testEnded(true, {});
        const notify::Attempt attempt{1, std::nullopt, monitor::loginName()};
        m_station.log(notify::notificationRow(announcement, notify::Channel::Desktop, attempt, utcNow()),
                      announcement.alert.organizationId, announcement.alert.integrationId);
    });
    connect(&m_desktop, &notify::DesktopNotification::notShown, this, &AlertNotifier::onNotShown);
    connect(&m_desktop, &notify::DesktopNotification::activated, this, &AlertNotifier::showWanted);
    connect(&station, &monitor::Station::stateChanged, this, [this] {
        // What is there at the beginning is no news: it is to be known before anything else comes.
        const monitor::StationPhase phase = m_station.state().phase;
        const bool isOpen = phase != monitor::StationPhase::Opening && phase != monitor::StationPhase::Failed &&
                            phase != monitor::StationPhase::Closed;
        if (isOpen && !m_hasSeen && !m_isLooking)
            look();
    });
}

Instant AlertNotifier::now() const
{
    return {m_startedAtMs + m_clock.elapsed(), utcNow()};
}

void AlertNotifier::look()
{
    if (!m_station.profile().notify.ofWindow())
        return;
    m_looksAgain = m_isLooking;
    if (std::exchange(m_isLooking, true))
        return;
    const auto question = [](store::Reader &reader) -> Result<Seen> {
        store::AlertQuery query;
        query.states = {store::AlertListing::Listed};
        query.limit = kMostListed;
        auto records = reader.alerts(query, utcNow());
        auto rules = reader.rules();
        if (!records || !rules)
            return tl::unexpected(records ? rules.error() : records.error());
        Seen seen{{}, std::move(*rules)};
        for (store::AlertRecord &record : *records)
            seen.alerts.push_back(std::move(record.alert));
        return seen;
    };
    monitor::whenDone(this, m_station.queries().ask<Seen>(u"notifications"_s, question),
                      [this](const Result<Seen> &seen) {
                          m_isLooking = false;
                          if (seen)
                              onSeen(*seen);
                          // What could not be read now is read a little later.
                          if (!seen || m_looksAgain)
                              m_look.start(kLookMs);
                      });
}

void AlertNotifier::onSeen(const Seen &seen)
{
    std::vector<AlertRule> rules = seen.rules;
    rules.push_back(connectionRule());
    m_policy.setRules(rules);
    const Instant at = now();
    std::vector<notify::Announcement> announcements;
    qint64 newest = m_newestMs;
    for (const Alert &alert : seen.alerts) {
        newest = std::max(newest, alert.raisedAtMs);
        if (!m_hasSeen) {
            m_policy.know(alert, false, at);
        } else if (!alert.isOpen() && alert.raisedAtMs > m_newestMs) {
            // Raised and cleared between two looks.
            AlertJournalEntry raised;
            raised.activityType = u"alert_raised"_s;
            raised.alert = alert;
            raised.alert.condition = AlertCondition::Active;
            for (notify::Announcement &one : m_policy.take(raised, at))
                announcements.push_back(std::move(one));
        }
    }
    m_newestMs = newest;
    if (std::exchange(m_hasSeen, true)) {
        for (notify::Announcement &one : m_policy.see(seen.alerts, true, at))
            announcements.push_back(std::move(one));
    }
    (void)m_policy.takeGrouped();
    for (const notify::Announcement &announcement : announcements)
        announce(announcement);
    schedule();
}

void AlertNotifier::schedule()
{
    const auto next = m_policy.nextTick(now());
    if (next)
        m_tick.start(int(std::clamp<qint64>(*next - now().timeMs, kLookMs, kLongestTimerMs)));
    else
        m_tick.stop();
}

void AlertNotifier::announce(const notify::Announcement &announcement)
{
    if (!(announcement.channels & notify::Channel::Desktop)) {
        QApplication::beep();
        return;
    }
    const Device *device = m_directory.find(announcement.alert.key.deviceId);
    m_desktop.show(announcement, notifyWords(announcement, device ? device->name() : QString()));
}

void AlertNotifier::onNotShown(const notify::Announcement &announcement, const QString &why)
{
    if (announcement.channels & notify::Channel::Sound)
        QApplication::beep();
    if (announcement.event == notify::Event::Test)
        Q_EMIT testEnded(false, why);
}

void AlertNotifier::showTest(notify::Channels channels)
{
    notify::Announcement test;
    test.event = notify::Event::Test;
    test.channels = channels;
    test.atMs = utcNow();
    announce(test);
    if (!(channels & notify::Channel::Desktop))
        Q_EMIT testEnded(true, {});
}

} // namespace ui
