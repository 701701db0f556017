// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/directory.h"

#include "base/ids.h"
#include "monitor/station.h"
#include "monitor/when_done.h"
#include "ui/common/plain_text.h"

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// A second is soon enough for a list of devices; a large one, which takes long to read, is read more seldom.
constexpr int kPauseMs = 1000;
constexpr int kShareOfTime = 10;

} // namespace

Directory::Directory(monitor::Station &station, QObject *parent) : QObject(parent), m_station(station)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Directory::read);
    connect(&m_station, &monitor::Station::changed, this, &Directory::readSoon);
    connect(&m_station, &monitor::Station::stateChanged, this, [this] {
        if (!m_isRead && !m_reading && !m_timer.isActive())
            m_timer.start(kPauseMs / 4);
    });
    m_timer.start(0);
}

const Device *Directory::find(const QUuid &id) const
{
    const auto at = m_index.find(id);
    return at == m_index.end() ? nullptr : &m_devices[*at];
}

QString Directory::nameOf(const QUuid &id) const
{
    const Device *device = find(id);
    return plainLine(device ? device->name() : idText(id));
}

void Directory::refresh()
{
    m_pauseMs = 0;
    readSoon();
}

void Directory::readSoon()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (!m_timer.isActive() || m_pauseMs == 0)
        m_timer.start(m_pauseMs);
}

void Directory::read()
{
    if (m_station.state().phase == monitor::StationPhase::Opening || m_station.storeUrl().isEmpty())
        return;
    m_reading = true;
    m_again = false;
    m_asked.start();
    auto answer = m_station.queries().ask<std::vector<Device>>(u"directory"_s,
                                                               [](store::Reader &reader) { return reader.devices(); });
    monitor::whenDone(this, answer, [this](const Result<std::vector<Device>> &read) {
        m_reading = false;
        m_pauseMs = std::max<int>(kPauseMs, int(m_asked.elapsed()) * kShareOfTime);
        if (read && (!m_isRead || *read != m_devices)) {
            m_isRead = true;
            m_devices = *read;
            m_index.clear();
            for (std::size_t i = 0; i < m_devices.size(); ++i)
                m_index.insert(m_devices[i].id, i);
            Q_EMIT changed();
        }
        if (m_again)
            readSoon();
    });
}

} // namespace ui
