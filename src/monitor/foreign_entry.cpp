// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/foreign_entry.h"

#include "base/visible_text.h"
#include "broker/broker_url.h"
#include "model/topics.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;
using broker::BrokerUrl;

namespace monitor {
namespace {

constexpr qsizetype kLongestName = 60; // leaves room for a number and an ending in a file name of 255 bytes
constexpr qsizetype kLongestText = 2000;
constexpr qsizetype kLargestPem = 64 * 1024;
constexpr std::size_t kMostTopics = 200;
constexpr qsizetype kMostNotes = 20;
constexpr qsizetype kShown = 60;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ForeignProfiles)
};

tl::unexpected<Error> unusable(const QString &why)
{
    return fail(Error::Kind::Usage, u"bad_connection"_s, why);
}

QString nameOf(const QString &given, const QString &otherwise)
{
    static const QString kNotInFileNames = u"/\\:*?\"<>|"_s;
    QString name = given.left(kLongestName);
    for (QChar &c : name) {
        // Also what makes a name look like another one: format and control characters.
        if (kNotInFileNames.contains(c) || !(c.isPrint() || c.isSurrogate()) || c.category() == QChar::Other_Format)
            c = u'-';
    }
    name = name.trimmed();
    while (name.startsWith(u'.') || name.endsWith(u'.'))
        name = (name.startsWith(u'.') ? name.sliced(1) : name.chopped(1)).trimmed();
    const bool tells =
        std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    return tells && name.isValidUtf16() && isProfileName(name) ? name : otherwise;
}

Result<BrokerUrl> urlOf(const ForeignEntry &entry, QStringList &notes)
{
    BrokerUrl parts;
    parts.scheme = entry.isWebSocket ? (entry.isEncrypted ? BrokerUrl::Scheme::Wss : BrokerUrl::Scheme::Ws)
                                     : (entry.isEncrypted ? BrokerUrl::Scheme::Mqtts : BrokerUrl::Scheme::Mqtt);
    const QString host = entry.host.trimmed();
    parts.host = host.sliced(host.indexOf("://"_L1) < 0 ? 0 : host.indexOf("://"_L1) + 3);
    if (parts.host.startsWith(u'[') && parts.host.endsWith(u']'))
        parts.host = parts.host.sliced(1).chopped(1);
    if (parts.host.isEmpty())
        return unusable(Texts::tr("it names no broker"));
    if (entry.port < 0 || entry.port > 65535)
        return unusable(Texts::tr("its port is none"));
    parts.port = entry.port > 0 ? quint16(entry.port) : broker::defaultPort(parts.scheme);
    if (entry.isWebSocket) {
        parts.path = entry.path.startsWith(u'/') ? entry.path : QString(u'/' + entry.path);
        if (parts.path == "/"_L1)
            notes.append(Texts::tr("Over WebSocket, Watchpost takes the path /mqtt where the other program has none."));
    }
    const auto url = broker::parseBrokerUrl(parts.text());
    const bool isV6 = parts.host.contains(u':'); // has several spellings
    if (!url || !url->user.isEmpty() || (!isV6 && url->host.compare(parts.host, Qt::CaseInsensitive) != 0))
        // What stands before an @ may be a password.
        return unusable(Texts::tr("“%1” is no address of a broker")
                            .arg(visibleText(host.sliced(host.lastIndexOf(u'@') + 1), kShown)));
    return *url;
}

void takeTopics(const ForeignEntry &entry, Profile &profile, QStringList &notes)
{
    QSet<QString> seen;
    int qos = profile.qos;
    for (const auto &[filter, wanted] : entry.topics) {
        if (filter.startsWith(u"$SYS")) {
            notes.append(Texts::tr("The broker's own figures (%1) are not recorded.").arg(visibleText(filter, kShown)));
            continue;
        }
        if (!topics::isValidFilter(filter)) {
            notes.append(Texts::tr("“%1” is not a topic filter.").arg(visibleText(filter, kShown)));
            continue;
        }
        if (seen.contains(filter))
            continue;
        if (profile.topics.size() >= kMostTopics) {
            notes.append(Texts::tr("Only the first %n topics were taken over.", nullptr, int(kMostTopics)));
            break;
        }
        seen.insert(filter);
        profile.topics.push_back({filter, u"auto"_s, std::nullopt});
        qos = std::max(qos, std::min(wanted, 2));
    }
    profile.qos = qos;
    if (profile.topics.empty())
        notes.append(Texts::tr("It names no topics: the usual ones are taken. “Listen and propose” finds others."));
    else if (seen.contains(u"#"_s))
        notes.append(Texts::tr("It takes all topics (#): “Listen and propose” finds those with devices."));
}

// Only complete ones, and only text: what is written beside the profile is read by the TLS library.
void takeCertificates(const ForeignEntry &entry, ForeignConnection &out)
{
    const std::tuple<const QByteArray &, QByteArray &, const char *> embedded[] = {
        {entry.ca, out.ca, "CERTIFICATE"},
        {entry.certificate, out.certificate, "CERTIFICATE"},
        {entry.key, out.key, "PRIVATE KEY"}};
    for (const auto &[given, kept, kind] : embedded) {
        if (given.isEmpty())
            continue;
        if (given.size() > kLargestPem || !given.contains("-----BEGIN") || !given.contains(kind))
            out.notes.append(
                Texts::tr("A certificate or key in the file is not PEM: choose it again under Encryption."));
        else
            kept = given;
    }
    const std::pair<const QString &, QString &> files[] = {{entry.caFile, out.profile.caFile},
                                                           {entry.certFile, out.profile.certFile},
                                                           {entry.keyFile, out.profile.keyFile}};
    for (const auto &[given, kept] : files) {
        if (given.isEmpty())
            continue;
        if (QFileInfo(given).isAbsolute())
            kept = given;
        else
            out.notes.append(Texts::tr("“%1” is not a whole path: choose the file again under Encryption.")
                                 .arg(visibleText(given, kShown)));
    }
    if (entry.isEncrypted && !entry.validates)
        out.notes.append(Texts::tr("The other program takes any certificate of the broker. Watchpost always checks it: "
                                   "if it is signed by a CA of your own, choose that under Encryption."));
}

void takeCredentials(const ForeignEntry &entry, const BrokerUrl &url, ForeignConnection &out)
{
    out.profile.username = entry.user;
    if (!entry.password.isEmpty() && entry.user.isEmpty())
        out.notes.append(Texts::tr("A password without a user was left out."));
    else
        out.password = entry.password;
    if (!out.password.isEmpty() && !url.isEncrypted() && !url.isLoopback())
        out.notes.append(Texts::tr("The password crosses the network unencrypted: anybody on the way can read it."));
    out.profile.clientId = entry.clientId;
    if (!entry.clientId.isEmpty())
        out.notes.append(Texts::tr("It uses the client id %1: while Watchpost records, the other program must not, or "
                                   "they throw each other off.")
                             .arg(visibleText(entry.clientId, kShown)));
}

void takeProtocol(const ForeignEntry &entry, ForeignConnection &out)
{
    if (entry.mqtt == "5"_L1 || entry.mqtt == "3.1.1"_L1)
        out.profile.mqtt = entry.mqtt;
    else if (!entry.mqtt.isEmpty())
        out.notes.append(
            Texts::tr("MQTT %1 is not spoken here: 5 and 3.1.1 are tried.").arg(visibleText(entry.mqtt, 10)));
    if (entry.keepAliveSeconds >= 5 && entry.keepAliveSeconds <= 65535)
        out.profile.keepAliveSeconds = entry.keepAliveSeconds;
    if (entry.hasWill)
        out.notes.append(Texts::tr("Its will is left out: Watchpost only listens."));
}

} // namespace

QString foreignText(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 17) : value.toString();
}

int foreignNumber(const QJsonObject &object, const char *key, int otherwise)
{
    const QJsonValue value = object.value(QLatin1String(key));
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (!isNumber)
        return otherwise;
    const bool isWhole = number >= 0 && number <= 1e6 && number == double(int(number));
    return isWhole ? int(number) : -1;
}

Result<ForeignConnection> judged(const ForeignEntry &entry)
{
    for (const QString &text : {entry.host, entry.path, entry.user, entry.clientId, entry.caFile, entry.certFile,
                                entry.keyFile, QString::fromUtf8(entry.password)}) {
        if (text.size() > kLongestText || text.contains(QChar(u'\0')))
            return unusable(Texts::tr("it holds a text that is too long or not one"));
    }
    ForeignConnection out;
    const auto url = urlOf(entry, out.notes);
    if (!url)
        return tl::unexpected(url.error());
    out.isExample = entry.isExample;
    if (entry.isExample)
        out.notes.append(Texts::tr("The other program brings this one along as an example."));
    out.profile.broker = url->text();
    out.profile.name = nameOf(entry.name, nameOf(url->host, u"plant"_s));
    takeCredentials(entry, *url, out);
    takeCertificates(entry, out);
    takeProtocol(entry, out);
    takeTopics(entry, out.profile, out.notes);
    out.notes.resize(std::min(out.notes.size(), kMostNotes));
    return out;
}

} // namespace monitor
