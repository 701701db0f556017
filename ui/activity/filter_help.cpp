// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/filter_help.h"

#include "filter/fields.h"

#include <QCoreApplication>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct Meaning
{
    filter::Field field;
    const char *text;
};
constexpr std::array<Meaning, 13> kMeanings{{
    {filter::Field::Type, QT_TRANSLATE_NOOP("FilterHelp", "kind of event or group: offline, messages, problems")},
    {filter::Field::Status, QT_TRANSLATE_NOOP("FilterHelp", "success, failed, error")},
    {filter::Field::Device, QT_TRANSLATE_NOOP("FilterHelp", "name or external id of the device")},
    {filter::Field::Id, QT_TRANSLATE_NOOP("FilterHelp", "external id or uuid of the device")},
    {filter::Field::Topic, QT_TRANSLATE_NOOP("FilterHelp", "topic of the message")},
    {filter::Field::Parser, QT_TRANSLATE_NOOP("FilterHelp", "format of the payload: standard, vmark, …")},
    {filter::Field::FieldName, QT_TRANSLATE_NOOP("FilterHelp", "readings that hold a field")},
    {filter::Field::Reason, QT_TRANSLATE_NOOP("FilterHelp", "reason of a change of state")},
    {filter::Field::Error, QT_TRANSLATE_NOOP("FilterHelp", "text or code of an error")},
    {filter::Field::Qos, QT_TRANSLATE_NOOP("FilterHelp", "0, 1 or 2")},
    {filter::Field::Retained, QT_TRANSLATE_NOOP("FilterHelp", "true or false")},
    {filter::Field::Rssi, QT_TRANSLATE_NOOP("FilterHelp", "signal strength in dBm")},
    {filter::Field::Snr, QT_TRANSLATE_NOOP("FilterHelp", "signal to noise in dB")},
}};

struct Example
{
    const char *filter;
    const char *text;
};
constexpr std::array<Example, 7> kExamples{{
    {"pump boiler", QT_TRANSLATE_NOOP("FilterHelp", "both words in name, id, topic or error")},
    {"\"cold room\"", QT_TRANSLATE_NOOP("FilterHelp", "the words as they stand")},
    {"type:offline device:temp-*", QT_TRANSLATE_NOOP("FilterHelp", "* stands for anything")},
    {"t.temperature>30", QT_TRANSLATE_NOOP("FilterHelp", "readings above 30")},
    {"rssi<-100 or snr<0", QT_TRANSLATE_NOOP("FilterHelp", "either of them")},
    {"not (topic:a/* or retained:true)", QT_TRANSLATE_NOOP("FilterHelp", "neither of them")},
    {"status!=success", QT_TRANSLATE_NOOP("FilterHelp", "all but this value")},
}};

QString row(const QString &left, qsizetype width, const char *right)
{
    return QString(u"  "_s + left.leftJustified(width) + u"  "_s + QCoreApplication::translate("FilterHelp", right) +
                   u'\n');
}

} // namespace

QString filterHelp()
{
    QString text = QCoreApplication::translate("FilterHelp", "Fields, with : = != and for numbers < <= > >=") + u'\n';
    for (const Meaning &meaning : kMeanings) {
        if (const filter::FieldInfo *info = filter::infoOf(meaning.field))
            text += row(QString::fromLatin1(info->name), 10, meaning.text);
    }
    text += row(u"t.METRIC"_s, 10, QT_TRANSLATE_NOOP("FilterHelp", "a value of the reading, by its field"));
    text += u'\n' + QCoreApplication::translate("FilterHelp", "Examples") + u'\n';
    for (const Example &example : kExamples)
        text += row(QString::fromLatin1(example.filter), 34, example.text);
    text += u'\n' + QCoreApplication::translate("FilterHelp",
                                                "Tab takes a suggestion, Ctrl+Space shows them, ↓ in the empty field "
                                                "shows recent filters, Esc clears.");
    return text;
}

} // namespace ui
