// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a user has it: a home of its own, a real broker, a plant that publishes; and hands to work it with.
#pragma once

#include "support/mosquitto.h"
#include "ui/common/language.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace gui {

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

// Configuration and data below a temporary folder, before anything looks for them. Made in the fixture, first.
class Home
{
public:
    Home();
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

// `watchpostctl` as a process of its own, killed at the end.
class Command
{
public:
    explicit Command(const QStringList &arguments);
    ~Command();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    void kill();
    // All that it has printed so far.
    [[nodiscard]] const QByteArray &output()
    {
        m_output += m_process.readAll();
        return m_output;
    }

private:
    QProcess m_process;
    QByteArray m_output;
};
// Runs one to its end; its standard output.
[[nodiscard]] QByteArray runCommand(const QStringList &arguments);
// Publishes with a client of its own and waits for the confirmation.
[[nodiscard]] bool publish(const QString &brokerUrl, const QString &topic, const QByteArray &payload,
                           bool retain = false);

// The window, shown, with its size fixed at 1366×768.
class Window
{
public:
    explicit Window(const ui::Start &start);
    ~Window();

    [[nodiscard]] ui::MainWindow &main() { return m_desktop->window(); }
    [[nodiscard]] monitor::Station *station() { return m_desktop->station(); }
    // The visible widget of that name below the window or its dialogs; a test fails without.
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *objectName)
    {
        const QList<QWidget *> tops = QApplication::topLevelWidgets();
        for (QWidget *top : tops) {
            if (top->objectName() == str(objectName) && top->isVisible() && qobject_cast<Widget *>(top))
                return qobject_cast<Widget *>(top);
            const QList<Widget *> found = top->findChildren<Widget *>(str(objectName));
            for (Widget *widget : found) {
                if (widget->isVisible())
                    return widget;
            }
        }
        return nullptr;
    }
    void click(QWidget *widget);
    // To the widget that has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const char *text);
    void toTab(int index);
    [[nodiscard]] QString chip();
    [[nodiscard]] QString banner(); // empty: none is shown
    void chooseStyle(ui::StyleChoice choice) { m_style->choose(choice); }
    // NAME.png, at another scale than one NAME-2x.png; of the window where `what` is none.
    void shoot(const char *name, QWidget *what = nullptr);

private:
    ui::Language m_language{QLocale()};
    std::unique_ptr<ui::Style> m_style;
    std::unique_ptr<ui::Desktop> m_desktop;
};

[[nodiscard]] monitor::Profile profileFor(const support::Mosquitto &broker, const QString &folder);

} // namespace gui
