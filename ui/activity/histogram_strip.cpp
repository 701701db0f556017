// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/histogram_strip.h"

namespace ui {

HistogramStrip::HistogramStrip(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace) {}
void HistogramStrip::setTypes(const std::vector<activity::Selection> &) {}

} // namespace ui
