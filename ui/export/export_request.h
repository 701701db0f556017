// SPDX-License-Identifier: GPL-3.0-or-later
// What a view wants exported: the same rows that it shows.
#pragma once

#include "model/activity_types.h"
#include "model/query.h"

#include <QUuid>
#include <vector>

namespace ui {

struct ExportRequest
{
    enum class Table { Events, Telemetry };
    Table table = Table::Events;
    TimeRange range;
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices; // none: all; one null id: the view shows none
    QString filter;             // its text
};

} // namespace ui
