// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 16;
constexpr int kHeight = 42;

} // namespace

Banner::Banner(const QString &name, QWidget *parent)
    : QFrame(parent), m_text(new PlainLabel), m_action(new QPushButton), m_second(new QPushButton)
{
    setObjectName(name);
    setFixedHeight(kHeight);
    m_text->setFont(headlineFont(font()));
    m_action->setObjectName(name + u"Action"_s);
    m_second->setObjectName(name + u"Second"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSide + kIcon + metrics::kGap, 0, metrics::kSide, 0);
    row->addWidget(m_text, 1);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_action);
    row->addWidget(m_second);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_shown.action)
            m_shown.action();
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_shown.second)
            m_shown.second();
    });
    hide();
}

void Banner::setText(const BannerText &text)
{
    m_shown = text;
    const QColor color = theme().of(text.tone);
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, color);
    m_text->setPalette(palette);
    if (m_text->plain() != text.text)
        m_text->setPlain(text.text);
    m_action->setText(text.actionLabel);
    m_action->setVisible(!text.actionLabel.isEmpty());
    m_second->setText(text.secondLabel);
    m_second->setVisible(!text.secondLabel.isEmpty());
    setVisible(!text.text.isEmpty());
    update();
}

QString Banner::text() const
{
    return m_shown.text;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().tint(m_shown.tone, theme().window, 0.12));
    // Two lines of one tone are two things.
    painter.fillRect(0, height() - 1, width(), 1, theme().tint(m_shown.tone, theme().window, 0.3));
    paintIcon(painter, QRectF(metrics::kSide, (height() - kIcon) / 2.0, kIcon, kIcon), m_shown.icon,
              theme().of(m_shown.tone));
}

} // namespace ui
