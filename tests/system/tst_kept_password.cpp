// SPDX-License-Identifier: GPL-3.0-or-later
// The password that is kept for a profile: used by commands for that profile's broker, and told to nobody else.
#include "collector_process.h"
#include "support/mosquitto.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class KeptPasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
        QVERIFY(m_broker.start());
        QVERIFY(m_other.start());
        write(
            u"profiles/plant.json"_s,
            QJsonDocument(QJsonObject{{u"name"_s, u"plant"_s}, {u"broker"_s, m_broker.url()}, {u"username"_s, u"me"_s}})
                .toJson());
        write(u"secrets/plant"_s, "right");
    }

    void isUsedForTheProfilesBroker()
    {
        const rig::Ran ran = publish({u"--profile"_s, u"plant"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
    }
    void isLessThanWhatIsGiven()
    {
        qputenv("WATCHPOST_PASSWORD", "wrong");
        const rig::Ran ran = publish({u"--profile"_s, u"plant"_s});
        qunsetenv("WATCHPOST_PASSWORD");
        QCOMPARE(ran.exitCode, 1);
    }
    void isLessThanTheServicesCredential_data()
    {
        QTest::addColumn<QByteArray>("credential");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("another") << QByteArray("wrong\n") << 1;
        QTest::newRow("the unit's empty default") << QByteArray("\n") << 0;
    }
    void isLessThanTheServicesCredential()
    {
        QFETCH(QByteArray, credential);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"mqtt-password"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(credential) > 0);
        file.close();
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(folder.path()));
        const rig::Ran ran = publish({u"--profile"_s, u"plant"_s});
        qunsetenv("CREDENTIALS_DIRECTORY");
        QTEST(ran.exitCode, "exitCode");
    }
    void isToldToNoOtherBroker()
    {
        // Both know the user and the password: had it been sent, this one would let us in.
        const rig::Ran ran = publish({u"--profile"_s, u"plant"_s, u"--broker"_s, m_other.url()});
        QCOMPARE(ran.exitCode, 1);
        const rig::Ran user = publish({u"--profile"_s, u"plant"_s, u"--user"_s, u"you"_s});
        QCOMPARE(user.exitCode, 1);
    }
    void isRefusedWhenOthersCanReadIt()
    {
        QFile file(m_home.filePath(u"watchpost/secrets/plant"_s));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const rig::Ran ran = publish({u"--profile"_s, u"plant"_s});
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("open to others"), ran.err.constData());
        QVERIFY(!ran.err.contains("right"));
    }

private:
    static support::MosquittoOptions withUsers()
    {
        support::MosquittoOptions options;
        options.users = {{u"me"_s, u"right"_s}, {u"you"_s, u"right"_s}};
        return options;
    }
    static rig::Ran publish(const QStringList &options)
    {
        return rig::run(QStringList{u"publish"_s} + options + QStringList{u"a/b"_s, u"1"_s});
    }
    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_home.filePath(u"watchpost/"_s + name);
        const QString folder = QFileInfo(path).path();
        QVERIFY(QDir().mkpath(folder));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    QTemporaryDir m_home;
    support::Mosquitto m_broker{withUsers()};
    support::Mosquitto m_other{withUsers()};
};

QTEST_GUILESS_MAIN(KeptPasswordTest)
#include "tst_kept_password.moc"
