// SPDX-License-Identifier: GPL-3.0-or-later
// The first steps without a window: topics that are listened for, and connections of another program.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class FirstStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString()));
    }

    void topicsAreProposedAsJson()
    {
        for (const char *device : {"attic", "cellar"}) {
            const rig::Ran sent =
                rig::run({u"publish"_s, u"--broker"_s, m_broker.url(), u"--retain"_s,
                          u"works/%1/climate"_s.arg(QString::fromLatin1(device)),
                          u"{\"device_id\":\"%1\",\"telemetry\":{\"t\":1}}"_s.arg(QString::fromLatin1(device))});
            QCOMPARE(sent.exitCode, 0);
        }
        const rig::Ran ran =
            rig::run({u"topics"_s, u"--broker"_s, m_broker.url(), u"--seconds"_s, u"1"_s, u"--json"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QJsonObject proposed = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(proposed[u"filter"_s].toString(), u"works/+/climate"_s);
        QCOMPARE(proposed[u"messages"_s].toInt(), 2);
        QCOMPARE(proposed[u"devices"_s].toInt(), 2);
        QCOMPARE(proposed[u"formats"_s].toArray(), (QJsonArray{u"standard"_s}));
    }
    void topicsOfABrokerThatIsAwayAreAFailure()
    {
        const rig::Ran ran = rig::run({u"topics"_s, u"--broker"_s, u"mqtt://127.0.0.1:1"_s});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.out.isEmpty() && !ran.err.isEmpty());
        QCOMPARE(rig::run({u"topics"_s}).exitCode, 2);
    }

    void connectionsAreShownAndImported()
    {
        const QString file = m_home.filePath(u"settings.json"_s);
        QFile settings(file);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        const QJsonObject topic{{u"topic"_s, u"a/#"_s}, {u"qos"_s, 0}};
        const QJsonObject plant{{u"name"_s, u"Plant A"_s},
                                {u"host"_s, u"127.0.0.1"_s},
                                {u"port"_s, 1883},
                                {u"protocol"_s, u"mqtt"_s},
                                {u"username"_s, u"watch"_s},
                                {u"password"_s, u"s3cret"_s},
                                {u"subscriptions"_s, QJsonArray{topic}}};
        const QJsonObject all{{u"ConnectionManager_connections"_s, QJsonObject{{u"a"_s, plant}}}};
        settings.write(QJsonDocument(all).toJson());
        settings.close();
        const QString made = m_home.filePath(u"watchpost/profiles/Plant A.json"_s);
        const rig::Ran shown = rig::run({u"profile"_s, u"import"_s, file, u"--list"_s, u"--json"_s});
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QCOMPARE(QJsonDocument::fromJson(shown.out).object()[u"name"_s].toString(), u"Plant A"_s);
        QVERIFY(!QFile::exists(made));
        const rig::Ran ran = rig::run({u"profile"_s, u"import"_s, file});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QFile profile(made);
        QVERIFY(profile.open(QIODevice::ReadOnly));
        const QByteArray content = profile.readAll();
        QVERIFY(content.contains("mqtt://127.0.0.1:1883"));
        for (const QByteArray &said : {content, shown.out, shown.err, ran.out, ran.err})
            QVERIFY2(!said.contains("s3cret"), said.constData());
        const QDir secrets(m_home.filePath(u"watchpost/secrets"_s));
        QFile secret(secrets.filePath(secrets.entryList(QDir::Files).value(0)));
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll().trimmed(), QByteArray("s3cret"));
    }
    void whatIsNoFileOfTheirsIsWrongUse()
    {
        const rig::Ran ran = rig::run({u"profile"_s, u"import"_s, QStringLiteral(SOURCE_ROOT "/README.md")});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("settings.json"), ran.err.constData());
        QCOMPARE(rig::run({u"profile"_s}).exitCode, 2);
    }

private:
    QTemporaryDir m_home;
    support::Mosquitto m_broker;
};

QTEST_GUILESS_MAIN(FirstStepsTest)
#include "tst_first_steps.moc"
