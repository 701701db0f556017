// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_alerts.h"

#include "ui/alerts/alert_words.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 16;
constexpr int kRowsShown = 5; // more scroll

} // namespace

DeviceAlerts::DeviceAlerts(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_list(new QTreeWidget)
{
    m_list->setObjectName(u"deviceAlerts"_s);
    m_list->setAccessibleName(tr("Open alerts"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setToolTip(tr("Enter or double click: show the alert"));
    auto *title = new QLabel(tr("Open alerts"));
    title->setTextFormat(Qt::PlainText);
    title->setFont(headlineFont(font()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    column->addWidget(title);
    column->addWidget(m_list);
    hide();
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        Destination there;
        there.place = Place::Alerts;
        there.alert = item->data(0, Qt::UserRole).toUuid();
        m_workspace.navigator.go(there);
    });
    connect(&m_workspace.alerts, &AlertBook::changed, this, &DeviceAlerts::fill);
    connect(&m_workspace.style, &Style::changed, this, [this] {
        m_shown.clear();
        fill();
    });
}

void DeviceAlerts::setDevice(const QUuid &id)
{
    m_id = id;
    fill();
}

void DeviceAlerts::fill()
{
    std::vector<store::AlertRecord> open = m_workspace.alerts.openOf(m_id);
    setVisible(!open.empty());
    if (open == m_shown)
        return;
    m_shown = std::move(open);
    m_list->clear();
    for (const store::AlertRecord &record : m_shown) {
        const Alert &alert = record.alert;
        const QPixmap mark =
            iconPixmap(severityIcon(alert.severity), kIcon, theme().of(toneOf(alert.severity)), devicePixelRatioF());
        auto *item = new QTreeWidgetItem({plainLine(alert.ruleName, 80), alertStateWords(alert)});
        item->setIcon(0, mark);
        item->setData(0, Qt::UserRole, alert.id);
        item->setToolTip(0, plainToolTip(severityWord(alert.severity) + u": "_s + alert.ruleName));
        m_list->addTopLevelItem(item);
    }
    const int rows = std::clamp(int(m_shown.size()), 1, kRowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 4) + 6);
}

} // namespace ui
