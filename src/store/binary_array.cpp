// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/binary_array.h"

#include "store/dialect.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace store {

namespace {

// The server's numbers of its types: src/include/catalog/pg_type.dat, the same in every version.
struct Known
{
    const char *name;
    quint32 oid;
};
constexpr Known kTypes[] = {
    {"uuid", 2950},        {"text", 25},   {"jsonb", 3802},           {"json", 114},
    {"timestamptz", 1184}, {"bigint", 20}, {"double precision", 701}, {"boolean", 16},
    {"bytea", 17},
};

const Known &known(BinaryType type)
{
    return kTypes[std::size_t(type)];
}

constexpr qint64 kEpochMs = 946'684'800'000; // 2000-01-01, from where the server counts microseconds
// The version of jsonb's form, in front of its text.
constexpr QByteArrayView kJsonbVersion("\1");
// Dimensions, whether there is a NULL, the type; then, unless it is empty, size and first index.
constexpr qsizetype kHeaderBytes = 20;

template <typename T>
struct BigEndian
{
    explicit BigEndian(T value) { qToBigEndian(value, bytes); }
    [[nodiscard]] QByteArrayView view() const { return {bytes, qsizetype(sizeof bytes)}; }
    char bytes[sizeof(T)];
};

// The server takes the two ends of the range for infinities; what lies beside them it refuses.
qint64 serverTime(qint64 utcMs)
{
    constexpr qint64 kMost = std::numeric_limits<qint64>::max() / 1000;
    return (std::clamp(utcMs, kEpochMs - kMost, kEpochMs + kMost) - kEpochMs) * 1000;
}

} // namespace

const char *nameOf(BinaryType type)
{
    return known(type).name;
}

QByteArray binaryOf(const QUuid &id)
{
    return id.isNull() ? QByteArray() : id.toRfc4122();
}

QByteArray binaryOf(qint64 number)
{
    return BigEndian(number).view().toByteArray();
}

QByteArray binaryTime(qint64 utcMs)
{
    return binaryOf(serverTime(utcMs));
}

QUuid uuidOf(QByteArrayView binary)
{
    return binary.size() == 16 ? QUuid::fromRfc4122(binary) : QUuid();
}

qint64 numberOf(QByteArrayView binary)
{
    return binary.size() == qsizetype(sizeof(qint64)) ? qFromBigEndian<qint64>(binary.data()) : 0;
}

qint64 timeOf(QByteArrayView binary)
{
    const qint64 us = numberOf(binary);
    return us / 1000 - (us % 1000 < 0) + kEpochMs;
}

void BinaryArray::append(QByteArrayView value, QByteArrayView prefix)
{
    if (m_count++ == 0)
        m_bytes.resize(kHeaderBytes);
    const qsizetype at = m_bytes.size(), size = prefix.size() + value.size();
    m_bytes.resize(at + qsizetype(sizeof(qint32)) + size);
    char *to = m_bytes.data() + at;
    qToBigEndian(qint32(size), to);
    to = std::copy(prefix.begin(), prefix.end(), to + sizeof(qint32));
    std::copy(value.begin(), value.end(), to);
}

void BinaryArray::addNull()
{
    append({});
    m_hasNull = true;
    qToBigEndian<qint32>(-1, m_bytes.data() + m_bytes.size() - qsizetype(sizeof(qint32)));
}

void BinaryArray::add(const QUuid &id)
{
    if (id.isNull())
        return addNull();
    std::array<char, 16> bytes;
    qToBigEndian(id.data1, bytes.data());
    qToBigEndian(id.data2, bytes.data() + 4);
    qToBigEndian(id.data3, bytes.data() + 6);
    std::copy(std::begin(id.data4), std::end(id.data4), bytes.data() + 8);
    append({bytes.data(), qsizetype(bytes.size())});
}

void BinaryArray::add(qint64 number)
{
    append(BigEndian(m_type == BinaryType::Time ? serverTime(number) : number).view());
}

void BinaryArray::add(bool truth)
{
    append(truth ? QByteArrayView("\1", 1) : QByteArrayView("\0", 1));
}

void BinaryArray::add(double number)
{
    append(BigEndian(std::bit_cast<quint64>(number)).view());
}

void BinaryArray::add(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        append(valueFor(Engine::Postgres, text).toString().toUtf8());
    else
        append(text.toUtf8());
}

void BinaryArray::addOrNull(const QString &text)
{
    text.isEmpty() ? addNull() : add(text);
}

void BinaryArray::addJson(const QByteArray &json)
{
    if (json.isEmpty())
        addNull();
    else
        append(jsonWithoutNul(json), m_type == BinaryType::Jsonb ? kJsonbVersion : QByteArrayView());
}

void BinaryArray::addBytes(const QByteArray &bytes, bool emptyIsNull)
{
    bytes.isEmpty() && emptyIsNull ? addNull() : append(bytes);
}

QByteArray BinaryArray::take()
{
    const bool empty = m_count == 0;
    if (empty)
        m_bytes.resize(kHeaderBytes - 8);
    const qint32 header[] = {empty ? 0 : 1, m_hasNull, qint32(known(m_type).oid), m_count, 1};
    for (qsizetype at = 0; at < qsizetype(empty ? 3 : 5); ++at)
        qToBigEndian(header[at], m_bytes.data() + at * qsizetype(sizeof(qint32)));
    m_count = 0;
    m_hasNull = false;
    return std::exchange(m_bytes, {});
}

} // namespace store
