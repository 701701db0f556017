// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/store_look.h"

#include "monitor/collector_options.h"
#include "monitor/profile.h"
#include "store/migrations.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qsizetype kRemembered = 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StoreLook)
};

StoreLook unusable(const QString &problem, const QString &advice = {})
{
    StoreLook look;
    look.problem = problem;
    look.advice = advice;
    return look;
}

// Sentences of the store layer name commands; here there is a window.
StoreLook unusable(const Error &error)
{
    if (error.code == "newer_schema"_L1 || error.code == "changed_migration"_L1)
        return unusable(Words::tr("This database was made by a newer version of Watchpost."),
                        Words::tr("Open it with that version; this one would not understand all of it."));
    if (error.code == "corrupt"_L1)
        return unusable(Words::tr("This is not a database, or it is damaged."),
                        Words::tr("Choose a file that Watchpost recorded into, or restore it from a copy."));
    return unusable(error.text);
}

StoreLook canBeMade(const QString &problem, const QString &advice)
{
    StoreLook look = unusable(problem, advice);
    look.kind = StoreKind::CanBeMade;
    return look;
}

// Why a server's database could not be looked into.
StoreLook lookAtServer(const store::StoreUrl &url, const Error &error)
{
    const store::LocalServer server = store::lookAtServer(url);
    StoreLook look = unusable(error);
    switch (server.state) {
    case store::ServerState::NoDatabase:
        return canBeMade(Words::tr("There is no such database on this server yet."),
                         Words::tr("It can be created here, as %1.").arg(server.user));
    case store::ServerState::NoRightToCreate:
        look = unusable(
            Words::tr("There is no such database on this server, and %1 may not create one.").arg(server.user));
        break;
    case store::ServerState::NoRole:
        look = unusable(Words::tr("The server does not know the login %1.").arg(server.user));
        break;
    case store::ServerState::Refused:
        look = unusable(Words::tr("The server refuses the login %1: %2").arg(server.user, server.problem));
        break;
    default:
        return look;
    }
    look.command = server.command;
    look.advice = look.command.isEmpty()
                      ? Words::tr("Ask the server's administrator.")
                      : Words::tr("Type this in a terminal, or have its administrator type it, then look again:");
    return look;
}

Result<void> count(store::Reader &reader, StoreLook &look, qint64 nowMs)
{
    // From the hourly counters: a big store is not read through for it.
    const auto hours = reader.histogram({});
    if (!hours)
        return tl::unexpected(hours.error());
    for (const store::HourCount &hour : *hours)
        look.rows += hour.n;
    const auto devices = reader.devices();
    if (!devices)
        return tl::unexpected(devices.error());
    look.devices = qint64(devices->size());
    for (const auto &[direction, when] :
         {std::pair(PageDirection::Newer, &look.fromMs), std::pair(PageDirection::Older, &look.toMs)}) {
        store::ActivityQuery query;
        query.limit = 1;
        query.direction = direction;
        const auto page = reader.activities(query);
        if (!page)
            return tl::unexpected(page.error());
        if (!page->records.empty())
            *when = page->records.front().row.createdAtMs;
    }
    const auto vitals = reader.vitals(nowMs);
    if (!vitals)
        return tl::unexpected(vitals.error());
    look.bytes = vitals->fileBytes + vitals->walBytes;
    look.collectorRuns = vitals->running;
    return {};
}

bool isServerUrl(const QString &text)
{
    return text.startsWith("postgresql://"_L1) || text.startsWith("postgres://"_L1);
}

QString wholePath(const QString &path)
{
    return isServerUrl(path) ? path : QFileInfo(path).absoluteFilePath();
}

QString rememberedPath()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return QString((state.isEmpty() ? QString(QDir::homePath() + u"/.local/state"_s) : state) +
                   u"/watchpost/opened-stores"_s);
}

QStringList remembered()
{
    QFile file(rememberedPath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(64 * 1024)).split(u'\n', Qt::SkipEmptyParts).mid(0, kRemembered);
}

} // namespace

StoreLook lookAtStore(const store::StoreUrl &url, qint64 nowMs)
{
    const QFileInfo file(url.path);
    if (!url.isPostgres() && !file.exists())
        return unusable(Words::tr("There is no such file."));
    if (!url.isPostgres() && (!file.isFile() || !file.isReadable()))
        return unusable(Words::tr("This file cannot be read."), Words::tr("Check its owner and its mode."));
    const auto schema = store::migrationStatus(url);
    if (!schema)
        return url.isPostgres() ? lookAtServer(url, schema.error()) : unusable(schema.error());
    if (schema->applied == 0 && url.isPostgres())
        return canBeMade(Words::tr("There are no records of Watchpost in this database yet."),
                         Words::tr("Its tables can be created here; whatever else is in it stays as it is."));
    if (schema->applied == 0)
        return unusable(Words::tr("There are no records of Watchpost in this file."),
                        Words::tr("Choose a file that Watchpost recorded into."));
    StoreLook look;
    look.bytes = file.size();
    if (!schema->pending.isEmpty()) {
        look.kind = StoreKind::OlderSchema;
        look.problem = Words::tr("This database was made by an older version of Watchpost.");
        look.advice = Words::tr("It must be upgraded before it can be opened; older versions cannot open it "
                                "afterwards. Copy the file first.");
        return look;
    }
    auto reader = store::Reader::open(url);
    if (!reader)
        return unusable(reader.error());
    if (const auto counted = count(**reader, look, nowMs); !counted)
        return unusable(counted.error());
    look.kind = look.rows == 0 ? StoreKind::Empty : StoreKind::Good;
    if (look.rows == 0)
        look.problem = Words::tr("Nothing has been recorded into this database yet.");
    return look;
}

Result<void> upgradeStore(const store::StoreUrl &url, qint64 nowMs)
{
    const auto schema = store::migrationStatus(url);
    if (!schema)
        return tl::unexpected(schema.error());
    if (schema->applied == 0)
        return fail(Error::Kind::Usage, u"no_store"_s, u"%1 holds no records of Watchpost"_s.arg(url.text()));
    return store::migrate(url, nowMs).map([](const store::MigrationStatus &) {});
}

Result<void> makeStore(const store::StoreUrl &url, qint64 nowMs)
{
    return store::createDatabase(url)
        .and_then([&] { return store::migrate(url, nowMs); })
        .map([](const store::MigrationStatus &) {});
}

Result<store::StoreUrl> storeFrom(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (!isServerUrl(trimmed))
        return store::StoreUrl{trimmed};
    // With the password that commands would find, too.
    Profile profile;
    profile.store = trimmed;
    return storeUrlOf(profile);
}

std::vector<KnownStore> knownStores()
{
    std::vector<KnownStore> known;
    const auto add = [&known](const QString &path, const QString &profile) {
        const QString whole = wholePath(path);
        const auto there =
            std::find_if(known.begin(), known.end(), [&whole](const KnownStore &one) { return one.path == whole; });
        if (there != known.end()) {
            if (there->profile.isEmpty())
                there->profile = profile;
        } else if (isServerUrl(whole) || QFileInfo(whole).isFile()) {
            known.push_back({whole, profile});
        }
    };
    for (const QString &path : remembered())
        add(path, {});
    for (const QString &name : profileNames()) {
        const auto profile = loadProfile(name);
        const auto url = profile ? storeUrlOf(*profile) : tl::unexpected(profile.error());
        if (url)
            add(url->isPostgres() ? url->uri : url->path, name);
    }
    add(store::defaultStoreUrl().path, {});
    return known;
}

void rememberStore(const QString &path)
{
    QStringList paths = remembered();
    const QString whole = wholePath(path);
    paths.removeAll(whole);
    paths.prepend(whole);
    QDir().mkpath(QFileInfo(rememberedPath()).path());
    QSaveFile file(rememberedPath());
    // To forget it is no harm.
    if (whole.contains(u'\n') || !file.open(QIODevice::WriteOnly))
        return;
    file.write(paths.first(std::min(paths.size(), kRemembered)).join(u'\n').toUtf8());
    file.commit();
}

} // namespace monitor
