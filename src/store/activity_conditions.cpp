// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that plans of the activity log are made of.
#include "store/activity_plan.h"

using namespace Qt::StringLiterals;

namespace store {

Condition isOneOf(const QString &column, const QStringList &values)
{
    Condition condition;
    condition.sql = column + u" IN ("_s;
    for (qsizetype i = 0; i < values.size(); ++i) {
        condition.sql += i == 0 ? "?"_L1 : ", ?"_L1;
        condition.values += values[i];
    }
    condition.sql += u')';
    return condition;
}

Condition joined(const std::vector<Condition> &conditions, const QString &between)
{
    Condition all;
    for (const Condition &one : conditions) {
        if (one.sql.isEmpty())
            continue;
        if (!all.sql.isEmpty())
            all.sql += between;
        all.sql += u'(' + one.sql + u')';
        all.values += one.values;
    }
    return all;
}

void Directory::add(Entry entry)
{
    byId.insert(entry.id, devices.size());
    devices.push_back(std::move(entry));
}

const Directory::Entry *Directory::find(const QString &id) const
{
    const auto at = byId.constFind(id);
    return at == byId.cend() ? nullptr : &devices[*at];
}

QString likePattern(QStringView text)
{
    QString pattern;
    pattern.reserve(text.size() + 8);
    for (const QChar c : text) {
        if (c == u'*' || c.isSurrogate() || c == u'\0')
            pattern += u'%';
        else if (c.unicode() >= 0x80 || c == u'k' || c == u'K' || c == u's' || c == u'S')
            pattern += u'_'; // K and S fold to U+212A and U+017F as well
        else if (c == u'%' || c == u'_' || c == u'\\')
            pattern += QString(u'\\') + c;
        else
            pattern += c;
    }
    return pattern;
}

} // namespace store
