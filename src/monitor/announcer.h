// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of a collector's alerts by webhook and MQTT: the policy, the channels, and what the store says of rules and of
// what operators did. Lives in the notifier's thread, which may wait for the store.
#pragma once

#include "notify/policy.h"
#include "notify/webhook.h"
#include "store/editor.h"
#include "store/reader.h"
#include "store/writer.h"

#include <QElapsedTimer>
#include <QFuture>
#include <functional>

namespace monitor {

struct NotifierOptions
{
    store::StoreUrl store;
    notify::Settings settings;
    QByteArray webhookSecret;
};

class Announcer : public QObject
{
public:
    // Called from the notifier's thread.
    struct Hooks
    {
        std::function<void(const LinkEvent &)> log; // a row for the log
        // Answers with an empty text when the broker has it.
        std::function<QFuture<QString>(const QByteArray &payload)> publish;
    };

    Announcer(NotifierOptions options, Hooks hooks);
    ~Announcer() override;

    // Alerts of this integration that are open; those of the last hour that nobody was told of are announced. What
    // take() was given before comes then.
    void begin(const store::CollectorIdentity &identity);
    void take(const std::vector<AlertJournalEntry> &journal);
    // Ends the attempt that is under way, with its row.
    void stop();

private:
    [[nodiscard]] Instant now() const;
    [[nodiscard]] store::Reader *reader();
    [[nodiscard]] std::optional<std::vector<Alert>> openAlerts();
    void see();
    void refreshRules();
    void look();
    void tick();
    void announce(const std::vector<notify::Announcement> &announcements);
    void send(const notify::Announcement &announcement);
    void onTold(const QUuid &alertId);
    void mark();
    void schedule();

    const NotifierOptions m_options;
    const Hooks m_hooks;
    store::CollectorIdentity m_identity;
    notify::Policy m_policy;
    std::unique_ptr<notify::Webhook> m_webhook;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<store::Editor> m_editor;
    QElapsedTimer m_clock;
    const qint64 m_startedAtMs; // UTC, when the clock was started
    QTimer m_tick;
    QTimer m_look;
    qint64 m_dataVersion = -1;
    QHash<QUuid, int> m_telling; // how many channels have not answered yet, by alert
    std::vector<QUuid> m_toMark; // told, and the store does not know yet
    std::vector<AlertJournalEntry> m_early;
    bool m_hasBegun = false;
};

} // namespace monitor
