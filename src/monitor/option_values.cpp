// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/option_values.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace monitor {

std::optional<QString> givenOption(const QCommandLineParser &parser, const QString &name)
{
    if (parser.isSet(name))
        return parser.value(name);
    const QByteArray variable = "WATCHPOST_" + name.toUpper().replace(u'-', u'_').toLatin1();
    if (qEnvironmentVariableIsSet(variable.constData()))
        return qEnvironmentVariable(variable.constData());
    return std::nullopt;
}

Result<QByteArray> readPasswordFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Usage, u"no_password"_s,
                    u"cannot read the password file %1: %2"_s.arg(path, file.errorString()));
    QByteArray secret = file.read(64 * 1024);
    const qsizetype end = secret.indexOf('\n');
    if (end >= 0)
        secret.truncate(end);
    if (secret.endsWith('\r'))
        secret.chop(1);
    return secret;
}

Result<QByteArray> readCredential(const QString &name)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString path = folder + u'/' + name;
    return folder.isEmpty() || !QFileInfo::exists(path) ? Result<QByteArray>(QByteArray()) : readPasswordFile(path);
}

} // namespace monitor
