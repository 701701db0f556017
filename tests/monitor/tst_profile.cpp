// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/collector_options.h"
#include "monitor/profile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_config.isValid());
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_config.path()));
    }

    void readsBackWhatItWrites()
    {
        monitor::Profile profile;
        profile.name = u"plant-a"_s;
        profile.broker = u"mqtts://broker.example"_s;
        profile.clientId = u"desk-1"_s;
        profile.mqtt = u"5"_s;
        profile.qos = 2;
        profile.organization = QUuid::createUuid();
        profile.retention.messagesDays = 7;
        profile.notify.sound = true;
        profile.notify.quiet = {{u"22:00"_s, u"06:30"_s, u"Europe/Berlin"_s}};
        profile.notify.mqtt = {u"site/alerts"_s, 0, true};
        profile.notify.webhook = {u"https://hooks.example/x"_s, u"/run/secret"_s, u"/etc/ca.pem"_s};
        TopicFormat custom{u"x/#"_s, u"custom"_s, CustomPaths{}};
        custom.custom->deviceIdPath = u"dev.id"_s;
        custom.custom->telemetryMap = {{u"b"_s, u"v.b"_s}, {u"a"_s, u"v.a"_s}};
        profile.topics = {{u"devices/#"_s, u"vmark"_s, {}}, custom};
        QVERIFY(monitor::saveProfile(profile).has_value());
        const auto read = monitor::loadProfile(u"plant-a"_s);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().text));
        QCOMPARE(read->clientId, profile.clientId);
        QCOMPARE(read->retention, profile.retention);
        QCOMPARE(read->notify, profile.notify);
        QCOMPARE(read->organization, profile.organization);
        QCOMPARE(read->topics.size(), size_t(2));
        QCOMPARE(read->topics[1].custom->deviceIdPath, u"dev.id"_s);
        const auto mode = QFile::permissions(monitor::profilePath(u"plant-a"_s));
        QVERIFY(!(mode & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void takesTheDefaultsWhenThereIsNoProfile()
    {
        const auto profile = monitor::loadProfile(u"default"_s);
        QVERIFY(profile.has_value());
        QCOMPARE(*profile, monitor::Profile{});
        QCOMPARE(monitor::loadProfile(u"nobody"_s).error().kind, Error::Kind::NotFound);
        QCOMPARE(monitor::loadProfile(u"../x"_s).error().kind, Error::Kind::Usage);
    }

    void saysWhichKeyIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("{") << u"JSON"_s;
        QTest::newRow("unknown key") << QByteArray("{\"brokr\":\"x\"}") << u"brokr"_s;
        QTest::newRow("a secret") << QByteArray("{\"password\":\"x\"}") << u"password"_s;
        QTest::newRow("wrong type") << QByteArray("{\"broker\":1}") << u"broker"_s;
        QTest::newRow("out of range") << QByteArray("{\"qos\":3}") << u"qos"_s;
        QTest::newRow("not whole") << QByteArray("{\"qos\":1.5}") << u"qos"_s;
        QTest::newRow("not a UUID") << QByteArray("{\"organization\":\"x\"}") << u"organization"_s;
        QTest::newRow("unknown format") << QByteArray("{\"topics\":[{\"filter\":\"a\",\"format\":\"xml\"}]}")
                                        << u"topics"_s;
        QTest::newRow("topics no array") << QByteArray("{\"topics\":{}}") << u"topics"_s;
        QTest::newRow("notify no object") << QByteArray("{\"notify\":1}") << u"notify"_s;
        QTest::newRow("notify, unknown key") << QByteArray("{\"notify\":{\"mail\":1}}") << u"notify.mail"_s;
        QTest::newRow("a webhook's secret")
            << QByteArray("{\"notify\":{\"webhook\":{\"secret\":\"x\"}}}") << u"notify.webhook.secret"_s;
        QTest::newRow("webhook to a file")
            << QByteArray("{\"notify\":{\"webhook\":{\"url\":\"file:///x\"}}}") << u"https"_s;
        QTest::newRow("alerts to a wildcard") << QByteArray("{\"notify\":{\"mqtt\":{\"topic\":\"a/#\"}}}") << u"a/#"_s;
        QTest::newRow("quiet hours of no times")
            << QByteArray("{\"notify\":{\"quiet\":[{\"from\":\"x\",\"to\":\"06:00\"}]}}") << u"quiet"_s;
        QTest::newRow("retention") << QByteArray("{\"retention\":{\"days\":1}}") << u"retention"_s;
        QTest::newRow("keep") << QByteArray("{\"keep_payload\":\"some\"}") << u"keep_payload"_s;
    }
    void saysWhichKeyIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto profile = monitor::readProfile(json);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, Error::Kind::Usage);
        QVERIFY2(profile.error().text.contains(says), qPrintable(profile.error().text));
    }
    void takesTheServersPasswordFromTheServicesCredential_data()
    {
        QTest::addColumn<QByteArray>("credential");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("one") << QByteArray("secret\n") << QByteArray("secret");
        QTest::newRow("the unit's empty default") << QByteArray("\n") << QByteArray("of the environment");
    }
    void takesTheServersPasswordFromTheServicesCredential()
    {
        QFETCH(QByteArray, credential);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"store-password"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(credential) > 0);
        file.close();
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(folder.path()));
        qputenv("WATCHPOST_STORE_PASSWORD", "of the environment");
        monitor::Profile profile;
        profile.store = u"postgresql://me@127.0.0.1/plant"_s;
        const auto url = monitor::storeUrlOf(profile);
        qunsetenv("CREDENTIALS_DIRECTORY");
        qunsetenv("WATCHPOST_STORE_PASSWORD");
        QVERIFY(url.has_value());
        QTEST(url->password, "password");
    }

private:
    QTemporaryDir m_config;
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
