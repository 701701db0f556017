// SPDX-License-Identifier: GPL-3.0-or-later
// Lays JSON out without a tree, which would sort its keys: tokens go to the output as they are read.
#include "model/stored_payload.h"

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Layout
{
public:
    explicit Layout(QByteArrayView json) : m_json(json) {}

    tl::expected<QString, NoLayout> run()
    {
        skipBlanks();
        while (!m_done) {
            if (!step())
                return tl::unexpected(m_why);
            if (m_out.size() > kLayoutOutput)
                return tl::unexpected(NoLayout::TooLong);
            skipBlanks();
        }
        if (m_at != m_json.size())
            return tl::unexpected(NoLayout::NotJson);
        return QString::fromUtf8(m_out);
    }

private:
    enum class Expect { Value, FirstOfArray, FirstOfObject, Key, CommaOrEnd };

    [[nodiscard]] char here() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    void skipBlanks()
    {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r')
            ++m_at;
    }
    void newLine()
    {
        m_out += '\n';
        m_out += QByteArray(m_open.size() * 2, ' ');
    }
    void take(qsizetype length)
    {
        m_out += m_json.sliced(m_at, length);
        m_at += length;
    }

    bool step()
    {
        switch (m_expect) {
        case Expect::FirstOfArray:
        case Expect::FirstOfObject:
            if (here() == m_open.back())
                return close(false);
            newLine();
            if (m_expect == Expect::FirstOfArray)
                return value();
            return key();
        case Expect::Key:
            return key();
        case Expect::Value:
            return value();
        case Expect::CommaOrEnd:
            break;
        }
        if (here() == m_open.back())
            return close(true);
        if (here() != ',')
            return false;
        take(1);
        newLine();
        m_expect = m_open.back() == '}' ? Expect::Key : Expect::Value;
        return true;
    }
    bool key()
    {
        if (here() != '"' || !string())
            return false;
        skipBlanks();
        if (here() != ':')
            return false;
        ++m_at;
        m_out += ": ";
        m_expect = Expect::Value;
        return true;
    }
    bool value()
    {
        const char c = here();
        if (c == '{' || c == '[')
            return open(c);
        const bool taken = c == '"' ? string() : c == '-' || isDigit(c) ? number() : word();
        if (taken)
            valueIsOver();
        return taken;
    }
    void valueIsOver()
    {
        m_done = m_open.isEmpty();
        m_expect = Expect::CommaOrEnd;
    }
    bool open(char c)
    {
        if (m_open.size() >= kLayoutDepth) {
            m_why = NoLayout::TooDeep;
            return false;
        }
        take(1);
        m_open += c == '{' ? '}' : ']';
        m_expect = c == '{' ? Expect::FirstOfObject : Expect::FirstOfArray;
        return true;
    }
    bool close(bool onNewLine)
    {
        m_open.chop(1);
        if (onNewLine)
            newLine();
        take(1);
        valueIsOver();
        return true;
    }
    bool string()
    {
        qsizetype end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"') {
            if (static_cast<unsigned char>(m_json[end]) < 0x20)
                return false;
            end += m_json[end] == '\\' ? 2 : 1;
        }
        if (end >= m_json.size())
            return false;
        take(end + 1 - m_at);
        return true;
    }
    [[nodiscard]] qsizetype digits(qsizetype at) const
    {
        while (at < m_json.size() && isDigit(m_json[at]))
            ++at;
        return at;
    }
    [[nodiscard]] char at(qsizetype i) const { return i < m_json.size() ? m_json[i] : '\0'; }
    // As written: 1e400 and 2400390030314701 are not numbers that a double would give back.
    bool number()
    {
        const qsizetype first = m_at + (here() == '-' ? 1 : 0);
        qsizetype end = digits(first);
        if (end == first || (at(first) == '0' && end > first + 1))
            return false;
        if (at(end) == '.') {
            const qsizetype fraction = digits(end + 1);
            if (fraction == end + 1)
                return false;
            end = fraction;
        }
        if (at(end) == 'e' || at(end) == 'E') {
            const qsizetype exponent = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1);
            end = digits(exponent);
            if (end == exponent)
                return false;
        }
        take(end - m_at);
        return true;
    }
    bool word()
    {
        for (const QByteArrayView known : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
            if (m_json.sliced(m_at).startsWith(known)) {
                take(known.size());
                return true;
            }
        }
        return false;
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
    QByteArray m_open; // the brackets that are to come, the innermost last
    Expect m_expect = Expect::Value;
    NoLayout m_why = NoLayout::NotJson;
    bool m_done = false;
    QByteArray m_out;
};

} // namespace

tl::expected<QString, NoLayout> laidOutJson(const QByteArray &json)
{
    if (json.size() > kLayoutInput)
        return tl::unexpected(NoLayout::TooLong);
    if (!json.isValidUtf8())
        return tl::unexpected(NoLayout::NotJson);
    return Layout(json).run();
}
