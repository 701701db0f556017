// SPDX-License-Identifier: GPL-3.0-or-later
// The webhook against a scripted server: what it sends, what it follows, how long it waits, and when it tries again.
#include "alert_fixture.h"
#include "notify/webhook.h"
#include "scripted_server.h"
#include "support/certificates.h"
#include "support/free_port.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using fixture::alertOf;
using fixture::raised;
using fixture::ScriptedServer;
using notify::Channel;
using notify::Webhook;

namespace {

notify::WebhookOptions optionsFor(const QString &url)
{
    notify::WebhookOptions options;
    options.target.url = notify::parseWebhookUrl(url).value();
    options.target.secret = "canary-secret";
    options.target.timeoutMs = 5000;
    options.retryMinMs = 20;
    options.retryMaxMs = 100;
    return options;
}

// A webhook and what came of it.
struct Rig
{
    explicit Rig(const notify::WebhookOptions &options) : webhook(options)
    {
        QObject::connect(&webhook, &Webhook::attempted, [this](const LinkEvent &row) { rows.append(row); });
        QObject::connect(&webhook, &Webhook::finished, [this](const QUuid &id, bool delivered) {
            ends.append({id, delivered});
        });
    }
    void send(const Alert &alert, notify::Event event = notify::Event::Raised)
    {
        notify::Announcement announcement = raised(alert, Channel::Webhook);
        announcement.event = event;
        webhook.send(announcement);
    }
    [[nodiscard]] QJsonObject metadata(int i) const { return QJsonDocument::fromJson(rows[i].metadata).object(); }

    Webhook webhook;
    QList<LinkEvent> rows;
    QList<std::pair<QUuid, bool>> ends;
};

} // namespace

class WebhookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<support::Certificates>();
        if (!m_certificates->isValid())
            QFAIL(qPrintable(m_certificates->errorString()));
    }

    void sendsASignedBody()
    {
        ScriptedServer server;
        Rig rig(optionsFor(server.url()));
        const Alert alert = alertOf(u"boiler \"3\"\u202e"_s, Severity::Critical);
        rig.send(alert);
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(server.requests.size(), 1);
        const fixture::Request &request = server.requests.first();
        QCOMPARE(request.line, "POST /hook HTTP/1.1");
        QCOMPARE(request.headers.value("content-type"), "application/json");
        const QByteArray timestamp = request.headers.value("x-watchpost-timestamp");
        QVERIFY(timestamp.toLongLong() > 1'700'000'000);
        // As docs/formats.md tells receivers to verify it.
        const QByteArray wanted = QMessageAuthenticationCode::hash(timestamp + "." + request.body, "canary-secret",
                                                                   QCryptographicHash::Sha256)
                                      .toHex();
        QCOMPARE(request.headers.value("x-watchpost-signature"), "sha256=" + wanted);
        QVERIFY(!QUuid::fromString(request.headers.value("x-watchpost-delivery")).isNull());
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body["event"_L1].toString(), u"alert_raised"_s);
        QCOMPARE(body["alert"_L1]["external_id"_L1].toString(), alert.externalId);
        QCOMPARE(body["alert"_L1]["value"_L1].toDouble(), 30.1);
        QCOMPARE(body["title"_L1].toString(), u"Critical: Temperature above 30 °C – boiler \"3\"\\u{202e}"_s);
        QCOMPARE(body["text"_L1].toString(), u"temperature 30.1, limit > 30 °C\nOpen the window & <look>"_s);

        const LinkEvent &row = rig.rows.first();
        QCOMPARE(row.activityType, u"notification_webhook"_s);
        QCOMPARE(row.method, u"POST"_s);
        QCOMPARE(row.endpoint, server.url());
        QCOMPARE(row.payload, request.body);
        QCOMPARE(row.status, u"success"_s);
        QCOMPARE(row.responseStatus, 200);
        QVERIFY(row.responseTimeMs >= 0);
        QCOMPARE(rig.metadata(0).keys(),
                 QStringList({u"alert_id"_s, u"attempt"_s, u"channel"_s, u"device_id"_s, u"event"_s, u"external_id"_s,
                              u"next_try_at"_s, u"rule"_s, u"rule_id"_s}));
        QCOMPARE(rig.metadata(0)["channel"_L1].toString(), u"webhook"_s);
        QVERIFY(!row.metadata.contains("canary"));
        QCOMPARE(rig.ends.first(), std::pair(alert.id, true));
    }
    void signsNothingWithoutASecret()
    {
        ScriptedServer server;
        auto options = optionsFor(server.url());
        options.target.secret.clear();
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QVERIFY(!server.requests.first().headers.contains("x-watchpost-signature"));
    }
    void triesAgainUntilItIsTaken()
    {
        int asked = 0;
        ScriptedServer server([&asked](const fixture::Request &request) {
            return ScriptedServer::answerOf(++asked < 3 ? "500 Internal Server Error" : "204 No Content", {},
                                            asked < 3 ? "out of \x1b[31mmemory" : "")(request);
        });
        Rig rig(optionsFor(server.url()));
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows.size(), 3);
        QCOMPARE(rig.rows[0].status, u"failed"_s);
        QCOMPARE(rig.rows[0].responseStatus, 500);
        QCOMPARE(rig.rows[0].errorCode, u"http_500"_s);
        QCOMPARE(rig.rows[0].errorText, u"the receiver answered 500: out of \\x1b[31mmemory"_s);
        QVERIFY(!rig.metadata(1)["next_try_at"_L1].toString().isEmpty());
        QCOMPARE(rig.metadata(2)["attempt"_L1].toInt(), 3);
        QVERIFY(rig.metadata(2)["next_try_at"_L1].isNull());
        QCOMPARE(rig.rows[2].status, u"success"_s);
        // The same delivery each time, so that a receiver can tell.
        QCOMPARE(server.requests[0].headers.value("x-watchpost-delivery"),
                 server.requests[2].headers.value("x-watchpost-delivery"));
    }
    void waitsForAReceiverThatIsDown()
    {
        const quint16 port = support::freePort();
        Rig rig(optionsFor(u"http://127.0.0.1:%1/hook"_s.arg(port)));
        const Alert first = alertOf(u"boiler"_s), second = alertOf(u"attic"_s);
        rig.send(first);
        rig.send(second);
        rig.send(first, notify::Event::Cleared);
        QTRY_VERIFY(rig.rows.size() >= 3);
        QCOMPARE(rig.rows[0].status, u"failed"_s);
        QCOMPARE(rig.rows[0].errorCode, u"network"_s);
        QVERIFY(!rig.rows[0].responseStatus);
        ScriptedServer server;
        server.close();
        QVERIFY(server.listen(QHostAddress::LocalHost, port));
        QTRY_COMPARE(rig.ends.size(), 3);
        QStringList events;
        for (const fixture::Request &request : std::as_const(server.requests)) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            if (body["alert"_L1]["external_id"_L1].toString() == first.externalId)
                events += body["event"_L1].toString();
        }
        QCOMPARE(events, QStringList({u"alert_raised"_s, u"alert_cleared"_s}));
    }
    void endsAnAttemptThatTakesTooLong()
    {
        ScriptedServer server([](const fixture::Request &) { return QByteArray(); });
        auto options = optionsFor(server.url());
        options.target.timeoutMs = 100;
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows.size(), 1);
        QCOMPARE(rig.rows[0].status, u"timeout"_s);
        QVERIFY(!rig.rows[0].responseStatus);
        QCOMPARE(rig.ends.first().second, false);
    }
    void givesUpInTheEnd()
    {
        ScriptedServer server(ScriptedServer::answerOf("404 Not Found"));
        auto options = optionsFor(server.url());
        options.giveUpAfterMs = 200;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.ends.first().second, false);
        QVERIFY(rig.rows.size() > 1);
        QVERIFY(rig.metadata(int(rig.rows.size()) - 1)["next_try_at"_L1].isNull());
        QCOMPARE(rig.webhook.waiting(), 0U);
    }
    void boundsWhatWaits()
    {
        ScriptedServer server([](const fixture::Request &) { return QByteArray(); });
        auto options = optionsFor(server.url());
        options.maxWaiting = 3;
        Rig rig(options);
        QList<QUuid> ids;
        for (int i = 0; i < 6; ++i) {
            const Alert alert = alertOf(u"d%1"_s.arg(i));
            ids.append(alert.id);
            rig.send(alert);
        }
        // One is under way, three wait; the oldest of those that waited gave way, and the log says so.
        QCOMPARE(rig.webhook.waiting(), 3U);
        QCOMPARE(rig.rows.size(), 2);
        QCOMPARE(rig.rows[0].errorCode, u"given_up"_s);
        QCOMPARE(rig.ends[0].first, ids[1]);
        QCOMPARE(rig.ends[1].first, ids[2]);
        rig.webhook.stop();
        QCOMPARE(rig.rows.size(), 3); // of the attempt that was under way
        QCOMPARE(rig.rows[2].status, u"failed"_s);
    }
    void followsARedirection_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("301") << QByteArray("301 Moved Permanently");
        QTest::newRow("302") << QByteArray("302 Found");
        QTest::newRow("307") << QByteArray("307 Temporary Redirect");
        QTest::newRow("308") << QByteArray("308 Permanent Redirect");
    }
    void followsARedirection()
    {
        QFETCH(QByteArray, status);
        ScriptedServer there;
        ScriptedServer server(ScriptedServer::redirectTo(there.url(u"/moved"_s), status));
        Rig rig(optionsFor(server.url()));
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QVERIFY(rig.ends.first().second);
        QCOMPARE(there.requests.first().line, "POST /moved HTTP/1.1");
        QCOMPARE(there.requests.first().body, server.requests.first().body);
        QCOMPARE(rig.rows.size(), 1);
    }
    void followsNothingElse_data()
    {
        QTest::addColumn<QString>("to");
        for (const char *to : {"file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "qrc:/x", "javascript:x",
                               "gopher://127.0.0.1/"})
            QTest::newRow(to) << QString::fromLatin1(to);
    }
    void followsNothingElse()
    {
        QFETCH(QString, to);
        ScriptedServer server(ScriptedServer::redirectTo(to));
        auto options = optionsFor(server.url());
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows[0].status, u"failed"_s);
        QCOMPARE(rig.rows[0].errorCode, u"redirect"_s);
        QCOMPARE(rig.ends.first().second, false);
    }
    void followsNotForEver()
    {
        ScriptedServer server;
        server.setAnswer(ScriptedServer::redirectTo(server.url()));
        auto options = optionsFor(server.url());
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows[0].errorCode, u"redirect"_s);
        QCOMPARE(server.requests.size(), 1 + notify::HttpPost::kMaxRedirects);
    }
    void goesNotFromTlsToPlain()
    {
        ScriptedServer plain;
        ScriptedServer server(ScriptedServer::redirectTo(plain.url()));
        server.encrypt(m_certificates->cert(u"server"_s), m_certificates->key(u"server"_s));
        auto options = optionsFor(server.url());
        options.target.caFile = m_certificates->cert(u"ca"_s);
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows[0].errorCode, u"redirect"_s);
        QCOMPARE(plain.requests.size(), 0);
        // The other way is no loss.
        server.setAnswer(ScriptedServer::answerOf("200 OK"));
        plain.setAnswer(ScriptedServer::redirectTo(server.url()));
        auto upwards = optionsFor(plain.url());
        upwards.target.caFile = m_certificates->cert(u"ca"_s);
        Rig other(upwards);
        other.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(other.ends.size(), 1);
        QVERIFY(other.ends.first().second);
    }
    void verifiesCertificates_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<bool>("isDelivered");
        QTest::newRow("right") << u"server"_s << u"ca"_s << true;
        QTest::newRow("foreign CA") << u"server"_s << u"foreignCa"_s << false;
        QTest::newRow("system's only") << u"server"_s << QString() << false;
        QTest::newRow("expired") << u"expired"_s << u"ca"_s << false;
        QTest::newRow("wrong host") << u"wrongHost"_s << u"ca"_s << false;
    }
    void verifiesCertificates()
    {
        QFETCH(QString, server);
        QFETCH(QString, ca);
        QFETCH(bool, isDelivered);
        ScriptedServer receiver;
        receiver.encrypt(m_certificates->cert(server), m_certificates->key(server));
        auto options = optionsFor(receiver.url());
        if (!ca.isEmpty())
            options.target.caFile = m_certificates->cert(ca);
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.ends.first().second, isDelivered);
        QCOMPARE(receiver.requests.size(), isDelivered ? 1 : 0);
        if (!isDelivered)
            QCOMPARE(rig.rows[0].errorCode, u"tls"_s);
    }
    void readsOnlySoMuchOfAnAnswer()
    {
        // Says that it is endless: whoever read it to its end would wait until the time-out.
        ScriptedServer server([](const fixture::Request &) -> QByteArray {
            return QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 100000000\r\n\r\n") + QByteArray(1'000'000, 'x');
        });
        auto options = optionsFor(server.url());
        options.target.timeoutMs = 60'000;
        options.giveUpAfterMs = 0;
        Rig rig(options);
        rig.send(alertOf(u"boiler"_s));
        QTRY_COMPARE(rig.ends.size(), 1);
        QCOMPARE(rig.rows[0].responseStatus, 500);
        QVERIFY(rig.rows[0].errorText.size() < 300);
    }
    void takesOnlyWebAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("https") << u"https://hooks.example/x?y=1"_s << true;
        QTest::newRow("http") << u"http://127.0.0.1:8080"_s << true;
        for (const char *text : {"", "hooks.example", "file:///etc/passwd", "ftp://h/x", "https:///x",
                                 "https://u:p@h/x", "https://u@h/", "HTTP//x", "data:,x", "http://h:99999/"})
            QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(text))) << QString::fromLatin1(text) << false;
    }
    void takesOnlyWebAddresses()
    {
        QFETCH(QString, text);
        QFETCH(bool, isTaken);
        const auto url = notify::parseWebhookUrl(text);
        QCOMPARE(url.has_value(), isTaken);
        if (!url)
            QVERIFY(!url.error().text.isEmpty());
    }
    void logsNoToken()
    {
        QCOMPARE(notify::endpointText(QUrl(u"https://h.example:8443/a/b"_s)), u"https://h.example:8443/a/b"_s);
        QCOMPARE(notify::endpointText(QUrl(u"https://u:p@h.example/services/T0AB12CD34EF56GH78/x?token=y#z"_s)),
                 u"https://h.example/services/…/x?…"_s);
    }

private:
    std::unique_ptr<support::Certificates> m_certificates;
};

QTEST_GUILESS_MAIN(WebhookTest)
#include "tst_webhook.moc"
