// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store_url.h"

#include "base/file_name.h"

#include <QDir>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

using Keywords = std::vector<std::pair<QString, QString>>;

tl::unexpected<Error> badUrl(const QString &text)
{
    return fail(Error::Kind::Usage, u"bad_store_url"_s, text);
}

QString decoded(QStringView part)
{
    return QUrl::fromPercentEncoding(part.toUtf8());
}

void add(Keywords &keywords, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        keywords.emplace_back(key, value);
}

// `host:port,[::1]:port,…` as the lists that libpq takes.
void addHosts(Keywords &keywords, QStringView hosts)
{
    QStringList names, ports;
    for (const QStringView one : hosts.split(u',')) {
        const qsizetype bracket = one.indexOf(u']');
        const qsizetype colon = one.indexOf(u':', std::max<qsizetype>(bracket, 0));
        QString name = decoded(colon < 0 ? one : one.first(colon));
        if (name.startsWith(u'[') && name.endsWith(u']'))
            name = name.sliced(1, name.size() - 2);
        names += name;
        ports += colon < 0 ? QString() : one.sliced(colon + 1).toString();
    }
    add(keywords, u"host"_s, names.join(u','));
    const bool anyPort = std::any_of(ports.begin(), ports.end(), [](const QString &port) { return !port.isEmpty(); });
    if (anyPort)
        add(keywords, u"port"_s, ports.join(u','));
}

Result<StoreUrl> parsePostgres(const QString &text)
{
    for (const auto &[key, value] : connectionKeywords(text)) {
        // The URL itself is not repeated: it would end up in logs.
        if (key == "password"_L1 || key == "sslpassword"_L1)
            return badUrl(u"the store's URL holds a password, which lists of processes and logs would show: leave it "
                          "out and put it into ~/.pgpass, a service file, or --store-password-file"_s);
    }
    if (text.contains(QChar(u'\0')) || text.contains(u'\n') || text.contains(u';'))
        return badUrl(u"the store's URL holds a character that no address has"_s);
    StoreUrl url;
    url.uri = text;
    return url;
}

} // namespace

QString StoreUrl::text() const
{
    return isPostgres() ? uri : u"sqlite:"_s + path;
}

QString StoreUrl::inboxPath(const QString &clientId) const
{
    if (!isPostgres())
        return path + u".inbox"_s;
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (state.isEmpty())
        state = QDir::homePath() + u"/.local/state"_s;
    return u"%1/watchpost/%2.inbox"_s.arg(state, fileNameOf(clientId));
}

Keywords connectionKeywords(const QString &uri)
{
    Keywords keywords;
    const qsizetype scheme = uri.indexOf("://"_L1);
    if (scheme < 0)
        return keywords;
    QStringView rest = QStringView(uri).sliced(scheme + 3);
    const qsizetype question = rest.indexOf(u'?');
    const QStringView parameters = question < 0 ? QStringView() : rest.sliced(question + 1);
    rest = question < 0 ? rest : rest.first(question);
    const qsizetype slash = rest.indexOf(u'/');
    const QStringView database = slash < 0 ? QStringView() : rest.sliced(slash + 1);
    QStringView authority = slash < 0 ? rest : rest.first(slash);
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const QStringView user = authority.first(at);
        const qsizetype colon = user.indexOf(u':');
        add(keywords, u"user"_s, decoded(colon < 0 ? user : user.first(colon)));
        if (colon >= 0)
            add(keywords, u"password"_s, decoded(user.sliced(colon + 1)));
        authority = authority.sliced(at + 1);
    }
    if (!authority.isEmpty())
        addHosts(keywords, authority);
    add(keywords, u"dbname"_s, decoded(database));
    for (const QStringView parameter : parameters.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = parameter.indexOf(u'=');
        const QString key = decoded(equals < 0 ? parameter : parameter.first(equals));
        add(keywords, key == "ssl"_L1 ? u"sslmode"_s : key,
            key == "ssl"_L1 ? u"require"_s : decoded(equals < 0 ? QStringView() : parameter.sliced(equals + 1)));
    }
    return keywords;
}

Result<StoreUrl> parseStoreUrl(const QString &text)
{
    if (text.startsWith("postgresql://"_L1) || text.startsWith("postgres://"_L1))
        return parsePostgres(text);
    if (!text.startsWith("sqlite:"_L1))
        return badUrl(u"'%1' is not a store that this program can open: write sqlite:PATH, for example "
                      "sqlite:watchpost.sqlite, or postgresql://HOST/DATABASE"_s.arg(text));
    QString path = text.mid(7);
    if (path.startsWith("///"_L1))
        path = path.mid(2);
    if (path.isEmpty() || path.startsWith("//"_L1) || path.contains(QChar(u'\0')))
        return badUrl(u"'%1' names no file: write sqlite:PATH or sqlite:///absolute/path"_s.arg(text));
    StoreUrl url;
    url.path = path;
    return url;
}

StoreUrl defaultStoreUrl()
{
    StoreUrl url;
    url.path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/watchpost/watchpost.sqlite"_s;
    return url;
}

} // namespace store
