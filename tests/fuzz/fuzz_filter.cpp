// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a filter: parsed or refused with a position within it, judged and completed without a crash.
#include "filter/filter.h"

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

filter::Subject subject()
{
    filter::Subject made;
    made.type = u"mqtt_message_received"_s;
    made.status = u"error"_s;
    made.deviceName = u"temp-sensor-01"_s;
    made.topic = u"devices/temp-sensor-01/telemetry"_s;
    made.qos = 1;
    made.rssi = -20;
    made.telemetry = {{u"temperature"_s, 22.5}, {u"mode"_s, u"auto"_s}};
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    static const filter::Subject kSubject = subject();
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto node = filter::parse(text);
    if (!node) {
        require(node.error().position >= 0 && node.error().position <= text.size(), "a position within the text");
        require(!node.error().text.isEmpty(), "words for the mistake");
    } else if (*node) {
        const bool matches = filter::matches(**node, kSubject);
        filter::Node negated;
        negated.kind = filter::Node::Kind::Not;
        negated.children = {**node};
        require(filter::matches(negated, kSubject) != matches, "not is the opposite");
    }
    for (const int caret : {0, int(text.size() / 2), int(text.size())}) {
        const filter::Completion completion = filter::complete(text, caret);
        require(completion.from >= 0 && completion.length >= 0 && completion.from + completion.length <= text.size(),
                "a range within the text");
    }
    return 0;
}
