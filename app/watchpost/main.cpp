// SPDX-License-Identifier: GPL-3.0-or-later
// `watchpost`: the desktop program.
#include "base/stop_signal.h"
#include "base/visible_text.h"
#include "monitor/ready_file.h"
#include "options.h"
#include "ui/common/icons.h"
#include "ui/common/language.h"
#include "ui/window/desktop.h"

#include <QApplication>
#include <QDebug>
#include <QLocale>

#include <cstring>

using namespace Qt::StringLiterals;

namespace {

// Help and wrong use are answered without a display.
bool asksForTextOnly(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *word : {"-h", "--help", "-v", "--version"}) {
            if (std::strcmp(argv[i], word) == 0)
                return true;
        }
    }
    return false;
}

// Pages are drawn where no display is, too.
bool asksForReport(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--report") == 0 || std::strncmp(argv[i], "--report=", 9) == 0)
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"watchpost"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WATCHPOST_VERSION));
    if (asksForTextOnly(argc, argv)) {
        const QCoreApplication application(argc, argv);
        return readOptions(QCoreApplication::arguments()).exitStatus.value_or(0);
    }
    if (asksForReport(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Watchpost"_s);
    QApplication::setDesktopFileName(u"watchpost"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setWindowIcon(ui::programIcon());
    const Options options = readOptions(QCoreApplication::arguments());
    if (options.exitStatus)
        return *options.exitStatus;

    const ui::Language language{QLocale()};

    if (options.report)
        return drawReport(*options.report);

    ui::Style style(application);
    ui::Desktop desktop(style);
    monitor::ReadyFile ready(options.readyFile);
    QObject::connect(&desktop, &ui::Desktop::recording, &desktop, [&](const monitor::ReadyFile::Content &content) {
        if (const auto written = ready.write(content); !written)
            qWarning().noquote() << visibleText(written.error().text);
    });
    onStopSignal([&desktop] { desktop.quit(); });
    desktop.start(options.start);
    return QApplication::exec();
}
