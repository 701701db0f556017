// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/payload_texts.h"

#include "ui/common/plain_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qsizetype kMostShown = 200'000;
// A text view lays out a line as a whole: endless ones are broken.
constexpr qsizetype kLongestLine = 500;
constexpr qsizetype kMostLines = 4096; // as many as 64 KiB have in hex

QString readable(const StoredPayload &payload)
{
    const QStringList lines = plainBlock(QString::fromUtf8(payload.bytes), kMostShown).split(u'\n');
    QStringList broken;
    for (const QString &line : lines) {
        for (qsizetype at = 0; at == 0 || at < line.size(); at += kLongestLine)
            broken += line.mid(at, kLongestLine);
    }
    if (const qsizetype more = broken.size() - kMostLines; more > 0) {
        broken.erase(broken.begin() + kMostLines, broken.end());
        broken += u"… (%1 more lines)"_s.arg(more);
    }
    return broken.join(u'\n');
}

// Laid out where it is JSON, else as it is.
QString laidOut(const StoredPayload &payload, std::optional<NoLayout> *why = nullptr)
{
    auto text = laidOutJson(payload.bytes);
    if (!text) {
        if (why)
            *why = text.error();
        return readable(payload);
    }
    StoredPayload pretty = payload;
    pretty.bytes = text->toUtf8();
    return readable(pretty);
}

QString difference(const QString &before, const QString &after, bool *hasChanged)
{
    QStringList lines;
    for (const DiffLine &line : lineDiff(before.split(u'\n'), after.split(u'\n'))) {
        *hasChanged = *hasChanged || line.side != DiffLine::Side::Both;
        const QLatin1StringView sign = line.side == DiffLine::Side::Both     ? "  "_L1
                                       : line.side == DiffLine::Side::Before ? "- "_L1
                                                                             : "+ "_L1;
        if (lines.size() < kMostLines)
            lines += sign + line.text;
    }
    return lines.join(u'\n');
}

} // namespace

PayloadTexts payloadTexts(StoredPayload payload, std::optional<EarlierPayload> earlier)
{
    PayloadTexts texts;
    texts.payload = std::move(payload);
    texts.earlier = std::move(earlier);
    if (!texts.payload.isKept)
        return texts;
    texts.text[int(PayloadForm::Text)] = readable(texts.payload);
    texts.text[int(PayloadForm::Pretty)] = laidOut(texts.payload, &texts.noLayout);
    texts.text[int(PayloadForm::Hex)] = hexDump(texts.payload.bytes);
    if (texts.earlier && texts.earlier->payload.isKept)
        texts.text[int(PayloadForm::Difference)] =
            difference(laidOut(texts.earlier->payload), texts.text[int(PayloadForm::Pretty)], &texts.hasChanged);
    return texts;
}

} // namespace ui
