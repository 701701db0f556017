// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/http_post.h"

#include "base/visible_text.h"
#include "notify/settings.h"

#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace notify {
namespace {

constexpr qsizetype kShownOfAnswer = 200;
constexpr int kFirstRedirect = 300;
constexpr int kFirstError = 400;

bool isWeb(const QUrl &url)
{
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

} // namespace

QByteArray signatureOf(const QByteArray &timestamp, const QByteArray &body, const QByteArray &secret)
{
    const QByteArray signedText = timestamp + '.' + body;
    return "sha256=" + QMessageAuthenticationCode::hash(signedText, secret, QCryptographicHash::Sha256).toHex();
}

bool mayFollow(const QUrl &from, const QUrl &to)
{
    return isWeb(to) && (from.scheme() != "https"_L1 || to.scheme() == "https"_L1);
}

HttpPost::HttpPost(PostTarget target, QByteArray deliveryId, QByteArray body, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_deliveryId(std::move(deliveryId)),
      m_body(std::move(body)),
      m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        // Who has answered already has it, whatever becomes of the rest of the answer.
        if (const int status = httpStatus(); status >= 200 && status < kFirstRedirect)
            judge(status);
        else
            fail(u"timeout"_s, u"no answer within %1 s"_s.arg(double(m_target.timeoutMs) / 1000), u"timeout"_s);
    });
}

void HttpPost::start()
{
    m_elapsed.start();
    m_limit.start(m_target.timeoutMs);
    send(m_target.url);
}

void HttpPost::abort(const QString &why)
{
    fail(u"aborted"_s, why, u"failed"_s);
}

QNetworkRequest HttpPost::request(const QUrl &url) const
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Watchpost/%1"_s.arg(QStringLiteral(WATCHPOST_VERSION)));
    request.setRawHeader("Accept-Encoding", "identity"); // a small answer stays small
    request.setRawHeader("X-Watchpost-Delivery", m_deliveryId);
    request.setRawHeader("X-Watchpost-Timestamp", timestamp);
    if (!m_target.secret.isEmpty())
        request.setRawHeader("X-Watchpost-Signature", signatureOf(timestamp, m_body, m_target.secret));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

void HttpPost::send(const QUrl &url)
{
    m_url = url;
    m_answer.clear();
    QNetworkRequest asked = request(url);
    if (!m_target.caFile.isEmpty()) {
        const QList<QSslCertificate> certificates = QSslCertificate::fromPath(m_target.caFile);
        if (certificates.isEmpty()) {
            fail(u"bad_ca"_s, u"there is no certificate in %1"_s.arg(m_target.caFile), u"failed"_s);
            return;
        }
        QSslConfiguration tls = asked.sslConfiguration();
        tls.addCaCertificates(certificates);
        asked.setSslConfiguration(tls);
    }
    m_reply = m_network->post(asked, m_body);
    m_reply->setReadBufferSize(kMaxAnswerBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpPost::onRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpPost::onReply);
}

void HttpPost::onRead()
{
    m_answer += m_reply->read(kMaxAnswerBytes);
    if (m_answer.size() >= kMaxAnswerBytes)
        onReply();
}

void HttpPost::onReply()
{
    if (m_isDone)
        return;
    const int status = httpStatus();
    if (status < 0) {
        const bool isTls = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
        fail(isTls ? u"tls"_s : u"network"_s, visibleText(m_reply->errorString(), kShownOfAnswer), u"failed"_s);
        return;
    }
    const QUrl to = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (status >= kFirstRedirect && status < kFirstError && to.isValid())
        follow(m_url.resolved(to));
    else
        judge(status);
}

void HttpPost::follow(const QUrl &to)
{
    const int status = httpStatus();
    // A method that is changed on the way (303) would lose what is told.
    const bool keepsMethod = status == 301 || status == 302 || status == 307 || status == 308;
    if (!keepsMethod) {
        judge(status);
        return;
    }
    if (!mayFollow(m_url, to) || ++m_redirects > kMaxRedirects) {
        const QString where = visibleText(QString(to.scheme() + u"://"_s + to.host()), kShownOfAnswer);
        fail(u"redirect"_s,
             m_redirects > kMaxRedirects ? u"redirected more than %1 times"_s.arg(kMaxRedirects)
                                         : u"redirected to %1, which is not followed"_s.arg(where),
             u"failed"_s);
        return;
    }
    m_reply->disconnect(this);
    m_reply->deleteLater();
    send(to.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
}

int HttpPost::httpStatus() const
{
    const QVariant status = m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute) : QVariant();
    return status.isValid() ? status.toInt() : -1;
}

void HttpPost::judge(int status)
{
    if (status >= 200 && status < kFirstRedirect) {
        finish({u"success"_s, status, 0, {}, {}});
        return;
    }
    QString text = u"the receiver answered %1"_s.arg(status);
    m_answer += m_reply->read(kShownOfAnswer);
    if (const QString said = QString::fromUtf8(m_answer.left(kShownOfAnswer)).simplified(); !said.isEmpty())
        text += u": "_s + visibleText(said, kShownOfAnswer);
    fail(u"http_%1"_s.arg(status), text, u"failed"_s);
}

void HttpPost::fail(const QString &code, const QString &text, const QString &status)
{
    finish({status, httpStatus(), 0, code, text});
}

void HttpPost::finish(PostOutcome outcome)
{
    if (std::exchange(m_isDone, true))
        return;
    m_limit.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    outcome.elapsedMs = int(m_elapsed.elapsed());
    Q_EMIT finished(outcome);
}

} // namespace notify
