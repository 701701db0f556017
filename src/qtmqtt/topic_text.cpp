// SPDX-License-Identifier: GPL-3.0-or-later
// Validity and matching of topics, level by level, without copying.
#include "qtmqtt/topic_text.h"

#include "qtmqtt/utf8.h"

namespace qtmqtt {

namespace {

constexpr QStringView kShare(u"$share/");

// Takes the first level off `rest`; `hasMore` tells whether a separator followed it.
QStringView takeLevel(QStringView &rest, bool &hasMore)
{
    const qsizetype slash = rest.indexOf(u'/');
    hasMore = slash >= 0;
    const QStringView level = hasMore ? rest.first(slash) : rest;
    rest = hasMore ? rest.sliced(slash + 1) : QStringView();
    return level;
}

bool isValidText(QStringView text)
{
    if (text.isEmpty() || text.contains(QChar(u'\0')) || !text.isValidUtf16())
        return false;
    // A UTF-16 unit becomes at most three bytes: most texts need no conversion to be measured.
    return text.size() * 3 <= kMaxStringBytes || text.toUtf8().size() <= kMaxStringBytes;
}

bool hasWildcard(QStringView text)
{
    return text.contains(u'+') || text.contains(u'#');
}

bool areWildcardsInPlace(QStringView filter)
{
    bool hasMore = true;
    while (hasMore) {
        const QStringView level = takeLevel(filter, hasMore);
        if (!hasWildcard(level))
            continue;
        const bool isLastHash = level == u"#" && !hasMore;
        if (level != u"+" && !isLastHash)
            return false;
    }
    return true;
}

} // namespace

bool isValidTopicName(QStringView name)
{
    return isValidText(name) && !hasWildcard(name);
}

bool isValidTopicFilter(QStringView filter)
{
    if (!isValidText(filter))
        return false;
    if (filter == u"$share")
        return false;
    if (!filter.startsWith(kShare))
        return areWildcardsInPlace(filter);
    const QStringView name = sharedName(filter);
    const QStringView plain = plainFilter(filter);
    return !name.isEmpty() && !hasWildcard(name) && !plain.isEmpty() && areWildcardsInPlace(plain);
}

QStringView sharedName(QStringView filter)
{
    if (!filter.startsWith(kShare))
        return {};
    const QStringView rest = filter.sliced(kShare.size());
    const qsizetype slash = rest.indexOf(u'/');
    return slash < 0 ? rest : rest.first(slash);
}

QStringView plainFilter(QStringView filter)
{
    if (!filter.startsWith(kShare))
        return filter;
    const QStringView rest = filter.sliced(kShare.size());
    const qsizetype slash = rest.indexOf(u'/');
    return slash < 0 ? QStringView() : rest.sliced(slash + 1);
}

bool matches(QStringView filter, QStringView name, bool dollarIsSpecial)
{
    if (dollarIsSpecial && name.startsWith(u'$') && (filter.startsWith(u'+') || filter.startsWith(u'#')))
        return false;
    bool filterHasMore = true;
    bool nameHasMore = true;
    while (filterHasMore && nameHasMore) {
        const QStringView wanted = takeLevel(filter, filterHasMore);
        if (wanted == u"#")
            return true;
        const QStringView level = takeLevel(name, nameHasMore);
        if (wanted != u"+" && wanted != level)
            return false;
    }
    // 4.7.1.2: "sport/#" also matches "sport".
    return !nameHasMore && (!filterHasMore || filter == u"#");
}

} // namespace qtmqtt
