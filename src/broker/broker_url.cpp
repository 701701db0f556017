// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/broker_url.h"

#include "base/key_table.h"

#include <QHostAddress>
#include <QUrl>

namespace broker {
namespace {

constexpr KeyTable<BrokerUrl::Scheme, 4> kSchemes{{
    {BrokerUrl::Scheme::Mqtt, "mqtt"},
    {BrokerUrl::Scheme::Mqtts, "mqtts"},
    {BrokerUrl::Scheme::Ws, "ws"},
    {BrokerUrl::Scheme::Wss, "wss"},
}};

tl::unexpected<Error> wrong(const QString &why)
{
    return fail(
        Error::Kind::Usage, QStringLiteral("bad_broker_url"),
        QStringLiteral("%1. A broker is given as mqtt://host, mqtts://user@host:8883 or wss://host/path.").arg(why));
}

// `tcp://b` and bare hosts as parseBrokerUrl() wants them.
QString withScheme(const QString &text)
{
    static constexpr std::pair<const char *, const char *> kOthers[] = {
        {"tcp", "mqtt"}, {"ssl", "mqtts"}, {"tls", "mqtts"}, {"http", "ws"}, {"https", "wss"}};
    const qsizetype mark = text.indexOf(QStringLiteral("://"));
    if (mark < 0) {
        const bool encrypted = text.endsWith(QStringLiteral(":8883"));
        // An IPv6 address by itself has no brackets.
        const bool isV6 = !QHostAddress(text).isNull() && text.contains(u':');
        const QString host = isV6 ? QString(u'[' + text + u']') : text;
        return QString((encrypted && !isV6 ? QStringLiteral("mqtts://") : QStringLiteral("mqtt://")) + host);
    }
    for (const auto &[other, ours] : kOthers) {
        if (text.first(mark).compare(QLatin1String(other), Qt::CaseInsensitive) == 0)
            return QString(QLatin1String(ours) + text.sliced(mark));
    }
    return text;
}

} // namespace

quint16 defaultPort(BrokerUrl::Scheme scheme)
{
    switch (scheme) {
    case BrokerUrl::Scheme::Mqtts:
        return 8883;
    case BrokerUrl::Scheme::Ws:
        return 80;
    case BrokerUrl::Scheme::Wss:
        return 443;
    case BrokerUrl::Scheme::Mqtt:
        break;
    }
    return 1883;
}

QString schemeText(BrokerUrl::Scheme scheme)
{
    return QString::fromLatin1(keyOf(kSchemes, scheme));
}

bool BrokerUrl::isLoopback() const
{
    const QHostAddress literal(host);
    return literal.isNull() ? host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0
                            : literal.isLoopback();
}

QString BrokerUrl::address() const
{
    const QString shown = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return QStringLiteral("%1:%2").arg(shown).arg(port);
}

QString BrokerUrl::text() const
{
    return QString(QLatin1String(keyOf(kSchemes, scheme)) + QStringLiteral("://") + address() + path);
}

Result<BrokerUrl> parseBrokerUrl(const QString &text)
{
    const qsizetype mark = text.indexOf(QStringLiteral("://"));
    const auto scheme = valueOf(kSchemes, mark < 0 ? QString() : text.first(mark).toLower());
    if (!scheme) {
        return wrong(mark < 0 ? QStringLiteral("\"%1\" has no scheme").arg(text)
                              : QStringLiteral("\"%1\" is no scheme of MQTT").arg(text.first(mark)));
    }
    // Before anything else, so that no message repeats the secret.
    const QStringView authority = QStringView(text).sliced(mark + 3);
    const qsizetype end = authority.indexOf(u'/') < 0 ? authority.size() : authority.indexOf(u'/');
    const qsizetype at = authority.first(end).lastIndexOf(u'@');
    if (at >= 0 && authority.first(at).contains(u':')) {
        return fail(Error::Kind::Usage, QStringLiteral("password_in_url"),
                    QStringLiteral("A password does not belong into a URL: everybody on this machine can read it in "
                                   "the list of processes. Give the user name alone and put the password into a file "
                                   "(--password-file) or the keychain."));
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return wrong(QStringLiteral("\"%1\" is no URL: %2").arg(text, url.errorString()));
    if (url.host().isEmpty())
        return wrong(QStringLiteral("\"%1\" names no host").arg(text));
    if (url.hasQuery() || url.hasFragment())
        return wrong(QStringLiteral("\"%1\" has a part after ? or #").arg(text));

    BrokerUrl result;
    result.scheme = *scheme;
    result.host = url.host();
    result.user = url.userName(QUrl::FullyDecoded);
    const int port = url.port(defaultPort(*scheme));
    if (port == 0)
        return wrong(QStringLiteral("0 is no port"));
    result.port = quint16(port);
    const QString path = url.path(QUrl::FullyEncoded);
    if (result.isWebSocket())
        result.path = path.isEmpty() || path == u"/" ? QStringLiteral("/mqtt") : path;
    else if (!path.isEmpty() && path != u"/")
        return wrong(QStringLiteral("Only ws and wss have a path"));
    return result;
}

Result<PastedBroker> pastedBroker(const QString &text)
{
    QString url = text.trimmed();
    while (url.size() > 1 && (url.startsWith(u'"') || url.startsWith(u'\'')) && url.endsWith(url.front()))
        url = url.sliced(1).chopped(1).trimmed();
    if (url.isEmpty())
        return wrong(QStringLiteral("No broker is named"));
    url = withScheme(url);
    PastedBroker pasted;
    const qsizetype begin = url.indexOf(QStringLiteral("://")) + 3;
    const qsizetype slash = url.indexOf(u'/', begin);
    const qsizetype at = url.lastIndexOf(u'@', slash < 0 ? -1 : slash);
    const qsizetype colon = url.indexOf(u':', begin);
    if (at >= begin && colon >= begin && colon < at) {
        pasted.password = QUrl::fromPercentEncoding(url.sliced(colon + 1, at - colon - 1).toUtf8());
        url.remove(colon, at - colon);
    }
    const auto parsed = parseBrokerUrl(url);
    if (!parsed)
        return tl::unexpected(parsed.error());
    pasted.url = *parsed;
    return pasted;
}

} // namespace broker
