// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/fields.h"
#include "model/activity_types.h"
#include "model/metrics.h"

using namespace Qt::StringLiterals;

namespace filter {
namespace {

// What stands left of the caret: a value after `field op`, or the beginning of a word.
struct Context
{
    qsizetype from = 0; // where the unfinished piece begins
    bool inValue = false;
    QString field;       // of a value
    bool inText = false; // within a quoted text by itself: nothing to offer
};

bool isOperatorChar(QChar c)
{
    return c == u':' || c == u'=' || c == u'<' || c == u'>' || c == u'!';
}

// Reads the text up to the caret as the parser would, but forgives everything.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) {}
    Context scan()
    {
        while (m_at < m_text.size())
            step();
        return m_now;
    }

private:
    void step()
    {
        const QChar c = m_text[m_at];
        if (c == u'"' && m_at == m_now.from) {
            quoted();
        } else if (c == u'(' || c == u')') {
            begin(m_at + 1);
            m_lastWord.clear();
        } else if (c.isSpace()) {
            blank();
        } else if (isOperatorChar(c) && !m_now.inValue) {
            operatorHere();
        }
        ++m_at;
    }
    void begin(qsizetype from) { m_now = Context{from, false, {}, false}; }
    void blank()
    {
        // Blanks may stand between a field, its operator and its value.
        if (m_now.from == m_at) {
            m_now.from = m_at + 1;
            return;
        }
        m_lastWord = m_now.inValue ? QString() : m_text.sliced(m_now.from, m_at - m_now.from).toString();
        begin(m_at + 1);
    }
    void operatorHere()
    {
        const QString word = m_text.sliced(m_now.from, m_at - m_now.from).toString();
        m_now.field = word.isEmpty() ? m_lastWord : word;
        while (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'=')
            ++m_at;
        m_now.inValue = true;
        m_now.from = m_at + 1;
    }
    void quoted()
    {
        const qsizetype close = m_text.indexOf(u'"', m_at + 1);
        if (close >= 0) {
            m_at = close;
            begin(close + 1);
            return;
        }
        m_now.inText = !m_now.inValue;
        m_now.from = m_at + 1;
        m_at = m_text.size();
    }

    QStringView m_text;
    qsizetype m_at = 0;
    Context m_now;
    QString m_lastWord;
};

QStringList metricNames(const QString &prefix)
{
    QStringList names;
    for (const Metric &metric : knownMetrics())
        names += prefix + QString::fromLatin1(metric.name);
    return names;
}

QStringList valuesOf(const QString &fieldName)
{
    const FieldInfo *info = findField(fieldName);
    if (!info)
        return {};
    if (info->field == Field::FieldName)
        return metricNames({});
    if (info->field != Field::Type)
        return QString::fromLatin1(info->values).split(u' ', Qt::SkipEmptyParts);
    QStringList types = activity::groupNames();
    for (const activity::TypeInfo &known : activity::types()) {
        const QString type = QString::fromLatin1(known.key);
        types += shortType(type).toString();
        if (types.back() != type)
            types += type;
    }
    types.removeDuplicates();
    return types;
}

QStringList operatorsFor(const QString &name, ValueKind kind)
{
    QStringList words;
    for (const OpInfo &info : operators()) {
        if (!isOrder(info.op) || kind == ValueKind::Number || kind == ValueKind::Either)
            words += name + info.text.toString();
    }
    return words;
}

// Fields, keywords, metrics; of a whole field name what may follow it.
QStringList wordsFor(const QString &piece)
{
    if (const FieldInfo *info = findField(piece))
        return operatorsFor(QString::fromLatin1(info->name), info->kind);
    if (piece.startsWith("t."_L1, Qt::CaseInsensitive)) {
        const QStringList names = metricNames(u"t."_s);
        for (const QString &name : names) {
            if (name.compare(piece, Qt::CaseInsensitive) == 0)
                return operatorsFor(name, ValueKind::Either);
        }
        return names;
    }
    QStringList words;
    for (const FieldInfo &info : fields())
        words += QString::fromLatin1(info.name);
    words += QStringList{u"t."_s, u"and"_s, u"or"_s, u"not"_s};
    return words;
}

} // namespace

Completion complete(const QString &text, int caret)
{
    const qsizetype end = qBound(qsizetype(0), qsizetype(caret), text.size());
    const Context context = Scanner(QStringView(text).first(end)).scan();
    const qsizetype from = qMin(context.from, end);
    Completion completion{int(from), int(end - from), {}};
    if (context.inText)
        return completion;
    const QString piece = text.sliced(from, end - from);
    const QStringList words = context.inValue ? valuesOf(context.field) : wordsFor(piece);
    for (const QString &word : words) {
        if (word.startsWith(piece, Qt::CaseInsensitive) && word.size() > piece.size())
            completion.words += word;
    }
    return completion;
}

} // namespace filter
