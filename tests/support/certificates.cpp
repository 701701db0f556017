// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the certificates with openssl's own commands, so that the tests meet what a user would make.
#include "support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace support {

namespace {

const QString kServerExtensions = QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\n"
                                                 "extendedKeyUsage=serverAuth\n");
const QString kWrongHostExtensions = QStringLiteral("subjectAltName=DNS:elsewhere.invalid\n"
                                                    "extendedKeyUsage=serverAuth\n");
const QString kClientExtensions = QStringLiteral("extendedKeyUsage=clientAuth\n");

bool writeText(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

} // namespace

Certificates::Certificates()
{
    const bool made =
        m_dir.isValid() && makeCa(QStringLiteral("ca")) && makeCa(QStringLiteral("foreignCa")) &&
        makeLeaf(QStringLiteral("server"), QStringLiteral("ca"), QStringLiteral("localhost"), kServerExtensions) &&
        makeLeaf(QStringLiteral("expired"), QStringLiteral("ca"), QStringLiteral("localhost"), kServerExtensions,
                 true) &&
        makeLeaf(QStringLiteral("wrongHost"), QStringLiteral("ca"), QStringLiteral("elsewhere.invalid"),
                 kWrongHostExtensions) &&
        makeLeaf(QStringLiteral("client"), QStringLiteral("ca"), QStringLiteral("watchpost-client"),
                 kClientExtensions) &&
        makeLeaf(QStringLiteral("foreignClient"), QStringLiteral("foreignCa"), QStringLiteral("foreign-client"),
                 kClientExtensions);
    if (!made && m_error.isEmpty())
        m_error = QStringLiteral("no temporary folder");
}

QString Certificates::cert(const QString &name) const
{
    return m_dir.filePath(name + QStringLiteral(".pem"));
}

QString Certificates::key(const QString &name) const
{
    return m_dir.filePath(name + QStringLiteral(".key"));
}

bool Certificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        m_error = QStringLiteral("openssl %1: %2").arg(arguments.value(0), QString::fromUtf8(process.readAll()));
        return false;
    }
    return true;
}

bool Certificates::makeCa(const QString &name)
{
    return openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                    QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
                    QStringLiteral("-nodes"), QStringLiteral("-keyout"), key(name), QStringLiteral("-out"), cert(name),
                    QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=%1").arg(name)});
}

bool Certificates::makeLeaf(const QString &name, const QString &ca, const QString &commonName,
                            const QString &extensions, bool expired)
{
    const QString request = m_dir.filePath(name + QStringLiteral(".csr"));
    const QString extensionFile = m_dir.filePath(name + QStringLiteral(".ext"));
    const QString database = m_dir.filePath(name + QStringLiteral(".db"));
    const QString configuration = m_dir.filePath(name + QStringLiteral(".cnf"));
    // `openssl ca` is the only command of OpenSSL 3.0 that takes an end of validity in the past.
    const bool written =
        writeText(extensionFile, extensions) && writeText(database, QString()) &&
        writeText(configuration,
                  QStringLiteral("[ca]\ndefault_ca=own\n[own]\ndatabase=%1\nnew_certs_dir=%2\ndefault_md=sha256\n"
                                 "policy=any\nrand_serial=yes\nunique_subject=no\n[any]\ncommonName=supplied\n")
                      .arg(database, m_dir.path()));
    if (!written) {
        m_error = QStringLiteral("cannot write %1").arg(extensionFile);
        return false;
    }
    const QString end = expired ? QStringLiteral("20200102000000Z") : QStringLiteral("20991231235959Z");
    return openssl({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                    QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                    key(name), QStringLiteral("-out"), request, QStringLiteral("-subj"),
                    QStringLiteral("/CN=%1").arg(commonName)}) &&
           openssl({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"),
                    QStringLiteral("-config"), configuration, QStringLiteral("-cert"), cert(ca),
                    QStringLiteral("-keyfile"), key(ca), QStringLiteral("-startdate"),
                    QStringLiteral("20200101000000Z"), QStringLiteral("-enddate"), end, QStringLiteral("-extfile"),
                    extensionFile, QStringLiteral("-in"), request, QStringLiteral("-out"), cert(name)});
}

} // namespace support
