// SPDX-License-Identifier: GPL-3.0-or-later
// Received bytes that are not yet packets. Consuming moves an offset; bytes are moved together only when more than half
// of a large buffer is behind it, so that a packet costs no copy of what follows it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstring>

namespace qtmqtt {

class ReadBuffer
{
public:
    [[nodiscard]] QByteArrayView view() const { return QByteArrayView(m_bytes).sliced(m_begin); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size() - m_begin; }

    // Room for `size` more bytes; commit() says how many of them were filled.
    [[nodiscard]] char *grow(qsizetype size)
    {
        if (m_begin == m_bytes.size())
            clear();
        else if (m_begin > kCompactAbove && m_begin > m_bytes.size() / 2)
            compact();
        m_filled = m_bytes.size();
        m_bytes.resize(m_filled + size);
        return m_bytes.data() + m_filled;
    }
    void commit(qsizetype size) { m_bytes.resize(m_filled + size); }

    void consume(qsizetype size) { m_begin += size; }

    void clear()
    {
        m_begin = 0;
        m_filled = 0;
        if (m_bytes.capacity() > kKeepCapacity)
            m_bytes = QByteArray();
        else
            m_bytes.resize(0);
    }

private:
    static constexpr qsizetype kCompactAbove = 64 * 1024;
    static constexpr qsizetype kKeepCapacity = 1024 * 1024; // a rare large message does not cost its memory for ever

    void compact()
    {
        const qsizetype left = size();
        char *data = m_bytes.data();
        std::memmove(data, data + m_begin, static_cast<size_t>(left));
        m_bytes.resize(left);
        m_begin = 0;
    }

    QByteArray m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_filled = 0;
};

} // namespace qtmqtt
