// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/filter_suggestions.h"

#include "filter/filter.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString quoted(const QString &value)
{
    QString text = value;
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return QString(u'"' + text + u'"');
}

QString metricTerm(const QString &name)
{
    const bool isPlain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-' || c == u'/';
    });
    return QString(u"t."_s + (isPlain && !name.isEmpty() ? name : quoted(name)));
}

// The field and the operator that end where the value begins, and whether its quote is open.
struct ValuePlace
{
    QString field;
    bool hasQuote = false;
};
ValuePlace placeBefore(const QString &text, int from)
{
    static const QRegularExpression pattern(u"([A-Za-z]+)\\s*(?:!=|:|=)\\s*(\"?)$"_s);
    constexpr int kFar = 60; // no field's name and operator are longer
    const QString before = text.first(from).last(std::min(from, kFar));
    const QRegularExpressionMatch match = pattern.match(before);
    return {match.captured(1).toLower(), !match.captured(2).isEmpty()};
}

void addMatching(Suggestions &found, const QStringList &values, const QString &piece,
                 QString (*insertOf)(const QString &))
{
    // Those that begin with the piece come first; the others hold it somewhere.
    for (const bool begins : {true, false}) {
        for (const QString &value : values) {
            if (found.list.size() >= kMostSuggestions)
                return;
            const qsizetype at = value.indexOf(piece, 0, Qt::CaseInsensitive);
            if (at >= 0 && (at == 0) == begins && value.size() <= 500 && value != piece)
                found.list.push_back({value, insertOf(value)});
        }
    }
}

QString valueWithBlank(const QString &value)
{
    return QString(filterValue(value) + u' ');
}

} // namespace

QString filterValue(const QString &value)
{
    const bool needsQuotes = value.isEmpty() || std::any_of(value.begin(), value.end(), [](QChar c) {
                                 return c.isSpace() || c == u'(' || c == u')' || c == u'"' || c == u'\\';
                             });
    return needsQuotes ? quoted(value) : value;
}

Suggestions suggestionsAt(const QString &text, int caret, const KnownValues &known)
{
    const filter::Completion completion = filter::complete(text, caret);
    Suggestions found{completion.from, completion.length, {}};
    const QString piece = text.mid(completion.from, completion.length);
    const ValuePlace place = placeBefore(text, completion.from);
    const QStringList *values = place.field == "device"_L1 || place.field == "id"_L1 ? &known.devices
                                : place.field == "topic"_L1                          ? &known.topics
                                : place.field == "field"_L1                          ? &known.metrics
                                                                                     : nullptr;
    if (values) {
        if (place.hasQuote) {
            --found.from;
            ++found.length;
        }
        addMatching(found, *values, piece, valueWithBlank);
        return found;
    }
    const bool isValue = !place.field.isEmpty();
    if (!isValue && piece.startsWith("t."_L1, Qt::CaseInsensitive)) {
        addMatching(found, known.metrics, piece.mid(2), metricTerm);
        for (Suggestion &one : found.list)
            one.words.prepend("t."_L1);
    }
    // The operator that is meant most comes first.
    QStringList words = completion.words;
    std::stable_partition(words.begin(), words.end(), [](const QString &word) { return word.endsWith(u':'); });
    for (const QString &word : std::as_const(words)) {
        const bool isKeyword = word == "and"_L1 || word == "or"_L1 || word == "not"_L1;
        const Suggestion one{word, isValue || isKeyword ? QString(word + u' ') : word};
        const bool isThere = std::any_of(found.list.begin(), found.list.end(),
                                         [&one](const Suggestion &other) { return other.words == one.words; });
        if (!isThere && found.list.size() < kMostSuggestions)
            found.list.push_back(one);
    }
    return found;
}

} // namespace ui
