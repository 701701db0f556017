// SPDX-License-Identifier: GPL-3.0-or-later
// The line above the log: group, device, status, messages, filter, saved views, details.
#pragma once

#include "ui/activity/activity_choice.h"
#include "ui/common/workspace.h"

#include <QWidget>
#include <functional>

class QPushButton;
class QToolButton;

namespace ui {

class ChoiceButton;
class DeviceButton;
class FilterBar;
class SavedViewsButton;

class ActivityBar : public QWidget
{
    Q_OBJECT

public:
    // `content`: what a saved view is to hold.
    ActivityBar(Workspace &workspace, std::function<QByteArray()> content, QWidget *parent = nullptr);

    [[nodiscard]] const ActivityChoice &choice() const { return m_choice; }
    // Without saying changed().
    void setChoice(const ActivityChoice &choice);
    // Shown or hidden, as by a click.
    void setMessagesShown(bool shown);
    // What the toggle shows while nobody has said.
    void setMessagesHiddenNow(bool hidden);
    void setDetailsShown(bool shown);
    [[nodiscard]] FilterBar &filter() { return *m_filter; }
    [[nodiscard]] SavedViewsButton &savedViews() { return *m_saved; }

Q_SIGNALS:
    // The user chose something else.
    void changed();
    void detailsToggled(bool shown);

private:
    void buildLayout();
    void connectSignals();
    void showMessages();
    void offerValues();
    void take(const std::function<void(ActivityChoice &)> &change);

    Workspace &m_workspace;
    ActivityChoice m_choice;
    ChoiceButton *m_group;
    DeviceButton *m_device;
    ChoiceButton *m_status;
    QPushButton *m_messages;
    FilterBar *m_filter;
    SavedViewsButton *m_saved;
    QToolButton *m_details;
    bool m_hiddenNow = false;
    bool m_setting = false;
    std::size_t m_offered = 0; // devices whose names completion knows
};

} // namespace ui
