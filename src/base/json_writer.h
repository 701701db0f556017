// SPDX-License-Identifier: GPL-3.0-or-later
// Writes compact JSON in the order of the calls (QJsonObject sorts its keys, and the order of fields is stored).
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>
#include <optional>

// Appends to a buffer; commas are put where they belong. The caller closes what it opens.
class JsonWriter
{
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QStringView name);
    JsonWriter &key(const char *asciiName); // must not need escaping

    JsonWriter &value(QStringView text);
    JsonWriter &value(const QString &text) { return value(QStringView(text)); }
    JsonWriter &ascii(const char *text);      // must not need escaping
    JsonWriter &utf8(const QByteArray &text); // must be valid UTF-8
    JsonWriter &id(const QUuid &id);          // lower-case text; null for a null id
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(qint64(number)); }
    JsonWriter &value(double number); // shortest text that reads back the same; null when not finite
    JsonWriter &value(bool flag);
    JsonWriter &null();
    JsonWriter &raw(const QByteArray &json); // one whole JSON value

    template <typename T>
    JsonWriter &value(const std::optional<T> &maybe)
    {
        return maybe ? value(*maybe) : null();
    }
    template <typename T>
    JsonWriter &field(const char *asciiName, const T &what)
    {
        return key(asciiName).value(what);
    }

    [[nodiscard]] const QByteArray &bytes() const { return m_out; }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    void separate();

    QByteArray m_out;
    bool m_needComma = false;
};

// Shortest decimal text that reads back as the same number ("22.77", "1e+22" as "1e22"); integers without ".0".
[[nodiscard]] QByteArray shortestNumber(double number);
// JSON string literal with its quotes.
[[nodiscard]] QByteArray jsonQuoted(QStringView text);
