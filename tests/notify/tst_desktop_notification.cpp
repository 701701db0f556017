// SPDX-License-Identifier: GPL-3.0-or-later
// Desktop notifications on a private session bus, with a service of the test's own behind it.
#include "alert_fixture.h"
#include "notify/desktop_notification.h"

#include <QDBusConnectionInterface>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using fixture::alertOf;
using fixture::raised;
using notify::Channel;
using notify::DesktopNotification;

namespace {

struct Bubble
{
    quint32 replaces;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
};

} // namespace

class FakeService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList capabilities;
    QList<Bubble> bubbles;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    quint32 Notify(const QString &, quint32 replaces, const QString &, const QString &summary, const QString &body,
                   const QStringList &actions, const QVariantMap &hints, int)
    {
        bubbles.append({replaces, summary, body, actions, hints});
        return replaces > 0 ? replaces : quint32(bubbles.size());
    }

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void NotificationClosed(quint32 id, quint32 reason);
};

class DesktopNotificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty(), "dbus-daemon is not installed");
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForReadyRead());
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        QVERIFY(m_address.startsWith(u"unix:"_s));
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    void init()
    {
        m_service = std::make_unique<FakeService>();
        m_service->capabilities = {u"body"_s, u"body-markup"_s, u"actions"_s};
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"service"_s);
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, m_service.get(),
                                   QDBusConnection::ExportAllContents));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    void cleanup()
    {
        QDBusConnection::disconnectFromBus(u"service"_s);
        QDBusConnection::disconnectFromBus(u"client"_s);
    }

    void showsOneBubbleAnAlert()
    {
        DesktopNotification desktop(client());
        QSignalSpy shown(&desktop, &DesktopNotification::shown);
        const auto first = raised(alertOf(u"boiler"_s, Severity::Critical), Channel::Desktop | Channel::Sound);
        desktop.show(first, notify::wordsOf(first, u"Boiler"_s));
        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(bubble(0).summary, u"Critical: Temperature above 30 °C – Boiler"_s);
        QCOMPARE(bubble(0).replaces, 0U);
        QCOMPARE(bubble(0).hints.value(u"urgency"_s), QVariant::fromValue(uchar(2)));
        QCOMPARE(bubble(0).hints.value(u"sound-name"_s).toString(), u"dialog-error"_s);
        // What is said next of the same alert takes its place; another one gets its own.
        auto over = first;
        over.event = notify::Event::Cleared;
        over.channels = Channel::Desktop;
        desktop.show(over, notify::wordsOf(over, u"Boiler"_s));
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(bubble(1).replaces, 1U);
        QCOMPARE(bubble(1).summary, u"Cleared: Temperature above 30 °C – Boiler"_s);
        QVERIFY(!bubble(1).hints.contains(u"sound-name"_s));
        QCOMPARE(bubble(1).hints.value(u"suppress-sound"_s), QVariant(true));
        const auto other = raised(alertOf(u"attic"_s), Channel::Desktop);
        desktop.show(other, notify::wordsOf(other, {}));
        QTRY_COMPARE(shown.size(), 3);
        QCOMPARE(bubble(2).replaces, 0U);
    }
    void escapesWhereMarkupIsRead_data()
    {
        QTest::addColumn<bool>("readsMarkup");
        QTest::newRow("markup") << true;
        QTest::newRow("plain") << false;
    }
    void escapesWhereMarkupIsRead()
    {
        QFETCH(bool, readsMarkup);
        m_service->capabilities = readsMarkup ? QStringList{u"body-markup"_s} : QStringList{u"body"_s};
        DesktopNotification desktop(client());
        QSignalSpy shown(&desktop, &DesktopNotification::shown);
        Alert alert = alertOf(u"<img src=file:///etc/passwd>\x1b"_s);
        alert.limit = u"> <b>30</b>"_s;
        const auto announcement = raised(alert, Channel::Desktop);
        QTRY_COMPARE_WITH_TIMEOUT(show(desktop, announcement, shown).contains(u"&lt;b&gt;"_s), readsMarkup, 10'000);
        QVERIFY(!m_service->bubbles.last().summary.contains(u'\x1b'));
    }
    void tellsWhatWasClicked()
    {
        DesktopNotification desktop(client());
        QSignalSpy shown(&desktop, &DesktopNotification::shown);
        QSignalSpy activated(&desktop, &DesktopNotification::activated);
        const auto announcement = raised(alertOf(u"boiler"_s), Channel::Desktop);
        desktop.show(announcement, notify::wordsOf(announcement, {}));
        QTRY_COMPARE(shown.size(), 1);
        Q_EMIT m_service->ActionInvoked(7, u"default"_s); // somebody else's
        Q_EMIT m_service->ActionInvoked(1, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toUuid(), announcement.alert.id);
        // One that was closed is not replaced any more.
        Q_EMIT m_service->NotificationClosed(1, 2);
        Q_EMIT m_service->ActionInvoked(1, u"default"_s);
        // An answer comes behind the signals before it.
        const auto other = raised(alertOf(u"attic"_s), Channel::Desktop);
        desktop.show(other, notify::wordsOf(other, {}));
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(activated.size(), 1);
        desktop.show(announcement, notify::wordsOf(announcement, {}));
        QTRY_COMPARE(shown.size(), 3);
        QCOMPARE(m_service->bubbles.last().replaces, 0U);
    }
    void saysWhenThereIsNoService()
    {
        QDBusConnection::connectToBus(m_address, u"service"_s).unregisterService(u"org.freedesktop.Notifications"_s);
        DesktopNotification desktop(client());
        QSignalSpy notShown(&desktop, &DesktopNotification::notShown);
        const auto announcement = raised(alertOf(u"boiler"_s), Channel::Desktop);
        desktop.show(announcement, notify::wordsOf(announcement, {}));
        QTRY_COMPARE(notShown.size(), 1);
        QVERIFY(!notShown[0][1].toString().isEmpty());
    }
    void saysWhenThereIsNoBus()
    {
        DesktopNotification desktop(QDBusConnection(u"never made"_s));
        QSignalSpy notShown(&desktop, &DesktopNotification::notShown);
        const auto announcement = raised(alertOf(u"boiler"_s), Channel::Desktop);
        desktop.show(announcement, notify::wordsOf(announcement, {}));
        QCOMPARE(notShown.size(), 0); // later, as any answer
        QTRY_COMPARE(notShown.size(), 1);
    }

private:
    QDBusConnection client() { return QDBusConnection::connectToBus(m_address, u"client"_s); }
    // The n-th that was shown, once the service is known to have told what it can do.
    const Bubble &bubble(int i) { return m_service->bubbles[i]; }
    QString show(DesktopNotification &desktop, const notify::Announcement &announcement, QSignalSpy &shown)
    {
        const qsizetype before = shown.size();
        desktop.show(announcement, notify::wordsOf(announcement, {}));
        (void)QTest::qWaitFor([&] { return shown.size() > before; });
        return m_service->bubbles.last().body;
    }

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<FakeService> m_service;
};

QTEST_GUILESS_MAIN(DesktopNotificationTest)
#include "tst_desktop_notification.moc"
