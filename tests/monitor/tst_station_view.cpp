// SPDX-License-Identifier: GPL-3.0-or-later
// A window that only looks at a database: what its state says while the server is away or does not answer.
#include "monitor/station.h"
#include "store/migrations.h"
#include "support/postgres.h"
#include "support/tcp_proxy.h"

#include <QTest>

using namespace Qt::StringLiterals;

class StationViewTest : public QObject
{
    Q_OBJECT

    support::Postgres m_server{{.fsync = false}};

    static monitor::StationOptions viewing(const QString &store)
    {
        monitor::StationOptions options;
        options.profile.store = store;
        options.viewOnly = true;
        return options;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
        store::StoreUrl url;
        url.uri = m_server.createDatabase(u"site"_s);
        const auto migrated = store::migrate(url, 1);
        QVERIFY2(migrated, migrated ? "" : qPrintable(migrated.error().text));
    }

    void saysThatTheServerIsAway()
    {
        monitor::Station station(viewing(m_server.uri(u"site"_s)));
        station.open();
        QTRY_COMPARE(station.state().phase, monitor::StationPhase::Viewing);
        QTRY_VERIFY(station.state().storeBytes > 0);
        QCOMPARE(station.state().readTrouble, QString());
        m_server.stop();
        QTRY_VERIFY2_WITH_TIMEOUT(station.state().readTrouble.contains("cannot be reached"_L1),
                                  qPrintable(station.state().readTrouble), 20'000);
        QVERIFY(m_server.start());
        QTRY_COMPARE_WITH_TIMEOUT(station.state().readTrouble, QString(), 20'000);
    }

    // A question that is never answered would keep all that come behind it, and the end of the window, waiting.
    void givesUpAServerThatDoesNotAnswer()
    {
        support::TcpProxy proxy(m_server.socketDir() + u"/.s.PGSQL.5432"_s);
        QVERIFY(proxy.start());
        {
            monitor::Station station(viewing(u"postgresql://postgres@127.0.0.1:%1/site"_s.arg(proxy.port())));
            station.open();
            QTRY_VERIFY_WITH_TIMEOUT(station.state().storeBytes > 0, 20'000);
            proxy.setHole(true);
            QTRY_VERIFY2_WITH_TIMEOUT(station.state().readTrouble.contains("cannot be reached"_L1),
                                      qPrintable(station.state().readTrouble), 20'000);
            const auto asked = station.queries().ask<qint64>(
                u"test"_s, [](store::Reader &reader) -> Result<qint64> { return reader.dataVersion(); });
            QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 20'000);
            QVERIFY(!asked.result());
            proxy.setHole(false);
            QTRY_COMPARE_WITH_TIMEOUT(station.state().readTrouble, QString(), 20'000);
            proxy.setHole(true);
        }
        QVERIFY(true); // it has ended
    }
};

QTEST_GUILESS_MAIN(StationViewTest)
#include "tst_station_view.moc"
