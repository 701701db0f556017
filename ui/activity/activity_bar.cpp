// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_bar.h"

#include "monitor/when_done.h"
#include "ui/activity/choice_button.h"
#include "ui/activity/device_button.h"
#include "ui/activity/filter_bar.h"
#include "ui/activity/saved_views_button.h"
#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QSet>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kTopics = 2000; // that completion offers

std::vector<ChoiceButton::Choice> groupChoices()
{
    // As in the contract, the window's default first.
    std::vector<ChoiceButton::Choice> choices;
    for (const char *group : {"mqtt", "all", "problems", "devices", "messages", "connections", "publishes", "alerts"})
        choices.push_back({QString::fromLatin1(group), groupTitle(QString::fromLatin1(group))});
    choices[3].separated = true;
    return choices;
}

std::vector<ChoiceButton::Choice> statusChoices()
{
    return {{QString(), ActivityBar::tr("Any status")},   {u"success"_s, ActivityBar::tr("Success")},
            {u"failed"_s, ActivityBar::tr("Failed")},     {u"error"_s, ActivityBar::tr("Error")},
            {u"timeout"_s, ActivityBar::tr("Timed out")}, {u"started"_s, ActivityBar::tr("Started")}};
}

} // namespace

ActivityBar::ActivityBar(Workspace &workspace, std::function<QByteArray()> content, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_group(new ChoiceButton(tr("Group"), groupChoices())),
      m_device(new DeviceButton(workspace.directory)),
      m_status(new ChoiceButton(tr("Status"), statusChoices())),
      m_messages(new QPushButton(tr("Messages"))),
      m_filter(new FilterBar(workspace.settings)),
      m_saved(new SavedViewsButton(workspace, std::move(content))),
      m_details(new QToolButton)
{
    buildLayout();
    connectSignals();
    setChoice(m_choice);
    offerValues();
}

void ActivityBar::buildLayout()
{
    m_group->setObjectName(u"activityGroup"_s);
    m_status->setObjectName(u"activityStatus"_s);
    m_messages->setObjectName(u"activityMessages"_s);
    m_messages->setIcon(icon(u"message"_s));
    m_messages->setCheckable(true);
    m_filter->setObjectName(u"activityFilter"_s);
    m_details->setObjectName(u"activityDetails"_s);
    m_details->setIcon(icon(u"details"_s));
    m_details->setCheckable(true);
    m_details->setToolTip(tr("Details (Enter)"));
    m_details->setAccessibleName(tr("Details"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kGap);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_group);
    row->addWidget(m_device);
    row->addWidget(m_status);
    row->addWidget(m_messages);
    row->addWidget(m_filter, 1);
    row->addWidget(m_saved);
    row->addWidget(m_details);
}

void ActivityBar::connectSignals()
{
    connect(m_group, &ChoiceButton::chosen, this,
            [this](const QString &key) { take([&](ActivityChoice &choice) { choice.group = key; }); });
    connect(m_status, &ChoiceButton::chosen, this,
            [this](const QString &key) { take([&](ActivityChoice &choice) { choice.status = key; }); });
    connect(m_device, &DeviceButton::chosen, this,
            [this](const QUuid &id) { take([&](ActivityChoice &choice) { choice.device = id; }); });
    connect(m_messages, &QPushButton::clicked, this, &ActivityBar::setMessagesShown);
    connect(m_filter, &FilterBar::filterChanged, this, [this] {
        if (!m_setting)
            take([&](ActivityChoice &choice) { choice.filter = m_filter->text(); });
    });
    connect(m_details, &QToolButton::clicked, this, &ActivityBar::detailsToggled);
    connect(&m_workspace.directory, &Directory::changed, this, &ActivityBar::offerValues);
}

void ActivityBar::take(const std::function<void(ActivityChoice &)> &change)
{
    ActivityChoice next = m_choice;
    change(next);
    if (next == m_choice)
        return;
    m_choice = next;
    showMessages();
    Q_EMIT changed();
}

void ActivityBar::setChoice(const ActivityChoice &choice)
{
    const QScopedValueRollback setting(m_setting, true);
    m_choice = choice;
    m_group->setKey(choice.group);
    m_status->setKey(choice.status);
    m_device->setDevice(choice.device);
    if (m_filter->text() != choice.filter)
        m_filter->setText(choice.filter);
    showMessages();
}

void ActivityBar::setMessagesShown(bool shown)
{
    take([&](ActivityChoice &choice) { choice.messages = shown ? MessagesMode::Shown : MessagesMode::Hidden; });
    showMessages();
}

void ActivityBar::setMessagesHiddenNow(bool hidden)
{
    m_hiddenNow = hidden;
    showMessages();
}

void ActivityBar::showMessages()
{
    const bool can = canHideMessages(m_choice);
    m_messages->setEnabled(can);
    m_messages->setChecked(
        can && (m_choice.messages == MessagesMode::Shown || (m_choice.messages == MessagesMode::Auto && !m_hiddenNow)));
    m_messages->setToolTip(can ? tr("Show received messages among the other events (Ctrl+M)")
                               : tr("This group says itself whether it has messages"));
}

void ActivityBar::setDetailsShown(bool shown)
{
    m_details->setChecked(shown);
}

// Completion knows the devices; their number changes seldom, their readings every second.
void ActivityBar::offerValues()
{
    const std::vector<Device> &devices = m_workspace.directory.devices();
    if (devices.size() == m_offered)
        return;
    m_offered = devices.size();
    QStringList names;
    QSet<QString> metricNames;
    for (const Device &device : devices) {
        names += device.name();
        if (device.externalId != device.name())
            names += device.externalId;
        for (auto it = device.latest.keyBegin(); it != device.latest.keyEnd(); ++it)
            metricNames.insert(*it);
    }
    QStringList metrics(metricNames.begin(), metricNames.end());
    metrics.sort();
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::vector<TopicState>>(
                          u"log.topics"_s, [](store::Reader &reader) { return reader.topics(kTopics); }),
                      [this, names, metrics](const Result<std::vector<TopicState>> &topics) {
                          QStringList known;
                          if (topics) {
                              for (const TopicState &topic : *topics)
                                  known += topic.topic;
                          }
                          m_filter->setKnownValues(names, known, metrics);
                      });
}

} // namespace ui
