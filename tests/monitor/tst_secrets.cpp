// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords in files where there is no keychain: kept, replaced, forgotten, and refused when others could read them.
#include "monitor/secret_file.h"
#include "monitor/secrets.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using monitor::SecretPlace;

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
    }

    void hasNothingAtFirst()
    {
        const auto secret = answer(monitor::readSecret(u"plant"_s));
        QVERIFY2(secret.has_value(), qPrintable(secret ? QString() : secret.error().text));
        QCOMPARE(secret->place, SecretPlace::None);
        QVERIFY(!QDir(monitor::secret_file::folder()).exists()); // looking leaves no traces
        QCOMPARE(answer(monitor::secretPlace()), SecretPlace::File);
    }
    void keepsReplacesAndForgets()
    {
        for (const QByteArray &password : {QByteArray("first"), QByteArray("b\0nary\n\xff", 8), QByteArray()}) {
            QCOMPARE(answer(monitor::keepSecret(u"plant"_s, password)).value(), SecretPlace::File);
            const auto secret = answer(monitor::readSecret(u"plant"_s));
            QCOMPARE(secret.value().password, password);
            QCOMPARE(secret.value().place, SecretPlace::File);
        }
        QCOMPARE(modeOf(monitor::secret_file::folder()), 0700U);
        QCOMPARE(modeOf(path(u"plant"_s)), 0600U);
        QCOMPARE(namesInFolder(), QStringList{u"plant"_s}); // nothing half-written beside it
        QVERIFY(answer(monitor::forgetSecret(u"plant"_s)).has_value());
        QCOMPARE(answer(monitor::readSecret(u"plant"_s)).value().place, SecretPlace::None);
        QVERIFY(answer(monitor::forgetSecret(u"plant"_s)).has_value());
    }
    void keepsTheSecretsOfProfilesApart()
    {
        QVERIFY(answer(monitor::keepSecret(u"a/b"_s, "one")).has_value());
        QVERIFY(answer(monitor::keepSecret(u"a b"_s, "two")).has_value());
        QVERIFY(answer(monitor::keepSecret(u"../../x"_s, "three")).has_value());
        QCOMPARE(answer(monitor::readSecret(u"a/b"_s)).value().password, "one");
        QCOMPARE(answer(monitor::readSecret(u"a b"_s)).value().password, "two");
        QCOMPARE(answer(monitor::readSecret(u"../../x"_s)).value().password, "three");
        QCOMPARE(namesInFolder().size(), 3); // none got out of the folder
    }
    void fallsBackToAFileWhereThereIsNoKeychain()
    {
        qunsetenv("WATCHPOST_KEYCHAIN");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QCOMPARE(answer(monitor::keepSecret(u"plant"_s, "word")).value(), SecretPlace::File);
        QCOMPARE(answer(monitor::readSecret(u"plant"_s)).value().password, "word");
        QVERIFY(answer(monitor::forgetSecret(u"plant"_s)).has_value());
        QVERIFY(!QFile::exists(path(u"plant"_s)));
    }
    void refusesWhatOthersCouldRead_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"group", "others", "folder", "link", "linked folder", "folder in its place", "owner"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void refusesWhatOthersCouldRead()
    {
        QFETCH(QString, fault);
        QCOMPARE(answer(monitor::keepSecret(u"plant"_s, "word")).value(), SecretPlace::File);
        const QString file = path(u"plant"_s);
        const QString folder = monitor::secret_file::folder();
        if (fault == u"group") {
            setMode(file, 0640);
        } else if (fault == u"others") {
            setMode(file, 0604);
        } else if (fault == u"folder") {
            setMode(folder, 0755);
        } else if (fault == u"link") {
            QVERIFY(QFile::rename(file, m_home->filePath(u"elsewhere"_s)));
            QVERIFY(QFile::link(m_home->filePath(u"elsewhere"_s), file));
        } else if (fault == u"linked folder") {
            QVERIFY(QDir().rename(folder, m_home->filePath(u"elsewhere"_s)));
            QVERIFY(QFile::link(m_home->filePath(u"elsewhere"_s), folder));
        } else if (fault == u"folder in its place") {
            QVERIFY(QFile::remove(file));
            QVERIFY(QDir().mkdir(file));
            setMode(file, 0700);
        } else if (::geteuid() == 0) {
            QCOMPARE(::chown(QFile::encodeName(file).constData(), 12345, 12345), 0);
        } else {
            setMode(file, 0606); // only root can give files away
        }
        const auto secret = answer(monitor::readSecret(u"plant"_s));
        QVERIFY(!secret.has_value());
        QCOMPARE(secret.error().kind, Error::Kind::Io);
        QCOMPARE(secret.error().code, u"unsafe_file"_s);
        QVERIFY(secret.error().text.contains(u"secrets"_s));
    }
    void writesIntoNoFolderThatIsOpenToOthers()
    {
        QVERIFY(answer(monitor::keepSecret(u"plant"_s, "word")).has_value());
        setMode(monitor::secret_file::folder(), 0770);
        const auto kept = answer(monitor::keepSecret(u"plant"_s, "other"));
        QVERIFY(!kept.has_value());
        QCOMPARE(kept.error().code, u"unsafe_file"_s);
        setMode(monitor::secret_file::folder(), 0700);
        QCOMPARE(answer(monitor::readSecret(u"plant"_s)).value().password, "word");
    }

private:
    template <typename T>
    static T answer(const QFuture<T> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            qFatal("no answer");
        return future.result();
    }
    static QString path(const QString &name) { return QDir(monitor::secret_file::folder()).filePath(name); }
    static unsigned modeOf(const QString &path)
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0;
    }
    static void setMode(const QString &path, mode_t mode)
    {
        if (::chmod(QFile::encodeName(path).constData(), mode) != 0)
            qFatal("chmod");
    }
    static QStringList namesInFolder()
    {
        return QDir(monitor::secret_file::folder())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
