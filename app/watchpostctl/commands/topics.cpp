// SPDX-License-Identifier: GPL-3.0-or-later
// `topics`: listens to all that a broker says for some seconds and proposes what to subscribe to.
#include "base/json_writer.h"
#include "command_line.h"
#include "console.h"
#include "monitor/topic_listening.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestSeconds = 3600;

void print(const topics::ProposedFilter &filter, bool json)
{
    if (json) {
        JsonWriter out;
        out.beginObject().field("filter", filter.filter).field("messages", filter.messages);
        out.field("topics", filter.topics).field("devices", filter.devices).key("formats").beginArray();
        for (const QString &format : filter.formats)
            out.value(format);
        console::line(out.endArray().field("example", filter.example).endObject().take());
        return;
    }
    const QString formats = filter.formats.isEmpty() ? u"could not be read"_s : filter.formats.join(u", "_s);
    console::line(u"%1  %2 messages on %3 topics, %4 devices, %5"_s.arg(filter.filter)
                      .arg(filter.messages)
                      .arg(filter.topics)
                      .arg(filter.devices)
                      .arg(formats));
}

monitor::ListenOutcome listen(const monitor::Profile &profile, const QByteArray &password, int milliseconds)
{
    monitor::TopicListening listening;
    monitor::ListenOutcome heard;
    QObject::connect(
        &listening, &monitor::TopicListening::progress, &listening, [](const monitor::ListenProgress &progress) {
            console::progress(u"%1 s left, %2 messages on %3 topics"_s.arg((progress.remainingMs + 999) / 1000)
                                  .arg(progress.messages)
                                  .arg(progress.topics));
        });
    QObject::connect(&listening, &monitor::TopicListening::finished, &listening,
                     [&heard](const monitor::ListenOutcome &outcome) {
                         heard = outcome;
                         QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
                     });
    console::onStopSignal([&listening] { listening.stop(); });
    listening.start(profile, password, milliseconds);
    QCoreApplication::exec();
    console::endProgress();
    return heard;
}

QString sentences(const QString &first, const QString &second)
{
    return second.isEmpty() || first.endsWith(u'.') ? QString(first + u' ' + second).trimmed()
                                                    : QString(first + u". "_s + second);
}

} // namespace

int runTopics(const QStringList &arguments)
{
    CommandLine line("topics", "Listens to a broker and proposes the topics to record. Nothing is recorded.");
    line.brokerOptions();
    line.option(u"seconds"_s, u"N"_s, u"how long to listen (default: 5)"_s, u"5"_s);
    line.flag(u"json"_s, u"one JSON object a filter"_s);
    if (const auto status = line.parse(arguments))
        return *status;
    const auto profile = line.effectiveProfile();
    if (!profile)
        return console::fail(profile.error());
    const auto options = line.linkOptions();
    const auto seconds = line.number(u"seconds"_s, 1, kLongestSeconds);
    const auto password = line.password();
    for (const auto *error : {options ? nullptr : &options.error(), seconds ? nullptr : &seconds.error(),
                              password ? nullptr : &password.error()}) {
        if (error)
            return console::fail(*error);
    }
    const monitor::ListenOutcome heard = listen(*profile, *password, int(*seconds) * 1000);
    for (const topics::ProposedFilter &filter : heard.filters)
        print(filter, line.isSet(u"json"_s));
    if (!heard.trouble.isEmpty())
        return console::fail({Error::Kind::Network, u"not_heard"_s, sentences(heard.trouble, heard.advice)});
    if (!heard.refused.isEmpty())
        return console::fail({Error::Kind::Broker, u"refused"_s,
                              u"the broker does not let this user listen to everything: %1"_s.arg(heard.refused)});
    if (heard.messages == 0)
        console::note(u"Nothing came in %1 s. Devices may send seldom: try --seconds 60."_s.arg(*seconds));
    if (heard.isCapped)
        console::note(u"The broker says more than was listened to: the proposal covers the first of it."_s);
    return 0;
}
