// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection seldom needs: MQTT's own settings, another place for the records, the zone of the site.
#pragma once

#include "monitor/profile.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class MoreFields : public QWidget
{
    Q_OBJECT

public:
    explicit MoreFields(QWidget *parent = nullptr);
    void set(const monitor::Profile &profile);
    // Writes what is entered here into a profile.
    void apply(monitor::Profile &profile) const;
    [[nodiscard]] QString error() const;

Q_SIGNALS:
    void changed();

private:
    void buildLayout();
    void connectSignals();
    void chooseStore();
    enum class Place { Usual, File, Server }; // where the records go
    [[nodiscard]] Place place() const;
    void showPlace();
    [[nodiscard]] QString storeError() const;

    QLineEdit *m_clientId;
    QComboBox *m_protocol;
    QComboBox *m_qos;
    QSpinBox *m_keepAlive;
    QComboBox *m_expiry;
    QComboBox *m_storeChoice;
    QLineEdit *m_store;
    QPushButton *m_browse;
    QComboBox *m_zone;
};

} // namespace ui
