// SPDX-License-Identifier: GPL-3.0-or-later
// Publishes one message at a time; messages can be saved and used again. A window of its own: the list stays in view.
#pragma once

#include "store/editor.h"
#include "ui/common/workspace.h"

#include <QDialog>
#include <QElapsedTimer>

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

class PayloadEditor;
class PlainLabel;
class SavedMessages;

class PublishDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PublishDialog(Workspace &workspace, QWidget *parent = nullptr);
    // A new message on this topic; empty: what stands there stays.
    void setTopic(const QString &topic);
    // View ▸ Read-only: everything can be looked at and saved, nothing published.
    void setReadOnly(bool readOnly);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildMessage();
    [[nodiscard]] QWidget *buildOptions();
    [[nodiscard]] QWidget *buildConfirmation();
    [[nodiscard]] QWidget *buildResults();
    void connectSignals();
    void showMessage(const store::SavedMessage &message);
    [[nodiscard]] store::SavedMessage content() const;
    void judge();
    [[nodiscard]] QString obstacle() const;
    void onPublish();
    void publish();
    void onPublished(const monitor::PublishRequest &request, qint64 tookMs, const Result<void> &result);

    Workspace &m_workspace;
    bool m_readOnly = false;
    bool m_publishing = false;

    SavedMessages *m_saved;
    QFrame *m_obstacle;
    QLabel *m_obstacleText;
    QPushButton *m_reconnect;
    QLineEdit *m_topic;
    QLabel *m_topicError;
    PayloadEditor *m_payload;
    QComboBox *m_qos;
    QLabel *m_qosNote;
    QCheckBox *m_retain;
    QFrame *m_confirmation;
    QLabel *m_question;
    QPushButton *m_confirm, *m_cancel;
    QPushButton *m_publish;
    PlainLabel *m_result;
    QListWidget *m_history;
};

} // namespace ui
