// SPDX-License-Identifier: GPL-3.0-or-later
// Strict UTF-8.
#include "qtmqtt/utf8.h"

#include <QStringDecoder>
#include <QUtf8StringView>

#include <algorithm>
#include <cstring>

namespace qtmqtt {

namespace {

bool isAscii(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        if (word & 0x8080808080808080ULL)
            return false;
    }
    return std::all_of(at, end, [](char c) { return static_cast<signed char>(c) >= 0; });
}

} // namespace

bool isValidUtf8(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return true;
    if (std::memchr(bytes.data(), 0, static_cast<size_t>(bytes.size())))
        return false;
    return isAscii(bytes) || QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
}

std::optional<QString> fromUtf8(QByteArrayView bytes)
{
    if (!isValidUtf8(bytes))
        return std::nullopt;
    if (isAscii(bytes))
        return QString::fromLatin1(bytes);
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return QString(decoder(bytes));
}

std::optional<QByteArray> toUtf8(QStringView text)
{
    if (!text.isValidUtf16() || text.contains(QChar(u'\0')))
        return std::nullopt;
    QByteArray bytes = text.toUtf8();
    if (bytes.size() > kMaxStringBytes)
        return std::nullopt;
    return bytes;
}

} // namespace qtmqtt
