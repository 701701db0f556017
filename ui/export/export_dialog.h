// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a view: table, range, filter, zone, format, the number of rows and the first of them before; progress and
// cancel while it is written. Recording and the other screens go on meanwhile.
#pragma once

#include "monitor/exporter.h"
#include "ui/common/theme.h"
#include "ui/common/workspace.h"
#include "ui/export/export_request.h"

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace ui {

class ExportForm;
class PlainLabel;

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Workspace &workspace, const ExportRequest &request, QWidget *parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

public Q_SLOTS:
    // Stops an export that runs; else closes.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QHBoxLayout *buildFileRow();
    [[nodiscard]] QHBoxLayout *buildResultRow();
    [[nodiscard]] QHBoxLayout *buildButtons();
    void connectSignals();

    // Of the rows, before.
    void onChanged();
    void survey();
    void showPreview(const monitor::ExportPreview &preview);
    void onCounted(const Result<qint64> &counted);
    void sayCount();
    void stopCounting();

    // Of the file.
    void nameFile();
    void followFormat();
    void browse();
    [[nodiscard]] QString chosenPath() const;
    void exportNow();
    void replaceFile();
    void onProgress(qint64 rows);
    void onFinished(const Result<monitor::ExportSummary> &result);
    void say(Tone tone, const QString &text);
    void showState();

    Workspace &m_workspace;
    monitor::Queries m_queries; // of its own: counting takes long, and the screens go on asking
    ExportForm *m_form;
    QLabel *m_previewTitle;
    QLabel *m_count;
    QPushButton *m_countSwitch; // stops counting, and begins again
    QTableWidget *m_preview;
    PlainLabel *m_previewHint;
    QLineEdit *m_file;
    QPushButton *m_browse;
    QProgressBar *m_progress;
    QLabel *m_resultIcon;
    PlainLabel *m_result;
    QPushButton *m_replace;
    QPushButton *m_openFolder;
    QPushButton *m_copyPath;
    QPushButton *m_close;
    QPushButton *m_export;

    QTimer m_surveySoon;
    QTimer m_countBeat;
    std::optional<monitor::ExportJob> m_job; // that was last looked at; absent: something is wrong with it
    QString m_trouble;                       // why it is absent
    std::shared_ptr<std::atomic<qint64>> m_rowsSoFar;
    std::optional<qint64> m_rows; // counted
    bool m_isCounting = false;
    Tone m_tone = Tone::Neutral;
    QString m_replaceable;            // the path that may be replaced: the operator was asked
    QString m_written;                // the path of the last export
    std::optional<qint64> m_promised; // rows counted when the export began
    std::unique_ptr<monitor::ExportRun> m_run;
};

} // namespace ui
