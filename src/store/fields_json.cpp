// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fields_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <charconv>
#include <cmath>

namespace store {
namespace {

constexpr int kMaxDepth = 64;

// QString::fromUtf8() drops a byte order mark at the beginning; here it is a character like any other.
QString textOf(const char *start, qsizetype size)
{
    if (size < 3 || quint8(*start) != 0xEF)
        return QString::fromUtf8(start, size);
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decode(QByteArrayView(start, size));
}

// Reads JSON front to back; every function leaves the cursor behind what it read and returns false when it is not
// there.
class Parser
{
public:
    explicit Parser(QByteArrayView json) : m_at(json.data()), m_end(json.data() + json.size()) {}

    bool document(Fields &out) { return object(QString(), out, 0) && (skipBlanks(), m_at == m_end); }

private:
    void skipBlanks()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
    }
    bool take(char c)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool word(const char *text, qsizetype size)
    {
        if (m_end - m_at < size || QByteArrayView(m_at, size) != QByteArrayView(text, size))
            return false;
        m_at += size;
        return true;
    }

    bool object(const QString &prefix, Fields &out, int depth)
    {
        if (depth > kMaxDepth || !take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            QString name;
            if (!string(name) || !take(':'))
                return false;
            if (!prefix.isEmpty())
                name = prefix + u'.' + name;
            if (!member(name, out, depth))
                return false;
        } while (take(','));
        return take('}');
    }

    bool member(const QString &name, Fields &out, int depth)
    {
        skipBlanks();
        if (m_at == m_end)
            return false;
        switch (*m_at) {
        case '{':
            return object(name, out, depth + 1);
        case '[': {
            const char *start = m_at;
            if (!skipArray())
                return false;
            out.push_back({name, QString::fromUtf8(start, m_at - start)});
            return true;
        }
        case '"': {
            QString text;
            if (!string(text))
                return false;
            out.push_back({name, text});
            return true;
        }
        case 't':
            out.push_back({name, true});
            return word("true", 4);
        case 'f':
            out.push_back({name, false});
            return word("false", 5);
        case 'n':
            return word("null", 4);
        default:
            return number(name, out);
        }
    }

    bool number(const QString &name, Fields &out)
    {
        const char *start = m_at;
        bool isWhole = true;
        while (m_at < m_end && ((*m_at >= '0' && *m_at <= '9') || *m_at == '-' || *m_at == '+' || *m_at == '.' ||
                                *m_at == 'e' || *m_at == 'E')) {
            isWhole = isWhole && *m_at != '.' && *m_at != 'e' && *m_at != 'E';
            ++m_at;
        }
        qint64 whole = 0;
        if (isWhole) {
            const auto [end, error] = std::from_chars(start, m_at, whole);
            if (error == std::errc() && end == m_at) {
                out.push_back({name, whole});
                return true;
            }
        }
        double real = 0;
        const auto [end, error] = std::from_chars(start, m_at, real);
        if (error != std::errc() || end != m_at || !std::isfinite(real))
            return false;
        out.push_back({name, real});
        return true;
    }

    bool skipArray()
    {
        int depth = 0;
        while (m_at < m_end) {
            const char c = *m_at;
            if (c == '"') {
                QString ignored;
                if (!string(ignored))
                    return false;
                continue;
            }
            ++m_at;
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0)
                return true;
        }
        return false;
    }

    bool string(QString &out)
    {
        if (!take('"'))
            return false;
        const char *run = m_at;
        while (m_at < m_end && *m_at != '"') {
            if (*m_at != '\\') {
                ++m_at;
                continue;
            }
            out += textOf(run, m_at - run);
            ++m_at;
            if (!escape(out))
                return false;
            run = m_at;
        }
        if (m_at == m_end)
            return false;
        out += textOf(run, m_at - run);
        ++m_at;
        return true;
    }

    // Behind the backslash.
    bool escape(QString &out)
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        switch (c) {
        case 'n':
            out += u'\n';
            return true;
        case 'r':
            out += u'\r';
            return true;
        case 't':
            out += u'\t';
            return true;
        case 'b':
            out += u'\b';
            return true;
        case 'f':
            out += u'\f';
            return true;
        case '"':
        case '\\':
        case '/':
            out += QLatin1Char(c);
            return true;
        case 'u': {
            if (m_end - m_at < 4)
                return false;
            quint16 unit = 0;
            const auto [end, error] = std::from_chars(m_at, m_at + 4, unit, 16);
            if (error != std::errc() || end != m_at + 4)
                return false;
            m_at += 4;
            out += QChar(unit);
            return true;
        }
        default:
            return false;
        }
    }

    const char *m_at;
    const char *m_end;
};

Value valueFromJson(const QJsonValue &json)
{
    if (json.isBool())
        return json.toBool();
    if (json.isString())
        return json.toString();
    const QVariant number = json.toVariant();
    if (number.typeId() == QMetaType::LongLong)
        return qint64(number.toLongLong());
    return json.toDouble();
}

} // namespace

std::optional<Fields> fieldsFromJson(QByteArrayView json)
{
    Fields fields;
    if (!Parser(json).document(fields))
        return std::nullopt;
    return fields;
}

QMap<QString, LatestValue> latestFromJson(const QByteArray &json)
{
    QMap<QString, LatestValue> latest;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray pair = it.value().toArray();
        if (pair.size() == 2 && !pair[0].isNull() && pair[1].isDouble())
            latest.insert(it.key(), {valueFromJson(pair[0]), pair[1].toInteger()});
    }
    return latest;
}

} // namespace store
