// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/export_manifest.h"

#include "base/ids.h"
#include "base/json_writer.h"
#include "base/times.h"
#include "export/digest_device.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kManifestVersion = 1;
constexpr KeyTable<ExportJob::Table, 3> kTableKeys = {{
    {ExportJob::Table::Events, "events"},
    {ExportJob::Table::Telemetry, "telemetry"},
    {ExportJob::Table::Alerts, "alerts"},
}};
constexpr qint64 kMaxManifestBytes = 1024 * 1024;
constexpr qint64 kBlockBytes = 1024 * 1024;

// The words of `--type` that select the same.
QStringList wordsOf(const activity::Selection &selection)
{
    const QStringList groups = activity::groupNames();
    for (const QString &group : groups) {
        const auto known = activity::parseSelection(group);
        if (known && *known == selection)
            return {group};
    }
    QStringList words = selection.types;
    if (selection.problems)
        words.prepend(u"problems"_s);
    return words;
}

void writeTime(JsonWriter &json, const char *key, std::optional<qint64> ms)
{
    json.key(key);
    ms ? json.value(isoUtc(*ms)) : json.null();
}

void writeQuery(JsonWriter &json, const ExportJob &job)
{
    const bool isTelemetry = job.table == ExportJob::Table::Telemetry;
    json.key("query").beginObject().field("table", QString::fromLatin1(keyOf(kTableKeys, job.table)));
    if (isTelemetry)
        json.field("layout", job.form == exports::TelemetryForm::Wide ? u"wide"_s : u"long"_s);
    writeTime(json, "from", job.range.fromMs);
    writeTime(json, "to", job.range.toMs);
    json.key("types").beginArray();
    for (const activity::Selection &selection : job.types) {
        const QStringList words = wordsOf(selection);
        for (const QString &word : words)
            json.value(word);
    }
    json.endArray().key("devices").beginArray();
    for (const QUuid &device : job.devices)
        json.id(device);
    json.endArray().endObject();
}

void writeFormat(JsonWriter &json, const exports::FileOptions &file)
{
    json.field("format", QString::fromLatin1(keyOf(exports::kFormatKeys, file.format)));
    if (file.format != exports::Format::Csv)
        return;
    json.key("csv").beginObject();
    json.field("separator", QString(QLatin1Char(file.style.separator)));
    json.field("decimal_sign", QString(QLatin1Char(file.style.decimalSign)));
    json.field("byte_order_mark", file.style.byteOrderMark);
    json.field("spreadsheet_times", file.style.spreadsheetTimes);
    json.endObject();
}

Result<FileDigest> digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, u"read_failed"_s, u"cannot read '%1': %2"_s.arg(path, file.errorString()));
    exports::DigestDevice digest(nullptr);
    QByteArray block;
    while (!(block = file.read(kBlockBytes)).isEmpty())
        digest.write(block);
    if (file.error() != QFile::NoError)
        return fail(Error::Kind::Io, u"read_failed"_s, u"cannot read '%1': %2"_s.arg(path, file.errorString()));
    return FileDigest{digest.bytes(), digest.sha256()};
}

Result<ManifestFacts> readManifest(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound, u"no_manifest"_s,
                    u"there is no '%1': export with --manifest to be able to check the file later"_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, u"read_failed"_s, u"cannot read '%1': %2"_s.arg(path, file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.read(kMaxManifestBytes)).object();
    if (json["manifest"_L1].toInt() != kManifestVersion || !json["sha256"_L1].isString())
        return fail(Error::Kind::Conflict, u"bad_manifest"_s, u"'%1' is not the manifest of an export"_s.arg(path));
    return ManifestFacts{json["row_count"_L1].toInteger(),
                         {json["bytes"_L1].toInteger(), json["sha256"_L1].toString().toLatin1()}};
}

} // namespace

QString manifestPathOf(const QString &path)
{
    return path + u".manifest.json"_s;
}

QByteArray manifestOf(const ExportJob &job, const ExportSummary &summary, const FileDigest &digest, int schemaVersion)
{
    JsonWriter json;
    json.beginObject().field("manifest", kManifestVersion);
    writeQuery(json, job);
    json.field("filter", job.filterText);
    json.field("zone", QString::fromUtf8(job.file.zone.id()));
    writeFormat(json, job.file);
    json.field("program_version", QStringLiteral(WATCHPOST_VERSION));
    json.field("schema_version", schemaVersion);
    json.key("first_row_id").id(summary.firstId).key("last_row_id").id(summary.lastId);
    json.field("row_count", summary.rows);
    json.field("bytes", digest.bytes).field("sha256", QString::fromLatin1(digest.sha256));
    json.endObject();
    return json.take() + '\n';
}

Result<ManifestFacts> verifyExport(const QString &path)
{
    const auto facts = readManifest(manifestPathOf(path));
    if (!facts)
        return facts;
    const auto found = digestOf(path);
    if (!found)
        return tl::unexpected(found.error());
    if (found->bytes != facts->digest.bytes)
        return fail(Error::Kind::Conflict, u"changed"_s,
                    u"'%1' has %L2 bytes, its manifest says %L3: it was changed or replaced"_s.arg(path)
                        .arg(found->bytes)
                        .arg(facts->digest.bytes));
    if (found->sha256 != facts->digest.sha256)
        return fail(Error::Kind::Conflict, u"changed"_s,
                    u"'%1' is not what was exported: its SHA-256 differs from the manifest's"_s.arg(path));
    return facts;
}

} // namespace monitor
