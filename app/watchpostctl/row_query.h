// SPDX-License-Identifier: GPL-3.0-or-later
// The options that select rows, the same for `events` and `export`: range, types, devices, filter.
#pragma once

#include "command_line.h"
#include "store/reader.h"

// Adds --from, --to, --last, --type, --device, --filter.
void addRowOptions(CommandLine &line);
// Only --from, --to and --last.
void addRangeOptions(CommandLine &line);

// Error::Kind::Usage says which option is wrong. Without options: an open range.
[[nodiscard]] Result<TimeRange> rangeOf(const CommandLine &line, qint64 nowMs);

struct RowSelection
{
    TimeRange range;
    std::vector<activity::Selection> types;
    std::vector<QUuid> devices;
    std::optional<filter::Node> filter;
};
[[nodiscard]] Result<RowSelection> rowSelectionOf(const CommandLine &line, store::Reader &reader, qint64 nowMs);

// The device that a word on the command line means; Error::Kind::NotFound if there is none.
[[nodiscard]] Result<Device> deviceOf(store::Reader &reader, const QString &word);
[[nodiscard]] Result<std::unique_ptr<store::Reader>> openReader(const CommandLine &line);
[[nodiscard]] qint64 nowMs();
