// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes on any topic in any format: no crash, and what is decoded keeps to the promises of decode.h.
#include "decode/decode.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kTopics[] = {"devices/x/telemetry", "devices/x/lwt", "a/b/availability", "t", "", "a//"};
constexpr const char *kFormats[] = {"auto", "standard", "vmark", "custom", "plain"};

TopicFormat formatOf(quint8 choice)
{
    TopicFormat format;
    format.format = QString::fromLatin1(kFormats[choice % std::size(kFormats)]);
    if (format.format != "custom"_L1)
        return format;
    CustomPaths paths;
    paths.deviceIdPath = choice & 64 ? u"topic:1"_s : u"r.*.id"_s;
    paths.telemetryPath = choice & 32 ? u"$"_s : u"r.*"_s;
    paths.telemetryMap = {{u"m"_s, u"r.*.a.0"_s}};
    paths.statusPath = u"status"_s;
    paths.timestampPath = u"time"_s;
    paths.timestampFormat = choice & 16 ? u"yyyy-MM-dd hh:mm"_s : u"epoch_us"_s;
    format.custom = paths;
    return format;
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void checkFields(const Fields &fields)
{
    require(fields.size() <= 1024 + 8, "at most 1024 fields and the few facts of a format");
    for (const Field &field : fields) {
        const auto *real = std::get_if<double>(&field.value);
        require(!real || std::isfinite(*real), "numbers are finite");
        const auto *text = std::get_if<QString>(&field.value);
        require(!text || !text->contains(QChar(u'\0')), "no U+0000 in texts");
        require(!field.name.contains(QChar(u'\0')), "no U+0000 in names");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    static decode::Reader reader;
    if (size < 2)
        return 0;
    const QByteArray payload(reinterpret_cast<const char *>(data + 2), qsizetype(size - 2));
    const QString topic = QString::fromLatin1(kTopics[data[0] % std::size(kTopics)]);
    const auto decoded = reader.read({topic, payload, false, 1'764'000'000'000}, formatOf(data[1]));
    require(!decode::toJson(decoded).contains('\n'), "one line");
    if (!decoded) {
        require(decoded.error().kind == Error::Kind::Decode && !decoded.error().code.isEmpty(), "a code of decoding");
        return 0;
    }
    require(!decoded->readings.empty() && !decoded->format.isEmpty(), "at least one reading of a format");
    for (const Reading &reading : decoded->readings) {
        require(!reading.externalId.isEmpty() && reading.externalId.size() <= 255, "an id of 1 to 255 characters");
        require(reading.status.has_value() != reading.statusReason.isEmpty(), "a reason with each status");
        checkFields(reading.telemetry);
        checkFields(reading.facts);
    }
    return 0;
}
