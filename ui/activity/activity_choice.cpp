// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_choice.h"

#include "base/ids.h"
#include "base/key_table.h"
#include "model/activity_types.h"

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr double kHideAbove = 5;
constexpr double kShowBelow = 3;

constexpr KeyTable<MessagesMode, 3> kModes{
    {{MessagesMode::Auto, "auto"}, {MessagesMode::Shown, "shown"}, {MessagesMode::Hidden, "hidden"}}};

bool needsQuotes(const QString &value)
{
    return std::any_of(value.begin(), value.end(), [](QChar c) {
        return c.isSpace() || c == u'(' || c == u')' || c == u'"' || c == u'\\' || c == u'*';
    });
}

} // namespace

ActivityChoice showEverything()
{
    ActivityChoice everything;
    everything.group = u"all"_s;
    everything.messages = MessagesMode::Shown;
    return everything;
}

bool canHideMessages(const ActivityChoice &choice)
{
    return choice.group == "all"_L1 || choice.group == "mqtt"_L1;
}

ActivityQuestion questionOf(const ActivityChoice &choice, bool hideMessages)
{
    ActivityQuestion question;
    activity::Selection selection = activity::parseSelection(choice.group).value_or(activity::Selection{true, {}, {}});
    if (hideMessages && canHideMessages(choice)) {
        if (selection.everything) {
            for (const activity::TypeInfo &type : activity::types())
                selection.types += QString::fromLatin1(type.key);
        }
        selection.everything = false;
        selection.types.removeAll(activity::kMessageReceived.toString());
    }
    if (!selection.everything)
        question.types.push_back(selection);
    if (!choice.device.isNull())
        question.devices.push_back(choice.device);
    question.filter = filter::parse(wholeFilter(choice)).value_or(std::nullopt);
    return question;
}

QString wholeFilter(const ActivityChoice &choice)
{
    const QString status = filterTerm(u"status"_s, choice.status, false);
    const QString words = choice.filter.trimmed();
    if (status.isEmpty() || words.isEmpty())
        return status + words;
    return u"("_s + words + u") "_s + status;
}

QJsonObject toJson(const ActivityChoice &choice)
{
    QJsonObject json{{u"group"_s, choice.group},
                     {u"status"_s, choice.status},
                     {u"messages"_s, QLatin1String(keyOf(kModes, choice.messages))},
                     {u"filter"_s, choice.filter}};
    if (!choice.device.isNull())
        json.insert(u"device"_s, idText(choice.device));
    return json;
}

ActivityChoice choiceFrom(const QJsonObject &json)
{
    ActivityChoice choice;
    if (const QString group = json.value("group"_L1).toString(); activity::groupNames().contains(group))
        choice.group = group;
    choice.device = QUuid::fromString(json.value("device"_L1).toString());
    choice.status = json.value("status"_L1).toString();
    choice.messages = valueOf(kModes, json.value("messages"_L1).toString()).value_or(MessagesMode::Auto);
    if (const QString filter = json.value("filter"_L1).toString(); filter::parse(filter))
        choice.filter = filter;
    return choice;
}

QString filterTerm(const QString &field, const QString &value, bool excluding)
{
    if (value.isEmpty())
        return {};
    const bool isOdd = std::any_of(value.begin(), value.end(), [](QChar c) { return c.unicode() < 32; });
    QString shown = value;
    if (isOdd) {
        // A field of one line takes no line feeds: any characters stand for them.
        for (QChar &c : shown)
            c = c.unicode() < 32 ? QChar(u'*') : c;
    }
    if (needsQuotes(shown))
        shown = u'"' + QString(shown).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    // `:` takes a star for any characters, `=` takes it for itself.
    const bool isLiteral = value.contains(u'*') && !isOdd;
    if (excluding && isOdd)
        return u"not "_s + field + u':' + shown;
    return field + (excluding ? u"!="_s : isLiteral ? u"="_s : u":"_s) + shown;
}

bool MessagesGate::setRate(double perSecond)
{
    const bool before = m_hiding;
    if (perSecond > kHideAbove)
        m_hiding = true;
    else if (perSecond < kShowBelow)
        m_hiding = false;
    return m_hiding != before;
}

} // namespace ui
