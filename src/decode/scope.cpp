// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/scope.h"

#include "decode/json_number.h"

#include <QHash>
#include <algorithm>
#include <cstring>
#include <numeric>

using namespace Qt::StringLiterals;

namespace decode {
namespace {

constexpr size_t kLongestKeptName = 48;
constexpr size_t kPairwise = 16; // up to so many keys, comparing each with each is quicker than sorting

size_t slotOf(std::string_view name)
{
    quint64 head = 0, tail = 0;
    const size_t n = std::min(name.size(), sizeof head);
    std::memcpy(&head, name.data(), n);
    std::memcpy(&tail, name.data() + name.size() - n, n);
    const quint64 mixed = (head ^ (tail * 0x9E3779B97F4A7C15ull) ^ name.size()) * 0xD6E8FEB86659FD93ull;
    return size_t(mixed >> 55);
}

} // namespace

Scope::Scope(const Payload &payload, const Limits &limits, Scratch &scratch)
    : m_payload(payload), m_limits(limits), m_scratch(scratch), m_nameBudget(4 * limits.maxBytes)
{
    static_assert(std::tuple_size_v<decltype(Scratch::names)> == 512); // nine bits in slotOf
    m_scratch.members.clear();
}

QString Scope::text(std::string_view utf8)
{
    QString made = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    // Only an escape can put one there: the parser refuses the bare byte.
    if (m_payload.hasEscapes && made.contains(QChar(u'\0'))) {
        made.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
        m_nulReplaced = true;
    }
    return made;
}

QString Scope::name(std::string_view utf8)
{
    if (utf8.empty() || utf8.size() > kLongestKeptName)
        return text(utf8);
    QString &kept = m_scratch.names[slotOf(utf8)];
    if (kept == QLatin1String(utf8.data(), qsizetype(utf8.size())))
        return kept;
    QString made = text(utf8);
    // As many units as bytes: ASCII, for which the comparison above is right.
    if (made.size() == qsizetype(utf8.size()) && !m_nulReplaced)
        kept = made;
    return made;
}

QString Scope::name(QStringView utf16)
{
    std::array<char, kLongestKeptName> ascii;
    if (size_t(utf16.size()) > ascii.size())
        return utf16.toString();
    for (qsizetype i = 0; i < utf16.size(); ++i) {
        if (utf16[i].unicode() >= 0x80)
            return utf16.toString();
        ascii[size_t(i)] = char(utf16[i].unicode());
    }
    return name(std::string_view(ascii.data(), size_t(utf16.size())));
}

std::optional<Value> Scope::scalar(const JsonElement &element, Texts texts)
{
    switch (element.type()) {
    case simdjson::dom::element_type::INT64:
        return Value(qint64(element.get_int64().value_unsafe()));
    case simdjson::dom::element_type::UINT64:
        return Value(double(element.get_uint64().value_unsafe()));
    case simdjson::dom::element_type::DOUBLE:
        return Value(element.get_double().value_unsafe());
    case simdjson::dom::element_type::BOOL:
        return Value(element.get_bool().value_unsafe());
    case simdjson::dom::element_type::STRING: {
        const std::string_view utf8 = element.get_string().value_unsafe();
        if (texts == Texts::NumbersWhereTheyAre) {
            if (auto number = numberFromText(utf8))
                return number;
        }
        return Value(text(utf8));
    }
    default:
        return std::nullopt;
    }
}

tl::unexpected<Error> Scope::tooManyFields() const
{
    return failDecode("too_many_fields", u"The reading has more than %1 fields or more than %2 levels"_s.arg(
                                             QString::number(m_limits.maxFields), QString::number(m_limits.maxLevels)));
}

Result<void> Scope::append(const JsonElement &element, Texts texts, Fields &out)
{
    std::optional<Value> value = scalar(element, texts);
    if (!value)
        return {};
    const std::string &made = m_scratch.name;
    // A long name above many small fields would grow to more than the payload ever was.
    m_nameBudget -= qsizetype(made.size());
    if (out.size() >= size_t(m_limits.maxFields) || m_nameBudget < 0)
        return tooManyFields();
    out.push_back(Field{name(made), std::move(*value)});
    return {};
}

Result<void> Scope::flattenContainer(const JsonElement &element, int level, Texts texts, Fields &out)
{
    if (level > m_limits.maxLevels)
        return tooManyFields();
    std::string &path = m_scratch.name;
    const size_t length = path.size();
    const auto child = [&](std::string_view key, const JsonElement &value) -> Result<void> {
        if (level > 1) {
            path.push_back('.');
            m_nested = true;
        }
        path.append(key);
        auto done = flattenInto(value, level, texts, out);
        path.resize(length);
        return done;
    };
    if (element.is_object()) {
        const Members object = members(objectOf(element));
        if (level == 1)
            out.reserve(std::min(out.size() + object.size(), size_t(m_limits.maxFields)));
        for (size_t i = 0; i < object.size(); ++i) {
            const Member member = object[i];
            m_dotInKey = m_dotInKey || member.key.find('.') != std::string_view::npos;
            if (auto done = child(member.key, member.value); !done)
                return done;
        }
        return {};
    }
    size_t index = 0;
    for (const JsonElement &item : arrayOf(element)) {
        if (auto done = child(std::to_string(index++), item); !done)
            return done;
    }
    return {};
}

Result<void> Scope::flattenInto(const JsonElement &element, int level, Texts texts, Fields &out)
{
    if (element.is_object() || element.is_array())
        return flattenContainer(element, level + 1, texts, out);
    return append(element, texts, out);
}

Result<void> Scope::flatten(const JsonElement &element, std::string_view prefix, Texts texts, Fields &out)
{
    m_scratch.name.assign(prefix);
    m_dotInKey = prefix.find('.') != std::string_view::npos;
    m_nested = false;
    const bool toExisting = !out.empty();
    // A prefix is a level of its own.
    auto done = flattenInto(element, prefix.empty() ? 0 : 1, texts, out);
    if (done && (toExisting || (m_dotInKey && m_nested)))
        uniteEqualNames(out);
    return done;
}

// {"a.b":1,"a":{"b":2}} makes one name twice: also a duplicate key, the last value at the place of the first.
void Scope::uniteEqualNames(Fields &fields)
{
    QHash<QString, size_t> firstOf;
    size_t kept = 0;
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto known = firstOf.constFind(fields[i].name);
        if (known != firstOf.constEnd()) {
            fields[*known].value = std::move(fields[i].value);
            m_duplicateKey = true;
            continue;
        }
        firstOf.insert(fields[i].name, kept);
        if (kept != i)
            fields[kept] = std::move(fields[i]);
        ++kept;
    }
    fields.resize(kept);
}

Scope::Members Scope::members(const JsonObject &object)
{
    const size_t base = m_scratch.members.size();
    for (const auto member : object)
        m_scratch.members.push_back(Member{member.key, member.value});
    dropDuplicates(base);
    return Members(m_scratch, base);
}

void Scope::dropDuplicates(size_t base)
{
    std::vector<Member> &all = m_scratch.members;
    const size_t count = all.size() - base;
    bool found = false;
    if (count <= kPairwise) {
        for (size_t i = base + 1; i < all.size() && !found; ++i) {
            for (size_t j = base; j < i && !found; ++j)
                found = all[i].key == all[j].key;
        }
        if (!found)
            return;
    }
    std::vector<quint32> &order = m_scratch.order;
    order.resize(count);
    std::iota(order.begin(), order.end(), quint32(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](quint32 a, quint32 b) { return all[base + a].key < all[base + b].key; });
    std::vector<quint32> dropped;
    for (size_t i = 0; i < count;) {
        const size_t first = i;
        while (++i < count && all[base + order[i]].key == all[base + order[first]].key)
            dropped.push_back(order[i]);
        if (i - first > 1)
            all[base + order[first]].value = all[base + order[i - 1]].value;
    }
    if (dropped.empty())
        return;
    m_duplicateKey = true;
    std::sort(dropped.begin(), dropped.end());
    size_t kept = base, next = 0;
    for (size_t i = 0; i < count; ++i) {
        if (next < dropped.size() && dropped[next] == i)
            ++next;
        else
            all[kept++] = all[base + i];
    }
    all.resize(kept);
}

QStringList Scope::takeWarnings()
{
    QStringList made;
    if (m_clockSkew)
        made += u"clock_skew"_s;
    if (m_noZone)
        made += u"no_zone"_s;
    if (m_nulReplaced)
        made += u"nul_replaced"_s;
    if (m_duplicateKey)
        made += u"duplicate_key"_s;
    m_clockSkew = m_noZone = m_nulReplaced = m_duplicateKey = false;
    return made;
}

} // namespace decode
