// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/neighbours_list.h"

#include "ui/activity/activity_words.h"
#include "ui/common/clock.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIdRole = Qt::UserRole;

QString distance(qint64 ms)
{
    if (std::abs(ms) < 500)
        return Clock::span(0);
    return QString((ms < 0 ? u"−"_s : u"+"_s) + Clock::span(std::abs(ms)));
}

} // namespace

NeighboursList::NeighboursList(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(u"neighbours"_s);
    setAccessibleName(tr("What happened within five minutes of it"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setIndentation(0);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setMinimumSectionSize(56);
    connect(this, &QTreeWidget::itemClicked, this, &NeighboursList::choose);
    connect(this, &QTreeWidget::itemActivated, this, &NeighboursList::choose);
}

void NeighboursList::setRecords(const std::vector<ActivityRecord> &records, const QUuid &self)
{
    m_records = records;
    m_self = self;
    fill();
}

void NeighboursList::fill()
{
    qint64 at = 0;
    for (const ActivityRecord &record : m_records)
        at = record.row.id == m_self ? record.row.createdAtMs : at;
    clear();
    for (const ActivityRecord &record : m_records) {
        const bool isSelf = record.row.id == m_self;
        const ActivityLook look = lookOf(record);
        auto *item = new QTreeWidgetItem(this);
        item->setText(0, isSelf ? tr("this") : distance(record.row.createdAtMs - at));
        item->setText(1, look.headline);
        item->setToolTip(1, plainToolTip(look.headline + u" · "_s + look.details.join(u" · "_s)));
        item->setForeground(0, theme().secondary);
        if (look.isCritical)
            item->setForeground(1, theme().critical);
        if (isSelf)
            item->setFont(1, headlineFont(font()));
        item->setData(0, kIdRole, record.row.id);
    }
    const int rows = int(m_records.size());
    setFixedHeight(rows == 0 ? 0 : rows * std::max(1, sizeHintForRow(0)) + 4);
}

void NeighboursList::choose(QTreeWidgetItem *item)
{
    const QUuid id = item ? item->data(0, kIdRole).toUuid() : QUuid();
    if (!id.isNull() && id != m_self)
        Q_EMIT chosen(id);
}

void NeighboursList::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void NeighboursList::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
