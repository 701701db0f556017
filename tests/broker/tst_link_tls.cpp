// SPDX-License-Identifier: GPL-3.0-or-later
// TLS: of all cases only the right ones connect, and the others say what to do.
#include "broker/transport.h"
#include "link_harness.h"
#include "support/certificates.h"

using namespace Qt::StringLiterals;
using broker::LinkPhase;

class LinkTlsTest : public QObject
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
    }

    void connectsOnlyWhenAllIsRight_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("code"); // empty: connects
        QTest::newRow("right, by address") << u"server"_s << u"ca"_s << u"127.0.0.1"_s << QString();
        QTest::newRow("right, by name") << u"server"_s << u"ca"_s << u"localhost"_s << QString();
        QTest::newRow("foreign CA") << u"server"_s << u"foreignCa"_s << u"127.0.0.1"_s << u"authority"_s;
        QTest::newRow("system store") << u"server"_s << QString() << u"127.0.0.1"_s << u"authority"_s;
        QTest::newRow("expired") << u"expired"_s << u"ca"_s << u"127.0.0.1"_s << u"expired"_s;
        QTest::newRow("wrong host name") << u"wrongHost"_s << u"ca"_s << u"127.0.0.1"_s << u"another host name"_s;
    }

    void connectsOnlyWhenAllIsRight()
    {
        QFETCH(QString, server);
        QFETCH(QString, ca);
        QFETCH(QString, host);
        QFETCH(QString, code);
        support::Mosquitto broker(mosquittoWith([&](auto &o) {
            o.certFile = m_certificates->cert(server);
            o.keyFile = m_certificates->key(server);
        }));
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        auto options = optionsFor(u"mqtts://%1:%2"_s.arg(host).arg(broker.port()), u"receiver"_s, {u"t/#"_s});
        if (!ca.isEmpty())
            options.tls.caFile = m_certificates->cert(ca);
        LinkHarness harness(options);
        harness.link->start();
        if (code.isEmpty()) {
            QTRY_VERIFY2(harness.isReady(), qPrintable(harness.link->state().reason));
            harness.link->publish(u"t/1"_s, QByteArray(100'000, 'x'), 1, false);
            QTRY_COMPARE(harness.messages.size(), 1);
            QCOMPARE(harness.messages[0].payload.size(), 100'000);
            QVERIFY(harness.phases.contains(LinkPhase::Securing));
            QVERIFY(harness.stopAndWait());
            return;
        }
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::Refused);
        QVERIFY2(harness.link->state().reason.contains(code), qPrintable(harness.link->state().reason));
        QVERIFY(!harness.link->state().advice.isEmpty());
        QVERIFY(!harness.phases.contains(LinkPhase::Handshaking)); // not even CONNECT left
        QVERIFY(harness.events.isEmpty());
    }

    void showsAClientCertificate_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<bool>("connects");
        QTest::newRow("right") << u"client"_s << true;
        QTest::newRow("foreign") << u"foreignClient"_s << false;
        QTest::newRow("none") << QString() << false;
    }

    void showsAClientCertificate()
    {
        QFETCH(QString, client);
        QFETCH(bool, connects);
        support::Mosquitto broker(mosquittoWith([&](auto &o) {
            o.certFile = m_certificates->cert(u"server"_s);
            o.keyFile = m_certificates->key(u"server"_s);
            o.clientCaFile = m_certificates->cert(u"ca"_s);
        }));
        QVERIFY2(broker.start(), qPrintable(broker.errorString()));
        auto options = optionsFor(broker.url(), u"receiver"_s, {u"t/#"_s});
        options.tls.caFile = m_certificates->cert(u"ca"_s);
        if (!client.isEmpty()) {
            options.tls.certFile = m_certificates->cert(client);
            options.tls.keyFile = m_certificates->key(client);
        }
        LinkHarness harness(options);
        harness.link->start();
        if (connects) {
            QTRY_VERIFY2(harness.isReady(), qPrintable(harness.link->state().reason));
            return;
        }
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::WaitingToRetry);
        QVERIFY2(harness.link->state().advice.contains(u"client certificate"_s),
                 qPrintable(QString(harness.link->state().reason + u" / "_s + harness.link->state().advice)));
        QVERIFY(!harness.isReady());
        QVERIFY(harness.events.isEmpty());
    }

    void saysAtOnceWhichFileIsWrong_data()
    {
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("cert");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing CA") << u"/no/such/ca.pem"_s << QString() << QString() << u"/no/such/ca.pem"_s;
        QTest::newRow("CA is a key") << u"KEY"_s << QString() << QString() << u"holds no certificate"_s;
        QTest::newRow("missing certificate") << QString() << u"/no/cert.pem"_s << u"KEY"_s << u"/no/cert.pem"_s;
        QTest::newRow("missing key") << QString() << u"CERT"_s << u"/no/key.pem"_s << u"/no/key.pem"_s;
        QTest::newRow("certificate without key") << QString() << u"CERT"_s << QString() << u"name both"_s;
        QTest::newRow("key is a certificate") << QString() << u"CERT"_s << u"CERT"_s << u"no private key"_s;
    }

    void saysAtOnceWhichFileIsWrong()
    {
        QFETCH(QString, ca);
        QFETCH(QString, cert);
        QFETCH(QString, key);
        QFETCH(QString, words);
        const auto path = [this](const QString &name) {
            return name == u"CERT"  ? m_certificates->cert(u"client"_s)
                   : name == u"KEY" ? m_certificates->key(u"client"_s)
                                    : name;
        };
        auto options = optionsFor(u"mqtts://127.0.0.1:1"_s, u"receiver"_s, {u"t/#"_s});
        options.tls = {path(ca), path(cert), path(key)};
        const auto configuration = broker::tlsConfiguration(options.tls);
        QVERIFY(!configuration.has_value());
        QCOMPARE(configuration.error().kind, Error::Kind::Usage);
        LinkHarness harness(options);
        harness.link->start();
        QCOMPARE(harness.link->state().phase, LinkPhase::Refused); // before any network
        QVERIFY2(harness.link->state().reason.contains(words), qPrintable(harness.link->state().reason));
    }

    void saysWhenThePortSpeaksNoTls()
    {
        support::Mosquitto broker;
        QVERIFY(broker.start());
        auto options = optionsFor(u"mqtts://127.0.0.1:%1"_s.arg(broker.port()), u"receiver"_s, {u"t/#"_s});
        LinkHarness harness(options);
        harness.link->start();
        QTRY_COMPARE(harness.link->state().phase, LinkPhase::WaitingToRetry);
        QVERIFY2(harness.link->state().reason.contains(u"No TLS connection"_s),
                 qPrintable(harness.link->state().reason));
    }

private:
    std::unique_ptr<support::Certificates> m_certificates;
};

QTEST_GUILESS_MAIN(LinkTlsTest)
#include "tst_link_tls.moc"
