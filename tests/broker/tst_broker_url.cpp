// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/broker_url.h"

#include <QTest>

using namespace Qt::StringLiterals;
using broker::BrokerUrl;

class BrokerUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *text, const char *shown, const char *user = "", const char *password = "") {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shown) << QString::fromUtf8(user)
                                << QString::fromUtf8(password);
        };
        row("b.example", "mqtt://b.example:1883");
        row("b.example:1884", "mqtt://b.example:1884");
        row("b.example:8883", "mqtts://b.example:8883");
        row("192.168.0.7:1883", "mqtt://192.168.0.7:1883");
        row("::1", "mqtt://[::1]:1883");
        row("[fe80::1]:8883", "mqtts://[fe80::1]:8883");
        row("  mqtts://b.example \n", "mqtts://b.example:8883");
        row("\"mqtt://b.example\"", "mqtt://b.example:1883");
        row("tcp://b.example:1883", "mqtt://b.example:1883");
        row("SSL://b.example", "mqtts://b.example:8883");
        row("tls://b.example:8884", "mqtts://b.example:8884");
        row("https://b.example/mqtt", "wss://b.example:443/mqtt");
        row("ws://b.example:9001", "ws://b.example:9001/mqtt");
        row("plant@b.example", "mqtt://b.example:1883", "plant");
        row("mqtt://plant:p%40ss:w@b.example", "mqtt://b.example:1883", "plant", "p@ss:w");
        row("wss://plant:secret@b.example/a@b:c", "wss://b.example:443/a@b:c", "plant", "secret");
    }
    void understandsWhatIsPasted()
    {
        QFETCH(QString, text);
        const auto pasted = broker::pastedBroker(text);
        QVERIFY2(pasted.has_value(), qPrintable(pasted ? QString() : pasted.error().text));
        QTEST(pasted->url.text(), "shown");
        QTEST(pasted->url.user, "user");
        QTEST(pasted->password, "password");
    }
    void neverRepeatsAPastedPassword()
    {
        for (const char *text : {"mqtt://u:s3cret@b.example:0", "foo://u:s3cret@b.example", "mqtt://u:s3cret@"}) {
            const auto pasted = broker::pastedBroker(QString::fromLatin1(text));
            QVERIFY(!pasted.has_value());
            QVERIFY2(!pasted.error().text.contains(u"s3cret"_s), qPrintable(pasted.error().text));
        }
    }
    void knowsWhatStaysOnThisMachine()
    {
        for (const char *host : {"localhost", "LocalHost", "127.0.0.1", "127.3.2.1", "[::1]"})
            QVERIFY2(broker::parseBrokerUrl(u"mqtt://%1"_s.arg(QLatin1String(host)))->isLoopback(), host);
        for (const char *host : {"localhost.example", "128.0.0.1", "127.0.0.1.example", "[::2]", "b"})
            QVERIFY2(!broker::parseBrokerUrl(u"mqtt://%1"_s.arg(QLatin1String(host)))->isLoopback(), host);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("user");
        using S = BrokerUrl::Scheme;
        const auto row = [](const char *name, const char *text, S scheme, const char *address, const char *shown,
                            const char *user = "") {
            QTest::newRow(name) << QString::fromUtf8(text) << int(scheme) << QString::fromUtf8(address)
                                << QString::fromUtf8(shown) << QString::fromUtf8(user);
        };
        row("host alone", "mqtt://localhost", S::Mqtt, "localhost:1883", "mqtt://localhost:1883");
        row("port", "mqtt://b.example:2883", S::Mqtt, "b.example:2883", "mqtt://b.example:2883");
        row("slash at the end", "mqtt://b.example/", S::Mqtt, "b.example:1883", "mqtt://b.example:1883");
        row("TLS", "mqtts://b.example", S::Mqtts, "b.example:8883", "mqtts://b.example:8883");
        row("upper case scheme", "MQTTS://b.example", S::Mqtts, "b.example:8883", "mqtts://b.example:8883");
        row("WebSocket", "ws://b.example", S::Ws, "b.example:80", "ws://b.example:80/mqtt");
        row("WebSocket with path", "ws://b.example:9001/broker/a", S::Ws, "b.example:9001",
            "ws://b.example:9001/broker/a");
        row("secure WebSocket", "wss://b.example", S::Wss, "b.example:443", "wss://b.example:443/mqtt");
        row("IPv4", "mqtt://127.0.0.1:1", S::Mqtt, "127.0.0.1:1", "mqtt://127.0.0.1:1");
        row("IPv6", "mqtt://[::1]:1884", S::Mqtt, "[::1]:1884", "mqtt://[::1]:1884");
        row("user", "mqtt://plant@b.example", S::Mqtt, "b.example:1883", "mqtt://b.example:1883", "plant");
        row("user with escaped characters", "mqtt://a%40b%3Ac@b.example", S::Mqtt, "b.example:1883",
            "mqtt://b.example:1883", "a@b:c");
    }

    void reads()
    {
        QFETCH(QString, text);
        const auto url = broker::parseBrokerUrl(text);
        QVERIFY2(url.has_value(), qPrintable(url ? QString() : url.error().text));
        QTEST(int(url->scheme), "scheme");
        QTEST(url->address(), "address");
        QTEST(url->text(), "shown");
        QTEST(url->user, "user");
    }

    void rejects_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "localhost", "localhost:1883", "http://b.example", "tcp://b.example", "mqtt://", "mqtt:///path",
              "mqtt://b.example:0", "mqtt://b.example:99999", "mqtt://b.example:x", "mqtt://b.example/path",
              "mqtt://b.example?x=1", "mqtt://b.example#x", "mqtt://a b", "mqtt://[::1", "://b.example"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void rejects()
    {
        QFETCH(QString, text);
        const auto url = broker::parseBrokerUrl(text);
        QVERIFY(!url.has_value());
        QCOMPARE(url.error().kind, Error::Kind::Usage);
        QVERIFY(!url.error().text.isEmpty());
    }

    void rejectsPasswordWithoutRepeatingIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"mqtt://plant:s3cret@b.example"_s;
        QTest::newRow("with @ inside") << u"mqtt://plant:s3cret@x@b.example"_s;
        QTest::newRow("no URL otherwise") << u"mqtt://plant:s3cret @b.exa mple:xx"_s;
        QTest::newRow("empty user") << u"wss://:s3cret@b.example/mqtt"_s;
    }

    void rejectsPasswordWithoutRepeatingIt()
    {
        QFETCH(QString, text);
        const auto url = broker::parseBrokerUrl(text);
        QVERIFY(!url.has_value());
        QCOMPARE(url.error().kind, Error::Kind::Usage);
        QCOMPARE(url.error().code, u"password_in_url"_s);
        QVERIFY(!url.error().text.contains(u"s3cret"_s));
        QVERIFY(url.error().text.contains(u"--password-file"_s));
    }
};

QTEST_GUILESS_MAIN(BrokerUrlTest)
#include "tst_broker_url.moc"
