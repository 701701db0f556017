// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/value.h"

#include "base/json_writer.h"

using namespace Qt::StringLiterals;

std::optional<double> numberOf(const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? 1.0 : 0.0;
    if (const auto *integer = std::get_if<qint64>(&value))
        return double(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

QString textOf(const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QString::fromLatin1(shortestNumber(*real));
    return std::get<QString>(value);
}

void writeValue(JsonWriter &json, const Value &value)
{
    std::visit([&json](const auto &held) { json.value(held); }, value);
}

QByteArray toJsonObject(const Fields &fields)
{
    JsonWriter json;
    json.beginObject();
    for (const Field &field : fields) {
        json.key(field.name);
        writeValue(json, field.value);
    }
    json.endObject();
    return json.take();
}
