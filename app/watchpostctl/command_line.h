// SPDX-License-Identifier: GPL-3.0-or-later
// The options of one command. A value comes from the command line, else WATCHPOST_OPTION_NAME, else the profile, else
// the built-in default (contract §5).
#pragma once

#include "base/result.h"
#include "broker/link_options.h"
#include "monitor/profile.h"
#include "store/store_url.h"

#include <QCommandLineParser>
#include <QHash>

class CommandLine
{
public:
    CommandLine(const char *command, const char *summary);

    CommandLine &option(const QString &name, const QString &valueName, const QString &description,
                        const QString &defaultValue = {});
    CommandLine &flag(const QString &name, const QString &description);
    CommandLine &positional(const QString &name, const QString &description);
    CommandLine &storeOption();
    CommandLine &brokerOptions(); // --broker, --user, --password-file, --ca, --cert, --key, --client-id, --mqtt

    // Reads the arguments and the profile. An exit status to end with (help was printed, or wrong use), or nothing.
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &name) const;
    [[nodiscard]] QString value(const QString &name) const;
    [[nodiscard]] QStringList values(const QString &name) const; // in the environment separated by ';'
    [[nodiscard]] Result<qint64> number(const QString &name, qint64 min, qint64 max) const;
    [[nodiscard]] QStringList positionals() const { return m_parser.positionalArguments(); }
    [[nodiscard]] const monitor::Profile &profile() const { return m_profile; }

    // The profile with the options of this command applied; `--topic` is not among them, it means another thing to
    // each command. Error::Kind::Usage names the option that is wrong.
    [[nodiscard]] Result<monitor::Profile> effectiveProfile() const;
    [[nodiscard]] Result<store::StoreUrl> storeUrl() const;
    // Broker, credentials, TLS files, protocol and the profile's filters. Error::Kind::Usage without a broker.
    [[nodiscard]] Result<broker::LinkOptions> linkOptions() const;
    // Of --password-file, the service's credential, WATCHPOST_PASSWORD, or what is kept for the profile – the last one
    // only for the profile's own broker and user. Waits at most two seconds for a keychain.
    [[nodiscard]] Result<QByteArray> password() const;

private:
    [[nodiscard]] std::optional<QString> given(const QString &name) const;
    [[nodiscard]] QString profileValue(const QString &name) const;
    [[nodiscard]] bool isGiven(const QString &name) const { return m_defaults.contains(name) && given(name); }
    [[nodiscard]] Result<void> applyNumbers(monitor::Profile &profile) const;
    [[nodiscard]] Result<void> applyIds(monitor::Profile &profile) const;
    [[nodiscard]] Result<QByteArray> keptPassword() const;

    QString m_command;
    QCommandLineParser m_parser;
    QHash<QString, QString> m_defaults;
    QStringList m_positionalNames;
    monitor::Profile m_profile;
};
