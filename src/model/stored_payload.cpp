// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stored_payload.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kHexLine = 16;
constexpr qsizetype kMostCells = 1'000'000;

char hexDigit(int nibble)
{
    return "0123456789abcdef"[nibble & 0xf];
}

void appendHexLine(QString &out, qsizetype offset, QByteArrayView line)
{
    for (int shift = 28; shift >= 0; shift -= 4)
        out += QLatin1Char(hexDigit(int(offset >> shift)));
    out += ' '_L1;
    for (qsizetype i = 0; i < kHexLine; ++i) {
        out += i == kHexLine / 2 ? "  "_L1 : " "_L1;
        if (i < line.size()) {
            const auto byte = static_cast<unsigned char>(line[i]);
            out += QLatin1Char(hexDigit(byte >> 4));
            out += QLatin1Char(hexDigit(byte));
        } else {
            out += "  "_L1;
        }
    }
    out += "  |"_L1;
    for (const char c : line)
        out += QLatin1Char(c >= 0x20 && c < 0x7f ? c : '.');
    out += '|'_L1;
}

void append(std::vector<DiffLine> &diff, DiffLine::Side side, const QStringList &lines, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i)
        diff.push_back({side, lines[i]});
}

// Longest common subsequence of a[from, aEnd) and b[from, bEnd), by the table of its lengths from the end.
void appendMiddle(std::vector<DiffLine> &diff, const QStringList &a, const QStringList &b, qsizetype from,
                  std::pair<qsizetype, qsizetype> ends)
{
    const qsizetype rows = ends.first - from, columns = ends.second - from;
    if (rows == 0 || columns == 0 || rows > kMostCells / columns) {
        append(diff, DiffLine::Side::Before, a, from, ends.first);
        append(diff, DiffLine::Side::After, b, from, ends.second);
        return;
    }
    std::vector<int> table(std::size_t((rows + 1) * (columns + 1)));
    const auto cell = [&table, columns](qsizetype i, qsizetype j) -> int & {
        return table[std::size_t(i * (columns + 1) + j)];
    };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            cell(i, j) = a[from + i] == b[from + j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
    qsizetype i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a[from + i] == b[from + j]) {
            diff.push_back({DiffLine::Side::Both, a[from + i]});
            ++i;
            ++j;
        } else if (i < rows && (j == columns || cell(i + 1, j) >= cell(i, j + 1))) {
            diff.push_back({DiffLine::Side::Before, a[from + i++]});
        } else {
            diff.push_back({DiffLine::Side::After, b[from + j++]});
        }
    }
}

} // namespace

StoredPayload storedPayload(const QByteArray &requestBody)
{
    const QJsonObject body = QJsonDocument::fromJson(requestBody).object();
    StoredPayload payload;
    if (const QJsonValue text = body.value("text"_L1); text.isString()) {
        payload.isKept = payload.isText = true;
        payload.bytes = text.toString().toUtf8();
    } else if (const QJsonValue base64 = body.value("base64"_L1); base64.isString()) {
        payload.isKept = true;
        payload.bytes = QByteArray::fromBase64(base64.toString().toLatin1());
    }
    if (!payload.isKept)
        return payload;
    payload.size = std::max<qint64>(payload.bytes.size(), body.value("size"_L1).toInteger());
    payload.sha256 = body.value("sha256"_L1).toString();
    return payload;
}

QString hexDump(const QByteArray &bytes, qsizetype limit)
{
    const QByteArrayView shown = QByteArrayView(bytes).first(std::min(bytes.size(), std::max<qsizetype>(0, limit)));
    QString out;
    out.reserve((shown.size() / kHexLine + 1) * 79);
    for (qsizetype at = 0; at < shown.size(); at += kHexLine) {
        if (at > 0)
            out += u'\n';
        appendHexLine(out, at, shown.sliced(at, std::min(kHexLine, shown.size() - at)));
    }
    return out;
}

std::vector<DiffLine> lineDiff(const QStringList &before, const QStringList &after)
{
    qsizetype head = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> diff;
    append(diff, DiffLine::Side::Both, before, 0, head);
    appendMiddle(diff, before, after, head, {before.size() - tail, after.size() - tail});
    append(diff, DiffLine::Side::Both, before, before.size() - tail, before.size());
    return diff;
}
