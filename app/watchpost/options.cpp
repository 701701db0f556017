// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "base/visible_text.h"
#include "monitor/collector_options.h"
#include "monitor/option_values.h"

#include <QCommandLineParser>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

struct ProfileOption
{
    const char *name;
    const char *valueName;
    const char *description;
    QString monitor::Profile::*member;
};
constexpr ProfileOption kProfileOptions[] = {
    {"broker", "URL", "connect to this broker: mqtt://, mqtts://, ws:// or wss://[user@]host[:port]",
     &monitor::Profile::broker},
    {"store", "URL", "keep the records here: sqlite:PATH", &monitor::Profile::store},
    {"user", "NAME", "user name at the broker", &monitor::Profile::username},
    {"ca", "FILE", "certificates to trust, PEM", &monitor::Profile::caFile},
    {"cert", "FILE", "client certificate, PEM", &monitor::Profile::certFile},
    {"key", "FILE", "key of the client certificate, PEM", &monitor::Profile::keyFile},
    {"client-id", "ID", "MQTT client identifier", &monitor::Profile::clientId},
    {"mqtt", "VERSION", "5 or 3.1.1", &monitor::Profile::mqtt},
    {"zone", "ZONE", "the site's time zone, for example Europe/Berlin", &monitor::Profile::zone},
};

Options wrongUse(const QString &text)
{
    std::fprintf(stderr, "watchpost: %s\n", visibleText(text).toUtf8().constData());
    Options options;
    options.exitStatus = 2;
    return options;
}

Result<QByteArray> passwordOf(const QCommandLineParser &parser, bool &isGiven)
{
    const auto path = monitor::givenOption(parser, u"password-file"_s);
    isGiven = path.has_value() || qEnvironmentVariableIsSet("WATCHPOST_PASSWORD");
    if (!path)
        return qgetenv("WATCHPOST_PASSWORD");
    return monitor::readPasswordFile(*path);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Watches MQTT devices: records what they send and shows it."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"profile"_s, u"open this profile"_s, u"NAME"_s});
    for (const ProfileOption &option : kProfileOptions)
        parser.addOption({QString::fromLatin1(option.name), QString::fromLatin1(option.description),
                          QString::fromLatin1(option.valueName)});
    parser.addOption({u"topic"_s, u"subscribe to this; may be given several times"_s, u"FILTER"_s});
    parser.addOption({u"password-file"_s, u"file whose first line is the password"_s, u"FILE"_s});
    parser.addOption({u"session-expiry"_s, u"how long the broker keeps the session"_s, u"SECONDS"_s});
    parser.addOption({u"view"_s, u"only look, never record"_s});
    parser.addOption({u"demo"_s, u"start with the demo plant"_s});
    parser.addOption({u"ready-file"_s, u"written when it records, removed at the end"_s, u"FILE"_s});
    parser.addOption(
        {u"report"_s, u"draw the pages of a report, daily or weekly, and end; no window, no display"_s, u"KIND"_s});
    parser.addOption({u"date"_s, u"a day of the report's period; without it the last one that is over"_s, u"DATE"_s});
    parser.addOption({u"organization"_s, u"whose rules the report's charts show"_s, u"UUID"_s});
    parser.addOption({u"out"_s, u"the report's PDF file"_s, u"FILE"_s});
    parser.addOption({u"range"_s, u"begin with this range: 15m, 1h, 6h, 24h, 7d, 30d, 90d, 365d"_s, u"RANGE"_s});
}

// What the options say about the profile; nothing where they name none.
Result<std::optional<monitor::Profile>> profileOf(const QCommandLineParser &parser)
{
    const auto name = monitor::givenOption(parser, u"profile"_s);
    bool names = name.has_value();
    auto loaded = monitor::loadProfile(name.value_or(u"default"_s));
    if (!loaded)
        return tl::unexpected(loaded.error());
    monitor::Profile profile = *loaded;
    for (const ProfileOption &option : kProfileOptions) {
        if (const auto value = monitor::givenOption(parser, QString::fromLatin1(option.name))) {
            profile.*option.member = *value;
            names = true;
        }
    }
    if (const auto seconds = monitor::givenOption(parser, u"session-expiry"_s)) {
        bool ok = false;
        profile.sessionExpirySeconds = seconds->toUInt(&ok);
        if (!ok)
            return fail(Error::Kind::Usage, u"bad_number"_s, u"--session-expiry takes a number of seconds"_s);
    }
    if (parser.isSet(u"topic"_s)) {
        profile.topics.clear();
        const QStringList filters = parser.values(u"topic"_s);
        for (const QString &filter : filters)
            profile.topics.push_back({filter, u"auto"_s, std::nullopt});
    }
    if (!names)
        return std::optional<monitor::Profile>();
    if (const auto url = monitor::storeUrlOf(profile); !url)
        return tl::unexpected(url.error());
    if (!profile.broker.isEmpty()) {
        if (const auto link = monitor::linkOptionsOf(profile, {}); !link)
            return tl::unexpected(link.error());
    }
    return std::optional(profile);
}

// Nothing where no report is asked for.
Result<std::optional<ReportRequest>> reportOf(const QCommandLineParser &parser,
                                              const std::optional<monitor::Profile> &profile)
{
    if (!parser.isSet(u"report"_s))
        return std::optional<ReportRequest>();
    ReportRequest request;
    const auto kind = valueOf(monitor::kReportKindKeys, parser.value(u"report"_s));
    if (!kind)
        return fail(Error::Kind::Usage, u"bad_kind"_s, u"--report takes daily or weekly"_s);
    request.kind = *kind;
    const auto date = monitor::reportDate(*kind, parser.value(u"date"_s));
    if (!date)
        return tl::unexpected(date.error());
    request.date = *date;
    request.file = parser.value(u"out"_s);
    if (request.file.isEmpty())
        return fail(Error::Kind::Usage, u"no_file"_s, u"--report needs --out FILE, the PDF to write"_s);
    // With no option that names one, the window would ask; here nobody can.
    auto chosen = profile ? Result<monitor::Profile>(*profile) : monitor::loadProfile(u"default"_s);
    if (!chosen)
        return tl::unexpected(chosen.error());
    request.profile = std::move(*chosen);
    if (parser.isSet(u"organization"_s)) {
        request.profile.organization = QUuid::fromString(parser.value(u"organization"_s));
        if (request.profile.organization.isNull())
            return fail(Error::Kind::Usage, u"bad_uuid"_s, u"--organization takes a UUID"_s);
    }
    return std::optional(request);
}

} // namespace

Options readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return wrongUse(parser.errorText());
    Options options;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        const QString text =
            parser.isSet(u"help"_s) ? parser.helpText() : u"watchpost %1\n"_s.arg(QStringLiteral(WATCHPOST_VERSION));
        std::fputs(text.toUtf8().constData(), stdout);
        options.exitStatus = 0;
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrongUse(u"'%1' is not expected here"_s.arg(parser.positionalArguments().constFirst()));
    auto profile = profileOf(parser);
    if (!profile)
        return wrongUse(profile.error().text);
    options.start.profile = *profile;
    auto report = reportOf(parser, *profile);
    if (!report)
        return wrongUse(report.error().text);
    options.report = std::move(*report);
    auto password = passwordOf(parser, options.start.passwordGiven);
    if (!password)
        return wrongUse(password.error().text);
    options.start.password = *password;
    // A kept password is for the profile's own broker and user: no other one is to see it.
    if (monitor::givenOption(parser, u"broker"_s) || monitor::givenOption(parser, u"user"_s))
        options.start.passwordGiven = true;
    options.start.viewOnly = parser.isSet(u"view"_s);
    options.start.demo = parser.isSet(u"demo"_s);
    options.start.range = parser.value(u"range"_s);
    options.readyFile = monitor::givenOption(parser, u"ready-file"_s).value_or(QString());
    return options;
}
