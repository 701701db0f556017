// SPDX-License-Identifier: GPL-3.0-or-later
// Text → tree, by descent: expr := and { "or" and }, and := unary { ["and"] unary },
// unary := "not" unary | "(" expr ")" | term.
#include "filter/fields.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace filter {
namespace {

using Parsed = tl::expected<Node, SyntaxError>;

bool isBlank(QChar c)
{
    return c.isSpace();
}
bool isParen(QChar c)
{
    return c == u'(' || c == u')';
}
bool isOperatorStart(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>' || c == u'!';
}

// C locale, finite, the whole text.
std::optional<double> numberIn(const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> flagIn(const QString &text)
{
    for (const auto word : {"true"_L1, "yes"_L1, "1"_L1}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0)
            return 1;
    }
    for (const auto word : {"false"_L1, "no"_L1, "0"_L1}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0)
            return 0;
    }
    return std::nullopt;
}

// Single-character edits between two short texts.
int distance(QStringView a, QStringView b)
{
    std::vector<int> row(size_t(b.size() + 1));
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (size_t j = 1; j < row.size(); ++j) {
            const int above = row[j];
            const int same = a[i - 1].toLower() == b[qsizetype(j) - 1].toLower() ? 0 : 1;
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + same});
            diagonal = above;
        }
    }
    return row.back();
}

QString unknownField(const QString &name)
{
    QString nearest;
    int best = 3; // more edits than two is another word
    if (name.size() <= 20) {
        for (const FieldInfo &info : fields()) {
            const QString known = QString::fromLatin1(info.name);
            if (const int edits = distance(name, known); edits < best && edits < known.size()) {
                best = edits;
                nearest = known;
            }
        }
    }
    const QString hint = nearest.isEmpty()
                             ? u"put text with such a sign in quotes, or write t.%1 for a metric"_s.arg(name)
                             : u"did you mean %1?"_s.arg(nearest);
    return u"there is no field '%1': %2"_s.arg(name, hint);
}

class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) {}

    tl::expected<std::optional<Node>, SyntaxError> parseAll()
    {
        skipBlanks();
        if (atEnd())
            return std::optional<Node>();
        Parsed made = parseOr();
        if (!made)
            return tl::unexpected(made.error());
        if (!atEnd())
            return mistake(m_at, u"there is no ( for this )"_s);
        return std::optional<Node>(std::move(*made));
    }

private:
    static tl::unexpected<SyntaxError> mistake(qsizetype position, const QString &text)
    {
        return tl::unexpected(SyntaxError{int(position), text});
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return m_text[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && isBlank(here()))
            ++m_at;
    }

    // The bare word here, without taking it.
    [[nodiscard]] QStringView peekWord() const
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !isBlank(m_text[end]) && !isParen(m_text[end]) && !isOperatorStart(m_text[end]))
            ++end;
        return QStringView(m_text).sliced(m_at, end - m_at);
    }
    bool atKeyword(QLatin1String keyword)
    {
        skipBlanks();
        return peekWord().compare(keyword, Qt::CaseInsensitive) == 0;
    }
    bool takeKeyword(QLatin1String keyword)
    {
        if (!atKeyword(keyword))
            return false;
        m_at += keyword.size();
        skipBlanks();
        return true;
    }

    Parsed parseOr();
    Parsed parseAnd();
    Parsed parseUnary();
    Parsed parseGroup();
    Parsed parseTerm();
    Parsed finishTerm(Node node, qsizetype start);
    std::optional<SyntaxError> judgeValue(Node &node, qsizetype opAt, qsizetype valueAt) const;
    tl::expected<QString, SyntaxError> parseQuoted();
    tl::expected<QString, SyntaxError> parseValue();
    const OpInfo *takeOperator();

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_terms = 0;
};

Parsed joined(Node::Kind kind, std::vector<Node> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    Node node;
    node.kind = kind;
    node.children = std::move(parts);
    return node;
}

Parsed Parser::parseOr()
{
    std::vector<Node> parts;
    do {
        Parsed part = parseAnd();
        if (!part)
            return part;
        parts.push_back(std::move(*part));
    } while (takeKeyword("or"_L1));
    return joined(Node::Kind::Or, std::move(parts));
}

Parsed Parser::parseAnd()
{
    std::vector<Node> parts;
    do {
        Parsed part = parseUnary();
        if (!part)
            return part;
        parts.push_back(std::move(*part));
        skipBlanks();
        if (takeKeyword("and"_L1))
            continue;
        if (atEnd() || here() == u')' || atKeyword("or"_L1))
            break;
    } while (true);
    return joined(Node::Kind::And, std::move(parts));
}

Parsed Parser::parseUnary()
{
    skipBlanks();
    if (atEnd())
        return mistake(m_text.size(), u"something to look for is missing here"_s);
    for (const auto keyword : {"and"_L1, "or"_L1}) {
        if (atKeyword(keyword))
            return mistake(m_at, u"'%1' needs something to look for before it"_s.arg(keyword));
    }
    const bool isNot = atKeyword("not"_L1);
    if (!isNot && here() != u'(')
        return parseTerm();
    if (++m_depth > kMaxDepth)
        return mistake(m_at, u"the filter is nested deeper than %1 levels"_s.arg(kMaxDepth));
    Parsed made = mistake(m_at, {});
    if (isNot) {
        takeKeyword("not"_L1);
        made = parseUnary();
        if (made) {
            Node node;
            node.kind = Node::Kind::Not;
            node.children.push_back(std::move(*made));
            made = std::move(node);
        }
    } else {
        made = parseGroup();
    }
    --m_depth;
    return made;
}

Parsed Parser::parseGroup()
{
    const qsizetype open = m_at++;
    skipBlanks();
    if (!atEnd() && here() == u')')
        return mistake(m_at, u"there is nothing in the parentheses"_s);
    Parsed made = parseOr();
    if (!made)
        return made;
    skipBlanks();
    if (atEnd())
        return mistake(m_text.size(), u"a ) is missing for the ( at position %1"_s.arg(open));
    ++m_at;
    skipBlanks();
    return made;
}

tl::expected<QString, SyntaxError> Parser::parseQuoted()
{
    const qsizetype open = m_at++;
    QString value;
    while (!atEnd() && here() != u'"') {
        const bool escaped =
            here() == u'\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\');
        m_at += escaped ? 1 : 0;
        value += here();
        ++m_at;
    }
    if (atEnd())
        return mistake(open, u"the closing quote of this text is missing"_s);
    ++m_at;
    if (value.isEmpty())
        return mistake(open, u"the text between the quotes is empty"_s);
    return value;
}

tl::expected<QString, SyntaxError> Parser::parseValue()
{
    skipBlanks();
    if (atEnd() || isParen(here()))
        return mistake(m_at, u"a value is missing here"_s);
    if (here() == u'"')
        return parseQuoted();
    const qsizetype start = m_at;
    while (!atEnd() && !isBlank(here()) && !isParen(here()))
        ++m_at;
    return m_text.sliced(start, m_at - start);
}

const OpInfo *Parser::takeOperator()
{
    for (const OpInfo &info : operators()) {
        if (QStringView(m_text).sliced(m_at).startsWith(info.text)) {
            m_at += info.text.size();
            return &info;
        }
    }
    return nullptr;
}

Parsed Parser::parseTerm()
{
    if (++m_terms > kMaxTerms)
        return mistake(m_at, u"the filter has more than %1 terms"_s.arg(kMaxTerms));
    const qsizetype start = m_at;
    if (here() == u')')
        return mistake(m_at, u"something to look for is missing before this )"_s);
    if (isOperatorStart(here()))
        return mistake(m_at, u"a field must stand before '%1'"_s.arg(here()));
    Node node;
    if (here() == u'"') {
        auto text = parseQuoted();
        if (!text)
            return tl::unexpected(text.error());
        node.text = std::move(*text);
        return node;
    }
    node.text = peekWord().toString();
    // t."odd name": the quotes let a metric's name hold any characters.
    if (node.text.startsWith("t.\""_L1, Qt::CaseInsensitive)) {
        m_at += 2;
        auto metric = parseQuoted();
        if (!metric)
            return tl::unexpected(metric.error());
        node.text = u"t."_s + *metric;
    } else {
        m_at += node.text.size();
    }
    return finishTerm(std::move(node), start);
}

// What was read so far is a word, or a field if an operator follows.
Parsed Parser::finishTerm(Node node, qsizetype start)
{
    const qsizetype afterWord = m_at;
    skipBlanks();
    const qsizetype opAt = m_at;
    if (atEnd() || !isOperatorStart(here())) {
        m_at = afterWord;
        return node;
    }
    const OpInfo *op = takeOperator();
    if (!op)
        return mistake(opAt, u"'!' is no operator: write != or not"_s);
    const QString name = node.text;
    if (name.startsWith("t."_L1, Qt::CaseInsensitive)) {
        node.field = Field::Metric;
        node.metric = name.mid(2);
        if (node.metric.isEmpty())
            return mistake(start + 2, u"the name of a metric is missing after 't.'"_s);
    } else if (const FieldInfo *info = findField(name)) {
        node.field = info->field;
    } else {
        return mistake(start, unknownField(name));
    }
    node.op = op->op;
    skipBlanks();
    const qsizetype valueAt = m_at;
    auto value = parseValue();
    if (!value)
        return tl::unexpected(value.error());
    node.text = std::move(*value);
    if (const auto wrong = judgeValue(node, opAt, valueAt))
        return tl::unexpected(*wrong);
    return node;
}

std::optional<SyntaxError> Parser::judgeValue(Node &node, qsizetype opAt, qsizetype valueAt) const
{
    const FieldInfo *info = infoOf(node.field);
    const ValueKind kind = info ? info->kind : ValueKind::Either;
    const QString name = info ? QString::fromLatin1(info->name) : QString(u"t."_s + node.metric);
    if (isOrder(node.op) && (kind == ValueKind::Text || kind == ValueKind::Flag))
        return SyntaxError{int(opAt), u"%1 is no number: it takes :, = or !="_s.arg(name)};
    node.number = kind == ValueKind::Flag ? flagIn(node.text) : numberIn(node.text);
    if (node.number)
        return std::nullopt;
    if (kind == ValueKind::Flag)
        return SyntaxError{int(valueAt), u"%1 is true or false, not '%2'"_s.arg(name, node.text)};
    const bool pattern = node.op == Op::Like && node.text.contains(u'*');
    if (isOrder(node.op) || (kind == ValueKind::Number && !pattern))
        return SyntaxError{int(valueAt), u"%1 wants a number, and '%2' is none"_s.arg(name, node.text)};
    return std::nullopt;
}

} // namespace

tl::expected<std::optional<Node>, SyntaxError> parse(const QString &text)
{
    return Parser(text).parseAll();
}

Error toError(const SyntaxError &mistake)
{
    return Error{Error::Kind::Usage, u"bad_filter"_s,
                 u"The filter is wrong at position %1: %2"_s.arg(QString::number(mistake.position), mistake.text)};
}

} // namespace filter
