// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/fields.h"

namespace filter {
namespace {

constexpr FieldInfo kFields[] = {
    {Field::Type, "type", ValueKind::Text, ""}, // from the table of activity types
    {Field::Status, "status", ValueKind::Text, "success failed error timeout started"},
    {Field::Device, "device", ValueKind::Text, ""},
    {Field::Id, "id", ValueKind::Text, ""},
    {Field::Topic, "topic", ValueKind::Text, ""},
    {Field::Parser, "parser", ValueKind::Text, "standard vmark custom plain"},
    {Field::FieldName, "field", ValueKind::Text, ""}, // from the table of metrics
    {Field::Reason, "reason", ValueKind::Text, "lwt_message mqtt_status mqtt_heartbeat no_data"},
    {Field::Error, "error", ValueKind::Text,
     "empty too_large not_utf8 bad_json too_deep too_many_fields no_device_id bad_device_id unknown_format"},
    {Field::Qos, "qos", ValueKind::Number, "0 1 2"},
    {Field::Retained, "retained", ValueKind::Flag, "true false"},
    {Field::Rssi, "rssi", ValueKind::Number, ""},
    {Field::Snr, "snr", ValueKind::Number, ""},
};

// The longest first.
constexpr QStringView kTypePrefixes[] = {u"mqtt_connection_", u"mqtt_device_", u"mqtt_", u"alert_"};

constexpr OpInfo kOperators[] = {
    {Op::NotEqual, u"!="}, {Op::LessEqual, u"<="}, {Op::GreaterEqual, u">="}, {Op::Like, u":"},
    {Op::Equal, u"="},     {Op::Less, u"<"},       {Op::Greater, u">"},
};

} // namespace

std::span<const FieldInfo> fields()
{
    return kFields;
}

const FieldInfo *findField(QStringView name)
{
    for (const FieldInfo &info : kFields) {
        if (name.compare(QLatin1String(info.name), Qt::CaseInsensitive) == 0)
            return &info;
    }
    return nullptr;
}

const FieldInfo *infoOf(Field field)
{
    for (const FieldInfo &info : kFields) {
        if (info.field == field)
            return &info;
    }
    return nullptr;
}

std::span<const OpInfo> operators()
{
    return kOperators;
}

bool isOrder(Op op)
{
    return op == Op::Less || op == Op::LessEqual || op == Op::Greater || op == Op::GreaterEqual;
}

QStringView shortType(QStringView type)
{
    for (const QStringView prefix : kTypePrefixes) {
        if (type.startsWith(prefix))
            return type.sliced(prefix.size());
    }
    return type;
}

bool globMatches(QStringView pattern, QStringView text)
{
    // Back to the last star on a mismatch: time is at most the product of the lengths, never exponential.
    qsizetype p = 0, t = 0, star = -1, starText = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            starText = t;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == text[t].toCaseFolded()) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

} // namespace filter
