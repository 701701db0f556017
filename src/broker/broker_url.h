// SPDX-License-Identifier: GPL-3.0-or-later
// Where a broker is: `scheme://[user@]host[:port][/path]` (docs/manual.md, "Broker").
#pragma once

#include "base/result.h"

#include <QString>

namespace broker {

struct BrokerUrl
{
    enum class Scheme { Mqtt, Mqtts, Ws, Wss };

    Scheme scheme = Scheme::Mqtt;
    QString host; // without the brackets of an IPv6 address
    quint16 port = 1883;
    QString path; // ws and wss only: begins with `/`
    QString user; // decoded; empty when the URL names none

    [[nodiscard]] bool isEncrypted() const { return scheme == Scheme::Mqtts || scheme == Scheme::Wss; }
    [[nodiscard]] bool isWebSocket() const { return scheme == Scheme::Ws || scheme == Scheme::Wss; }
    // `host:port`, `[v6]:port`.
    [[nodiscard]] QString address() const;
    // Whether what is sent stays on this machine: localhost, 127.x, ::1.
    [[nodiscard]] bool isLoopback() const;
    // `scheme://host:port[/path]`: what people and the activity log are shown. Without the user.
    [[nodiscard]] QString text() const;
    bool operator==(const BrokerUrl &) const = default;
};

// Ports default to 1883 / 8883 / 80 / 443, the path of ws and wss to `/mqtt`.
// Error::Kind::Usage for anything else; also for a password, because a URL is seen by everybody who lists processes.
[[nodiscard]] Result<BrokerUrl> parseBrokerUrl(const QString &text);

// What people paste or type: also without a scheme (`host`, `host:1883`; port 8883 is taken as mqtts), with that of
// other programs (tcp, ssl, tls), between quotes or spaces, and with a password, which then is not part of the URL.
struct PastedBroker
{
    BrokerUrl url;
    QString password;
};
[[nodiscard]] Result<PastedBroker> pastedBroker(const QString &text);
// The port that is meant when none is named.
[[nodiscard]] quint16 defaultPort(BrokerUrl::Scheme scheme);
[[nodiscard]] QString schemeText(BrokerUrl::Scheme scheme);

} // namespace broker
