// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_script.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

// PostgreSQL's `$tag$ … $tag$`, which holds the body of a function.
qsizetype skipDollarQuoted(const QString &text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'_'))
        ++end;
    const bool isTag = end < text.size() && text[end] == u'$' && (at == 0 || !text[at - 1].isLetterOrNumber());
    if (!isTag)
        return at;
    const QString tag = text.mid(at, end + 1 - at);
    const qsizetype close = text.indexOf(tag, end + 1);
    return close < 0 ? text.size() : close + tag.size();
}

// Where a comment or a quoted text that begins at `at` ends (behind its last character); `at` itself if none does.
qsizetype skipOpaque(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'-' && text.mid(at, 2) == "--"_L1) {
        const qsizetype end = text.indexOf(u'\n', at);
        return end < 0 ? text.size() : end;
    }
    if (c == u'/' && text.mid(at, 2) == "/*"_L1) {
        const qsizetype end = text.indexOf("*/"_L1, at + 2);
        return end < 0 ? text.size() : end + 2;
    }
    if (c == u'$')
        return skipDollarQuoted(text, at);
    if (c != u'\'' && c != u'"' && c != u'`')
        return at;
    const qsizetype end = text.indexOf(c, at + 1); // a doubled quote is simply two quoted texts in a row
    return end < 0 ? text.size() : end + 1;
}

// A trigger holds statements of its own, up to its END.
bool isOpenTrigger(const QString &statement)
{
    const QStringList words = statement.simplified().left(40).toUpper().split(u' ');
    const bool trigger =
        words.value(0) == "CREATE"_L1 && (words.value(1) == "TRIGGER"_L1 || words.value(2) == "TRIGGER"_L1);
    return trigger && !statement.trimmed().endsWith("END"_L1, Qt::CaseInsensitive);
}

} // namespace

QStringList splitSql(const QString &script)
{
    QStringList statements;
    QString current;
    for (qsizetype at = 0; at < script.size();) {
        const qsizetype end = skipOpaque(script, at);
        if (end > at) {
            const bool comment = script[at] == u'-' || script[at] == u'/';
            current += comment ? u" "_s : script.mid(at, end - at);
            at = end;
            continue;
        }
        const QChar c = script[at++];
        if (c != u';' || isOpenTrigger(current)) {
            current += c;
            continue;
        }
        if (!current.trimmed().isEmpty())
            statements << current.trimmed();
        current.clear();
    }
    if (!current.trimmed().isEmpty())
        statements << current.trimmed();
    return statements;
}

} // namespace store
