// SPDX-License-Identifier: GPL-3.0-or-later
// What broker/failure.h says of a connection that was not made or has ended.
#include "ui/common/retold_tables.h"

#include <QtGlobal>

namespace ui {
namespace {

constexpr const char *kForms[] = {
    QT_TRANSLATE_NOOP("Connection", "The broker refused the connection: %1"),
    QT_TRANSLATE_NOOP("Connection", "The broker ended the connection: %1"),
    QT_TRANSLATE_NOOP("Connection", "The broker refuses the filter %1: %2"),
    QT_TRANSLATE_NOOP("Connection", "The name of %1 was not resolved within %2"),
    QT_TRANSLATE_NOOP("Connection", "%1 did not finish the TLS handshake within %2"),
    QT_TRANSLATE_NOOP("Connection", "%1 did not answer CONNECT within %2"),
    QT_TRANSLATE_NOOP("Connection", "%1 did not answer SUBSCRIBE within %2"),
    QT_TRANSLATE_NOOP("Connection", "%1 did not answer within %2"),
    QT_TRANSLATE_NOOP("Connection", "No connection to %1: %2"),
    QT_TRANSLATE_NOOP("Connection", "No TLS connection: %1"),
    QT_TRANSLATE_NOOP("Connection", "%1 refuses connections"),
    QT_TRANSLATE_NOOP("Connection", "The name of %1 is not known"),
    QT_TRANSLATE_NOOP("Connection", "%1 closed the connection"),
};

constexpr const char *kSentences[] = {
    // What to do
    QT_TRANSLATE_NOOP("Connection", "It is tried again; the broker's log may say more."),
    QT_TRANSLATE_NOOP("Connection", "Is the broker running, and is this its port?"),
    QT_TRANSLATE_NOOP("Connection", "Check the spelling and the name server."),
    QT_TRANSLATE_NOOP("Connection", "Check the network and the address."),
    QT_TRANSLATE_NOOP("Connection", "Check the network and the name server."),
    QT_TRANSLATE_NOOP("Connection", "Check the address; a firewall may be in between."),
    QT_TRANSLATE_NOOP("Connection", "Does this port speak TLS? Plain MQTT is mqtt:// and mostly port 1883."),
    QT_TRANSLATE_NOOP("Connection", "Is it an MQTT broker? One that wants TLS is mqtts:// and mostly port 8883."),
    QT_TRANSLATE_NOOP("Connection", "Allow this client to read it in the broker's access list."),
    QT_TRANSLATE_NOOP("Connection", "The broker has no shared subscriptions: use the filter without $share."),
    QT_TRANSLATE_NOOP("Connection", "The broker has no wildcards: name each topic."),
    QT_TRANSLATE_NOOP("Connection", "The broker's limit of subscriptions is reached."),
    QT_TRANSLATE_NOOP("Connection", "Check the filter and the broker's access list."),
    QT_TRANSLATE_NOOP("Connection", "The broker does not speak this version of MQTT: choose another."),
    QT_TRANSLATE_NOOP("Connection", "Choose another client id: the broker does not accept this one."),
    QT_TRANSLATE_NOOP("Connection", "Check the user name and the password."),
    QT_TRANSLATE_NOOP("Connection",
                      "Check the user name and the password, and what the broker's access list allows this client."),
    QT_TRANSLATE_NOOP("Connection", "The broker has banned this client: ask whoever runs it."),
    QT_TRANSLATE_NOOP("Connection", "The broker wants a way of signing in that is not offered here."),
    QT_TRANSLATE_NOOP(
        "Connection",
        "Another program connects with this client id. End it, or give each its own client id; then reconnect."),
    QT_TRANSLATE_NOOP("Connection", "The broker does not accept packets of this size: make the will smaller."),
    QT_TRANSLATE_NOOP("Connection", "Somebody ended this connection at the broker: ask whoever runs it."),
    QT_TRANSLATE_NOOP("Connection", "The broker keeps no retained messages: switch off retain for the will."),
    QT_TRANSLATE_NOOP("Connection", "Choose a lower QoS for the will."),
    QT_TRANSLATE_NOOP("Connection", "The broker sends clients to another server: change the address."),
    QT_TRANSLATE_NOOP("Connection", "The broker has moved: change the address."),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate has expired"),
    QT_TRANSLATE_NOOP("Connection", "The broker needs a new certificate; also check this machine's clock."),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate is not valid yet"),
    QT_TRANSLATE_NOOP("Connection", "Check this machine's clock, and the broker's certificate."),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate was revoked"),
    QT_TRANSLATE_NOOP("Connection", "The broker needs a new certificate. Do not connect before it has one."),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate is self-signed"),
    QT_TRANSLATE_NOOP("Connection", "If it is the right one, name it as CA file (--ca)."),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate is for another host name"),
    QT_TRANSLATE_NOOP("Connection",
                      "Connect by a name that the certificate has, or give the broker a certificate for this one."),
    QT_TRANSLATE_NOOP(
        "Connection",
        "Does this port speak TLS 1.2 or newer? Does the broker ask for a client certificate (--cert and --key)?"),
    QT_TRANSLATE_NOOP("Connection", "The broker's certificate was signed by an authority this machine does not trust"),
    QT_TRANSLATE_NOOP("Connection", "Name the file with that authority's certificate as CA file (--ca)."),
    QT_TRANSLATE_NOOP("Connection",
                      "Name the file with that authority's certificate as CA file (--ca); the broker may also have to "
                      "send its whole chain."),
    // Reason codes of MQTT 5
    QT_TRANSLATE_NOOP("Connection", "normal disconnection"),
    QT_TRANSLATE_NOOP("Connection", "disconnected with the will message"),
    QT_TRANSLATE_NOOP("Connection", "no matching subscribers"),
    QT_TRANSLATE_NOOP("Connection", "no subscription existed"),
    QT_TRANSLATE_NOOP("Connection", "unspecified error"),
    QT_TRANSLATE_NOOP("Connection", "malformed packet"),
    QT_TRANSLATE_NOOP("Connection", "protocol error"),
    QT_TRANSLATE_NOOP("Connection", "implementation specific error"),
    QT_TRANSLATE_NOOP("Connection", "unsupported protocol version"),
    QT_TRANSLATE_NOOP("Connection", "client identifier not valid"),
    QT_TRANSLATE_NOOP("Connection", "bad user name or password"),
    QT_TRANSLATE_NOOP("Connection", "not authorized"),
    QT_TRANSLATE_NOOP("Connection", "server unavailable"),
    QT_TRANSLATE_NOOP("Connection", "server busy"),
    QT_TRANSLATE_NOOP("Connection", "banned"),
    QT_TRANSLATE_NOOP("Connection", "server shutting down"),
    QT_TRANSLATE_NOOP("Connection", "bad authentication method"),
    QT_TRANSLATE_NOOP("Connection", "keep alive timeout"),
    QT_TRANSLATE_NOOP("Connection", "session taken over"),
    QT_TRANSLATE_NOOP("Connection", "topic filter invalid"),
    QT_TRANSLATE_NOOP("Connection", "topic name invalid"),
    QT_TRANSLATE_NOOP("Connection", "packet identifier in use"),
    QT_TRANSLATE_NOOP("Connection", "packet identifier not found"),
    QT_TRANSLATE_NOOP("Connection", "receive maximum exceeded"),
    QT_TRANSLATE_NOOP("Connection", "topic alias invalid"),
    QT_TRANSLATE_NOOP("Connection", "packet too large"),
    QT_TRANSLATE_NOOP("Connection", "message rate too high"),
    QT_TRANSLATE_NOOP("Connection", "quota exceeded"),
    QT_TRANSLATE_NOOP("Connection", "administrative action"),
    QT_TRANSLATE_NOOP("Connection", "payload format invalid"),
    QT_TRANSLATE_NOOP("Connection", "retain not supported"),
    QT_TRANSLATE_NOOP("Connection", "QoS not supported"),
    QT_TRANSLATE_NOOP("Connection", "use another server"),
    QT_TRANSLATE_NOOP("Connection", "server moved"),
    QT_TRANSLATE_NOOP("Connection", "shared subscriptions not supported"),
    QT_TRANSLATE_NOOP("Connection", "connection rate exceeded"),
    QT_TRANSLATE_NOOP("Connection", "maximum connect time"),
    QT_TRANSLATE_NOOP("Connection", "subscription identifiers not supported"),
    QT_TRANSLATE_NOOP("Connection", "wildcard subscriptions not supported"),
};

} // namespace

RetoldTable connectionTexts()
{
    return {"Connection", kForms, kSentences};
}

} // namespace ui
