// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store_url.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace store {

QString StoreUrl::text() const
{
    return u"sqlite:"_s + path;
}

QString StoreUrl::inboxPath() const
{
    return path + u".inbox"_s;
}

Result<StoreUrl> parseStoreUrl(const QString &text)
{
    if (!text.startsWith("sqlite:"_L1))
        return fail(Error::Kind::Usage, u"bad_store_url"_s,
                    u"'%1' is not a store that this version can open: write sqlite:PATH, for example "
                    "sqlite:watchpost.sqlite"_s.arg(text));
    QString path = text.mid(7);
    if (path.startsWith("///"_L1))
        path = path.mid(2);
    if (path.isEmpty() || path.startsWith("//"_L1) || path.contains(QChar(u'\0')))
        return fail(Error::Kind::Usage, u"bad_store_url"_s,
                    u"'%1' names no file: write sqlite:PATH or sqlite:///absolute/path"_s.arg(text));
    return StoreUrl{path};
}

StoreUrl defaultStoreUrl()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {data + u"/watchpost/watchpost.sqlite"_s};
}

} // namespace store
