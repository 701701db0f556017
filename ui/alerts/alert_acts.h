// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator does with alerts, sent to the store; and how it went, in one sentence.
#pragma once

#include "store/alert_query.h"
#include "ui/common/theme.h"
#include "ui/common/workspace.h"

namespace store {
class Editor;
}

namespace ui {

class AlertActs : public QObject
{
    Q_OBJECT

public:
    explicit AlertActs(Workspace &workspace, QObject *parent = nullptr);

    // Each alert in the version that was seen: who was quicker is told, nothing is overwritten.
    void acknowledge(const std::vector<Alert> &alerts);
    void shelve(const std::vector<Alert> &alerts, qint64 untilMs, const QString &reason);
    void unshelve(const std::vector<Alert> &alerts);
    void note(const std::vector<Alert> &alerts, const QString &text);

Q_SIGNALS:
    // Done, or not: `text` is empty where what is seen says it all.
    void finished(ui::Tone tone, const QString &text);

private:
    using Act = std::function<Result<store::AlertsEdited>(store::Editor &, const std::vector<store::AlertTarget> &,
                                                          const store::OperatorAct &)>;
    void run(const std::vector<Alert> &alerts, const Act &act);
    void tell(const Result<store::AlertsEdited> &edited, const std::vector<Alert> &alerts);
    [[nodiscard]] QString refused(const store::AlertsEdited::Refusal &refusal, const std::vector<Alert> &alerts) const;

    Workspace &m_workspace;
};

} // namespace ui
