// SPDX-License-Identifier: GPL-3.0-or-later
// watchpostctl: the engine without a window. Data on stdout, log on stderr, exit 0 / 1 / 2.
#include "commands.h"
#include "console.h"

#include <QCoreApplication>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void printUsage(std::FILE *out)
{
    std::fputs("Usage: watchpostctl COMMAND [OPTIONS]\n\nCommands:\n", out);
    for (const Command &command : commands())
        std::fprintf(out, "  %-10s %s\n", command.name, command.summary);
    std::fputs("\nwatchpostctl COMMAND --help shows the options of a command.\n", out);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"watchpostctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WATCHPOST_VERSION));
    console::installLog();

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString name = arguments.value(0);
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        printUsage(stdout);
        return 0;
    }
    if (name == "--version"_L1) {
        std::fputs("watchpostctl " WATCHPOST_VERSION "\n", stdout);
        return 0;
    }
    for (const Command &command : commands()) {
        if (name == QLatin1String(command.name))
            return command.run(arguments.mid(1));
    }
    if (name.isEmpty())
        std::fputs("watchpostctl: no command given\n\n", stderr);
    else
        console::error(u"there is no command '%1'"_s.arg(name));
    printUsage(stderr);
    return 2;
}
