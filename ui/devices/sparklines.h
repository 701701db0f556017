// SPDX-License-Identifier: GPL-3.0-or-later
// The little curves of the device list: asked for when they are painted, a few at a time, kept for a while.
#pragma once

#include "model/query.h"

#include <QHash>
#include <QObject>
#include <QPolygonF>
#include <QTimer>
#include <QUuid>
#include <vector>

namespace monitor {
class Station;
}

namespace ui {

// Lines within the unit square, y downwards; a gap of the readings parts two lines.
using Sparkline = std::vector<QPolygonF>;
[[nodiscard]] Sparkline sparklineOf(const Series &series, qint64 fromMs, qint64 toMs);

class Sparklines : public QObject
{
    Q_OBJECT

public:
    explicit Sparklines(monitor::Station &station, QObject *parent = nullptr);
    // What is known of the device at the moment, nullptr if nothing; what is missing or old is asked for.
    // `field`: its main field.
    [[nodiscard]] const Sparkline *of(const QUuid &device, const QString &field);
    [[nodiscard]] int kept() const { return int(m_kept.size()); }

Q_SIGNALS:
    void arrived();

private:
    struct Kept
    {
        QString field;
        Sparkline line;
        qint64 askedMs = 0; // 0: not yet
        qint64 wantedMs = 0;
    };
    struct Answer
    {
        QUuid device;
        QString field;
        Sparkline line;
    };
    using Wanted = std::vector<std::pair<QUuid, QString>>;

    void askSoon();
    void ask();
    void forgetOldest();
    [[nodiscard]] bool isDue(const Kept &kept, qint64 nowMs) const;

    monitor::Station &m_station;
    QHash<QUuid, Kept> m_kept;
    QTimer m_timer;
    bool m_asking = false;
    qint64 m_refreshMs;
};

} // namespace ui
