// SPDX-License-Identifier: GPL-3.0-or-later
// Reads MQTT's data types from a span of bytes and never past its end. The first fault sticks: everything read after
// it is zero or empty, so a decoder asks once, at its end.
#pragma once

#include "qtmqtt/utf8.h"

#include <QByteArrayView>
#include <QString>

namespace qtmqtt {

enum class Fault { None, Malformed, Protocol };

class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_at(bytes.data()), m_left(bytes.size()) {}

    [[nodiscard]] bool isOk() const { return m_fault == Fault::None; }
    [[nodiscard]] Fault fault() const { return m_fault; }
    [[nodiscard]] qsizetype left() const { return m_left; }
    [[nodiscard]] bool atEnd() const { return m_left == 0; }

    void fail(Fault fault)
    {
        if (m_fault == Fault::None)
            m_fault = fault;
        m_left = 0;
    }
    void require(bool condition, Fault fault = Fault::Malformed)
    {
        if (!condition)
            fail(fault);
    }

    QByteArrayView take(qsizetype size)
    {
        if (size < 0 || size > m_left) {
            fail(Fault::Malformed);
            return {};
        }
        const QByteArrayView bytes(m_at, size);
        m_at += size;
        m_left -= size;
        return bytes;
    }

    quint8 u8()
    {
        const QByteArrayView bytes = take(1);
        return bytes.isEmpty() ? 0 : static_cast<quint8>(bytes[0]);
    }
    quint16 u16()
    {
        const quint16 high = u8();
        return static_cast<quint16>(high << 8 | u8());
    }
    quint32 u32()
    {
        const quint32 high = u16();
        return high << 16 | u16();
    }

    // MQTT 5.0, 1.5.5: at most four bytes, in the shortest form.
    quint32 variableInteger()
    {
        quint32 value = 0;
        for (int i = 0; i < 4; ++i) {
            const quint8 byte = u8();
            value |= static_cast<quint32>(byte & 0x7f) << (7 * i);
            if (!(byte & 0x80)) {
                require(i == 0 || byte != 0);
                return isOk() ? value : 0;
            }
        }
        fail(Fault::Malformed);
        return 0;
    }

    QByteArrayView binary()
    {
        const quint16 size = u16();
        return take(size);
    }
    QByteArrayView stringBytes()
    {
        const QByteArrayView bytes = binary();
        require(isValidUtf8(bytes));
        return isOk() ? bytes : QByteArrayView();
    }
    QString string()
    {
        const std::optional<QString> text = fromUtf8(binary());
        require(text.has_value());
        return isOk() ? *text : QString();
    }

private:
    const char *m_at;
    qsizetype m_left;
    Fault m_fault = Fault::None;
};

} // namespace qtmqtt
