// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses records to look at: an SQLite file of another machine, an older one of this, or a database of a server that
// was found here. Looks into it before it is opened, and says what is in it, what is wrong with it, or what has to be
// done first.
#pragma once

#include "monitor/profile.h"
#include "monitor/store_look.h"

#include <QDialog>
#include <QTimer>
#include <functional>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

class NoticeLine;
class WrappedText;

class OpenDatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    // What is done with the files, away from the window's thread; tests bring their own.
    struct Ways
    {
        std::function<monitor::StoreLook(const store::StoreUrl &)> look;
        std::function<Result<void>(const store::StoreUrl &)> upgrade;
        std::function<std::vector<monitor::KnownStore>()> known;
        std::function<Result<void>(const store::StoreUrl &)> make = {};
        std::function<std::vector<store::LocalServer>()> servers = {};
    };

    explicit OpenDatabaseDialog(QWidget *parent = nullptr);
    OpenDatabaseDialog(Ways ways, QWidget *parent);
    // As if it had been chosen: a path, or a server's URL.
    void choose(const QString &path);

Q_SIGNALS:
    // `profile.store` is set and looked at; `profile.broker` is empty: nothing is collected.
    void chosen(const monitor::Profile &profile);

private:
    void nameWidgets();
    void buildLayout();
    void connectSignals();
    void browse();
    void askForKnown();
    void askForServers();
    void addKnown(const QString &text, const QString &path, bool isServer);
    void look();
    void showLook(const monitor::StoreLook &look);
    // Upgrades it, or makes it: `failure` says what did not work, with %1 for why.
    void work(const std::function<Result<void>(const store::StoreUrl &)> &what, const QString &words,
              const QString &failure);
    void openChosen();
    void setBusy(bool busy, const QString &words = {});

    Ways m_ways;
    QListWidget *m_known;
    WrappedText *m_knownEmpty;
    WrappedText *m_serverWords;
    QLineEdit *m_path;
    QPushButton *m_browse;
    NoticeLine *m_problem;
    QLineEdit *m_command;
    QPushButton *m_copy;
    QPushButton *m_again;
    WrappedText *m_summary;
    QPushButton *m_upgrade;
    QPushButton *m_make;
    QPushButton *m_open;
    QTimer m_soon;
    int m_question = 0; // only the newest answer counts
    bool m_working = false;
};

} // namespace ui
