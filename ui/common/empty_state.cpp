// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"

#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 40;
constexpr int kTextWidth = 520;
constexpr int kSmallestWidth = 220;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_title(new QLabel), m_text(new QLabel), m_ways(new QHBoxLayout)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(titleFont(font()));
    m_title->setObjectName(u"emptyTitle"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setProperty("secondary", true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMaximumWidth(kTextWidth);
    m_text->setMinimumWidth(kSmallestWidth);
    m_ways->setSpacing(metrics::kGap);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::kGap);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    // Between stretches instead of aligned: an aligned label is as high as one line, however it wraps.
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_text, 8);
    line->addStretch(1);
    column->addLayout(line);
    column->addLayout(m_ways);
    column->addStretch(3);
}

void EmptyState::setReason(const EmptyReason &reason)
{
    m_iconName = reason.icon;
    drawIcon();
    m_title->setText(plainLine(reason.title));
    m_text->setText(plainBlock(reason.text, 1000));
    m_text->setVisible(!reason.text.isEmpty());
    while (QLayoutItem *item = m_ways->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_ways->addStretch();
    bool first = true;
    for (const EmptyReason::Way &way : reason.ways) {
        auto *button = new QPushButton(way.label);
        button->setProperty("primary", first);
        connect(button, &QPushButton::clicked, this, [go = way.go] { go(); });
        m_ways->addWidget(button);
        first = false;
    }
    m_ways->addStretch();
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void EmptyState::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, kIcon, theme().secondary, devicePixelRatioF()));
}

} // namespace ui
