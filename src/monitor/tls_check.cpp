// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tls_check.h"

#include "broker/transport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qint64 kMaxBytes = 8 * 1024 * 1024; // the bundle of a whole system has half a megabyte
constexpr qint64 kWarnDays = 30;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsCheck)
};

QString nameOf(const QSslCertificate &certificate)
{
    const QString name = certificate.subjectInfo(QSslCertificate::CommonName).join(u' ');
    return name.isEmpty() ? certificate.subjectInfo(QSslCertificate::Organization).join(u' ') : name;
}

void describe(TlsCheck &check, const QString &what, const QSslCertificate &certificate, qint64 nowMs)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC);
    const QDateTime end = certificate.expiryDate();
    const QString day = end.toUTC().date().toString(Qt::ISODate);
    check.found.append(Words::tr("%1: %2, valid until %3").arg(what, nameOf(certificate), day));
    if (end < now)
        check.warnings.append(Words::tr("%1: it expired on %2.").arg(what, day));
    else if (now.daysTo(end) < kWarnDays)
        check.warnings.append(Words::tr("%1: it expires on %2.").arg(what, day));
    else if (certificate.effectiveDate() > now)
        check.warnings.append(Words::tr("%1: it is valid from %2 on only.")
                                  .arg(what, certificate.effectiveDate().toUTC().date().toString(Qt::ISODate)));
}

// The modulus of an RSA public key, whose DER form ends with INTEGER n, INTEGER e.
QByteArray modulusOf(const QSslKey &key)
{
    constexpr char kInteger = 2;
    const QByteArray der = key.toDer();
    const qsizetype length = key.length() / 8;
    for (qsizetype exponent = 1; exponent <= 8 && der.size() > length + exponent + 2; ++exponent) {
        const qsizetype head = der.size() - exponent - 2;
        if (der[head] == kInteger && der[head + 1] == char(exponent))
            return der.sliced(head - length, length);
    }
    return {};
}

// Qt cannot derive a public key from a private one, but the private one's DER form holds it: the modulus of RSA, the
// point of an elliptic curve. What cannot be told counts as a pair: the connection will.
bool isPair(const QSslCertificate &certificate, const QSslKey &key)
{
    const QSslKey open = certificate.publicKey();
    if (open.isNull() || key.isNull())
        return true;
    if (open.algorithm() != key.algorithm())
        return false;
    const QByteArray secret = key.toDer();
    if (key.algorithm() == QSsl::Rsa) {
        const QByteArray modulus = modulusOf(open);
        return modulus.isEmpty() || secret.contains(modulus);
    }
    if (key.algorithm() != QSsl::Ec)
        return true;
    const qsizetype coordinate = (open.length() + 7) / 8;
    return secret.contains(open.toDer().right(2 * coordinate));
}

} // namespace

TlsCheck checkTlsFiles(const broker::TlsFiles &files, qint64 nowMs)
{
    TlsCheck check;
    for (const QString &path : {files.caFile, files.certFile, files.keyFile}) {
        const QFileInfo info(path);
        if (!path.isEmpty() && info.exists() && (!info.isFile() || info.size() > kMaxBytes)) {
            check.error = Words::tr("%1 is no certificate or key file.").arg(path);
            return check;
        }
    }
    const auto configuration = broker::tlsConfiguration(files);
    if (!configuration) {
        check.error = configuration.error().text;
        return check;
    }
    if (!files.caFile.isEmpty()) {
        const QList<QSslCertificate> authorities = configuration->caCertificates();
        if (authorities.size() == 1)
            describe(check, Words::tr("CA"), authorities.constFirst(), nowMs);
        else
            check.found.append(Words::tr("CA file: %n certificates", nullptr, int(authorities.size())));
    }
    if (!files.certFile.isEmpty()) {
        describe(check, Words::tr("Client certificate"), configuration->localCertificate(), nowMs);
        if (!isPair(configuration->localCertificate(), configuration->privateKey()))
            check.error = Words::tr("The key %1 does not belong to the certificate %2.")
                              .arg(QFileInfo(files.keyFile).fileName(), QFileInfo(files.certFile).fileName());
    }
    return check;
}

} // namespace monitor
