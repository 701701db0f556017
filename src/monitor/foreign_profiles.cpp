// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/foreign_profiles.h"

#include "base/visible_text.h"
#include "monitor/foreign_entry.h"
#include "monitor/tls_check.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qint64 kLargestFile = 32 * 1024 * 1024; // MQTTX writes the messages it has shown as well
constexpr std::size_t kMostConnections = 1000;
constexpr std::size_t kMostSkipped = 20; // told one by one
constexpr qsizetype kShown = 60;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ForeignProfiles)
};

// What else these programs write, and people choose.
QString wordsOnOtherFiles(const QByteArray &bytes)
{
    const QByteArray begin = bytes.left(200).trimmed();
    if (begin.startsWith("SQLite format 3"))
        return Texts::tr("This is a database of the program itself.");
    if (begin.startsWith("PK"))
        return Texts::tr("This is an Excel file.");
    if (begin.startsWith('<'))
        return Texts::tr("This is an XML file.");
    return Texts::tr("This is not a JSON file.");
}

QString howTo()
{
    return Texts::tr("In MQTTX, export the connections as JSON; of MQTT Explorer, choose its settings.json.");
}

template <typename EntryOf>
ForeignProfiles collect(const QString &program, const std::vector<QJsonObject> &objects, EntryOf entryOf)
{
    ForeignProfiles out;
    out.program = program;
    std::size_t untold = 0;
    for (const QJsonObject &object : objects) {
        if (out.connections.size() >= kMostConnections) {
            ++untold;
            continue;
        }
        const ForeignEntry entry = entryOf(object);
        auto connection = judged(entry);
        if (connection)
            out.connections.push_back(std::move(*connection));
        else if (std::size_t(out.skipped.size()) < kMostSkipped)
            out.skipped.append(
                Texts::tr("%1 was left out: %2.").arg(visibleText(entry.name, kShown), connection.error().text));
        else
            ++untold;
    }
    if (untold > 0)
        out.skipped.append(Texts::tr("%n more were left out.", nullptr, int(untold)));
    return out;
}

Result<void> writePrivate(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Error::Kind::Io, u"unwritable"_s, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(content);
    if (!file.commit())
        return fail(Error::Kind::Io, u"unwritable"_s, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Result<ForeignProfiles> readForeignProfiles(const QByteArray &json)
{
    QByteArray text = json;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsed);
    if (document.isNull())
        return fail(Error::Kind::Usage, u"not_json"_s, QString(wordsOnOtherFiles(text) + u' ' + howTo()));
    if (const auto found = mqttExplorerConnections(document); !found.empty())
        return collect(u"MQTT Explorer"_s, found, mqttExplorerEntry);
    if (const auto found = mqttxConnections(document); !found.empty())
        return collect(u"MQTTX"_s, found, mqttxEntry);
    return fail(
        Error::Kind::Usage, u"not_connections"_s,
        QString(Texts::tr("There are no connections of MQTTX or MQTT Explorer in this file.") + u' ' + howTo()));
}

Result<ForeignProfiles> readForeignFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, u"unreadable"_s,
                    Texts::tr("%1 cannot be read: %2").arg(visibleText(path), file.errorString()));
    if (file.size() > kLargestFile)
        return fail(Error::Kind::Usage, u"too_large"_s,
                    Texts::tr("The file is larger than %1 MiB. In MQTTX, clear the messages first, or export the "
                              "connections one by one.")
                        .arg(kLargestFile / 1024 / 1024));
    auto read = readForeignProfiles(file.read(kLargestFile));
    if (!read)
        return read;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (ForeignConnection &connection : read->connections) {
        const Profile &profile = connection.profile;
        const TlsCheck check = checkTlsFiles({profile.caFile, profile.certFile, profile.keyFile}, now);
        if (!check.error.isEmpty())
            connection.notes.append(check.error);
    }
    return read;
}

QString foreignFolder()
{
    const QString home = QDir::homePath();
    // The second is another system's, the third that of a snap.
    const QString places[] = {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
                              QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation),
                              home + u"/snap/mqtt-explorer/current/.config"_s};
    for (const QString &name : {u"MQTT-Explorer"_s, u"MQTTX"_s}) {
        for (const QString &place : places) {
            if (QDir(place).exists(name))
                return QDir(place).filePath(name);
        }
    }
    return home;
}

void nameApart(std::vector<ForeignConnection> &connections, const QStringList &taken)
{
    QSet<QString> names{u"demo"_s}; // the demo's own
    for (const QString &name : taken)
        names.insert(name.toCaseFolded());
    for (ForeignConnection &connection : connections) {
        const QString wanted = connection.profile.name;
        for (int i = 2; names.contains(connection.profile.name.toCaseFolded()); ++i)
            connection.profile.name = u"%1-%2"_s.arg(wanted).arg(i);
        names.insert(connection.profile.name.toCaseFolded());
    }
}

Result<Profile> saveForeign(const ForeignConnection &connection)
{
    Profile profile = connection.profile;
    const QFileInfo place(profilePath(profile.name));
    QDir().mkpath(place.path());
    const std::tuple<const QByteArray &, QString &, const char *> files[] = {
        {connection.ca, profile.caFile, ".ca.pem"},
        {connection.certificate, profile.certFile, ".cert.pem"},
        {connection.key, profile.keyFile, ".key.pem"}};
    for (const auto &[content, path, ending] : files) {
        if (content.isEmpty())
            continue;
        path = QString(place.path() + u'/' + profile.name + QLatin1String(ending));
        if (const auto written = writePrivate(path, content); !written)
            return tl::unexpected(written.error());
    }
    if (const auto saved = saveProfile(profile); !saved)
        return tl::unexpected(saved.error());
    return profile;
}

} // namespace monitor
