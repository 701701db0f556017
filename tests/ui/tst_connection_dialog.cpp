// SPDX-License-Identifier: GPL-3.0-or-later
// The connection dialog: what is entered becomes a profile, what is wrong is said at once, and the test of a connection
// tells a real broker's answers.
#include "monitor/publish_once.h"
#include "support/certificates.h"
#include "support/free_port.h"
#include "support/mosquitto.h"
#include "ui/common/plain_text.h"
#include "ui/profile/connection_dialog.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/test_step_row.h"
#include "ui/profile/topics_fields.h"
#include "ui_fixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using ui::ConnectionDialog;
using Step = ui::TestStepRow::State;

namespace {

template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

// As a person does: over what was there.
void enter(const QWidget &dialog, const char *name, const QString &text)
{
    auto *edit = child<QLineEdit>(dialog, name);
    edit->selectAll();
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        edit->insert(text); // at once, as by pasting
    Q_EMIT edit->textEdited(edit->text());
}

QString why(const QWidget &dialog)
{
    return child<ui::NoticeLine>(dialog, "connectionWhy")->text();
}

bool canConnect(const QWidget &dialog)
{
    return child<QPushButton>(dialog, "connectionConnect")->isEnabled();
}

ui::TestStepRow *step(const QWidget &dialog, const char *name)
{
    return child<ui::TestStepRow>(dialog, QByteArray("testStep-").append(name).constData());
}

// "resolve good, tcp failed, …"
QStringList steps(const QWidget &dialog)
{
    QStringList out;
    for (const char *name : {"resolve", "tcp", "tls", "connack", "suback", "messages"}) {
        const Step state = step(dialog, name)->state();
        if (state != Step::Open)
            out.append(QString::fromLatin1(name) + (state == Step::Good     ? u" good"_s
                                                    : state == Step::Failed ? u" failed"_s
                                                                            : u" running"_s));
    }
    return out;
}

QString outcome(const QWidget &dialog)
{
    return child<ui::WrappedText>(dialog, "connectionTestOutcome")->plain();
}

} // namespace

class ConnectionDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
        m_certificates = std::make_unique<support::Certificates>();
        if (!m_certificates->isValid())
            QFAIL(qPrintable(m_certificates->errorString()));
        m_style = std::make_unique<ui::Style>(*qApp);
    }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
    }

    void takesAnAddressThatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("broker");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("host") << u"127.0.0.1"_s << u"mqtt://127.0.0.1:1883"_s << u""_s << u""_s;
        QTest::newRow("host and port") << u"b.example:1884"_s << u"mqtt://b.example:1884"_s << u""_s << u""_s;
        QTest::newRow("tcp") << u"tcp://b.example:1883"_s << u"mqtt://b.example:1883"_s << u""_s << u""_s;
        QTest::newRow("ssl") << u"ssl://b.example"_s << u"mqtts://b.example:8883"_s << u""_s << u""_s;
        QTest::newRow("mqtts") << u" mqtts://b.example\n"_s << u"mqtts://b.example:8883"_s << u""_s << u""_s;
        QTest::newRow("ws") << u"ws://b.example:9001/x"_s << u"ws://b.example:9001/x"_s << u""_s << u""_s;
        QTest::newRow("wss") << u"wss://b.example"_s << u"wss://b.example:443/mqtt"_s << u""_s << u""_s;
        QTest::newRow("user and password")
            << u"mqtts://plant:s3cret@b.example"_s << u"mqtts://b.example:8883"_s << u"plant"_s << u"s3cret"_s;
        QTest::newRow("IPv6") << u"mqtt://[::1]:1885"_s << u"mqtt://[::1]:1885"_s << u""_s << u""_s;
    }
    void takesAnAddressThatIsPasted()
    {
        QFETCH(QString, text);
        ConnectionDialog dialog({}, {});
        QVERIFY(!canConnect(dialog));
        QVERIFY(!why(dialog).isEmpty());
        enter(dialog, "connectionAddress", text);
        QVERIFY2(canConnect(dialog), qPrintable(why(dialog)));
        QTEST(dialog.profile().broker, "broker");
        QTEST(dialog.profile().username, "user");
        QTEST(QString::fromUtf8(dialog.password()), "password");
        // A password does not stay to be read in the address, and that is said.
        QVERIFY(!child<QLineEdit>(dialog, "connectionAddress")->text().contains(u"s3cret"_s));
        const auto *notice = child<ui::NoticeLine>(dialog, "connectionAddressNotice");
        QCOMPARE(!notice->text().isEmpty(), !dialog.password().isEmpty());
        QCOMPARE(notice->tone(), notice->text().isEmpty() ? ui::Tone::Critical : ui::Tone::Neutral);
    }
    void isReadyForAnAddressAtOnce()
    {
        ConnectionDialog dialog({}, {});
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QVERIFY(child<QLineEdit>(dialog, "connectionAddress")->hasFocus());
    }
    void saysWhatIsRecordedAndListensOnlyToABroker()
    {
        ConnectionDialog dialog({}, {});
        auto *propose = child<QPushButton>(dialog, "connectionPropose");
        auto *other = child<QPushButton>(dialog, "connectionTopicListen");
        QVERIFY(!propose->isEnabled() && !other->isEnabled());
        QVERIFY(!propose->toolTip().isEmpty());
        enter(dialog, "connectionAddress", u"127.0.0.1:1"_s);
        QVERIFY(propose->isEnabled() && other->isEnabled());
        auto *inShort = child<ui::PlainLabel>(dialog, "connectionTopicsInShort");
        QCOMPARE(inShort->plain(), u"devices/+/telemetry, devices/+/status, devices/+/lwt"_s);
        dialog.findChild<ui::TopicsFields *>()->set({{u"a/#"_s, u"auto"_s, {}}});
        QCOMPARE(inShort->plain(), u"a/#"_s);
        dialog.show();
        propose->click();
        QVERIFY(dialog.findChild<QDialog *>(u"proposeDialog"_s));
    }
    void letsThePartsAndTheAddressFollowEachOther()
    {
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"wss://b.example:444/x"_s);
        QCOMPARE(child<QLineEdit>(dialog, "connectionHost")->text(), u"b.example"_s);
        QCOMPARE(child<QSpinBox>(dialog, "connectionPort")->value(), 444);
        QCOMPARE(child<QLineEdit>(dialog, "connectionPath")->text(), u"/x"_s);
        enter(dialog, "connectionHost", u"[fe80::2]"_s);
        QCOMPARE(child<QLineEdit>(dialog, "connectionAddress")->text(), u"wss://[fe80::2]:444/x"_s);
        auto *scheme = child<QComboBox>(dialog, "connectionScheme");
        scheme->setCurrentIndex(1);
        Q_EMIT scheme->activated(1);
        QCOMPARE(dialog.profile().broker, u"mqtts://[fe80::2]:8883"_s);
        enter(dialog, "connectionHost", u"not a host"_s);
        QVERIFY(!canConnect(dialog));
        enter(dialog, "connectionHost", {});
        QVERIFY(!canConnect(dialog));
    }
    void saysWhatIsWrongWithAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"gopher://b", "mqtt://", "mqtt://b:99999", "mqtt://b/path", "a b"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void saysWhatIsWrongWithAnAddress()
    {
        QFETCH(QString, text);
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", text);
        QVERIFY(!canConnect(dialog));
        QVERIFY(child<ui::NoticeLine>(dialog, "connectionAddressNotice")->isVisible());
        QVERIFY(!child<QPushButton>(dialog, "connectionTest")->isEnabled());
    }
    void warnsBeforeAPasswordGoesOutUnencrypted()
    {
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", u"mqtt://b.example"_s);
        auto *notice = child<ui::NoticeLine>(dialog, "connectionClearNotice");
        auto *tick = child<QCheckBox>(dialog, "connectionClearTick");
        QVERIFY(!notice->isVisible() && !tick->isVisible());
        enter(dialog, "connectionUser", u"plant"_s);
        enter(dialog, "connectionPassword", u"word"_s);
        QVERIFY(notice->isVisible() && tick->isVisible());
        QVERIFY(!canConnect(dialog));
        QVERIFY2(why(dialog).contains(u"unencrypted"_s), qPrintable(why(dialog)));
        QVERIFY(!child<QPushButton>(dialog, "connectionTest")->isEnabled()); // a test would send it, too
        tick->setChecked(true);
        QVERIFY(canConnect(dialog));
        tick->setChecked(false);
        enter(dialog, "connectionAddress", u"mqtts://b.example"_s);
        QVERIFY(canConnect(dialog) && !tick->isVisible());
        enter(dialog, "connectionAddress", u"mqtt://localhost"_s);
        QVERIFY(canConnect(dialog) && !tick->isVisible());
        enter(dialog, "connectionUser", {});
        QVERIFY(!canConnect(dialog)); // MQTT 3.1.1 has no password without a user
    }
    void givesBackTheProfileItWasGiven()
    {
        monitor::Profile profile;
        profile.name = u"plant"_s;
        profile.broker = u"mqtts://b.example:8883"_s;
        profile.store = u"sqlite:/var/lib/plant.sqlite"_s;
        profile.clientId = u"client"_s;
        profile.username = u"user"_s;
        profile.mqtt = u"3.1.1"_s;
        profile.qos = 2;
        profile.keepAliveSeconds = 77;
        profile.sessionExpirySeconds = 4321;
        profile.topics = {{u"a/#"_s, u"vmark"_s, {}}};
        profile.organization = QUuid::createUuid();
        profile.integration = QUuid::createUuid();
        profile.zone = u"Europe/Berlin"_s;
        profile.keepPayload = u"errors"_s;
        profile.retention.eventsDays = 5;
        QVERIFY(monitor::saveProfile(profile).has_value());
        const QByteArray password("no \xff text", 9);
        ConnectionDialog dialog(profile, password);
        QVERIFY2(canConnect(dialog), qPrintable(why(dialog)));
        QCOMPARE(monitor::writeProfile(dialog.profile()), monitor::writeProfile(profile));
        QCOMPARE(dialog.password(), password);
        QVERIFY(dialog.keepsPassword());
        child<QCheckBox>(dialog, "connectionKeepPassword")->setChecked(false);
        QVERIFY(!dialog.keepsPassword());
    }
    void recordsIntoAFileOrAServer_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("entered");
        QTest::addColumn<QString>("store"); // empty: refused
        QTest::addRow("a file") << u"Another SQLite file"_s << u"/srv/plant.sqlite"_s << u"sqlite:/srv/plant.sqlite"_s;
        QTest::addRow("no file") << u"Another SQLite file"_s << u""_s << u""_s;
        QTest::addRow("relative") << u"Another SQLite file"_s << u"plant.sqlite"_s << u""_s;
        QTest::addRow("a server") << u"A PostgreSQL server"_s << u" postgresql://op@db.example:5433/plant "_s
                                  << u"postgresql://op@db.example:5433/plant"_s;
        QTest::addRow("a socket") << u"A PostgreSQL server"_s << u"postgresql:///plant?host=/run/postgresql"_s
                                  << u"postgresql:///plant?host=/run/postgresql"_s;
        QTest::addRow("no server") << u"A PostgreSQL server"_s << u""_s << u""_s;
        QTest::addRow("a password") << u"A PostgreSQL server"_s << u"postgresql://op:secret@db.example/plant"_s
                                    << u""_s;
        QTest::addRow("another database") << u"A PostgreSQL server"_s << u"mysql://db.example/plant"_s << u""_s;
    }
    void recordsIntoAFileOrAServer()
    {
        QFETCH(QString, choice);
        QFETCH(QString, entered);
        QFETCH(QString, store);
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"b.example"_s);
        child<QComboBox>(dialog, "connectionStoreChoice")->setCurrentText(choice);
        enter(dialog, "connectionStore", entered);
        QCOMPARE(canConnect(dialog), !store.isEmpty());
        QCOMPARE(why(dialog).isEmpty(), !store.isEmpty());
        QVERIFY(!why(dialog).contains(u"secret"_s));
        if (store.isEmpty())
            return;
        monitor::Profile profile = dialog.profile();
        QCOMPARE(profile.store, store);
        QVERIFY(monitor::saveProfile(profile).has_value());
        ConnectionDialog again(profile, {}); // as it was left
        QVERIFY2(canConnect(again), qPrintable(why(again)));
        QCOMPARE(child<QComboBox>(again, "connectionStoreChoice")->currentText(), choice);
        QCOMPARE(again.profile().store, store);
    }
    void makesAProfileOfANewComersAddress()
    {
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"b.example"_s);
        monitor::Profile wanted;
        wanted.broker = u"mqtt://b.example:1883"_s;
        QCOMPARE(monitor::writeProfile(dialog.profile()), monitor::writeProfile(wanted));
        QVERIFY(!dialog.keepsPassword()); // there is none
    }
    void takesNoNameTwice()
    {
        monitor::Profile there;
        there.broker = u"mqtt://a.example:1883"_s;
        QVERIFY(monitor::saveProfile(there).has_value());
        ConnectionDialog fresh({}, {});
        enter(fresh, "connectionAddress", u"b.example"_s);
        QCOMPARE(fresh.profile().name, u"b.example"_s); // `default` is another's
        QVERIFY(canConnect(fresh));
        for (const QString &name : {u"default"_s, u".hidden"_s, u"a/b"_s, u""_s, QString(81, u'x')}) {
            enter(fresh, "connectionName", name);
            QVERIFY2(!canConnect(fresh), qPrintable(name));
            QVERIFY(!why(fresh).isEmpty());
        }
        enter(fresh, "connectionName", u"Süd 2"_s);
        QVERIFY(canConnect(fresh));
        ConnectionDialog edited(there, {});
        QVERIFY2(canConnect(edited), qPrintable(why(edited))); // its own name is no clash
    }
    void arrivingAtTheTopicsBeginsNoEditing()
    {
        ConnectionDialog dialog({}, {});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        child<QTabWidget>(dialog, "connectionTabs")->setCurrentIndex(1);
        auto *view = child<QTableView>(dialog, "connectionTopics");
        view->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view->currentIndex().isValid());
        QVERIFY(!view->findChild<QLineEdit *>());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
        QTRY_VERIFY(view->findChild<QLineEdit *>());
    }
    void checksTopicsAndReadsCustomFormats()
    {
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"127.0.0.1"_s);
        auto *fields = dialog.findChild<ui::TopicsFields *>();
        auto *model = child<QTableView>(dialog, "connectionTopics")->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(dialog.profile().topics.empty()); // the usual ones
        child<QPushButton>(dialog, "connectionTopicAdd")->click();
        QCOMPARE(model->rowCount(), 4);
        QVERIFY2(why(dialog).contains(u"Topics"_s), qPrintable(why(dialog)));
        const QModelIndex filter = model->index(3, ui::TopicsModel::Filter);
        for (const char *bad : {"a/#/b", "a+", "#a"}) {
            QVERIFY(model->setData(filter, QString::fromLatin1(bad)));
            QVERIFY(!canConnect(dialog));
        }
        QVERIFY(model->setData(filter, u"home/+/t"_s));
        QVERIFY(canConnect(dialog));
        const QModelIndex format = model->index(3, ui::TopicsModel::Format);
        QVERIFY(model->setData(format, u"vmark"_s));
        QVERIFY(!model->setData(format, u"custom"_s)); // not without its description
        QVERIFY(!model->setData(format, u"nonsense"_s));
        QCOMPARE(dialog.profile().topics[3], (TopicFormat{u"home/+/t"_s, u"vmark"_s, {}}));

        auto *notice = child<ui::NoticeLine>(dialog, "connectionTopicNotice");
        const QString path = m_home->filePath(u"custom.json"_s);
        fields->readCustom(3, path);
        QTRY_VERIFY(notice->text().contains(u"cannot read"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"telemetry_path\": \"values\"}");
        file.close();
        fields->readCustom(3, path);
        QTRY_COMPARE(dialog.profile().topics[3].format, u"custom"_s);
        QCOMPARE(dialog.profile().topics[3].custom->telemetryPath, u"values"_s);
        QVERIFY(notice->text().isEmpty());
        child<QPushButton>(dialog, "connectionTopicDefaults")->click();
        QVERIFY(dialog.profile().topics.empty());
        while (model->rowCount() > 0) {
            child<QTableView>(dialog, "connectionTopics")->setCurrentIndex(model->index(0, 0));
            child<QPushButton>(dialog, "connectionTopicRemove")->click();
        }
        QVERIFY(!canConnect(dialog));
    }
    void checksTlsFilesAsTheyAreEntered()
    {
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", u"mqtts://b.example"_s);
        child<QTabWidget>(dialog, "connectionTabs")->setCurrentIndex(2);
        const auto problem = [&] { return child<ui::NoticeLine>(dialog, "connectionTlsProblem")->text(); };
        const auto found = [&] { return child<ui::NoticeLine>(dialog, "connectionTlsFound")->text(); };
        enter(dialog, "connectionCa", u"/no/such/ca.pem"_s);
        QTRY_VERIFY2(problem().contains(u"/no/such/ca.pem"_s), qPrintable(problem()));
        QVERIFY(!canConnect(dialog));
        enter(dialog, "connectionCa", m_certificates->key(u"ca"_s));
        QTRY_VERIFY2(problem().contains(u"no certificate"_s), qPrintable(problem()));
        enter(dialog, "connectionCa", m_certificates->cert(u"ca"_s));
        QTRY_VERIFY2(found().contains(u"valid until"_s), qPrintable(problem()));
        QVERIFY2(canConnect(dialog), qPrintable(why(dialog)));
        enter(dialog, "connectionCert", m_certificates->cert(u"client"_s));
        QTRY_VERIFY2(problem().contains(u"go together"_s), qPrintable(problem()));
        enter(dialog, "connectionKey", m_certificates->key(u"server"_s));
        QTRY_VERIFY2(problem().contains(u"does not belong"_s), qPrintable(problem()));
        enter(dialog, "connectionKey", m_certificates->key(u"client"_s));
        QTRY_VERIFY2(found().contains(u"watchpost-client"_s), qPrintable(problem()));
        QVERIFY(canConnect(dialog));
        enter(dialog, "connectionCert", m_certificates->cert(u"expired"_s));
        enter(dialog, "connectionKey", m_certificates->key(u"expired"_s));
        QTRY_VERIFY(child<ui::NoticeLine>(dialog, "connectionTlsWarnings")->text().contains(u"expired on"_s));
        // Files that are not used are no hindrance.
        enter(dialog, "connectionCa", u"/no/such/ca.pem"_s);
        QTRY_VERIFY(!canConnect(dialog));
        enter(dialog, "connectionAddress", u"mqtt://b.example"_s);
        QVERIFY(canConnect(dialog));
    }
    void tellsKeysOfCurvesApart()
    {
        const auto make = [this](const QString &name) {
            return QProcess::execute(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                                    u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s,
                                                    u"/CN=curve"_s, u"-keyout"_s, m_home->filePath(name + u".key"_s),
                                                    u"-out"_s, m_home->filePath(name + u".pem"_s)}) == 0;
        };
        QVERIFY(make(u"one"_s) && make(u"two"_s));
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"mqtts://b.example"_s);
        enter(dialog, "connectionCert", m_home->filePath(u"one.pem"_s));
        enter(dialog, "connectionKey", m_home->filePath(u"two.key"_s));
        const auto *problem = child<ui::NoticeLine>(dialog, "connectionTlsProblem");
        QTRY_VERIFY2(problem->text().contains(u"does not belong"_s), qPrintable(problem->text()));
        enter(dialog, "connectionKey", m_home->filePath(u"one.key"_s));
        QTRY_VERIFY2(problem->text().isEmpty(), qPrintable(problem->text()));
    }
    void testsAConnectionStepByStep()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        publishRetained(broker);
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", broker.url());
        child<QPushButton>(dialog, "connectionTest")->click();
        QVERIFY2(outcome(dialog).contains(u"Testing"_s), qPrintable(outcome(dialog)));
        QTRY_COMPARE_WITH_TIMEOUT(steps(dialog),
                                  (QStringList{u"resolve good"_s, u"tcp good"_s, u"tls good"_s, u"connack good"_s,
                                               u"suback good"_s, u"messages good"_s}),
                                  20'000);
        QVERIFY2(step(dialog, "connack")->detail().contains(u"MQTT 5"_s),
                 qPrintable(step(dialog, "connack")->detail()));
        const QString heard = step(dialog, "messages")->detail();
        QVERIFY2(heard.contains(u"1 received"_s) && heard.contains(u"standard"_s), qPrintable(heard));
        QTRY_VERIFY(outcome(dialog).contains(u"works"_s));
        ui_test::UiFixture::shoot(dialog, "connection-tested");
        // What is changed then was not tested.
        enter(dialog, "connectionUser", u"x"_s);
        QVERIFY(steps(dialog).isEmpty());
    }
    void testsEncryptionWithTheRightAuthorityOnly()
    {
        support::MosquittoOptions options;
        options.certFile = m_certificates->cert(u"server"_s);
        options.keyFile = m_certificates->key(u"server"_s);
        support::Mosquitto broker(options);
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", broker.url());
        child<QPushButton>(dialog, "connectionTest")->click();
        QTRY_COMPARE_WITH_TIMEOUT(steps(dialog), (QStringList{u"resolve good"_s, u"tcp good"_s, u"tls failed"_s}),
                                  20'000);
        QVERIFY(!step(dialog, "tls")->advice().isEmpty());
        QTRY_VERIFY(outcome(dialog).contains(u"not work"_s));
        enter(dialog, "connectionCa", m_certificates->cert(u"ca"_s));
        child<QPushButton>(dialog, "connectionTest")->click();
        QTRY_VERIFY_WITH_TIMEOUT(steps(dialog).contains(u"suback good"_s), 20'000);
        QVERIFY2(step(dialog, "tls")->detail().contains(u"TLS"_s), qPrintable(step(dialog, "tls")->detail()));
    }
    void saysThatThePasswordIsWrong()
    {
        support::MosquittoOptions options;
        options.users = {{u"plant"_s, u"right"_s}};
        support::Mosquitto broker(options);
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", broker.url());
        enter(dialog, "connectionUser", u"plant"_s);
        enter(dialog, "connectionPassword", u"wrong"_s);
        child<QPushButton>(dialog, "connectionTest")->click();
        QTRY_VERIFY_WITH_TIMEOUT(steps(dialog).contains(u"connack failed"_s), 20'000);
        enter(dialog, "connectionPassword", u"right"_s);
        child<QPushButton>(dialog, "connectionTest")->click();
        QTRY_VERIFY_WITH_TIMEOUT(steps(dialog).contains(u"suback good"_s), 20'000);
    }
    void saysThatNobodyListensThere()
    {
        ConnectionDialog dialog({}, {});
        dialog.show();
        enter(dialog, "connectionAddress", u"127.0.0.1:%1"_s.arg(support::freePort()));
        child<QPushButton>(dialog, "connectionTest")->click();
        QTRY_COMPARE_WITH_TIMEOUT(steps(dialog), (QStringList{u"resolve good"_s, u"tcp failed"_s}), 20'000);
        QVERIFY(!step(dialog, "tcp")->detail().isEmpty() && !step(dialog, "tcp")->advice().isEmpty());
        for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
            m_style->choose(choice);
            ui_test::UiFixture::shoot(dialog, choice == ui::StyleChoice::Light ? "connection-failed-light"
                                                                               : "connection-failed-dark");
        }
        m_style->choose(ui::StyleChoice::Light);
    }
    void cancelsATestAtAnyTime()
    {
        QTcpServer silent; // takes connections and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        ConnectionDialog dialog({}, {});
        enter(dialog, "connectionAddress", u"127.0.0.1:%1"_s.arg(silent.serverPort()));
        auto *button = child<QPushButton>(dialog, "connectionTest");
        button->click();
        QTRY_COMPARE(step(dialog, "connack")->state(), Step::Running);
        QVERIFY(button->text().contains(u"Cancel"_s));
        button->click();
        QCOMPARE(step(dialog, "connack")->state(), Step::Open);
        QVERIFY2(outcome(dialog).contains(u"Cancelled"_s), qPrintable(outcome(dialog)));
        button->click(); // and again, closing the dialog while it runs
        QTRY_COMPARE(step(dialog, "connack")->state(), Step::Running);
        dialog.reject();
    }
    void keepsItsShapeWhateverHostsAreCalled()
    {
        for (const auto choice : {ui::StyleChoice::Light, ui::StyleChoice::Dark}) {
            m_style->choose(choice);
            const bool light = choice == ui::StyleChoice::Light;
            monitor::Profile profile;
            profile.name = QString(80, u'n');
            profile.broker = u"mqtt://<b>bold</b>%1.example"_s.arg(QString(60, u'h'));
            profile.username = QString(500, u'u');
            profile.topics = {{QString(u"devices/"_s + QString(400, u't') + u"/#"_s), u"auto"_s, {}}};
            ConnectionDialog dialog(profile, "word");
            dialog.show();
            QVERIFY(dialog.width() <= 1000 && dialog.height() <= 700);
            ui_test::UiFixture::shoot(dialog, light ? "connection-hostile-light" : "connection-hostile-dark");
            enter(dialog, "connectionAddress", u"mqtt://%1.invalid"_s.arg(QString(60, u'h')));
            child<QCheckBox>(dialog, "connectionClearTick")->setChecked(true);
            child<QPushButton>(dialog, "connectionTest")->click();
            QTRY_VERIFY_WITH_TIMEOUT(steps(dialog).contains(u"resolve failed"_s), 30'000);
            QVERIFY(dialog.width() <= 1000 && dialog.height() <= 700);
            for (int tab = 0; tab < 4; ++tab) {
                child<QTabWidget>(dialog, "connectionTabs")->setCurrentIndex(tab);
                const QByteArray name =
                    (light ? "connection-tab-light-" : "connection-tab-dark-") + QByteArray::number(tab);
                ui_test::UiFixture::shoot(dialog, name.constData());
            }
        }
        m_style->choose(ui::StyleChoice::Light);
        ConnectionDialog fresh({}, {});
        fresh.show();
        ui_test::UiFixture::shoot(fresh, "connection-new");
    }

private:
    static void publishRetained(const support::Mosquitto &broker)
    {
        broker::LinkOptions options;
        options.url = broker::parseBrokerUrl(broker.url()).value();
        monitor::PublishOnce publish(
            options, {u"devices/t1/telemetry"_s, "{\"device_id\":\"t1\",\"telemetry\":{\"temp\":21}}", 1, true});
        QSignalSpy finished(&publish, &monitor::PublishOnce::finished);
        publish.start();
        QTRY_COMPARE(finished.size(), 1);
    }
    std::unique_ptr<support::Certificates> m_certificates;
    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_MAIN(ConnectionDialogTest)
#include "tst_connection_dialog.moc"
