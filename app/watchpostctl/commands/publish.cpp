// SPDX-License-Identifier: GPL-3.0-or-later
// `publish`: one message, and its row in the log when a store is given.
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "monitor/publish_log.h"
#include "monitor/publish_once.h"
#include "row_query.h"

#include <QCoreApplication>
#include <QFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// Runs until the broker has confirmed, or will not.
monitor::PublishOutcome publish(const broker::LinkOptions &options, const monitor::PublishRequest &request)
{
    monitor::PublishOnce once(options, request);
    monitor::PublishOutcome result;
    QObject::connect(&once, &monitor::PublishOnce::finished, &once, [&](const monitor::PublishOutcome &outcome) {
        result = outcome;
        QCoreApplication::quit();
    });
    QMetaObject::invokeMethod(
        &once, [&once] { once.start(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    return result;
}

} // namespace

int runPublish(const QStringList &arguments)
{
    CommandLine line("publish", "Publishes one message; with --store it is logged there.");
    line.storeOption();
    line.brokerOptions();
    line.option(u"qos"_s, u"0..2"_s, u"quality of service"_s, u"1"_s);
    line.flag(u"retain"_s, u"the broker keeps it for later subscribers"_s);
    line.flag(u"json"_s, u"print one JSON object"_s);
    line.positional(u"TOPIC"_s, u"where to"_s);
    line.positional(u"PAYLOAD"_s, u"the payload; - reads standard input"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto qos = line.number(u"qos"_s, 0, 2);
    if (!qos)
        return console::fail(qos.error());
    auto options = line.linkOptions();
    if (!options)
        return console::fail(options.error());
    if (line.positionals().size() != 2)
        return console::fail({Error::Kind::Usage, {}, u"publish takes TOPIC and PAYLOAD"_s});
    const QString topic = line.positionals().at(0);
    QByteArray payload = line.positionals().at(1).toUtf8();
    if (payload == "-") {
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return console::fail({Error::Kind::Io, {}, u"cannot read standard input"_s});
        payload = in.readAll();
    }
    if (topic.isEmpty() || topic.contains(u'#') || topic.contains(u'+'))
        return console::fail({Error::Kind::Usage, {}, u"'%1' is not a topic to publish to"_s.arg(topic)});
    // A store that cannot be written is said before anything is published.
    std::optional<store::StoreUrl> log;
    if (!line.value(u"store"_s).isEmpty()) {
        const auto url = line.storeUrl();
        if (!url)
            return console::fail(url.error());
        log = *url;
    }
    const bool retain = line.isSet(u"retain"_s);
    // The profile's client id is the collector's: using it here would throw the collector off the broker.
    if (!line.isSet(u"client-id"_s))
        options->clientId.clear();
    const monitor::PublishOutcome outcome = publish(*options, {topic, payload, int(*qos), retain});
    if (log && outcome.event) {
        const monitor::PublishLog where{*log, line.profile().name, options->url.address(), line.profile().organization,
                                        line.profile().integration};
        if (const auto logged = monitor::logPublish(where, *outcome.event, nowMs()); !logged)
            return console::fail(logged.error().in(u"published, but not logged"_s));
    }
    if (line.isSet(u"json"_s)) {
        JsonWriter out;
        out.beginObject().field("topic", topic).field("bytes", qint64(payload.size())).field("qos", int(*qos));
        out.field("retain", retain);
        out.field("result", outcome.error.isEmpty() ? u"success"_s : outcome.error).endObject();
        console::line(out.bytes());
    }
    if (!outcome.error.isEmpty())
        return console::fail({Error::Kind::Network, {}, outcome.error});
    if (!line.isSet(u"json"_s))
        console::line(u"published %1 bytes to %2"_s.arg(payload.size()).arg(topic));
    return 0;
}
