// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats share while one payload is read: limits, warnings, and JSON → texts, values and fields.
#pragma once

#include "decode/payload.h"

#include <array>
#include <span>
#include <string>

namespace decode {

struct Member
{
    std::string_view key;
    JsonElement value;
};

// What becomes of strings that are JSON numbers: telemetry wants the number, facts keep what was sent ("1.10").
enum class Texts { NumbersWhereTheyAre, AsSent };

// Memory that outlives a payload.
struct Scratch
{
    std::vector<Member> members; // frames of the objects that are open, one behind the other
    std::vector<quint32> order;
    std::string name;
    std::array<QString, 512> names; // field names come again and again: kept by hash
};

class Scope
{
public:
    Scope(const Payload &payload, const Limits &limits, Scratch &scratch);

    [[nodiscard]] const Payload &payload() const { return m_payload; }
    [[nodiscard]] const Input &input() const { return m_payload.input; }
    [[nodiscard]] const Limits &limits() const { return m_limits; }

    // UTF-16; U+0000 becomes U+FFFD, which is noted.
    [[nodiscard]] QString text(std::string_view utf8);
    // The same for names, shared where the name was seen before.
    [[nodiscard]] QString name(std::string_view utf8);
    [[nodiscard]] QString name(QStringView utf16);
    // The value of a number, string, true or false; nothing for null, objects and arrays.
    [[nodiscard]] std::optional<Value> scalar(const JsonElement &element, Texts texts);

    // Appends `element` under `prefix` (UTF-8; empty: an object's own names): nested names dotted, elements by index,
    // nulls dropped. Error too_many_fields.
    [[nodiscard]] Result<void> flatten(const JsonElement &element, std::string_view prefix, Texts texts, Fields &out);

    // The members of an object in their order; of equal keys the last value at the place of the first, which is noted.
    // Frames nest: the one made last must end first.
    class Members;
    [[nodiscard]] Members members(const JsonObject &object);

    void noteNoZone() { m_noZone = true; }
    void noteClockSkew() { m_clockSkew = true; }
    // The warnings since the last call, in a fixed order.
    [[nodiscard]] QStringList takeWarnings();

private:
    [[nodiscard]] Result<void> flattenInto(const JsonElement &element, int level, Texts texts, Fields &out);
    [[nodiscard]] Result<void> flattenContainer(const JsonElement &element, int level, Texts texts, Fields &out);
    [[nodiscard]] Result<void> append(const JsonElement &element, Texts texts, Fields &out);
    [[nodiscard]] tl::unexpected<Error> tooManyFields() const;
    void dropDuplicates(size_t base);
    void uniteEqualNames(Fields &fields);

    const Payload &m_payload;
    const Limits &m_limits;
    Scratch &m_scratch;
    qsizetype m_nameBudget; // characters of names that this payload may still make
    bool m_dotInKey = false, m_nested = false;
    bool m_nulReplaced = false, m_duplicateKey = false, m_noZone = false, m_clockSkew = false;
};

// A frame of Scratch::members; by index, because frames opened later may move the memory.
class Scope::Members
{
public:
    Members(Scratch &scratch, size_t base) : m_scratch(scratch), m_base(base), m_end(scratch.members.size()) {}
    ~Members() { m_scratch.members.resize(m_base); }
    Members(const Members &) = delete;
    Members &operator=(const Members &) = delete;

    [[nodiscard]] size_t size() const { return m_end - m_base; }
    // By value, for the same reason.
    [[nodiscard]] Member operator[](size_t index) const { return m_scratch.members[m_base + index]; }
    [[nodiscard]] std::optional<JsonElement> find(std::string_view key) const
    {
        for (size_t i = m_base; i < m_end; ++i) {
            if (m_scratch.members[i].key == key)
                return m_scratch.members[i].value;
        }
        return std::nullopt;
    }

private:
    Scratch &m_scratch;
    size_t m_base, m_end;
};

} // namespace decode
