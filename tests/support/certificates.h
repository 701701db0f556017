// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and certificates for TLS tests, made with the openssl command in a temporary folder.
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

// All paths are PEM files. The names: `ca` signs `server` (for localhost, 127.0.0.1 and ::1), `expired` (the same, but
// its validity is over), `wrongHost` (for another host only) and `client` (CN "watchpost-client"); `foreignCa` signs
// nothing of these but `foreignClient`.
class Certificates
{
public:
    Certificates();

    // False when openssl is missing or failed: see errorString(). A test then fails.
    [[nodiscard]] bool isValid() const { return m_error.isEmpty(); }
    [[nodiscard]] QString errorString() const { return m_error; }

    [[nodiscard]] QString cert(const QString &name) const; // NAME.pem
    [[nodiscard]] QString key(const QString &name) const;  // NAME.key

private:
    bool openssl(const QStringList &arguments);
    bool makeCa(const QString &name);
    bool makeLeaf(const QString &name, const QString &ca, const QString &commonName, const QString &extensions,
                  bool expired = false);

    QTemporaryDir m_dir;
    QString m_error;
};

} // namespace support
