// SPDX-License-Identifier: GPL-3.0-or-later
// The devices of the store as every screen knows them: read once for all, again when something was committed, but not
// so often that reading them becomes the work.
#pragma once

#include "model/device.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace monitor {
class Station;
}

namespace ui {

class Directory : public QObject
{
    Q_OBJECT

public:
    explicit Directory(monitor::Station &station, QObject *parent = nullptr);

    // By external id, as last read.
    [[nodiscard]] const std::vector<Device> &devices() const { return m_devices; }
    // nullptr if unknown; valid until changed().
    [[nodiscard]] const Device *find(const QUuid &id) const;
    // The name, made plain; the id's text if unknown.
    [[nodiscard]] QString nameOf(const QUuid &id) const;
    [[nodiscard]] bool isRead() const { return m_isRead; }
    // Soon, although nothing was said: after a change of ours.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void readSoon();
    void read();

    monitor::Station &m_station;
    std::vector<Device> m_devices;
    QHash<QUuid, std::size_t> m_index;
    QTimer m_timer;
    QElapsedTimer m_asked;
    bool m_isRead = false;
    bool m_reading = false;
    bool m_again = false;
    int m_pauseMs = 0;
};

} // namespace ui
