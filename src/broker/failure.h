// SPDX-License-Identifier: GPL-3.0-or-later
// Why a connection could not be made or was lost, in words, and how eagerly to try again.
#pragma once

#include "broker/packet.h"

#include <QAbstractSocket>
#include <QSslError>
#include <QString>

namespace broker {

enum class Pace {
    Backoff,     // soon, then less often
    Slow,        // somebody has to mend something first
    Yield,       // another client uses our id: do not fight for it
    OtherVersion // at once, with MQTT 3.1.1
};

struct Failure
{
    QString step; // resolve, tcp, tls, connack, suback; `session` after CONNACK
    QString code; // stable word for error_code
    QString reason;
    QString advice;
    Pace pace = Pace::Backoff;
};

// English words of an MQTT 5 reason code, "reason code 0xNN" for one the standard does not know.
[[nodiscard]] QString reasonText(quint8 code);
// A CONNACK with a code other than 0.
[[nodiscard]] Failure refusal(const Connack &connack);
// A DISCONNECT from the broker.
[[nodiscard]] Failure dismissal(const Disconnect &disconnect);
// An error of the socket before or after it was connected. `address` for the words.
[[nodiscard]] Failure socketFailure(QAbstractSocket::SocketError error, const QString &text, const QString &address);
// What TLS does not like about the broker's certificate: the most telling of `errors` (not empty).
[[nodiscard]] Failure certificateFailure(const QList<QSslError> &errors, const QString &host);
// The TLS handshake failed for another reason.
[[nodiscard]] Failure handshakeFailure(const QString &text);
// A step took too long.
[[nodiscard]] Failure timeOut(const QString &step, const QString &address, int milliseconds);
// What to do about a filter that the broker refused.
[[nodiscard]] QString refusedFilterAdvice(quint8 code);

} // namespace broker
