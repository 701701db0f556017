// SPDX-License-Identifier: GPL-3.0-or-later
// `decode`: reads one payload, or a line of JSON for each of many, and prints the readings.
#include "decode/decode.h"
#include "command_line.h"
#include "console.h"
#include "row_query.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

struct Job
{
    QString topic;
    QByteArray payload;
    bool retained = false;
    TopicFormat format;
};

Result<Job> readJob(const QByteArray &jsonLine, const TopicFormat &defaultFormat)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(jsonLine, &parsed);
    if (!document.isObject())
        return fail(Error::Kind::Usage, u"bad_line"_s, u"not a JSON object: %1"_s.arg(parsed.errorString()));
    const QJsonObject object = document.object();
    Job job;
    job.topic = object.value("topic"_L1).toString();
    job.retained = object.value("retain"_L1).toBool();
    job.format = defaultFormat;
    if (object.contains("format"_L1)) {
        job.format = TopicFormat{};
        job.format.format = object.value("format"_L1).toString();
    }
    if (object.value("custom"_L1).isObject()) {
        const auto paths = decode::customPathsFromJson(QJsonDocument(object.value("custom"_L1).toObject()).toJson());
        if (!paths)
            return tl::unexpected(paths.error());
        job.format.custom = *paths;
        if (!object.contains("format"_L1))
            job.format.format = u"custom"_s;
    }
    if (object.contains("payload_b64"_L1)) {
        const auto decoded = QByteArray::fromBase64Encoding(object.value("payload_b64"_L1).toString().toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return fail(Error::Kind::Usage, u"bad_line"_s, u"payload_b64 is not base64"_s);
        job.payload = decoded.decoded;
    } else if (object.value("payload"_L1).isString()) {
        job.payload = object.value("payload"_L1).toString().toUtf8();
    } else {
        return fail(Error::Kind::Usage, u"bad_line"_s, u"a line needs 'payload' (text) or 'payload_b64'"_s);
    }
    return job;
}

Result<Decoded> read(decode::Reader &reader, const Job &job)
{
    return reader.read({job.topic, job.payload, job.retained, nowMs()}, job.format);
}

// A line each; wrong lines are answered with their error and do not end the stream.
int decodeLines(QIODevice &in, const TopicFormat &format)
{
    decode::Reader reader;
    while (true) {
        QByteArray jsonLine = in.readLine();
        if (jsonLine.isEmpty())
            return 0;
        jsonLine = jsonLine.trimmed();
        if (jsonLine.isEmpty())
            continue;
        const auto job = readJob(jsonLine, format);
        const Result<Decoded> decoded = job ? read(reader, *job) : Result<Decoded>(tl::unexpected(job.error()));
        if (!console::line(decode::toJson(decoded)))
            return 1;
    }
}

void printForPeople(const Decoded &decoded)
{
    for (const Reading &reading : decoded.readings) {
        console::line(u"%1  %2%3"_s.arg(decoded.format, reading.externalId,
                                        reading.name.isEmpty() ? QString() : QString(u" ("_s + reading.name + u')')));
        for (const Field &field : reading.telemetry)
            console::line(QString(u"  "_s + field.name + u" = "_s + textOf(field.value)));
        if (reading.status)
            console::line(
                u"  status: %1 (%2)"_s.arg(QLatin1StringView(deviceStatusKey(*reading.status)), reading.statusReason));
        for (const QString &warning : reading.warnings)
            console::line(QString(u"  warning: "_s + warning));
    }
}

} // namespace

int runDecode(const QStringList &arguments)
{
    CommandLine line("decode", "Decodes one payload (FILE or standard input) and prints its readings.");
    line.option(u"topic"_s, u"TOPIC"_s, u"the topic it came on"_s);
    line.option(u"format"_s, u"FORMAT"_s, decode::formatNames().join(", "_L1), u"auto"_s);
    line.option(u"custom"_s, u"FILE"_s, u"JSON file with the paths of the custom format"_s);
    line.flag(u"retain"_s, u"it was retained"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    line.flag(u"jsonl"_s, u"read a JSON object a line, print one a line"_s);
    line.positional(u"FILE"_s, u"the payload; without it standard input"_s);
    if (const auto status = line.parse(arguments))
        return *status;

    TopicFormat format;
    format.format = line.value(u"format"_s);
    if (const QString path = line.value(u"custom"_s); !path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return console::fail({Error::Kind::Usage, {}, u"cannot read %1: %2"_s.arg(path, file.errorString())});
        const auto paths = decode::customPathsFromJson(file.readAll());
        if (!paths)
            return console::fail(paths.error().in(path));
        format.custom = *paths;
        format.format = u"custom"_s;
    }
    if (!decode::formatNames().contains(format.format))
        return console::fail(
            {Error::Kind::Usage,
             {},
             u"there is no format '%1': %2"_s.arg(format.format, decode::formatNames().join(", "_L1))});
    QFile in;
    const QStringList files = line.positionals();
    if (files.size() > 1)
        return console::fail({Error::Kind::Usage, {}, u"decode takes one FILE"_s});
    if (files.isEmpty() || files.constFirst() == "-"_L1) {
        if (!in.open(stdin, QIODevice::ReadOnly))
            return console::fail({Error::Kind::Io, {}, u"cannot read standard input"_s});
    } else {
        in.setFileName(files.constFirst());
        if (!in.open(QIODevice::ReadOnly))
            return console::fail(
                {Error::Kind::Usage, {}, u"cannot read %1: %2"_s.arg(files.constFirst(), in.errorString())});
    }
    if (line.isSet(u"jsonl"_s))
        return decodeLines(in, format);

    decode::Reader reader;
    const auto decoded = read(reader, {line.value(u"topic"_s), in.readAll(), line.isSet(u"retain"_s), format});
    if (line.isSet(u"json"_s))
        console::line(decode::toJson(decoded));
    else if (decoded)
        printForPeople(*decoded);
    if (decoded)
        return 0;
    if (!line.isSet(u"json"_s))
        console::error(u"%1: %2"_s.arg(decoded.error().code, decoded.error().text));
    return decoded.error().kind == Error::Kind::Usage ? 2 : 1;
}
