// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a backup of the records that are open, or chooses one to put in their place. The work runs away from the
// window's thread; what a file holds is shown before anything is replaced.
#pragma once

#include "store/backup.h"

#include <QDialog>
#include <QTimer>
#include <atomic>
#include <memory>

class QLineEdit;
class QProgressBar;
class QPushButton;

namespace ui {

class NoticeLine;
class WrappedText;

class BackupDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Task { BackUp, Restore };

    BackupDialog(Task task, const store::StoreUrl &store, QWidget *parent = nullptr);
    // As if it had been chosen.
    void choose(const QString &path);
    // While a file's backup is being written, it is finished first; a server's is stopped, and leaves nothing.
    void reject() override;

Q_SIGNALS:
    // Task::Restore: a file that was checked, and that the operator wants in the place of the records.
    void restoreWanted(const QString &file);

private:
    [[nodiscard]] QString purpose() const;
    void buildLayout();
    void connectSignals();
    void browse();
    void onPath();
    void look();
    void act();
    void onBackedUp(const Result<store::BackupContent> &content);
    void setBusy(bool busy);

    const Task m_task;
    const store::StoreUrl m_store;
    QLineEdit *m_path;
    QPushButton *m_browse;
    NoticeLine *m_notice;
    WrappedText *m_summary;
    QProgressBar *m_progress;
    QPushButton *m_close;
    QPushButton *m_act;
    QTimer m_soon;
    int m_question = 0; // only the newest answer counts
    bool m_busy = false;
    std::shared_ptr<std::atomic_bool> m_stop = std::make_shared<std::atomic_bool>(false); // the work may outlive us
};

} // namespace ui
