// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcuts_dialog.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct Key
{
    const char *keys; // empty: `does` is a heading
    const char *does;
};
constexpr Key kKeys[] = {
    {"", QT_TRANSLATE_NOOP("Keys", "Everywhere")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+1 … Ctrl+5"),
     QT_TRANSLATE_NOOP("Keys", "Devices, Activity Log, Telemetry, Alerts, Topics")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+R"), QT_TRANSLATE_NOOP("Keys", "Choose the time range")},
    {QT_TRANSLATE_NOOP("Keys", "Alt+Left / Alt+Right"),
     QT_TRANSLATE_NOOP("Keys", "Back and forward through the time ranges")},
    {QT_TRANSLATE_NOOP("Keys", "Backspace"), QT_TRANSLATE_NOOP("Keys", "Back to where you came from")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+F"), QT_TRANSLATE_NOOP("Keys", "Filter or search")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+L"), QT_TRANSLATE_NOOP("Keys", "Follow the newest")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+E"), QT_TRANSLATE_NOOP("Keys", "Export what is shown")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+Shift+P"), QT_TRANSLATE_NOOP("Keys", "Publish")},
    {"F5", QT_TRANSLATE_NOOP("Keys", "Reconnect now")},
    {"F1", QT_TRANSLATE_NOOP("Keys", "Manual")},
    {"?", QT_TRANSLATE_NOOP("Keys", "This page")},
    {"F11", QT_TRANSLATE_NOOP("Keys", "Full screen")},
    {"", QT_TRANSLATE_NOOP("Keys", "In lists")},
    {QT_TRANSLATE_NOOP("Keys", "Enter or Space"), QT_TRANSLATE_NOOP("Keys", "Details")},
    {"G", QT_TRANSLATE_NOOP("Keys", "To the chart")},
    {"D", QT_TRANSLATE_NOOP("Keys", "To the device")},
    {"L", QT_TRANSLATE_NOOP("Keys", "To the log")},
    {QT_TRANSLATE_NOOP("Keys", "End"), QT_TRANSLATE_NOOP("Keys", "To the newest row, and follow")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+M"), QT_TRANSLATE_NOOP("Keys", "Show or hide messages")},
    {"F2", QT_TRANSLATE_NOOP("Keys", "Rename the device")},
    {"", QT_TRANSLATE_NOOP("Keys", "In the alerts")},
    {"A", QT_TRANSLATE_NOOP("Keys", "Acknowledge")},
    {"S / U", QT_TRANSLATE_NOOP("Keys", "Shelve, unshelve")},
    {"N", QT_TRANSLATE_NOOP("Keys", "Note")},
    {"R", QT_TRANSLATE_NOOP("Keys", "To the rule")},
    {"", QT_TRANSLATE_NOOP("Keys", "In the chart")},
    {QT_TRANSLATE_NOOP("Keys", "Left / Right"), QT_TRANSLATE_NOOP("Keys", "Move the range")},
    {"+ / -", QT_TRANSLATE_NOOP("Keys", "Zoom")},
    {"0", QT_TRANSLATE_NOOP("Keys", "Back to the live range")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+Left / Ctrl+Right"), QT_TRANSLATE_NOOP("Keys", "Read the previous or next point")},
    {QT_TRANSLATE_NOOP("Keys", "Drag, Shift+drag, wheel"),
     QT_TRANSLATE_NOOP("Keys", "Zoom to, move, zoom at the cursor")},
};

QLabel *plain(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setObjectName(u"shortcuts"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * metrics::kSide, metrics::kSide, 2 * metrics::kSide, metrics::kSide);
    grid->setHorizontalSpacing(2 * metrics::kSide);
    grid->setVerticalSpacing(3);
    int row = 0;
    for (const Key &key : kKeys) {
        QLabel *does = plain(QCoreApplication::translate("Keys", key.does));
        if (qstrlen(key.keys) == 0) {
            does->setFont(headlineFont(font()));
            does->setContentsMargins(0, row == 0 ? 0 : metrics::kGap, 0, 0);
            grid->addWidget(does, row++, 0, 1, 2);
            continue;
        }
        QLabel *keys = plain(QCoreApplication::translate("Keys", key.keys));
        keys->setProperty("secondary", true);
        grid->addWidget(keys, row, 0);
        grid->addWidget(does, row++, 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    grid->addWidget(buttons, row, 0, 1, 2);
}

} // namespace ui
