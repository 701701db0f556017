// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/private_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace store {

Result<void> ensurePrivateFolder(const QString &folder)
{
    if (QFileInfo::exists(folder))
        return {};
    QDir().mkpath(QFileInfo(folder).absolutePath());
#ifdef Q_OS_UNIX
    ::mkdir(QFile::encodeName(folder).constData(), 0700);
#else
    QDir().mkpath(folder);
#endif
    if (!QFileInfo::exists(folder))
        return fail(Error::Kind::Store, u"cant_open"_s, u"the folder %1 cannot be made"_s.arg(folder));
    return {};
}

} // namespace store
