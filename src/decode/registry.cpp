// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/registry.h"

namespace decode {
namespace {

constexpr Format kFormats[] = {
    {"standard", 1, false, claimsStandard, readStandard, nullptr, nullptr},
    {"vmark", 2, false, claimsVmark, readVmark, nullptr, nullptr},
    {"custom", 0, true, nullptr, nullptr, nullptr, readCustom},
    {"plain", 1, false, nullptr, nullptr, claimsPlain, readPlain},
};

} // namespace

std::span<const Format> formats()
{
    return kFormats;
}

const Format *findFormat(QStringView name)
{
    for (const Format &format : kFormats) {
        if (name == QLatin1String(format.name))
            return &format;
    }
    return nullptr;
}

const Format *formatOfObject(const JsonObject &object)
{
    const Format *best = nullptr;
    for (const Format &format : kFormats) {
        const bool better = format.specificity > (best ? best->specificity : 0);
        if (better && format.claimsObject && format.claimsObject(object))
            best = &format;
    }
    return best;
}

const Format *formatOfPayload(const Payload &payload)
{
    const Format *best = nullptr;
    for (const Format &format : kFormats) {
        const bool better = format.specificity > (best ? best->specificity : 0);
        if (better && format.claimsPayload && format.claimsPayload(payload))
            best = &format;
    }
    return best;
}

} // namespace decode
