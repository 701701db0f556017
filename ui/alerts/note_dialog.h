// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the note of alerts.
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace ui {

class NoteDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NoteDialog(const QString &note, QWidget *parent = nullptr);
    [[nodiscard]] QString note() const;

protected:
    // Ctrl+Enter keeps it, as Enter begins a line.
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPlainTextEdit *m_note;
};

} // namespace ui
