// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/decode.h"

#include "decode/registry.h"

using namespace Qt::StringLiterals;

namespace decode {
namespace {

// Made once: every message has one.
const QString &nameOf(const Format *format)
{
    static const QStringList kNames = formatNames().sliced(1); // without auto: as formats()
    return kNames[format - formats().data()];
}

} // namespace

struct Reader::State
{
    Limits limits;
    PayloadLoader loader;
    Scratch scratch;
    std::optional<CustomPaths> compiledFrom;
    CompiledPaths compiled;

    // The custom paths of `format`, compiled anew only when they changed.
    Result<const CompiledPaths *> pathsOf(const TopicFormat &format);
    Result<void> readObjects(Scope &scope, const Format *format, Decoded &decoded);
    Result<void> readObject(Scope &scope, const JsonElement &element, const Format *format, Decoded &decoded);
    Result<void> readBy(Scope &scope, const Format *format, const CompiledPaths *custom, Decoded &decoded);
};

Reader::Reader(Limits limits) : m_state(std::make_unique<State>())
{
    m_state->limits = limits;
}
Reader::~Reader() = default;
Reader::Reader(Reader &&) noexcept = default;
Reader &Reader::operator=(Reader &&) noexcept = default;

QStringList formatNames()
{
    QStringList names{u"auto"_s};
    for (const Format &format : formats())
        names += QString::fromLatin1(format.name);
    return names;
}

Result<const CompiledPaths *> Reader::State::pathsOf(const TopicFormat &format)
{
    if (!format.custom)
        return fail(Error::Kind::Usage, u"bad_custom"_s, u"The format custom needs its paths"_s);
    if (compiledFrom != format.custom) {
        auto made = compilePaths(*format.custom);
        if (!made)
            return tl::unexpected(made.error());
        compiled = std::move(*made);
        compiledFrom = format.custom;
    }
    return &compiled;
}

Result<void> Reader::State::readObject(Scope &scope, const JsonElement &element, const Format *format, Decoded &decoded)
{
    if (!element.is_object())
        return failDecode("unknown_format", u"The array holds something that is no object, so it is no reading"_s);
    const JsonObject object = objectOf(element);
    const Format *used = format ? format : formatOfObject(object);
    if (decoded.readings.empty())
        decoded.format = nameOf(used);
    Reading &reading = decoded.readings.emplace_back();
    if (auto done = used->readObject(scope, object, reading); !done)
        return done;
    reading.warnings = scope.takeWarnings();
    return {};
}

// An object is one reading, an array of objects several.
Result<void> Reader::State::readObjects(Scope &scope, const Format *format, Decoded &decoded)
{
    const Payload &payload = scope.payload();
    if (payload.isObject())
        return readObject(scope, payload.root, format, decoded);
    if (!payload.isArray())
        return failDecode("unknown_format", u"The payload is no JSON object or array"_s);
    const auto array = arrayOf(payload.root);
    if (array.size() > size_t(limits.maxFields))
        return failDecode("too_many_fields", u"The payload has more than %1 readings"_s.arg(limits.maxFields));
    for (const JsonElement &element : array) {
        if (auto done = readObject(scope, element, format, decoded); !done)
            return done;
    }
    if (decoded.readings.empty())
        return failDecode("unknown_format", u"The array is empty"_s);
    return {};
}

// `format`: nullptr for `auto`.
Result<void> Reader::State::readBy(Scope &scope, const Format *format, const CompiledPaths *custom, Decoded &decoded)
{
    const Payload &payload = scope.payload();
    if (claimsStatusTopic(payload))
        format = findFormat(u"plain");
    else if (payload.kind == PayloadKind::Empty)
        return failDecode("empty", u"The payload is empty"_s);
    else if (!format && !payload.isObject() && !payload.isArray())
        format = formatOfPayload(payload);
    if (!format || format->readObject)
        return readObjects(scope, format, decoded);
    decoded.format = nameOf(format);
    return format->readPayload(scope, custom, decoded.readings);
}

Result<Decoded> Reader::read(const Input &input, const TopicFormat &format)
{
    State &state = *m_state;
    const Format *chosen = format.format == "auto"_L1 ? nullptr : findFormat(format.format);
    if (!chosen && format.format != "auto"_L1)
        return fail(Error::Kind::Usage, u"unknown_format_name"_s,
                    u"'%1' is no format: there are %2"_s.arg(format.format, formatNames().join(", "_L1)));
    const CompiledPaths *custom = nullptr;
    if (chosen && chosen->needsPaths) {
        const auto paths = state.pathsOf(format);
        if (!paths)
            return tl::unexpected(paths.error());
        custom = *paths;
    }
    auto payload = state.loader.load(input, state.limits);
    if (!payload)
        return tl::unexpected(std::move(payload.error()));
    Scope scope(*payload, state.limits, state.scratch);
    Result<Decoded> decoded{tl::in_place};
    if (auto done = state.readBy(scope, chosen, custom, *decoded); !done)
        return tl::unexpected(std::move(done.error()));
    return decoded;
}

} // namespace decode
