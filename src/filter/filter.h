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

// Deepest nesting of `not` and parentheses.
inline constexpr int kMaxDepth = 64;

// `field` in the text is a synonym of Metric's: `field:temperature` is true where a reading has such a field.
enum class Field { Type, Status, Device, Id, Topic, Parser, Reason, Error, Qos, Retained, Rssi, Snr, Metric, Word };
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
    std::optional<double> number; // of `text`, where it is one
    bool operator==(const Node &) const = default;
};

struct SyntaxError
{
    int position = 0; // 0-based, in UTF-16 units; at the end of the text when something is missing there
    QString text;     // what is wrong and what would be right, without the position
    bool operator==(const SyntaxError &) const = default;
};
