// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses records to look at: an SQLite file of another machine, or an older one of this. Looks into the file before it
// is opened, and says what is in it or what is wrong with it.
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
    };

    explicit OpenDatabaseDialog(QWidget *parent = nullptr);
    OpenDatabaseDialog(Ways ways, QWidget *parent);
    // As if it had been chosen.
    void choose(const QString &path);

Q_SIGNALS:
    // `profile.store` is set and looked at; `profile.broker` is empty: nothing is collected.
    void chosen(const monitor::Profile &profile);

private:
    void buildLayout();
    void connectSignals();
    void browse();
    void askForKnown();
    void look();
    void showLook(const monitor::StoreLook &look);
    void upgrade();
    void openChosen();
    void setBusy(bool busy);

    Ways m_ways;
    QListWidget *m_known;
    WrappedText *m_knownEmpty;
    QLineEdit *m_path;
    QPushButton *m_browse;
    NoticeLine *m_problem;
    WrappedText *m_summary;
    QPushButton *m_upgrade;
    QPushButton *m_open;
    QTimer m_soon;
    int m_question = 0; // only the newest answer counts
    bool m_upgrading = false;
};

} // namespace ui
