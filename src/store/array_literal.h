// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL array as text, `{"a","b",NULL}`, to be bound as one parameter: a whole column of a batch at once.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>
#include <optional>

namespace store {

class ArrayLiteral
{
public:
    void add(const QUuid &id); // a null id: NULL
    void add(qint64 number) { addPlain(QByteArray::number(number)); }
    void add(int number) { addPlain(QByteArray::number(number)); }
    void add(bool truth) { addPlain(truth ? QByteArrayView("t") : QByteArrayView("f")); }
    void add(double number);              // finite
    void add(const QString &text);        // an empty one stays empty
    void addJson(const QByteArray &json); // empty: NULL
    void addBytes(const QByteArray &bytes, bool emptyIsNull = true);
    void addOrNull(const QString &text); // empty: NULL
    template <typename T>
    void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            addPlain("NULL");
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    // The literal; the array is empty afterwards.
    [[nodiscard]] QString take();

private:
    void addPlain(QByteArrayView word);
    void addQuoted(QByteArrayView utf8);
    QByteArray m_text;
};

} // namespace store
