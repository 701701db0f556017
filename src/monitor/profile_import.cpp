// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/profile_import.h"

#include "monitor/background.h"
#include "monitor/secrets.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ForeignProfiles)
};

// Waits for the keychain, which answers from a thread of its own.
void keepPassword(const QString &name, const QByteArray &password, QStringList &troubles)
{
    if (password.isEmpty()) {
        QFuture<Result<void>> forgotten = forgetSecret(name);
        if (const auto gone = forgotten.result(); !gone)
            troubles.append(Texts::tr("%1: the old password was not removed: %2").arg(name, gone.error().text));
        return;
    }
    QFuture<Result<SecretPlace>> keeping = keepSecret(name, password);
    if (const auto kept = keeping.result(); !kept)
        troubles.append(Texts::tr("%1: the password was not kept: %2").arg(name, kept.error().text));
}

ProfileImport importAll(std::vector<ForeignConnection> connections)
{
    nameApart(connections, profileNames());
    ProfileImport out;
    for (const ForeignConnection &connection : connections) {
        const auto saved = saveForeign(connection);
        if (!saved) {
            out.troubles.append(Texts::tr("%1 was not saved: %2").arg(connection.profile.name, saved.error().text));
            continue;
        }
        keepPassword(saved->name, connection.password, out.troubles);
        out.names.append(saved->name);
    }
    return out;
}

} // namespace

QFuture<ProfileImport> importProfiles(std::vector<ForeignConnection> connections)
{
    // The keychain's thread is made by who asks first, and ends with that thread's event loop: not the background's.
    (void)secretPlace();
    return inBackground<ProfileImport>(
        [connections = std::move(connections)]() mutable { return importAll(std::move(connections)); });
}

} // namespace monitor
