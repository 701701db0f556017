// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/probe.h"

#include "link_harness.h"
#include "scripted_broker.h"

using namespace Qt::StringLiterals;

namespace {

struct ProbeRun
{
    explicit ProbeRun(const broker::LinkOptions &options) : probe(options)
    {
        QObject::connect(&probe, &broker::Probe::step, &probe,
                         [this](const broker::ProbeStep &step) { steps.append(step); });
        QObject::connect(&probe, &broker::Probe::finished, &probe, [this](bool ok) {
            ++ends;
            good = ok;
        });
        probe.start();
        (void)QTest::qWaitFor([this] { return ends > 0; }, 10'000);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList result;
        for (const broker::ProbeStep &step : steps)
            result.append(QString(step.step + (step.ok ? u" ok"_s : u" failed"_s)));
        return result;
    }

    broker::Probe probe;
    QList<broker::ProbeStep> steps;
    int ends = 0;
    bool good = false;
};

} // namespace

class ProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksEveryStep()
    {
        if (!support::Mosquitto::isInstalled())
            QFAIL("mosquitto is not installed");
        support::Mosquitto broker;
        QVERIFY(broker.start());
        // The collector of this client id stays connected.
        const auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s, u"t/1"_s});
        LinkHarness collector(options);
        collector.link->start();
        QTRY_VERIFY(collector.isReady());
        ProbeRun run(options);
        QCOMPARE(run.names(),
                 (QStringList{u"resolve ok"_s, u"tcp ok"_s, u"tls ok"_s, u"connack ok"_s, u"suback ok"_s}));
        QCOMPARE(run.steps[4].detail, u"t/# (QoS 1)"_s);
        QVERIFY(run.good);
        QCOMPARE(run.ends, 1);
        QVERIFY(collector.isReady());
        QCOMPARE(collector.countOf("mqtt_connection_lost"), 0);
    }

    void saysTheFirstStepThatFails_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("steps");
        QTest::newRow("name") << u"mqtt://no-such-host.invalid"_s << QStringList{u"resolve failed"_s};
        QTest::newRow("port") << u"mqtt://127.0.0.1:1"_s << QStringList{u"resolve ok"_s, u"tcp failed"_s};
        QTest::newRow("silence") << u"mqtt://SILENT"_s
                                 << QStringList{u"resolve ok"_s, u"tcp ok"_s, u"tls ok"_s, u"connack failed"_s};
        QTest::newRow("silence instead of TLS")
            << u"mqtts://SILENT"_s << QStringList{u"resolve ok"_s, u"tcp ok"_s, u"tls failed"_s};
    }

    void saysTheFirstStepThatFails()
    {
        QFETCH(QString, url);
        QFETCH(QStringList, steps);
        ScriptedBroker silent([](int, QTcpSocket *, const QByteArray &) {});
        url.replace(u"SILENT"_s, u"127.0.0.1:%1"_s.arg(silent.serverPort()));
        auto options = optionsFor(url, u"receiver"_s, {u"t/#"_s});
        options.connectTimeoutMs = 1000;
        ProbeRun run(options);
        QCOMPARE(run.names(), steps);
        QCOMPARE(run.ends, 1);
        QVERIFY(!run.good);
        QVERIFY(!run.steps.last().detail.isEmpty());
        QVERIFY(!run.steps.last().advice.isEmpty());
    }

    void fallsBackAndSaysWhichFilterIsRefused()
    {
        ScriptedBroker old([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(QByteArray::fromHex(ScriptedBroker::levelOf(packet) == 5 ? "20020001" : "20020000"));
            else if (ScriptedBroker::typeOf(packet) == 8)
                socket->write(QByteArray::fromHex("9003") + packet.mid(2, 2) + QByteArray::fromHex("80"));
            else if (ScriptedBroker::typeOf(packet) == 14)
                socket->disconnectFromHost();
        });
        ProbeRun run(optionsFor(old.url(), u"receiver"_s, {u"t/#"_s}));
        QCOMPARE(run.names(),
                 (QStringList{u"resolve ok"_s, u"tcp ok"_s, u"tls ok"_s, u"connack ok"_s, u"suback failed"_s}));
        QVERIFY(run.steps[3].detail.contains(u"3.1.1"_s));
        QVERIFY(run.steps[4].detail.contains(u"t/#"_s));
        QVERIFY(!run.good);
    }
};

QTEST_GUILESS_MAIN(ProbeTest)
#include "tst_probe.moc"
