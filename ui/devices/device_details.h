// SPDX-License-Identifier: GPL-3.0-or-later
// One device, whole: state and since when, newest values, facts; its name, tags and notes can be changed.
#pragma once

#include "ui/common/workspace.h"

#include <QHash>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QTreeView;

namespace ui {

class DeviceAlerts;
class DeviceModel;
class PlainLabel;
class ValuesModel;

class DeviceDetails : public QWidget
{
    Q_OBJECT

public:
    // `model`: of the list beside it, so that both say the same state.
    DeviceDetails(Workspace &workspace, const DeviceModel &model, QWidget *parent = nullptr);
    // Notes that were typed and not saved are there again when the device is.
    void setDevice(const QUuid &id);
    [[nodiscard]] QUuid device() const { return m_id; }
    // What the directory knows now.
    void refresh();
    void tick();
    // F2.
    void startRenaming();

Q_SIGNALS:
    void chartWanted(const QString &field);
    void logWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildEditors();
    void connectSignals();
    void showState(const Device &device);
    void showFacts(const Device &device);
    [[nodiscard]] QStringList factsOf(const Device &device) const;
    void buildFacts(const QStringList &facts, const QString &externalId);
    void resetEditors(const Device &device);
    void saveName();
    void saveTags();
    void saveNotes();
    void onTyped();
    void onSaved(QWidget *editor, const QUuid &id, const Result<void> &saved);

    Workspace &m_workspace;
    const DeviceModel &m_model;
    QUuid m_id;
    QString m_savedNotes, m_savedTags, m_savedName; // as in the store when they were last put into the editors
    QHash<QUuid, QString> m_drafts;                 // notes not saved yet
    QStringList m_factNames;
    QList<PlainLabel *> m_factValues;

    QLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_state;
    PlainLabel *m_since;
    QToolButton *m_close;
    QPushButton *m_chart;
    QPushButton *m_log;
    ValuesModel *m_values;
    DeviceAlerts *m_alerts;
    QTreeView *m_valuesView;
    QLabel *m_noValues;
    QLineEdit *m_name;
    QLineEdit *m_tags;
    QPlainTextEdit *m_notes;
    QPushButton *m_saveNotes;
    QPushButton *m_discardNotes;
    QLabel *m_error;
    QFormLayout *m_facts;
};

} // namespace ui
