// SPDX-License-Identifier: GPL-3.0-or-later
// One value of telemetry, and telemetry in the order of the payload.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <variant>
#include <vector>

class JsonWriter;

// Integers up to 2^63 stay exact; anything else numeric is a double. Never NaN or infinite.
using Value = std::variant<bool, qint64, double, QString>;

struct Field
{
    QString name; // as sent; nested names are dotted
    Value value;
    bool operator==(const Field &) const = default;
};
using Fields = std::vector<Field>;

// The number that charts and rules use: none for text; true and false are 1 and 0.
[[nodiscard]] std::optional<double> numberOf(const Value &value);
// Plain text of a value: shortest round-trip numbers, `true` / `false`, text as it is.
[[nodiscard]] QString textOf(const Value &value);

void writeValue(JsonWriter &json, const Value &value);
// A compact JSON object with the fields in their order.
[[nodiscard]] QByteArray toJsonObject(const Fields &fields);
