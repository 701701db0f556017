// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/filter_bar.h"

namespace ui {

FilterBar::FilterBar(QSettings &settings, QWidget *parent) : QWidget(parent)
{
    (void)settings;
}
QString FilterBar::text() const
{
    return {};
}
void FilterBar::setText(const QString &) {}
void FilterBar::addTerm(const QString &) {}
void FilterBar::focusField() {}
void FilterBar::setKnownValues(const QStringList &, const QStringList &, const QStringList &) {}

} // namespace ui
