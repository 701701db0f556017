// SPDX-License-Identifier: GPL-3.0-or-later
// Appends MQTT's data types to bytes. Strings and binary data longer than MQTT's 65,535 bytes, and text that is no
// valid Unicode, cannot be written: isOk() tells at the end.
#pragma once

#include "qtmqtt/utf8.h"

#include <QByteArray>
#include <QString>

namespace qtmqtt {

inline constexpr quint32 kMaxVariableInteger = 268'435'455;

[[nodiscard]] constexpr int variableIntegerSize(quint32 value)
{
    return value < 128 ? 1 : value < 16'384 ? 2 : value < 2'097'152 ? 3 : 4;
}

class Writer
{
public:
    [[nodiscard]] bool isOk() const { return m_ok; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    void fail() { m_ok = false; }

    void u8(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void u16(quint16 value)
    {
        u8(static_cast<quint8>(value >> 8));
        u8(static_cast<quint8>(value));
    }
    void u32(quint32 value)
    {
        u16(static_cast<quint16>(value >> 16));
        u16(static_cast<quint16>(value));
    }
    void variableInteger(quint32 value)
    {
        if (value > kMaxVariableInteger)
            return fail();
        do {
            const quint8 low = value & 0x7f;
            value >>= 7;
            u8(value ? low | 0x80 : low);
        } while (value);
    }
    void raw(QByteArrayView bytes) { m_bytes.append(bytes); }
    void binary(QByteArrayView bytes)
    {
        if (bytes.size() > kMaxStringBytes)
            return fail();
        u16(static_cast<quint16>(bytes.size()));
        raw(bytes);
    }
    void string(QStringView text)
    {
        const std::optional<QByteArray> bytes = toUtf8(text);
        if (!bytes)
            return fail();
        binary(*bytes);
    }

private:
    QByteArray m_bytes;
    bool m_ok = true;
};

} // namespace qtmqtt
