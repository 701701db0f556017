// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts of the store as every screen knows them: read once for all, again when something was stored or a shelf may
// have ended. Also the one place that notices what was raised while the window watches.
#pragma once

#include "store/alert_query.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace monitor {
class Station;
}

namespace ui {

class AlertBook : public QObject
{
    Q_OBJECT

public:
    // More than this many are not listed; counts() tells of all.
    static constexpr int kMost = 5000;

    explicit AlertBook(monitor::Station &station, QObject *parent = nullptr);

    // Open, or not yet acknowledged; critical first, then newest first.
    [[nodiscard]] const std::vector<store::AlertRecord> &listed() const { return m_read.listed; }
    [[nodiscard]] const store::AlertCounts &counts() const { return m_read.counts; }
    [[nodiscard]] const std::vector<AlertRule> &rules() const { return m_read.rules; }
    // That the rules belong to; null: the store has none yet.
    [[nodiscard]] QUuid organization() const { return m_read.organization; }
    [[nodiscard]] const AlertRule *rule(const QString &id) const;
    // The newest critical one that nobody has acknowledged and nothing silences; nullptr: none. Valid until changed().
    [[nodiscard]] const store::AlertRecord *gravest() const;
    // The open ones of a device that nothing silences.
    [[nodiscard]] std::vector<store::AlertRecord> openOf(const QUuid &device) const;
    [[nodiscard]] bool isRead() const { return m_isRead; }
    // Why it cannot be read at the moment; empty: it can.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    // Soon, although nothing was said: after a change of ours.
    void refresh();

Q_SIGNALS:
    void changed();
    // Raised since the book was read last, whoever collects; not what was there when it was read first.
    void raised(const std::vector<store::AlertRecord> &alerts);

private:
    struct Content
    {
        std::vector<store::AlertRecord> listed;
        store::AlertCounts counts;
        std::vector<AlertRule> rules;
        QUuid organization;
        bool operator==(const Content &) const = default;
    };

    void readSoon();
    void read();
    void take(const Result<Content> &read);

    monitor::Station &m_station;
    Content m_read;
    QTimer m_timer;
    QTimer m_beat; // shelves end by themselves
    QElapsedTimer m_asked;
    QString m_trouble;
    bool m_isRead = false;
    bool m_reading = false;
    bool m_again = false;
    int m_pauseMs = 0;
};

// Neither shelved nor of a rule that is switched off.
[[nodiscard]] bool isAudible(const store::AlertRecord &record, qint64 nowMs);

} // namespace ui
