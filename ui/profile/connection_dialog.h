// SPDX-License-Identifier: GPL-3.0-or-later
// A connection: broker, credentials, TLS files, topics and their formats, store; with a test that goes step by step.
#pragma once

#include "monitor/profile.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTabWidget;

namespace ui {

class BrokerFields;
class MoreFields;
class NoticeLine;
class PlainLabel;
class TestPanel;
class TlsFields;
class TopicsFields;

class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    // `password`: what the keychain has for the profile; empty if none. A profile without a broker is a new one.
    ConnectionDialog(const monitor::Profile &profile, const QByteArray &password, QWidget *parent = nullptr);

    [[nodiscard]] monitor::Profile profile() const;
    [[nodiscard]] QByteArray password() const;
    // Whether the password is to be kept for the next start.
    [[nodiscard]] bool keepsPassword() const;

private:
    void buildLayout();
    void connectSignals();
    void onChanged();
    void judge();
    [[nodiscard]] QWidget *topicsRow();
    void propose();
    // Why nobody can be listened to; empty: somebody can.
    [[nodiscard]] QString listenError() const;
    // Why this cannot be used, the first thing that is wrong; empty: it can.
    [[nodiscard]] QString error() const;
    // Of broker, topics and files alone: what a test needs.
    [[nodiscard]] QString testError() const;
    [[nodiscard]] QString suggestedName() const;

    const monitor::Profile m_given;
    const bool m_isNew;
    const QStringList m_taken; // names of other profiles
    QTabWidget *m_tabs;
    BrokerFields *m_broker;
    QLineEdit *m_name;
    PlainLabel *m_topicsInShort;
    QPushButton *m_propose;
    TopicsFields *m_topics;
    TlsFields *m_tls;
    MoreFields *m_more;
    TestPanel *m_test;
    NoticeLine *m_why;
    QPushButton *m_connect;
    bool m_nameEdited = false;
};

} // namespace ui
