// SPDX-License-Identifier: GPL-3.0-or-later
// The network interface goes away under a connection, and comes back.
#include "link_harness.h"
#include "support/mosquitto.h"
#include "support/own_network.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

class InterfaceDownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoLongBeforeTcpNoticesAndConnectsAgainByItself()
    {
        support::Mosquitto broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        broker::LinkOptions options = optionsFor(broker.url(), u"watcher"_s, {u"t/#"_s});
        // So long that only the interface can be the reason to try again.
        options.backoffMinMs = 40'000;
        options.backoffMaxMs = 60'000;
        options.keepAliveSeconds = 60;
        LinkHarness receiver(options);
        receiver.link->start();
        QTRY_VERIFY(receiver.isReady());

        QVERIFY(support::setLoopback(false));
        QTRY_COMPARE_WITH_TIMEOUT(receiver.countOf("mqtt_connection_lost"), 1, 20'000);
        const LinkEvent lost = receiver.eventsOf(u"mqtt_connection_lost"_s).constFirst();
        QCOMPARE(lost.errorCode, u"interface_down"_s);
        QVERIFY2(lost.errorText.contains(u"interface lo is down"_s), qPrintable(lost.errorText));
        QCOMPARE(receiver.link->state().phase, broker::LinkPhase::WaitingToRetry);

        QVERIFY(support::setLoopback(true));
        QTRY_VERIFY_WITH_TIMEOUT(receiver.isReady(), 20'000);
        QVERIFY(receiver.stopAndWait());
    }
};

int main(int argc, char **argv)
{
    const bool hasNetwork = support::enterOwnNetwork();
    QCoreApplication application(argc, argv);
    if (!hasNetwork)
        qFatal("this system allows no network namespace to tests");
    InterfaceDownTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_interface_down.moc"
