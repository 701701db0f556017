// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/fields.h"
#include "model/activity_types.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace filter {
namespace {

constexpr QStringView kProblemStatuses[] = {u"failed", u"timeout", u"error"};
constexpr QStringView kProblemTypes[] = {activity::kDeviceOffline, activity::kConnectionLost, u"alert_raised"};

template <typename Range>
bool contains(const Range &range, QStringView text)
{
    return std::find(std::begin(range), std::end(range), text) != std::end(range);
}

bool textMatches(Op op, QStringView wanted, QStringView value)
{
    if (value.isEmpty())
        return false;
    return op == Op::Like ? globMatches(wanted, value) : wanted.compare(value, Qt::CaseInsensitive) == 0;
}

// Without the longest prefix, or without `mqtt_` alone: device_offline is understood as well as offline.
bool nameMatches(Op op, QStringView wanted, QStringView type)
{
    constexpr QStringView kMqtt = u"mqtt_";
    return textMatches(op, wanted, type) || textMatches(op, wanted, shortType(type)) ||
           (type.startsWith(kMqtt) && textMatches(op, wanted, type.sliced(kMqtt.size())));
}

bool typeMatches(Op op, const QString &wanted, const Subject &subject)
{
    if (const auto group = activity::parseSelection(wanted.toLower())) {
        const bool problem =
            group->problems && (contains(kProblemStatuses, subject.status) || contains(kProblemTypes, subject.type));
        if (group->everything || problem || group->types.contains(subject.type))
            return true;
    }
    return nameMatches(op, wanted, subject.type);
}

bool numberMatches(Op op, double value, double wanted)
{
    switch (op) {
    case Op::Less:
        return value < wanted;
    case Op::LessEqual:
        return value <= wanted;
    case Op::Greater:
        return value > wanted;
    case Op::GreaterEqual:
        return value >= wanted;
    default:
        return value == wanted;
    }
}

bool valueMatches(const Node &node, Op op, const Value &value)
{
    const std::optional<double> number = numberOf(value);
    if (number && node.number)
        return numberMatches(op, *number, *node.number);
    return !isOrder(op) && textMatches(op, node.text, textOf(value));
}

bool maybeMatches(const Node &node, Op op, const std::optional<double> &value)
{
    return value && valueMatches(node, op, Value(*value));
}

bool metricMatches(const Node &node, Op op, const Subject &subject)
{
    return std::any_of(subject.telemetry.begin(), subject.telemetry.end(), [&](const ::Field &field) {
        return field.name.compare(node.metric, Qt::CaseInsensitive) == 0 && valueMatches(node, op, field.value);
    });
}

bool fieldNameMatches(const Node &node, Op op, const Subject &subject)
{
    const auto isIt = [&](const QString &name) { return textMatches(op, node.text, name); };
    return std::any_of(subject.fieldNames.begin(), subject.fieldNames.end(), isIt) ||
           std::any_of(subject.telemetry.begin(), subject.telemetry.end(),
                       [&](const ::Field &field) { return isIt(field.name); });
}

bool wordMatches(const QString &word, const Subject &subject)
{
    return subject.deviceName.contains(word, Qt::CaseInsensitive) ||
           subject.externalId.contains(word, Qt::CaseInsensitive) ||
           subject.topic.contains(word, Qt::CaseInsensitive) || subject.errorText.contains(word, Qt::CaseInsensitive);
}

// `op` is never NotEqual here.
bool termMatches(const Node &node, Op op, const Subject &subject)
{
    const auto text = [&](const QString &value) { return textMatches(op, node.text, value); };
    switch (node.field) {
    case Field::Type:
        return typeMatches(op, node.text, subject);
    case Field::Status:
        return text(subject.status);
    case Field::Device:
        return text(subject.deviceName) || text(subject.externalId);
    case Field::Id:
        return text(subject.deviceId) || text(subject.externalId);
    case Field::Topic:
        return text(subject.topic);
    case Field::Parser:
        return text(subject.parser);
    case Field::Reason:
        return text(subject.reason);
    case Field::Error:
        return text(subject.errorCode) || text(subject.errorText);
    case Field::Qos:
        return maybeMatches(node, op, subject.qos);
    case Field::Rssi:
        return maybeMatches(node, op, subject.rssi);
    case Field::Snr:
        return maybeMatches(node, op, subject.snr);
    case Field::Retained:
        return node.number && (*node.number != 0) == subject.retained;
    case Field::Metric:
        return metricMatches(node, op, subject);
    case Field::FieldName:
        return fieldNameMatches(node, op, subject);
    case Field::Word:
        return wordMatches(node.text, subject);
    }
    return false;
}

std::optional<double> numberAt(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<double> firstNumber(const Fields &telemetry, QLatin1String name)
{
    for (const ::Field &field : telemetry) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0 && !std::holds_alternative<QString>(field.value))
            return numberOf(field.value);
    }
    return std::nullopt;
}

QString textAt(const QJsonObject &object, QLatin1String key, QLatin1String otherwise)
{
    const QString text = object.value(key).toString();
    return text.isEmpty() ? object.value(otherwise).toString() : text;
}

} // namespace

bool matches(const Node &node, const Subject &subject)
{
    const auto isTrue = [&](const Node &child) { return matches(child, subject); };
    switch (node.kind) {
    case Node::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), isTrue);
    case Node::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), isTrue);
    case Node::Kind::Not:
        return !isTrue(node.children.front());
    case Node::Kind::Term:
        break;
    }
    if (node.op == Op::NotEqual)
        return !termMatches(node, Op::Equal, subject);
    return termMatches(node, node.op, subject);
}

TypeSet typesOf(const QString &value, Op op)
{
    TypeSet set;
    if (const auto group = activity::parseSelection(value.toLower())) {
        set.everything = group->everything;
        set.problems = group->problems;
        set.types = group->types;
    }
    for (const activity::TypeInfo &info : activity::types()) {
        const QString type = QString::fromLatin1(info.key);
        const bool wanted = (set.problems && contains(kProblemTypes, type)) ||
                            nameMatches(op == Op::Like ? Op::Like : Op::Equal, value, type);
        if (wanted && !set.types.contains(type))
            set.types += type;
    }
    return set;
}

Subject subjectOf(const ActivityRecord &record)
{
    const QJsonObject metadata = QJsonDocument::fromJson(record.row.metadata).object();
    Subject subject;
    subject.type = record.row.activityType;
    subject.status = record.row.status;
    subject.deviceName = record.deviceName;
    subject.externalId = metadata.value("external_id"_L1).toString();
    subject.deviceId = metadata.value("device_id"_L1).toString();
    subject.topic = textAt(metadata, "topic"_L1, "topic_filter"_L1);
    subject.parser = metadata.value("parser_type"_L1).toString();
    subject.reason = textAt(metadata, "status_reason"_L1, "reason"_L1);
    subject.errorText = record.row.errorMessage;
    subject.errorCode = record.row.errorCode;
    subject.qos = numberAt(metadata, metadata.contains("qos"_L1) ? "qos"_L1 : "qos_granted"_L1);
    subject.retained = metadata.value("retained"_L1).toBool() || metadata.value("retain"_L1).toBool();
    for (const TelemetryRow &row : record.telemetry)
        subject.telemetry.insert(subject.telemetry.end(), row.telemetry.begin(), row.telemetry.end());
    for (const QJsonValue &name : metadata.value("telemetry_fields"_L1).toArray())
        subject.fieldNames += name.toString();
    const QJsonObject quality = metadata.value("connection_quality"_L1).toObject();
    subject.rssi = numberAt(quality, "rssi"_L1);
    subject.snr = numberAt(quality, "snr"_L1);
    if (!subject.rssi)
        subject.rssi = firstNumber(subject.telemetry, "RSSI"_L1);
    if (!subject.snr)
        subject.snr = firstNumber(subject.telemetry, "SNR"_L1);
    return subject;
}

} // namespace filter
