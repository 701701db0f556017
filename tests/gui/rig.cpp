// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include "ui/common/banner.h"
#include "ui/window/state_chip.h"

#include <QDir>
#include <QTabBar>
#include <QTabWidget>

namespace gui {

Home::Home()
{
    qputenv("HOME", m_folder.path().toUtf8());
    for (const char *name : {"CONFIG", "DATA", "STATE", "CACHE"}) {
        const QString path = m_folder.filePath(QString::fromLatin1(name).toLower());
        QDir().mkpath(path);
        qputenv(QByteArray(QByteArray("XDG_") + name + "_HOME").constData(), path.toUtf8());
    }
}

Command::Command(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(str(WATCHPOSTCTL), arguments);
    (void)m_process.waitForStarted();
}

Command::~Command()
{
    kill();
}

void Command::kill()
{
    m_process.kill();
    (void)m_process.waitForFinished();
}

QByteArray runCommand(const QStringList &arguments)
{
    QProcess process;
    process.start(str(WATCHPOSTCTL), arguments);
    (void)process.waitForFinished(60'000);
    return process.readAllStandardOutput();
}

bool publish(const QString &brokerUrl, const QString &topic, const QByteArray &payload, bool retain)
{
    QStringList arguments{str("publish"), str("--broker"), brokerUrl, topic, str("-")};
    if (retain)
        arguments.insert(1, str("--retain"));
    QProcess process;
    process.start(str(WATCHPOSTCTL), arguments);
    process.write(payload);
    process.closeWriteChannel();
    return process.waitForFinished(30'000) && process.exitCode() == 0;
}

Window::Window(const ui::Start &start)
    : m_style(std::make_unique<ui::Style>(*qApp)), m_desktop(std::make_unique<ui::Desktop>(*m_style))
{
    m_style->choose(ui::StyleChoice::Light);
    m_desktop->start(start);
    main().setFixedSize(1366, 768);
    (void)QTest::qWaitForWindowExposed(&main());
    main().activateWindow();
    (void)QTest::qWaitForWindowActive(&main());
}

Window::~Window()
{
    // As the program ends: what was received is committed.
    if (station()) {
        bool closed = false;
        QObject::connect(station(), &monitor::Station::closed, qApp, [&closed] { closed = true; });
        station()->close();
        (void)QTest::qWaitFor([&closed] { return closed; }, 10'000);
    }
}

void Window::click(QWidget *widget)
{
    if (!widget)
        QFAIL("there is nothing to click");
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

void Window::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &main(), key, modifiers);
}

void Window::type(const char *text)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClicks(focus ? focus : &main(), str(text));
}

void Window::toTab(int index)
{
    QTabBar *bar = main().tabs().tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
}

QString Window::chip()
{
    const auto *chip = find<ui::StateChip>("stateChip");
    return chip ? chip->words().text : QString();
}

QString Window::banner()
{
    const auto *banner = find<ui::Banner>("banner");
    return banner ? banner->text() : QString();
}

void Window::shoot(const char *name, QWidget *what)
{
    const QString folder = qEnvironmentVariable("WATCHPOST_SHOTS", str(SCREENS));
    QDir().mkpath(folder);
    // A text or a style that has just changed takes its room first.
    QCoreApplication::sendPostedEvents();
    const qreal scale = main().devicePixelRatioF();
    const QString suffix = qFuzzyCompare(scale, 1.0) ? QString() : QStringLiteral("-%1x").arg(scale);
    (void)(what ? what : &main())->grab().save(folder + QStringLiteral("/%1%2.png").arg(str(name), suffix));
}

monitor::Profile profileFor(const support::Mosquitto &broker, const QString &folder)
{
    monitor::Profile profile;
    profile.name = str("plant-a");
    profile.broker = broker.url();
    profile.store = str("sqlite:") + folder + str("/plant-a.sqlite");
    return profile;
}

} // namespace gui
