// SPDX-License-Identifier: GPL-3.0-or-later
// Takes connections over from MQTTX and MQTT Explorer: what is in a file, what of it cannot be taken over, and then
// profiles. Begins with the settings of MQTT Explorer where they are in their usual place.
#pragma once

#include "monitor/foreign_profiles.h"
#include "monitor/profile_import.h"

#include <QDialog>

class QPushButton;
class QScrollArea;
class QTreeView;

namespace ui {

class ImportModel;
class NoticeLine;
class WrappedText;

class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(QWidget *parent = nullptr);
    // Shows what is in the file; says why not otherwise.
    void read(const QString &path);
    // Not while profiles are being made.
    void reject() override;

Q_SIGNALS:
    // At least one profile was made; it says itself what was not.
    void imported(const QStringList &names);

private:
    void buildLayout();
    void connectSignals();
    void choose();
    void readUsual();
    void showFound(const Result<monitor::ForeignProfiles> &found);
    void showNotes();
    void showButtons();
    void takeOver();
    void onTakenOver(const monitor::ProfileImport &made);

    ImportModel *m_model;
    QTreeView *m_list;
    WrappedText *m_what;
    WrappedText *m_notes;
    QScrollArea *m_scroll;
    NoticeLine *m_notice;
    QPushButton *m_choose;
    QPushButton *m_cancel;
    QPushButton *m_import;
    QString m_path;
    int m_question = 0;
    bool m_busy = false;
};

} // namespace ui
