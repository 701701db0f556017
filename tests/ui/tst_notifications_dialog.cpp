// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up who is told of alerts, and trying it: what is entered becomes settings, what is wrong is said at once.
#include "notify/scripted_server.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/notifications_dialog.h"
#include "ui/notify/notify_words.h"
#include "ui/profile/notice_line.h"
#include "ui_fixture.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeEdit>

using namespace Qt::StringLiterals;
using fixture::ScriptedServer;

namespace {

template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

// What the texts ask for while all announcements are put into words.
QSet<QString> askedFor;
QString noting(const char *english)
{
    askedFor.insert(QString::fromUtf8(english));
    return QString::fromUtf8(english);
}

struct Rig
{
    Rig()
        : notifier(fixture.workspace().station, fixture.workspace().directory, QDBusConnection(u"no bus"_s)),
          dialog(fixture.workspace().station, notifier)
    {
    }
    [[nodiscard]] QString outcome() const { return child<ui::NoticeLine>(dialog, "notifyOutcome")->text(); }

    ui_test::UiFixture fixture;
    ui::AlertNotifier notifier;
    ui::NotificationsDialog dialog;
};

} // namespace

class NotificationsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItWasGiven()
    {
        const Rig rig;
        QCOMPARE(rig.dialog.settings(), notify::Settings());
        QVERIFY(rig.dialog.secret().isEmpty());
    }
    void takesWhatIsEntered()
    {
        Rig rig;
        child<QCheckBox>(rig.dialog, "notifySound")->setChecked(true);
        child<QCheckBox>(rig.dialog, "notifyQuiet")->setChecked(true);
        child<QTimeEdit>(rig.dialog, "notifyFrom")->setTime(QTime(23, 15));
        child<QLineEdit>(rig.dialog, "notifyTopic")->setText(u" site/alerts "_s);
        child<QLineEdit>(rig.dialog, "notifyUrl")->setText(u"https://hooks.example/x"_s);
        child<QLineEdit>(rig.dialog, "notifySecret")->setText(u"canary"_s);
        rig.fixture.shoot(rig.dialog, "notifications");
        notify::Settings wanted;
        wanted.sound = true;
        wanted.quiet = {{u"23:15"_s, u"06:00"_s, {}}};
        wanted.mqtt.topic = u"site/alerts"_s;
        wanted.webhook.url = u"https://hooks.example/x"_s;
        QCOMPARE(rig.dialog.settings(), wanted);
        QCOMPARE(rig.dialog.secret(), "canary");
        QCOMPARE(child<QLineEdit>(rig.dialog, "notifySecret")->echoMode(), QLineEdit::Password);
        QVERIFY(child<QPushButton>(rig.dialog, "notifySave")->isEnabled());
    }
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("file") << u"notifyUrl"_s << u"file:///etc/passwd"_s;
        QTest::newRow("no scheme") << u"notifyUrl"_s << u"hooks.example"_s;
        QTest::newRow("wildcard") << u"notifyTopic"_s << u"site/#"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        const Rig rig;
        child<QLineEdit>(rig.dialog, qPrintable(field))->setText(text);
        QVERIFY(!child<QPushButton>(rig.dialog, "notifySave")->isEnabled());
        QVERIFY(!child<QPushButton>(rig.dialog, "notifyTestWebhook")->isEnabled());
        QVERIFY(!rig.outcome().isEmpty());
    }
    void triesTheWebhook()
    {
        ScriptedServer server;
        const Rig rig;
        child<QLineEdit>(rig.dialog, "notifyUrl")->setText(server.url());
        auto *test = child<QPushButton>(rig.dialog, "notifyTestWebhook");
        test->click();
        QTRY_COMPARE(server.requests.size(), 1);
        QVERIFY(server.requests.first().body.contains("\"event\":\"test\""));
        QTRY_VERIFY2(rig.outcome().startsWith(u"The receiver took it"_s), qPrintable(rig.outcome()));
        server.setAnswer(ScriptedServer::answerOf("403 Forbidden", {}, "<b>no</b>"));
        test->click();
        QTRY_VERIFY2(rig.outcome().contains(u"403: <b>no</b>"_s), qPrintable(rig.outcome()));
        QCOMPARE(server.requests.size(), 2); // a test is not tried again
    }
    void saysThatADesktopShowsNothing()
    {
        const Rig rig;
        child<QPushButton>(rig.dialog, "notifyTestDesktop")->click();
        QTRY_VERIFY2(rig.outcome().contains(u"shows no notifications"_s), qPrintable(rig.outcome()));
    }
    void theWordsAreListed()
    {
        for (const notify::Event event :
             {notify::Event::Raised, notify::Event::Cleared, notify::Event::Reminder, notify::Event::ShelfEnded,
              notify::Event::Flood, notify::Event::FloodEnded, notify::Event::Test}) {
            for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical}) {
                notify::Announcement announcement;
                announcement.event = event;
                announcement.alert.severity = severity;
                announcement.alert.key.metric = u"t"_s;
                announcement.alert.value = 1;
                announcement.alert.limit = u"> 0"_s;
                (void)notify::wordsOf(announcement, {}, noting);
            }
        }
        QSet<QString> listed;
        for (const char *text : ui::listedNotifyTexts())
            listed.insert(QString::fromUtf8(text));
        QCOMPARE(askedFor, listed);
    }
};

QTEST_MAIN(NotificationsDialogTest)
#include "tst_notifications_dialog.moc"
