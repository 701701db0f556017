// SPDX-License-Identifier: GPL-3.0-or-later
// request_body of a message row: its payload as text or base64, with its size (contract §2).
#pragma once

#include <QByteArray>

namespace ingest {

inline constexpr qsizetype kPayloadKept = 64 * 1024;

// `{"text": …, "size": N}` for UTF-8 without NUL, else `{"base64": …, "size": N}`; beyond 64 KiB cut (text at a
// character), with the `sha256` of the whole in hex.
[[nodiscard]] QByteArray payloadBody(const QByteArray &payload);

} // namespace ingest
