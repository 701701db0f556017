// SPDX-License-Identifier: GPL-3.0-or-later
// How instants are shown: the zone of the moment, absolute stamps, ages, and the beat at which ages change.
#pragma once

#include <QObject>
#include <QTimeZone>
#include <QTimer>

namespace ui {

enum class ZoneChoice { Local, Utc, Site };

// Instants are UTC milliseconds. One for a window.
class Clock : public QObject
{
    Q_OBJECT

public:
    explicit Clock(QObject *parent = nullptr);

    // `siteZone`: an IANA name from the profile; empty or unknown: the choice Site is the same as Local.
    void setSiteZone(const QString &siteZone);
    [[nodiscard]] bool hasSiteZone() const { return m_site.isValid(); }
    // The IANA name; empty: none.
    [[nodiscard]] QString siteZone() const { return m_site.isValid() ? QString::fromLatin1(m_site.id()) : QString(); }
    void choose(ZoneChoice choice);
    [[nodiscard]] ZoneChoice choice() const { return m_choice; }
    [[nodiscard]] QTimeZone zone() const;
    // "local time (CET)", "UTC", "site time (Europe/Berlin)".
    [[nodiscard]] QString zoneWords() const;

    [[nodiscard]] static qint64 nowMs();
    // "now", "20 s ago", "2 min ago", "3 h ago", "5 d ago"; an instant ahead: "in 2 min".
    [[nodiscard]] static QString age(qint64 ms, qint64 nowMs);
    // A length of time: "12 s", "15 min", "3 h 20 min", "5 d".
    [[nodiscard]] static QString span(qint64 lengthMs);
    // "23 Nov 2026 08:59:07.412" in the zone.
    [[nodiscard]] QString stamp(qint64 ms) const;
    // The same with the offset: "2026-11-23 08:59:07.412 +01:00", for tool tips and copying.
    [[nodiscard]] QString exact(qint64 ms) const;
    // The shortest that tells instants of a range of this length apart: "08:59:07", "08:59", "23 Nov 08:59", "23 Nov".
    [[nodiscard]] QString within(qint64 ms, qint64 rangeMs) const;

Q_SIGNALS:
    void zoneChanged();
    // Every five seconds: shown ages may be others now.
    void tick();

private:
    ZoneChoice m_choice = ZoneChoice::Local;
    QTimeZone m_site;
    QTimer m_beat;
};

} // namespace ui
