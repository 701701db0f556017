// SPDX-License-Identifier: GPL-3.0-or-later
// Values in the binary form that PostgreSQL's …_recv() functions read, and arrays of them: a whole column of a batch as
// one parameter. As text, each value would be quoted, escaped and parsed twice on its way.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>
#include <optional>

namespace store {

enum class BinaryType { Uuid, Text, Jsonb, Json, Time, Bigint, Double, Truth, Bytes };

// As SQL names it: `timestamptz`.
[[nodiscard]] const char *nameOf(BinaryType type);

// Single values; to be bound as `?::uuid`, `?::bigint`, `?::timestamptz`.
[[nodiscard]] QByteArray binaryOf(const QUuid &id); // a null id: NULL
[[nodiscard]] QByteArray binaryOf(qint64 number);
// A time that the server does not know becomes one that it refuses.
[[nodiscard]] QByteArray binaryTime(qint64 utcMs);

// And back; a value of another size, as that of NULL, is a null id or 0.
[[nodiscard]] QUuid uuidOf(QByteArrayView binary);
[[nodiscard]] qint64 numberOf(QByteArrayView binary);
[[nodiscard]] qint64 timeOf(QByteArrayView binary); // UTC milliseconds, what is behind them cut

// Elements must be of the array's type. To be bound as `?::uuid[]`.
class BinaryArray
{
public:
    explicit BinaryArray(BinaryType type) : m_type(type) {}

    void addNull();
    void add(const QUuid &id); // a null id: NULL
    void add(qint64 number);   // Time: UTC milliseconds
    void add(int number) { add(qint64(number)); }
    void add(bool truth);
    void add(double number);
    void add(const QString &text);        // an empty one stays empty
    void addOrNull(const QString &text);  // empty: NULL
    void addJson(const QByteArray &json); // empty: NULL
    void addBytes(const QByteArray &bytes, bool emptyIsNull = true);
    template <typename T>
    void add(const std::optional<T> &value)
    {
        value ? add(*value) : addNull();
    }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    // The array is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    void append(QByteArrayView value, QByteArrayView prefix = {});

    BinaryType m_type;
    QByteArray m_bytes;
    qint32 m_count = 0;
    bool m_hasNull = false;
};

} // namespace store
