// SPDX-License-Identifier: GPL-3.0-or-later
// Where the broker is: one field to paste an address into, and its parts, which follow each other; user and password.
#pragma once

#include "broker/broker_url.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui {

class NoticeLine;

class BrokerFields : public QWidget
{
    Q_OBJECT

public:
    explicit BrokerFields(QWidget *parent = nullptr);
    // `broker`: URL of a profile; empty: none yet.
    void set(const QString &broker, const QString &user, const QByteArray &password);

    // A further row, below.
    void addRow(const QString &label, QWidget *field);

    // Nothing while what is entered is no address.
    [[nodiscard]] const std::optional<broker::BrokerUrl> &url() const { return m_url; }
    [[nodiscard]] QString user() const;
    [[nodiscard]] QByteArray password() const;
    [[nodiscard]] bool keepsPassword() const;
    // Why this cannot be used; empty: it can.
    [[nodiscard]] QString error() const;

Q_SIGNALS:
    void changed();

private:
    void buildLayout();
    void connectSignals();
    void readAddress(const QString &text);
    void readParts();
    void showParts();
    // The address as we write it: without user and password.
    void tidyAddress();
    void judge();
    [[nodiscard]] bool isSentInClear() const;

    QFormLayout *m_form = nullptr;
    QLineEdit *m_address;
    NoticeLine *m_addressNotice;
    QComboBox *m_scheme;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLabel *m_pathLabel;
    QLineEdit *m_path;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    NoticeLine *m_clearNotice;
    QCheckBox *m_clearTick;
    std::optional<broker::BrokerUrl> m_url;
    QString m_addressError;
    bool m_passwordMoved = false; // from the address to its own field
    QByteArray m_given;           // password as it was given: not every one is text
    bool m_passwordEdited = false;
    qsizetype m_addressLength = 0;
};

} // namespace ui
