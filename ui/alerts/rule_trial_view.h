// SPDX-License-Identifier: GPL-3.0-or-later
// A rule tried on the last 24 hours: the value of one device drawn, the moments at which the rule as typed would have
// fired marked on it, and how often it would have over all devices in its scope.
#pragma once

#include "monitor/rule_trial.h"
#include "ui/common/workspace.h"

#include <QTimer>
#include <QWidget>

class QComboBox;

namespace ui {

class ChartView;
class NoticeLine;

class RuleTrialView : public QWidget
{
    Q_OBJECT

public:
    explicit RuleTrialView(Workspace &workspace, QWidget *parent = nullptr);
    // Null: any that has sent what the rule looks at.
    void setDevice(const QUuid &device);
    // Tried a moment later; what runs for an older one is given up.
    void setRule(const AlertRule &rule);
    // The rule as typed makes no sense: nothing is tried.
    void clear();
    [[nodiscard]] ChartView &chart() { return *m_chart; }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void tried();

private:
    struct OnDevice
    {
        Series series;
        QString field;
        std::vector<monitor::TrialAlert> alerts;
    };

    void buildLayout();
    void offerDevices();
    [[nodiscard]] QUuid device() const;
    void run();
    void showOnDevice(const Result<OnDevice> &tried);
    void showOverAll(const Result<std::vector<monitor::TrialAlert>> &tried);
    void showWords();

    Workspace &m_workspace;
    monitor::Queries m_queries; // of its own: a long trial is not to keep the window waiting
    AlertRule m_rule;
    QUuid m_wanted;
    QTimer m_soon;
    qint64 m_fromMs = 0, m_toMs = 0; // of the trial that is shown
    QString m_here, m_everywhere;

    QComboBox *m_device;
    ChartView *m_chart;
    NoticeLine *m_words;
};

} // namespace ui
