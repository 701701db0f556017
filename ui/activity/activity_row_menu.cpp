// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_row_menu.h"

#include "ui/activity/activity_choice.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Activity", text);
}

struct FilterValue
{
    const char *name;
    const char *field;
    QString value;
    QString shown;
};

void addFilters(QMenu &menu, const ActivityEntry &entry, const RowActions &actions, bool excluding)
{
    const filter::Subject &row = entry.subject;
    const FilterValue values[] = {
        {QT_TRANSLATE_NOOP("Activity", "Type"), "type", row.type, typeTitle(row.type)},
        {QT_TRANSLATE_NOOP("Activity", "Device"), "device", row.deviceName, row.deviceName},
        {QT_TRANSLATE_NOOP("Activity", "Topic"), "topic", row.topic, row.topic},
        {QT_TRANSLATE_NOOP("Activity", "Status"), "status", row.status, row.status},
        {QT_TRANSLATE_NOOP("Activity", "Reason"), "reason", row.reason, row.reason},
        {QT_TRANSLATE_NOOP("Activity", "Parser"), "parser", row.parser, row.parser},
    };
    for (const FilterValue &value : values) {
        const QString term = filterTerm(QString::fromLatin1(value.field), value.value, excluding);
        if (term.isEmpty())
            continue;
        QAction *action = menu.addAction(words(value.name) + u": "_s + plainAction(value.shown), &menu,
                                         [filter = actions.filter, term] { filter(term); });
        action->setData(term);
    }
}

} // namespace

void fillRowMenu(QMenu &menu, const ActivityEntry &entry, const RowActions &actions)
{
    QMenu *only = menu.addMenu(icon(u"search"_s), words(QT_TRANSLATE_NOOP("Activity", "Filter to this")));
    only->setObjectName(u"rowFilterTo"_s);
    addFilters(*only, entry, actions, false);
    QMenu *without = menu.addMenu(words(QT_TRANSLATE_NOOP("Activity", "Exclude this")));
    without->setObjectName(u"rowExclude"_s);
    addFilters(*without, entry, actions, true);
    menu.addSeparator();
    const bool hasDevice = !entry.device().isNull();
    // The keys are the list's own: shown here, not claimed for the whole window.
    QAction *chart = menu.addAction(icon(u"chart"_s), words(QT_TRANSLATE_NOOP("Activity", "Show on chart")) + u"\tG"_s,
                                    &menu, actions.chart);
    chart->setObjectName(u"rowChart"_s);
    chart->setEnabled(hasDevice);
    QAction *device = menu.addAction(icon(u"device"_s), words(QT_TRANSLATE_NOOP("Activity", "Show device")) + u"\tD"_s,
                                     &menu, actions.device);
    device->setObjectName(u"rowDevice"_s);
    device->setEnabled(hasDevice);
    menu.addAction(words(QT_TRANSLATE_NOOP("Activity", "Show context (everything within 5 min)")), &menu,
                   actions.context)
        ->setObjectName(u"rowContext"_s);
    if (actions.alert)
        menu.addAction(icon(u"alert"_s), words(QT_TRANSLATE_NOOP("Activity", "Show alert")), &menu, actions.alert)
            ->setObjectName(u"rowAlert"_s);
    menu.addAction(words(QT_TRANSLATE_NOOP("Activity", "Create rule from this…")), &menu, actions.rule)
        ->setObjectName(u"rowRule"_s);
    menu.addSeparator();
    struct Copy
    {
        const char *label;
        CopyForm form;
    };
    static constexpr Copy kCopies[] = {{QT_TRANSLATE_NOOP("Activity", "Copy as text"), CopyForm::Text},
                                       {QT_TRANSLATE_NOOP("Activity", "Copy as TSV"), CopyForm::Tsv},
                                       {QT_TRANSLATE_NOOP("Activity", "Copy as CSV"), CopyForm::Csv},
                                       {QT_TRANSLATE_NOOP("Activity", "Copy as JSON"), CopyForm::Json}};
    for (const Copy &copy : kCopies) {
        QString label = words(copy.label);
        if (copy.form == CopyForm::Text)
            label += u"\tCtrl+C"_s;
        QAction *action = menu.addAction(label, &menu, [copying = actions.copy, form = copy.form] { copying(form); });
        if (copy.form == CopyForm::Text)
            action->setIcon(icon(u"copy"_s));
    }
}

} // namespace ui
