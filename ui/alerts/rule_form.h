// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of a rule in plain words; those that mean nothing for its kind are hidden, and keep what they had.
#pragma once

#include "base/result.h"
#include "model/alert_rule.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

class Directory;
class DurationField;

class RuleForm : public QWidget
{
    Q_OBJECT

public:
    // `directory`: whose fields and tags are offered.
    explicit RuleForm(const Directory &directory, QWidget *parent = nullptr);

    void setRule(const AlertRule &rule);
    // As typed; Error::Kind::Usage: a number that is none, or what checkRule() says.
    [[nodiscard]] Result<AlertRule> rule() const;

Q_SIGNALS:
    void edited();

private:
    void makeFields();
    void buildLayout();
    void connectSignals();
    void showKind();
    void showUnits();
    void offerMetrics();
    void addScopeRows();
    void addNotificationRows();
    [[nodiscard]] AlertKind kind() const;
    // NaN: no number.
    [[nodiscard]] static double numberIn(const QLineEdit &field);

    const Directory &m_directory;
    AlertRule m_rule; // what the form does not show: id, version
    QFormLayout *m_form;
    QLineEdit *m_name;
    QCheckBox *m_enabled;
    QComboBox *m_severity, *m_kind, *m_metric, *m_op, *m_clearing, *m_noData;
    QLineEdit *m_limit, *m_low, *m_high, *m_clear, *m_deadband;
    QLabel *m_limitUnit;
    QSpinBox *m_readings;
    DurationField *m_onDelay, *m_offDelay, *m_after, *m_window, *m_cooldown, *m_renotify;
    QLineEdit *m_devices, *m_tags, *m_glob, *m_quiet;
    QList<QCheckBox *> m_channels;
    QPlainTextEdit *m_text;
    QWidget *m_comparison; // op, limit and unit in one row
    QWidget *m_clearRow;   // how it clears
    AlertKind m_offered = AlertKind::Threshold;
};

} // namespace ui
