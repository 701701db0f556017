// SPDX-License-Identifier: GPL-3.0-or-later
// A connection: broker, credentials, TLS files, topics and their formats, store; with a test that goes step by step.
#pragma once

#include "monitor/profile.h"

#include <QDialog>

namespace ui {

class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    // `password`: what the keychain has for the profile; empty if none.
    ConnectionDialog(const monitor::Profile &profile, const QByteArray &password, QWidget *parent = nullptr);

    [[nodiscard]] monitor::Profile profile() const;
    [[nodiscard]] QByteArray password() const;
    // Whether the password is to be kept for the next start.
    [[nodiscard]] bool keepsPassword() const;
};

} // namespace ui
