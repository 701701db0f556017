// SPDX-License-Identifier: GPL-3.0-or-later
// Listens to a broker for some seconds and proposes the topics to record. Begins as soon as it is shown.
#pragma once

#include "monitor/topic_listening.h"

#include <QDialog>

class QProgressBar;
class QPushButton;
class QTreeView;

namespace ui {

class NoticeLine;
class ProposalModel;
class WrappedText;

class ProposeDialog : public QDialog
{
    Q_OBJECT

public:
    // `profile`: how to connect, and the topics it has; the usual ones count as none.
    ProposeDialog(const monitor::Profile &profile, const QByteArray &password, QWidget *parent = nullptr);

    // What to subscribe to, once it is accepted.
    [[nodiscard]] std::vector<TopicFormat> topics() const;
    // Before it is shown: how long it listens at first.
    void setFirstMs(int milliseconds) { m_firstMs = milliseconds; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void connectSignals();
    void listen(int milliseconds);
    void onProgress(const monitor::ListenProgress &progress);
    void onFinished(const monitor::ListenOutcome &outcome);
    [[nodiscard]] std::vector<TopicFormat> currentTopics(const monitor::ListenOutcome &outcome) const;
    void showOutcome(const monitor::ListenOutcome &outcome);
    void showButtons();

    const monitor::Profile m_profile;
    const QByteArray m_password;
    int m_firstMs = monitor::TopicListening::kUsualMs;
    int m_listenMs = 0;
    monitor::TopicListening m_listening;
    ProposalModel *m_model;
    QTreeView *m_list;
    WrappedText *m_what;
    QProgressBar *m_progress;
    NoticeLine *m_notice;
    QPushButton *m_listen;
    QPushButton *m_cancel;
    QPushButton *m_use;
    bool m_begun = false;
};

} // namespace ui
