// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/desktop_notification.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace notify {
namespace {

constexpr int kAnswerMs = 5000;
constexpr int kServersChoice = -1; // how long it stays
const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

// Names of the freedesktop sound theme.
QString soundOf(const Announcement &announcement)
{
    if (announcement.event == Event::Cleared || announcement.event == Event::FloodEnded)
        return u"complete"_s;
    return announcement.alert.severity == Severity::Critical  ? u"dialog-error"_s
           : announcement.alert.severity == Severity::Warning ? u"dialog-warning"_s
                                                              : u"dialog-information"_s;
}

uchar urgencyOf(const Announcement &announcement)
{
    constexpr uchar kLow = 0, kNormal = 1, kCritical = 2;
    const bool isOver = announcement.event == Event::Cleared || announcement.event == Event::FloodEnded;
    if (isOver || announcement.event == Event::Test)
        return isOver ? kLow : kNormal;
    return announcement.alert.severity == Severity::Critical ? kCritical : kNormal;
}

// Whose bubble it is.
QUuid bubbleOf(const Announcement &announcement)
{
    const bool isOfOne = announcement.event != Event::Flood && announcement.event != Event::FloodEnded;
    return isOfOne ? announcement.alert.id : QUuid();
}

} // namespace

DesktopNotification::DesktopNotification(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(onAction(quint32, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(onClosed(quint32, quint32)));
    askCapabilities();
}

void DesktopNotification::askCapabilities()
{
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(u"GetCapabilities"_s), kAnswerMs), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        call->deleteLater();
        const QDBusPendingReply<QStringList> reply = *call;
        if (reply.isError())
            return;
        m_readsMarkup = reply.value().contains(u"body-markup"_s);
        m_hasActions = reply.value().contains(u"actions"_s);
    });
}

void DesktopNotification::show(const Announcement &announcement, const Words &words)
{
    if (!m_bus.isConnected()) {
        // Not before this returns.
        QMetaObject::invokeMethod(
            this, [this, announcement] { Q_EMIT notShown(announcement, u"there is no session bus"_s); },
            Qt::QueuedConnection);
        return;
    }
    const QStringList actions = m_hasActions ? QStringList{u"default"_s, words.title} : QStringList();
    QDBusMessage message = callOf(u"Notify"_s);
    message << u"Watchpost"_s << m_bubbles.value(bubbleOf(announcement), 0U) << u"watchpost"_s << words.title
            << bodyText(words) << actions << hints(announcement) << kServersChoice;
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(message, kAnswerMs), this);
    connect(call, &QDBusPendingCallWatcher::finished, this,
            [this, call, announcement] { onAnswer(*call, announcement); });
}

void DesktopNotification::onAnswer(QDBusPendingCallWatcher &call, const Announcement &announcement)
{
    call.deleteLater();
    const QDBusPendingReply<quint32> reply = call;
    if (reply.isError()) {
        Q_EMIT notShown(announcement, reply.error().message());
        return;
    }
    m_bubbles.insert(bubbleOf(announcement), reply.value());
    Q_EMIT shown(announcement);
}

QString DesktopNotification::bodyText(const Words &words) const
{
    const QString text = words.lines.join(u'\n');
    return m_readsMarkup ? text.toHtmlEscaped() : text;
}

QVariantMap DesktopNotification::hints(const Announcement &announcement) const
{
    QVariantMap hints{{u"urgency"_s, QVariant::fromValue(urgencyOf(announcement))},
                      {u"category"_s, u"device"_s},
                      {u"desktop-entry"_s, u"watchpost"_s}};
    if (announcement.channels & Channel::Sound)
        hints.insert(u"sound-name"_s, soundOf(announcement));
    else
        hints.insert(u"suppress-sound"_s, true);
    return hints;
}

void DesktopNotification::onAction(quint32 id, const QString &action)
{
    if (action != "default"_L1)
        return;
    for (auto bubble = m_bubbles.cbegin(); bubble != m_bubbles.cend(); ++bubble) {
        if (bubble.value() == id) {
            Q_EMIT activated(bubble.key());
            return;
        }
    }
}

void DesktopNotification::onClosed(quint32 id, quint32)
{
    m_bubbles.removeIf([id](const auto &bubble) { return bubble.value() == id; });
}

} // namespace notify
