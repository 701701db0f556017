// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/array_literal.h"

#include "store/dialect.h"

#include <charconv>

using namespace Qt::StringLiterals;

namespace store {

void ArrayLiteral::addPlain(QByteArrayView word)
{
    if (!m_text.isEmpty())
        m_text += ',';
    m_text.append(word.data(), word.size());
}

void ArrayLiteral::addQuoted(QByteArrayView utf8)
{
    m_text += m_text.isEmpty() ? "\"" : ",\"";
    qsizetype from = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if (utf8[i] != '"' && utf8[i] != '\\')
            continue;
        m_text.append(utf8.data() + from, i - from);
        m_text += '\\';
        from = i;
    }
    m_text.append(utf8.data() + from, utf8.size() - from);
    m_text += '"';
}

void ArrayLiteral::add(const QUuid &id)
{
    addPlain(id.isNull() ? QByteArray("NULL") : id.toByteArray(QUuid::WithoutBraces));
}

void ArrayLiteral::add(double number)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    addPlain(QByteArrayView(buffer, end - buffer));
}

void ArrayLiteral::add(const QString &text)
{
    addQuoted(valueFor(Engine::Postgres, text).toString().toUtf8());
}

void ArrayLiteral::addOrNull(const QString &text)
{
    if (text.isEmpty())
        addPlain("NULL");
    else
        add(text);
}

void ArrayLiteral::addJson(const QByteArray &json)
{
    if (json.isEmpty())
        addPlain("NULL");
    else
        addQuoted(jsonWithoutNul(json));
}

void ArrayLiteral::addBytes(const QByteArray &bytes, bool emptyIsNull)
{
    if (bytes.isEmpty() && emptyIsNull)
        addPlain("NULL");
    else
        addQuoted(QByteArray("\\x" + bytes.toHex()));
}

QString ArrayLiteral::take()
{
    const QByteArray text = std::exchange(m_text, {});
    return u'{' + QString::fromUtf8(text) + u'}';
}

} // namespace store
