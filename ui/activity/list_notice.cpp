// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/list_notice.h"

#include "ui/common/plain_text.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

ListNotice::ListNotice(const QString &name, Tone tone, QWidget *parent)
    : QFrame(parent), m_tone(tone), m_text(new PlainLabel), m_action(new QPushButton)
{
    setObjectName(name);
    m_action->setObjectName(name + u"Button"_s);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSide, 4, metrics::kSide, 4);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &ListNotice::clicked);
    hide();
}

void ListNotice::say(const QString &text, const QString &action)
{
    if (m_text->plain() != text) {
        m_text->setPlain(text);
        setAccessibleName(text);
    }
    if (m_action->text() != action)
        m_action->setText(action);
    m_action->setHidden(action.isEmpty());
    setHidden(text.isEmpty());
}

QString ListNotice::text() const
{
    return m_text->plain();
}

void ListNotice::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.fillRect(rect(), look.tint(m_tone, look.window, 0.12));
    painter.setPen(look.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
}

void ListNotice::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && !m_action->isHidden())
        Q_EMIT clicked();
}

} // namespace ui
