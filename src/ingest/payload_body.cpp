// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/payload_body.h"

#include "base/json_writer.h"

#include <QCryptographicHash>

namespace ingest {
namespace {

// The longest head of at most `limit` bytes that ends at a character of the (valid) UTF-8 text.
qsizetype characterBoundary(const QByteArray &utf8, qsizetype limit)
{
    qsizetype end = limit;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

} // namespace

QByteArray payloadBody(const QByteArray &payload)
{
    const bool isText = !payload.contains('\0') && payload.isValidUtf8();
    const bool cut = payload.size() > kPayloadKept;
    JsonWriter json;
    json.beginObject();
    if (isText)
        json.key("text").utf8(cut ? payload.first(characterBoundary(payload, kPayloadKept)) : payload);
    else
        json.key("base64").utf8((cut ? payload.first(kPayloadKept) : payload).toBase64());
    json.field("size", qint64(payload.size()));
    if (cut)
        json.key("sha256").utf8(QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex());
    json.endObject();
    return json.take();
}

} // namespace ingest
