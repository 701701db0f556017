// SPDX-License-Identifier: GPL-3.0-or-later
// `listen`: the collector, until SIGINT or SIGTERM.
#include "base/file_name.h"
#include "command_line.h"
#include "console.h"
#include "decode/decode.h"
#include "model/topics.h"
#include "monitor/collector.h"
#include "monitor/collector_options.h"
#include "monitor/health_watch.h"
#include "monitor/ready_file.h"
#include "monitor/service_report.h"
#include "notify_options.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace {

const QString kMetricsAddress = u"127.0.0.1:9883"_s;

// `FILTER`, `FILTER=FORMAT` or `FILTER=custom:FILE.json`; the format is what follows the last `=`.
Result<TopicFormat> parseTopic(const QString &text)
{
    TopicFormat topic;
    const qsizetype equals = text.lastIndexOf(u'=');
    topic.filter = equals < 0 ? text : text.first(equals);
    if (equals >= 0)
        topic.format = text.sliced(equals + 1);
    if (topic.format.startsWith("custom:"_L1)) {
        const auto paths = monitor::readCustomPaths(topic.format.mid(7));
        if (!paths)
            return tl::unexpected(paths.error());
        topic.custom = *paths;
        topic.format = u"custom"_s;
    } else if (topic.format == "custom"_L1) {
        return fail(Error::Kind::Usage, u"bad_topic"_s, u"'%1': write custom:FILE.json"_s.arg(text));
    }
    if (!decode::formatNames().contains(topic.format))
        return fail(
            Error::Kind::Usage, u"bad_topic"_s,
            u"'%1': there is no format '%2' (%3)"_s.arg(text, topic.format, decode::formatNames().join(", "_L1)));
    if (!topics::isValidFilter(topic.filter))
        return fail(Error::Kind::Usage, u"bad_topic"_s, u"'%1' is not a topic filter"_s.arg(topic.filter));
    return topic;
}

Result<std::vector<TopicFormat>> topicsOf(const CommandLine &line)
{
    const QStringList texts = line.values(u"topic"_s);
    if (texts.isEmpty())
        return monitor::topicsOf(line.profile());
    std::vector<TopicFormat> topics;
    for (const QString &text : texts) {
        auto topic = parseTopic(text);
        if (!topic)
            return tl::unexpected(topic.error().in(u"--topic"_s));
        topics.push_back(std::move(*topic));
    }
    return topics;
}

// Beside the store, or DIR/CLIENTID.inbox (contract §5). Without a client id the inbox that is there decides, else a
// new id is made up, which the inbox then keeps. Absolute: other processes look it up in the store.
Result<QString> inboxPath(const CommandLine &line, const store::StoreUrl &store, QString &clientId)
{
    const QString folder = line.value(u"inbox"_s);
    if (folder.isEmpty())
        return QFileInfo(store.inboxPath(clientId)).absoluteFilePath();
    if (!QDir().mkpath(folder))
        return fail(Error::Kind::Io, u"unwritable"_s, u"cannot make the folder %1"_s.arg(folder));
    if (clientId.isEmpty()) {
        const QStringList there = QDir(folder).entryList({u"*.inbox"_s}, QDir::Files);
        if (there.size() > 1)
            return fail(Error::Kind::Usage, u"ambiguous_inbox"_s,
                        u"%1 holds several inboxes: name one by --client-id"_s.arg(folder));
        if (there.size() == 1)
            return QDir(folder).absoluteFilePath(there.constFirst());
        clientId = u"watchpost-%1"_s.arg(QRandomGenerator::system()->generate64(), 13, 36, QLatin1Char('0'));
    }
    return QDir(folder).absoluteFilePath(fileNameOf(clientId) + u".inbox"_s);
}

Result<monitor::CollectorOptions> collectorOptions(const CommandLine &line)
{
    auto profile = line.effectiveProfile();
    if (!profile)
        return tl::unexpected(profile.error());
    auto topics = topicsOf(line);
    if (!topics)
        return tl::unexpected(topics.error());
    profile->topics = std::move(*topics);
    if (const auto applied = applyNotifyOptions(line, *profile); !applied)
        return tl::unexpected(applied.error());
    const auto password = line.password();
    if (!password)
        return tl::unexpected(password.error());
    auto options = monitor::collectorOptionsOf(*profile, *password);
    if (!options)
        return options;
    auto inbox = inboxPath(line, options->processor.store, options->link.clientId);
    if (!inbox)
        return tl::unexpected(inbox.error());
    options->inboxPath = *inbox;
    auto secret = webhookSecret(line, *profile);
    if (!secret)
        return tl::unexpected(secret.error());
    options->webhookSecret = std::move(*secret);
    return options;
}

QString phaseText(const broker::LinkState &state)
{
    switch (state.phase) {
    case broker::LinkPhase::Ready:
        return u"connected, MQTT %1, session %2"_s.arg(state.protocol, state.sessionPresent ? u"kept"_s : u"new"_s);
    case broker::LinkPhase::Refused:
    case broker::LinkPhase::WaitingToRetry:
    case broker::LinkPhase::Stopped:
        return state.reason;
    default:
        return {};
    }
}

// Says each change of the link once, as people want to read it.
class LinkReport
{
public:
    void show(const broker::LinkState &state)
    {
        QString text = phaseText(state);
        if (text.isEmpty())
            return;
        if (state.phase != broker::LinkPhase::Ready && !state.advice.isEmpty())
            text += u" – "_s + state.advice;
        for (const broker::RefusedFilter &filter : state.refused)
            text += u"; %1: %2"_s.arg(filter.filter, filter.reason);
        if (text == m_last)
            return;
        m_last = text;
        console::note(u"broker: "_s + text);
    }

private:
    QString m_last;
};

// `--metrics` may stand without a value; the parser wants one.
QStringList withMetricsAddress(QStringList arguments)
{
    const qsizetype at = arguments.indexOf(u"--metrics"_s);
    if (at >= 0 && (at + 1 == arguments.size() || arguments[at + 1].startsWith(u'-')))
        arguments[at] = u"--metrics="_s + kMetricsAddress;
    return arguments;
}

// Nothing to serve without --metrics.
Result<void> serve(monitor::HttpServer &server, const CommandLine &line)
{
    if (!line.isSet(u"metrics"_s))
        return {};
    const auto address = monitor::parseHttpAddress(line.value(u"metrics"_s));
    if (!address)
        return tl::unexpected(address.error().in(u"--metrics"_s));
    if (auto listening = server.listen(*address); !listening)
        return listening;
    console::note(u"figures at %1/metrics, state at %1/health"_s.arg(server.url()));
    return {};
}

void addOptions(CommandLine &line)
{
    line.storeOption();
    line.brokerOptions();
    line.option(u"topic"_s, u"FILTER[=FORMAT]"_s,
                u"subscribe to this; FORMAT: %1, or custom:FILE.json; may be given several times "
                "[devices/+/telemetry, devices/+/status, devices/+/lwt]"_s.arg(decode::formatNames().join(", "_L1)));
    line.option(u"qos"_s, u"0..2"_s, u"quality of service asked for"_s, u"1"_s);
    line.option(u"keep-alive"_s, u"SECONDS"_s, u"MQTT keep-alive"_s, u"30"_s);
    line.option(u"session-expiry"_s, u"SECONDS"_s, u"how long the broker keeps our session"_s, u"604800"_s);
    line.option(u"organization"_s, u"UUID"_s, u"write with this organization id"_s);
    line.option(u"integration"_s, u"UUID"_s, u"write with this integration id"_s);
    line.option(u"keep-payload"_s, u"WHICH"_s, u"keep payloads of all messages, or of errors only"_s, u"all"_s);
    line.option(u"inbox"_s, u"DIR"_s, u"where the durable inbox lives; without it beside the store"_s);
    addNotifyOptions(line);
    line.option(u"ready-file"_s, u"FILE"_s, u"written when all subscriptions are acknowledged, removed at the end"_s);
    line.option(u"metrics"_s, u"[ADDRESS:PORT]"_s,
                u"answer /metrics (Prometheus) and /health over HTTP on a loopback address; without one on %1"_s.arg(
                    kMetricsAddress));
}

} // namespace

int runListen(const QStringList &arguments)
{
    CommandLine line("listen", "Collects from a broker into a store, until SIGINT or SIGTERM.");
    addOptions(line);
    if (const auto status = line.parse(withMetricsAddress(arguments)))
        return *status;
    auto options = collectorOptions(line);
    if (!options)
        return console::fail(options.error());

    monitor::Collector collector(*options);
    const monitor::HealthWatch health(collector, *options);
    monitor::ServiceReport service(collector, health);
    monitor::HttpServer server([&health](const QByteArray &path) { return health.answer(path); });
    if (const auto serving = serve(server, line); !serving)
        return console::fail(serving.error());
    if (const auto opened = collector.open(); !opened)
        return console::fail(opened.error());
    const store::CollectorIdentity &identity = collector.identity();
    console::note(u"collecting from %1 as %2 into %3"_s.arg(options->link.url.text(), identity.clientId,
                                                            options->processor.store.text()));
    monitor::ReadyFile ready(line.value(u"ready-file"_s));
    LinkReport report;
    QObject::connect(&collector, &monitor::Collector::linkChanged, &collector, [&](const broker::LinkState &state) {
        report.show(state);
        if (state.phase == broker::LinkPhase::Ready) {
            if (const auto written = ready.write({identity.pid, identity.clientId, identity.inboxPath, state.refused});
                !written)
                console::error(written.error().text);
        }
    });
    QObject::connect(&collector, &monitor::Collector::stopped, &collector, [] { QCoreApplication::quit(); });
    console::onStopSignal([&] {
        service.stopping();
        collector.stop();
    });
    collector.start();
    QCoreApplication::exec();
    console::note(u"stopped; everything received is in the store or in the inbox"_s);
    return 0;
}
