// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/meaning.h"

#include "base/times.h"
#include "decode/json_number.h"
#include "model/topics.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

constexpr qint64 kYear2000Ms = 946'684'800'000;
constexpr qint64 kDayMs = 86'400'000;
constexpr qsizetype kLongestId = 255;

struct StatusTopic
{
    QStringView level;
    bool will;
};
constexpr StatusTopic kStatusTopics[] = {{u"lwt", true},           {u"LWT", true},     {u"last-will", true},
                                         {u"availability", false}, {u"online", false}, {u"$state", false}};

struct StatusWord
{
    std::string_view word; // lower case
    DeviceStatus status;
};
constexpr StatusWord kStatusWords[] = {
    {"offline", DeviceStatus::Offline},
    {"false", DeviceStatus::Offline},
    {"0", DeviceStatus::Offline},
    {"lost", DeviceStatus::Offline},
    {"disconnected", DeviceStatus::Offline},
    {"online", DeviceStatus::Online},
    {"true", DeviceStatus::Online},
    {"1", DeviceStatus::Online},
    {"connected", DeviceStatus::Online},
};

const StatusTopic *findStatusTopic(QStringView topic)
{
    const QStringView level = topics::lastLevel(topic);
    for (const StatusTopic &known : kStatusTopics) {
        if (level == known.level)
            return &known;
    }
    return nullptr;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() < 0xA0);
}

tl::unexpected<Error> badId(const QString &why)
{
    return failDecode("bad_device_id", u"The device id %1"_s.arg(why));
}

} // namespace

bool isStatusTopic(QStringView topic)
{
    return findStatusTopic(topic) != nullptr;
}

bool isWillTopic(QStringView topic)
{
    const StatusTopic *known = findStatusTopic(topic);
    return known && known->will;
}

std::optional<DeviceStatus> statusOfWord(std::string_view word)
{
    const size_t first = word.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return std::nullopt;
    word = word.substr(first, word.find_last_not_of(" \t\r\n") - first + 1);
    for (const StatusWord &known : kStatusWords) {
        if (word.size() == known.word.size() &&
            std::equal(word.begin(), word.end(), known.word.begin(), [](char a, char b) { return lower(a) == b; }))
            return known.status;
    }
    return std::nullopt;
}

std::optional<DeviceStatus> statusOf(const JsonElement &element)
{
    if (element.is_string())
        return statusOfWord(element.get_string().value_unsafe());
    if (element.is_bool())
        return element.get_bool().value_unsafe() ? DeviceStatus::Online : DeviceStatus::Offline;
    double number = 0;
    if (element.is_number() && !element.get_double().get(number)) {
        if (number == 0)
            return DeviceStatus::Offline;
        if (number == 1)
            return DeviceStatus::Online;
    }
    return std::nullopt;
}

void setStatus(const Input &input, DeviceStatus status, Reading &reading)
{
    reading.status = status;
    reading.statusReason = isWillTopic(input.topic) ? u"lwt_message"_s : u"mqtt_status"_s;
}

Result<void> readStatus(Scope &scope, const JsonElement &element, Reading &reading)
{
    if (const auto status = statusOf(element)) {
        setStatus(scope.input(), *status, reading);
        return {};
    }
    return scope.flatten(element, "status", Texts::AsSent, reading.facts);
}

Result<void> useIdText(QString id, Reading &reading)
{
    if (id.isEmpty())
        return badId(u"is empty"_s);
    if (id.size() > kLongestId)
        return badId(u"has %1 characters, more than %2"_s.arg(QString::number(id.size()), QString::number(kLongestId)));
    if (std::any_of(id.cbegin(), id.cend(), isControl))
        return badId(u"holds control characters"_s);
    reading.externalId = std::move(id);
    return {};
}

Result<void> readId(Scope &scope, const JsonElement &element, Reading &reading)
{
    reading.idInPayload = true;
    switch (element.type()) {
    case simdjson::dom::element_type::STRING: {
        const std::string_view utf8 = element.get_string().value_unsafe();
        if (utf8.find('\0') != std::string_view::npos)
            return badId(u"holds control characters"_s);
        return useIdText(scope.name(utf8), reading);
    }
    case simdjson::dom::element_type::INT64:
        return useIdText(QString::number(element.get_int64().value_unsafe()), reading);
    case simdjson::dom::element_type::UINT64:
        return useIdText(QString::number(element.get_uint64().value_unsafe()), reading);
    case simdjson::dom::element_type::DOUBLE: {
        const double number = element.get_double().value_unsafe();
        // Beyond 2^53 a double may stand for several integers: it names none.
        if (number == std::floor(number) && std::abs(number) <= 9007199254740992.0)
            return useIdText(QString::number(qint64(number)), reading);
        return badId(u"is a number that is no exact integer"_s);
    }
    default:
        return badId(u"is neither text nor an integer"_s);
    }
}

Result<void> useTopicId(const Input &input, Reading &reading)
{
    reading.idInPayload = false;
    if (input.topic.isEmpty())
        return failDecode("no_device_id", u"The payload names no device and there is no topic to tell it from"_s);
    return useIdText(topics::topicId(input.topic), reading);
}

void addFact(Reading &reading, QString name, Value value)
{
    for (Field &fact : reading.facts) {
        if (fact.name == name) {
            fact.value = std::move(value);
            return;
        }
    }
    reading.facts.push_back(Field{std::move(name), std::move(value)});
}

std::optional<qint64> timeOf(Scope &scope, const JsonElement &element)
{
    const std::optional<Value> value = scope.scalar(element, Texts::NumbersWhereTheyAre);
    if (!value)
        return std::nullopt;
    if (const auto *integer = std::get_if<qint64>(&*value))
        return epochToMs(*integer);
    if (const auto *real = std::get_if<double>(&*value))
        return epochToMs(*real);
    if (const auto *text = std::get_if<QString>(&*value)) {
        if (const auto parsed = parseIsoTime(*text)) {
            if (!parsed->hadZone)
                scope.noteNoZone();
            return parsed->ms;
        }
    }
    return std::nullopt;
}

void setTime(Scope &scope, qint64 ms, Reading &reading)
{
    const qint64 received = scope.input().receivedAtMs;
    if (ms < kYear2000Ms || (received > 0 && ms > received + kDayMs))
        scope.noteClockSkew();
    reading.deviceTimeMs = ms;
}

bool readTime(Scope &scope, const JsonElement &element, std::string_view name, Reading &reading)
{
    if (const auto ms = timeOf(scope, element)) {
        setTime(scope, *ms, reading);
        return true;
    }
    if (auto value = scope.scalar(element, Texts::AsSent))
        addFact(reading, scope.name(name), std::move(*value));
    return false;
}

} // namespace decode
