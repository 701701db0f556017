// SPDX-License-Identifier: GPL-3.0-or-later
// File ▸ Report…: a day or a week, and the folder for its CSV files and PDF. Written in the background, with progress
// and cancel; recording and the screens go on meanwhile.
#pragma once

#include "monitor/report_run.h"
#include "ui/common/workspace.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace ui {

class NoticeLine;
class WrappedText;

class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReportDialog(Workspace &workspace, QWidget *parent = nullptr);
    ~ReportDialog() override;

    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

public Q_SLOTS:
    // Stops a report that runs; else closes.
    void reject() override;

private:
    void buildLayout();
    void connectSignals();
    [[nodiscard]] Result<monitor::ReportPeriod> period() const;
    void showPeriod();
    void browse();
    void write();
    void onProgress(monitor::ReportStage stage, qint64 rows);
    void onFinished(const Result<monitor::ReportFiles> &result);
    void showState();

    Workspace &m_workspace;
    QTimeZone m_zone;
    QComboBox *m_kind;
    QDateEdit *m_date;
    WrappedText *m_period;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    NoticeLine *m_notice;
    QProgressBar *m_progress;
    QPushButton *m_open;
    QPushButton *m_close;
    QPushButton *m_write;
    QString m_written; // the PDF of the last report; empty: none yet
    std::unique_ptr<monitor::ReportRun> m_run;
};

} // namespace ui
