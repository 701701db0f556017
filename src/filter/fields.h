// SPDX-License-Identifier: GPL-3.0-or-later
// The table of fields and operators that parsing, judging and completion share.
#pragma once

#include "filter/filter.h"

#include <span>

namespace filter {

enum class ValueKind { Text, Number, Flag, Either /* text or number */ };

struct FieldInfo
{
    Field field;
    const char *name;
    ValueKind kind;
    const char *values; // blank-separated known values, for completion
};
// In the order of contract §6; without Metric and Word.
[[nodiscard]] std::span<const FieldInfo> fields();
// Ignoring case; nullptr if unknown.
[[nodiscard]] const FieldInfo *findField(QStringView name);
[[nodiscard]] const FieldInfo *infoOf(Field field);

struct OpInfo
{
    Op op;
    QStringView text;
};
// Longer ones first, so that `<=` is not taken for `<`.
[[nodiscard]] std::span<const OpInfo> operators();
[[nodiscard]] bool isOrder(Op op);

// `mqtt_device_offline` → `offline`: what is left of a type without the prefix that may be left out.
[[nodiscard]] QStringView shortType(QStringView type);

// Whether `pattern`, in which `*` stands for any characters, matches the whole of `text`, ignoring case.
[[nodiscard]] bool globMatches(QStringView pattern, QStringView text);

} // namespace filter
