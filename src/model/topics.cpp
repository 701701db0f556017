// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics.h"

namespace topics {
namespace {

// Takes the next level off the front of `rest`; `more` says whether a separator followed it.
QStringView takeLevel(QStringView &rest, bool &more)
{
    const qsizetype slash = rest.indexOf(u'/');
    more = slash >= 0;
    const QStringView level = more ? rest.first(slash) : rest;
    rest = more ? rest.sliced(slash + 1) : QStringView();
    return level;
}

} // namespace

bool isValidName(QStringView topic)
{
    return !topic.isEmpty() && topic.toUtf8().size() <= 65535 && !topic.contains(u'+') && !topic.contains(u'#') &&
           !topic.contains(QChar(u'\0')) && topic.isValidUtf16();
}

bool isValidFilter(QStringView filter)
{
    if (filter.isEmpty() || filter.toUtf8().size() > 65535 || filter.contains(QChar(u'\0')))
        return false;
    if (filter.startsWith(u"$share/")) {
        const QStringView rest = filter.sliced(7);
        const qsizetype slash = rest.indexOf(u'/');
        if (slash <= 0 || rest.first(slash).contains(u'+') || rest.first(slash).contains(u'#'))
            return false;
        filter = rest.sliced(slash + 1);
        if (filter.isEmpty())
            return false;
    }
    bool more = true;
    while (more) {
        const QStringView level = takeLevel(filter, more);
        if (level.contains(u'#') && (level.size() > 1 || more))
            return false;
        if (level.contains(u'+') && level.size() > 1)
            return false;
    }
    return true;
}

QStringView withoutShare(QStringView filter)
{
    if (!filter.startsWith(u"$share/"))
        return filter;
    const qsizetype slash = filter.indexOf(u'/', 7);
    return slash < 0 ? QStringView() : filter.sliced(slash + 1);
}

bool matches(QStringView filter, QStringView topic)
{
    filter = withoutShare(filter);
    if (topic.startsWith(u'$') && !filter.startsWith(u'$'))
        return false;
    bool moreFilter = true, moreTopic = true;
    while (moreFilter && moreTopic) {
        const QStringView wanted = takeLevel(filter, moreFilter);
        if (wanted == u"#")
            return true;
        const QStringView level = takeLevel(topic, moreTopic);
        if (wanted != u"+" && wanted != level)
            return false;
    }
    if (moreFilter) // `a/#` also matches `a`
        return filter == u"#";
    return !moreTopic;
}

bool covers(QStringView wide, QStringView narrow)
{
    if (wide == narrow)
        return true;
    // Members of a share group get only a part of the messages: never a cover, never covered.
    if (wide.startsWith(u"$share/") || narrow.startsWith(u"$share/"))
        return false;
    if (narrow.startsWith(u'$') && !wide.startsWith(u'$'))
        return false;
    bool moreWide = true, moreNarrow = true;
    while (moreWide && moreNarrow) {
        const QStringView w = takeLevel(wide, moreWide);
        if (w == u"#")
            return true;
        const QStringView n = takeLevel(narrow, moreNarrow);
        if (n == u"#" || (w != u"+" && w != n))
            return false;
    }
    if (moreWide)
        return wide == u"#";
    return !moreNarrow;
}

QStringView prefix(QStringView topic)
{
    const qsizetype slash = topic.lastIndexOf(u'/');
    return slash < 0 ? QStringView() : topic.first(slash);
}

QStringView lastLevel(QStringView topic)
{
    return topic.sliced(topic.lastIndexOf(u'/') + 1);
}

QString topicId(QStringView topic)
{
    if (topic.startsWith(u"devices/")) {
        const QStringView rest = topic.sliced(8);
        const qsizetype slash = rest.indexOf(u'/');
        if (slash > 0)
            return rest.first(slash).toString();
    }
    const QStringView before = prefix(topic);
    return (before.isEmpty() ? topic : before).toString();
}

} // namespace topics
