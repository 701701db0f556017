// SPDX-License-Identifier: GPL-3.0-or-later
// A device that counts and digests (SHA-256) what goes through it.
#pragma once

#include <QCryptographicHash>
#include <QIODevice>

namespace exports {

class DigestDevice final : public QIODevice
{
public:
    // `target` is open for writing and outlives this; null: what is written is only digested.
    explicit DigestDevice(QIODevice *target) : m_target(target) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray sha256() const { return m_hash.result().toHex(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 written = m_target ? m_target->write(data, size) : size;
        if (written != size) {
            setErrorString(m_target->errorString());
            return -1;
        }
        m_hash.addData(QByteArray::fromRawData(data, size));
        m_bytes += size;
        return size;
    }

private:
    QIODevice *m_target;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_bytes = 0;
};

} // namespace exports
