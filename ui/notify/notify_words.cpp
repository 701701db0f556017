// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notify_words.h"

#include <QCoreApplication>

namespace ui {
namespace {

constexpr const char *kTexts[] = {
    QT_TRANSLATE_NOOP("Notification", "Critical"),
    QT_TRANSLATE_NOOP("Notification", "Warning"),
    QT_TRANSLATE_NOOP("Notification", "Info"),
    QT_TRANSLATE_NOOP("Notification", "%1: %2"),
    QT_TRANSLATE_NOOP("Notification", "Cleared: %1"),
    QT_TRANSLATE_NOOP("Notification", "Still active: %1"),
    QT_TRANSLATE_NOOP("Notification", "No longer shelved and still active: %1"),
    QT_TRANSLATE_NOOP("Notification", "%1 alerts within a short time"),
    QT_TRANSLATE_NOOP("Notification", "No more flood of alerts: %1 were raised"),
    QT_TRANSLATE_NOOP("Notification", "A test of Watchpost's notifications"),
    QT_TRANSLATE_NOOP("Notification", "If you can read this, it works."),
    QT_TRANSLATE_NOOP("Notification", "Newest: %1"),
    QT_TRANSLATE_NOOP("Notification", "Further ones are in the list of alerts only, until it is quieter."),
    QT_TRANSLATE_NOOP("Notification", "%1, limit %2"),
};

QString say(const char *english)
{
    return QCoreApplication::translate("Notification", english);
}

} // namespace

notify::Words notifyWords(const notify::Announcement &announcement, const QString &deviceName)
{
    return notify::wordsOf(announcement, deviceName, say);
}

std::span<const char *const> listedNotifyTexts()
{
    return kTexts;
}

} // namespace ui
