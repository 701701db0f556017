// SPDX-License-Identifier: GPL-3.0-or-later
// One signed POST: to http and https only, through no proxy, with certificates verified, an answer that is bounded, and
// one time limit for all of it.
#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace notify {

struct PostTarget
{
    QUrl url;          // as parseWebhookUrl() gives it
    QByteArray secret; // signs; empty: not signed
    QString caFile;    // PEM, trusted beside the system's; empty: none
    int timeoutMs = 10'000;
};

struct PostOutcome
{
    QString status; // success, failed, timeout: as in the log
    int httpStatus = -1;
    int elapsedMs = 0;
    QString errorCode; // http_500, timeout, redirect, network, tls, bad_ca
    QString errorText;
    [[nodiscard]] bool isDelivered() const { return errorText.isEmpty(); }
};

// `sha256=` and the HMAC-SHA256 in hex of `TIMESTAMP.BODY`.
[[nodiscard]] QByteArray signatureOf(const QByteArray &timestamp, const QByteArray &body, const QByteArray &secret);
// Whether a redirection from `from` may be followed to `to`: http and https only, never from https to http.
[[nodiscard]] bool mayFollow(const QUrl &from, const QUrl &to);

class HttpPost : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxRedirects = 3;
    static constexpr qint64 kMaxAnswerBytes = 64 * 1024;

    // `deliveryId` stays the same when the same thing is sent again.
    HttpPost(PostTarget target, QByteArray deliveryId, QByteArray body, QObject *parent);
    void start();
    // Says finished() now.
    void abort(const QString &why);

Q_SIGNALS:
    void finished(const notify::PostOutcome &outcome);

private:
    void send(const QUrl &url);
    void onRead();
    void onReply();
    void follow(const QUrl &to);
    void judge(int httpStatus);
    void fail(const QString &code, const QString &text, const QString &status);
    void finish(PostOutcome outcome);
    [[nodiscard]] int httpStatus() const;
    [[nodiscard]] QNetworkRequest request(const QUrl &url) const;

    const PostTarget m_target;
    const QByteArray m_deliveryId;
    const QByteArray m_body;
    QNetworkAccessManager *m_network;
    QNetworkReply *m_reply = nullptr;
    QUrl m_url;
    QByteArray m_answer; // its beginning
    QElapsedTimer m_elapsed;
    QTimer m_limit;
    int m_redirects = 0;
    bool m_isDone = false;
};

} // namespace notify
