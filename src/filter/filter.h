// SPDX-License-Identifier: GPL-3.0-or-later
// The filter that the window, `events` and exports share (contract §6): text → tree → judgement of one row.
// The store makes SQL of the same tree. Written for operators in docs/formats.md, "Filter".
#pragma once

#include "base/result.h"
#include "model/rows.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace filter {

// Deepest nesting of `not` and parentheses, and most terms of one filter: hostile text cannot exhaust the stack.
inline constexpr int kMaxDepth = 64;
inline constexpr int kMaxTerms = 1000;

// FieldName (`field` in the text): the names of the row's telemetry fields.
enum class Field {
    Type,
    Status,
    Device,
    Id,
    Topic,
    Parser,
    Reason,
    Error,
    Qos,
    Retained,
    Rssi,
    Snr,
    Metric,
    Word,
    FieldName
};
enum class Op { Like /* : */, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

struct Node
{
    enum class Kind { And, Or, Not, Term };
    Kind kind = Kind::Term;
    std::vector<Node> children; // And, Or: two or more; Not: one
    Field field = Field::Word;
    QString metric; // t.METRIC: the name as written
    Op op = Op::Like;
    QString text;                 // the value as written, without its quotes
    std::optional<double> number; // of `text`, where it is a number
    bool operator==(const Node &) const = default;
};

struct SyntaxError
{
    int position = 0; // 0-based, in UTF-16 units; the text's length when something is missing at its end
    QString text;     // what is wrong and what would be right, without the position
    bool operator==(const SyntaxError &) const = default;
};

// Nothing for a text of blanks only: everything matches.
[[nodiscard]] tl::expected<std::optional<Node>, SyntaxError> parse(const QString &text);
// Error::Kind::Usage, code bad_filter, the position in its words.
[[nodiscard]] Error toError(const SyntaxError &mistake);

// What the terms are judged on. An empty text or absent number is an absent value.
struct Subject
{
    QString type, status, deviceName, externalId, deviceId, topic, parser, reason, errorText;
    QString errorCode;
    std::optional<double> qos, rssi, snr;
    bool retained = false;
    Fields telemetry;       // of all readings of the row
    QStringList fieldNames; // the same by name, also where the readings were not fetched
};
// rssi and snr: of `connection_quality` in the metadata, else of the readings (RSSI, SNR in any case).
[[nodiscard]] Subject subjectOf(const ActivityRecord &record);

// How a term is judged; comparing texts ignores case:
//   `:`   the whole value, where `*` stands for any characters, also none.   `=`   the whole value, `*` is a character.
//   `!=`  not `=`, and so true when the value is absent. All other operators are false then.
//   `<` `<=` `>` `>=`  numbers, which is why only qos, rssi, snr and t.METRIC take them.
// type: also a group of contract §6, and the type without `mqtt_`, `mqtt_device_`, `mqtt_connection_` or `alert_`.
// device: name or external id. id: uuid or external id of the device. error: code or text. field: any field's name.
// t.METRIC: the fields of that name, ignoring case, of any reading. Numbers are compared as numbers where both are;
//   true and false are 1 and 0.
// A word or "text": a part, literally, of name, external id, topic or error text.
[[nodiscard]] bool matches(const Node &node, const Subject &subject);

// What the value of a `type:` or `type=` term stands for; for making SQL. A pattern is also to be matched with the
// whole type, since the log may hold types that no table knows.
struct TypeSet
{
    bool everything = false;
    bool problems = false; // also rows of status failed, timeout or error
    QStringList types;     // of activity::types()
    bool operator==(const TypeSet &) const = default;
};
[[nodiscard]] TypeSet typesOf(const QString &value, Op op);

// What may be typed at the caret: replace `length` characters from `from` by one of `words` (fields, operators,
// known values, and/or/not).
struct Completion
{
    int from = 0;
    int length = 0;
    QStringList words;
};
[[nodiscard]] Completion complete(const QString &text, int caret);

} // namespace filter
