// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a real mosquitto that appears, is talked to, and goes with its object; and the words when there is none.
#include "broker/broker_url.h"
#include "broker/link.h"
#include "monitor/demo_plant.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using monitor::DemoPlant;

namespace {

// Receives everything that is published at a broker.
struct Listener
{
    explicit Listener(const QString &url)
    {
        broker::LinkOptions options;
        options.url = broker::parseBrokerUrl(url).value();
        options.clientId = u"listener"_s;
        options.cleanSession = true;
        options.qos = 0;
        options.filters = {u"#"_s};
        options.backoffMinMs = 50;
        link = std::make_unique<broker::Link>(options);
        QObject::connect(link.get(), &broker::Link::arrived, link.get(), [this](const Arrival &arrival) {
            if (const auto *message = std::get_if<Message>(&arrival))
                topics.insert(message->topic);
        });
        link->start();
    }
    std::unique_ptr<broker::Link> link;
    QSet<QString> topics;
};

// The processes whose command line names this word.
int runningWith(const QString &word)
{
    int count = 0;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &name : names) {
        QFile file(u"/proc/%1/cmdline"_s.arg(name));
        if (name.toInt() > 0 && file.open(QIODevice::ReadOnly))
            count += file.readAll().contains(word.toUtf8()) ? 1 : 0;
    }
    return count;
}

} // namespace

class DemoPlantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("PATH", m_path);
        // Every mosquitto of this test has its files here: so it is found among others.
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("TMPDIR", QFile::encodeName(m_folder->path()));
    }
    void cleanup() { qunsetenv("TMPDIR"); }

    void startsPublishesAndEndsWithItsObject()
    {
        monitor::DemoPlantOptions options;
        options.messagesPerSecond = 40;
        auto plant = std::make_unique<DemoPlant>(options);
        const QSignalSpy ready(plant.get(), &DemoPlant::ready);
        const QSignalSpy failed(plant.get(), &DemoPlant::failed);
        plant->start();
        QVERIFY(ready.isEmpty()); // later
        QTRY_COMPARE_WITH_TIMEOUT(ready.size() + failed.size(), 1, 20'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        const QString url = ready[0][0].toString();
        QVERIFY2(url.startsWith(u"mqtt://127.0.0.1:"_s), qPrintable(url));
        QCOMPARE(runningWith(m_folder->path()), 1);

        Listener listener(url);
        const auto devices = [&listener] {
            QSet<QString> seen;
            for (const QString &topic : listener.topics)
                seen.insert(topic.section(u'/', 1, 1));
            return seen.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(devices() >= 8, 20'000);

        plant.reset();
        QCOMPARE(runningWith(m_folder->path()), 0);
        QVERIFY(QDir(m_folder->path()).isEmpty()); // files and all
        QTRY_VERIFY(listener.link->state().phase != broker::LinkPhase::Ready);
    }
    void runsTwiceAtATime()
    {
        DemoPlant one;
        DemoPlant two;
        const QSignalSpy first(&one, &DemoPlant::ready);
        const QSignalSpy second(&two, &DemoPlant::ready);
        one.start();
        two.start();
        QTRY_COMPARE_WITH_TIMEOUT(first.size(), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(second.size(), 1, 20'000);
        QVERIFY(first[0][0] != second[0][0]);
    }
    void looksBeyondThePath()
    {
        qputenv("PATH", "/nonexistent");
        DemoPlant plant;
        const QSignalSpy ready(&plant, &DemoPlant::ready);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20'000);
    }
    void saysWhatToInstall()
    {
        qputenv("PATH", "/nonexistent");
        monitor::DemoPlantOptions options;
        options.fallbackFolders = {u"/nonexistent/sbin"_s};
        DemoPlant plant(options);
        const QSignalSpy ready(&plant, &DemoPlant::ready);
        const QSignalSpy failed(&plant, &DemoPlant::failed);
        plant.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(u"sudo apt install mosquitto"_s),
                 qPrintable(failed[0][0].toString()));
        QVERIFY(ready.isEmpty());
        plant.start(); // another try, the same answer
        QTRY_COMPARE(failed.size(), 2);
    }
    void saysWhyABrokerDoesNotStart()
    {
        const QString program = m_folder->filePath(u"mosquitto"_s);
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho 'Error: no room left' >&2\nexit 3\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        qputenv("PATH", QFile::encodeName(m_folder->path()) + ':' + m_path);
        DemoPlant plant;
        const QSignalSpy failed(&plant, &DemoPlant::failed);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QVERIFY2(failed[0][0].toString().contains(u"no room left"_s), qPrintable(failed[0][0].toString()));
    }

private:
    const QByteArray m_path = qgetenv("PATH");
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(DemoPlantTest)
#include "tst_demo_plant.moc"
