// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/store_words.h"

#include "ui/common/clock.h"
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using monitor::StoreKind;
using store::ServerState;

namespace ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(StoreWords)
};

QString stateText(const store::LocalServer &server)
{
    switch (server.state) {
    case ServerState::HasRecords:
        return Texts::tr("a database of Watchpost");
    case ServerState::HasDatabase:
        return Texts::tr("has an empty database");
    case ServerState::NoDatabase:
        return Texts::tr("the database can be created");
    case ServerState::NoRightToCreate:
        return Texts::tr("the database is missing");
    case ServerState::NoRole:
        return Texts::tr("does not know the login %1").arg(server.user);
    case ServerState::Refused:
        return Texts::tr("refuses the login %1").arg(server.user);
    case ServerState::NoAnswer:
        break;
    }
    return Texts::tr("does not answer");
}

} // namespace

QString serverLine(const store::LocalServer &server)
{
    const QString place =
        Texts::tr("PostgreSQL %1 in %2, port %3").arg(server.version, server.folder).arg(server.port).simplified();
    return Texts::tr("%1 – %2").arg(place, stateText(server));
}

QString storeName(const store::StoreUrl &url)
{
    if (!url.isPostgres())
        return QFileInfo(url.path).completeBaseName();
    QString name = u"postgresql"_s;
    for (const auto &[key, value] : store::connectionKeywords(url.uri)) {
        if (key == "dbname"_L1)
            name = value;
    }
    return name;
}

QString summaryOf(const monitor::StoreLook &look)
{
    if (look.kind != StoreKind::Good && look.kind != StoreKind::Empty)
        return {};
    QStringList lines{Texts::tr("%1 rows of %2 devices, %3")
                          .arg(countText(look.rows), countText(look.devices), sizeText(look.bytes))};
    if (look.fromMs && look.toMs) {
        const Clock clock;
        lines.append(
            Texts::tr("From %1 to %2 (%3)").arg(clock.stamp(*look.fromMs), clock.stamp(*look.toMs), clock.zoneWords()));
    }
    if (look.collectorRuns)
        lines.append(Texts::tr("It is being recorded into at the moment."));
    return lines.join(u'\n');
}

} // namespace ui
