// SPDX-License-Identifier: GPL-3.0-or-later
// The last message of one topic: when, how, and its payload laid out, as text or in hex.
#pragma once

#include "ui/common/workspace.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class PlainLabel;

class TopicDetails : public QWidget
{
    Q_OBJECT

public:
    explicit TopicDetails(Workspace &workspace, QWidget *parent = nullptr);
    // Asks the store for the payload where `listed` is news. nullptr: a level on which nothing came.
    void setTopic(const QString &path, const TopicState *listed);
    [[nodiscard]] QString path() const { return m_path; }
    void tick();
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void logWanted();
    void publishWanted();

private:
    void buildLayout();
    void ask();
    void showFacts();
    void showPayload();

    Workspace &m_workspace;
    QString m_path;
    std::optional<TopicState> m_listed; // as the list knows it
    std::optional<TopicState> m_whole;  // with its payload
    QString m_error;

    PlainLabel *m_title;
    PlainLabel *m_facts;
    PlainLabel *m_flags;
    QPushButton *m_copy, *m_log, *m_publish;
    QComboBox *m_form;
    QLabel *m_note;
    QPlainTextEdit *m_payload;
};

} // namespace ui
