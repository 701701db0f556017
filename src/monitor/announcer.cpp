// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/announcer.h"

#include "monitor/clock_now.h"
#include "monitor/log.h"
#include "monitor/when_done.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// What operators do elsewhere, and edited rules, are looked for so often.
constexpr int kLookMs = 5000;
// After a crash, what was raised longer ago than this is in the list of alerts only.
constexpr qint64 kTellAfterCrashMs = 60 * 60 * 1000;
constexpr int kMostOpen = 100'000;
constexpr qint64 kLongestTimerMs = 24 * 60 * 60 * 1000;

std::unique_ptr<notify::Webhook> webhookOf(const NotifierOptions &options)
{
    const auto url = notify::parseWebhookUrl(options.settings.webhook.url);
    if (!url)
        return nullptr;
    notify::WebhookOptions webhook;
    webhook.target.url = *url;
    webhook.target.secret = options.webhookSecret;
    webhook.target.caFile = options.settings.webhook.caFile;
    return std::make_unique<notify::Webhook>(webhook);
}

} // namespace

Announcer::Announcer(NotifierOptions options, Hooks hooks)
    : m_options(std::move(options)),
      m_hooks(std::move(hooks)),
      m_policy(m_options.settings.ofCollector(), m_options.settings.quiet),
      m_webhook(webhookOf(m_options)),
      m_startedAtMs(utcNow())
{
    m_clock.start();
    if (m_webhook) {
        connect(m_webhook.get(), &notify::Webhook::attempted, this, [this](const LinkEvent &row) { m_hooks.log(row); });
        connect(m_webhook.get(), &notify::Webhook::finished, this, [this](const QUuid &id) { onTold(id); });
    }
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &Announcer::tick);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &Announcer::look);
}

Announcer::~Announcer() = default;

// Grows evenly from the wall clock of the start on.
Instant Announcer::now() const
{
    return {m_startedAtMs + m_clock.elapsed(), utcNow()};
}

store::Reader *Announcer::reader()
{
    if (!m_reader) {
        auto opened = store::Reader::open(m_options.store);
        if (!opened) {
            qCWarning(lcMonitor).noquote() << "notifications cannot read the store yet:" << opened.error().text;
            return nullptr;
        }
        m_reader = std::move(*opened);
    }
    return m_reader.get();
}

// Nothing: the store does not say.
std::optional<std::vector<Alert>> Announcer::openAlerts()
{
    store::AlertQuery query;
    query.states = {store::AlertListing::Active};
    query.limit = kMostOpen;
    const auto found = reader() ? m_reader->alerts(query, utcNow()) : fail(Error::Kind::StoreBusy, {}, {});
    if (!found)
        return std::nullopt;
    std::vector<Alert> alerts;
    for (const store::AlertRecord &record : *found) {
        if (record.alert.integrationId == m_identity.integrationId)
            alerts.push_back(record.alert);
    }
    return alerts;
}

void Announcer::refreshRules()
{
    if (!reader())
        return;
    const auto rules = m_reader->rules(m_identity.organizationId);
    if (!rules)
        return;
    std::vector<AlertRule> all = *rules;
    all.push_back(connectionRule());
    m_policy.setRules(all);
}

void Announcer::begin(const store::CollectorIdentity &identity)
{
    m_identity = identity;
    m_hasBegun = true;
    refreshRules();
    const Instant at = now();
    std::vector<Alert> open = openAlerts().value_or(std::vector<Alert>());
    std::sort(open.begin(), open.end(), [](const Alert &a, const Alert &b) { return a.raisedAtMs < b.raisedAtMs; });
    for (const Alert &alert : open) {
        if (alert.notifiedAtMs || alert.raisedAtMs < at.utcMs - kTellAfterCrashMs) {
            m_policy.know(alert, alert.notifiedAtMs.has_value(), at);
            continue;
        }
        AlertJournalEntry entry;
        entry.activityType = u"alert_raised"_s;
        entry.alert = alert;
        entry.atMs = alert.raisedAtMs;
        announce(m_policy.take(entry, at));
    }
    m_look.start();
    take(std::exchange(m_early, {}));
}

void Announcer::take(const std::vector<AlertJournalEntry> &journal)
{
    if (!m_hasBegun) {
        m_early.insert(m_early.end(), journal.begin(), journal.end());
        return;
    }
    if (!journal.empty())
        refreshRules();
    for (const AlertJournalEntry &entry : journal)
        announce(m_policy.take(entry, now()));
    schedule();
}

void Announcer::look()
{
    mark();
    const auto version = reader() ? m_reader->dataVersion() : Result<qint64>(0);
    if (!version) {
        m_reader.reset(); // the file may have been replaced
        return;
    }
    if (*version == std::exchange(m_dataVersion, *version))
        return;
    refreshRules();
    if (m_policy.known() > 0)
        see();
    schedule();
}

// What another collector has cleared is in nobody's journal here.
void Announcer::see()
{
    const auto open = openAlerts();
    if (open)
        m_policy.endMissing(*open);
    announce(m_policy.see(open.value_or(std::vector<Alert>()), false, now()));
}

// Before a reminder it is looked whether somebody has acknowledged meanwhile.
void Announcer::tick()
{
    refreshRules();
    see();
    schedule();
}

void Announcer::schedule()
{
    const auto next = m_policy.nextTick(now());
    if (!next) {
        m_tick.stop();
        return;
    }
    // Not more often than once a second, whatever wants to be said.
    m_tick.start(int(std::clamp<qint64>(*next - now().timeMs, 1000, kLongestTimerMs)));
}

void Announcer::announce(const std::vector<notify::Announcement> &announcements)
{
    for (const notify::Announcement &announcement : announcements)
        send(announcement);
    for (const QUuid &grouped : m_policy.takeGrouped())
        m_toMark.push_back(grouped);
    mark();
}

void Announcer::send(const notify::Announcement &announcement)
{
    const QUuid id = announcement.alert.id;
    m_telling[id] += int(bool(announcement.channels & notify::Channel::Webhook)) +
                     int(bool(announcement.channels & notify::Channel::Mqtt));
    if (m_webhook && (announcement.channels & notify::Channel::Webhook))
        m_webhook->send(announcement);
    if (announcement.channels & notify::Channel::Mqtt)
        whenDone(this, m_hooks.publish(notify::bodyOf(announcement)), [this, id](const QString &) { onTold(id); });
}

void Announcer::onTold(const QUuid &alertId)
{
    const auto telling = m_telling.find(alertId);
    if (telling == m_telling.end() || --*telling > 0)
        return;
    m_telling.erase(telling);
    m_toMark.push_back(alertId);
    mark();
}

// Only what was told is marked: what a crash keeps from being told is told after it.
void Announcer::mark()
{
    if (m_toMark.empty())
        return;
    if (!m_editor) {
        auto opened = store::Editor::open(m_options.store);
        if (!opened)
            return;
        m_editor = std::move(*opened);
    }
    if (const auto marked = m_editor->markNotified(m_toMark, utcNow())) {
        m_toMark.clear();
    } else if (marked.error().kind != Error::Kind::StoreBusy) {
        qCWarning(lcMonitor).noquote() << "alerts could not be marked as told:" << marked.error().text;
        m_editor.reset();
    }
}

void Announcer::stop()
{
    m_tick.stop();
    m_look.stop();
    if (m_webhook)
        m_webhook->stop();
}

} // namespace monitor
