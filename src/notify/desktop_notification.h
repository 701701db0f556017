// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications of the desktop (org.freedesktop.Notifications over D-Bus): asynchronous, one bubble an alert, which a
// later word about the same alert replaces. Where there is no such service, it says so and nothing else happens.
#pragma once

#include "notify/announcement.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

class QDBusPendingCallWatcher;

namespace notify {

class DesktopNotification : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotification(const QDBusConnection &bus, QObject *parent = nullptr);

    // `channels` of the announcement say whether it is to be seen, heard or both. shown() or notShown() follows.
    void show(const Announcement &announcement, const Words &words);

Q_SIGNALS:
    void shown(const notify::Announcement &announcement);
    // No service, or it took nothing: whoever wants to be heard must ring.
    void notShown(const notify::Announcement &announcement, const QString &why);
    // Somebody clicked on it.
    void activated(const QUuid &alertId);

private Q_SLOTS:
    void onAction(quint32 id, const QString &action);
    void onClosed(quint32 id, quint32 reason);

private:
    void askCapabilities();
    void onAnswer(QDBusPendingCallWatcher &call, const Announcement &announcement);
    [[nodiscard]] QString bodyText(const Words &words) const;
    [[nodiscard]] QVariantMap hints(const Announcement &announcement) const;

    QDBusConnection m_bus;
    // Until the service has told what it can do, it is taken for one that reads markup.
    bool m_readsMarkup = true;
    bool m_hasActions = false;
    QHash<QUuid, quint32> m_bubbles; // by alert; the null id stands for floods and tests
};

} // namespace notify
