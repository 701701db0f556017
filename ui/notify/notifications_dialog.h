// SPDX-License-Identifier: GPL-3.0-or-later
// Who is told of alerts, and how: this desktop, an MQTT topic, a webhook, and when nobody is. Each can be tried.
#pragma once

#include "monitor/profile.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QTimeEdit;

namespace monitor {
class Station;
}

namespace ui {

class AlertNotifier;
class NoticeLine;

class NotificationsDialog : public QDialog
{
    Q_OBJECT

public:
    NotificationsDialog(monitor::Station &station, AlertNotifier &notifier, QWidget *parent = nullptr);

    [[nodiscard]] notify::Settings settings() const;
    // What signs the webhook; empty: nothing.
    [[nodiscard]] QByteArray secret() const;

private:
    void buildLayout();
    void buildDesktop(QFormLayout *form);
    void buildQuiet(QFormLayout *form);
    void buildMqtt(QFormLayout *form);
    void buildWebhook(QFormLayout *form);
    void connectSignals();
    void set(const notify::Settings &settings);
    void judge();
    void testDesktop();
    void testMqtt();
    void testWebhook();

    monitor::Station &m_station;
    AlertNotifier &m_notifier;
    const notify::Settings m_given;
    QCheckBox *m_desktop;
    QCheckBox *m_sound;
    QPushButton *m_testDesktop;
    QCheckBox *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QLineEdit *m_topic;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    QPushButton *m_testMqtt;
    QLineEdit *m_url;
    QLineEdit *m_secret;
    NoticeLine *m_clear; // a webhook that anybody on the way can read
    QPushButton *m_testWebhook;
    NoticeLine *m_outcome;
    QPushButton *m_save;
};

} // namespace ui
