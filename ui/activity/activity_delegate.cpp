// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_delegate.h"

#include "ui/activity/activity_model.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPad = 6;       // above and below the text of a row
constexpr int kTextGap = 12;  // between icon and text
constexpr int kBar = 3;       // the selection's
constexpr int kGlyph = 18;    // in the icon's square
constexpr int kCellPad = 8;   // at both sides of a cell
constexpr int kIconRound = 6; // of the icon's square

int textLeft()
{
    return metrics::kSide + metrics::kRowIcon + kTextGap;
}

QFont detailFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 0.94);
    return font;
}

// The ground of a row; the bar at the left tells a selection from a mere tint.
void paintGround(QPainter &painter, const QStyleOptionViewItem &option, bool withBar)
{
    const Theme &look = theme();
    if (!(option.state & QStyle::State_Selected))
        return;
    painter.fillRect(option.rect, look.tint(Tone::Accent, look.base));
    if (withBar)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(kBar, option.rect.height())), look.accent);
}

void paintFocus(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_HasFocus) || (option.state & QStyle::State_Selected))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, 1, Qt::DotLine));
    painter.drawRect(option.rect.adjusted(1, 0, -2, -2));
}

void paintSquare(QPainter &painter, const QRect &square, const ActivityLook &row)
{
    const Theme &look = theme();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.tint(row.tone, look.base));
    painter.drawRoundedRect(square, kIconRound, kIconRound);
    const int inset = (square.width() - kGlyph) / 2;
    paintIcon(painter, square.adjusted(inset, inset, -inset, -inset), row.icon, look.of(row.tone));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

ActivityDelegate::ActivityDelegate(const ActivityModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_clock(clock)
{
}

const ActivityDelegate::Heights &ActivityDelegate::heightsOf(const QFont &font) const
{
    if (m_heights.headline == 0 || font != m_font) {
        m_font = font;
        m_heights = {QFontMetrics(headlineFont(font)).height() + 1, QFontMetrics(detailFont(font)).height()};
    }
    return m_heights;
}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Heights &heights = heightsOf(option.font);
    const int lines = int(m_model.entry(index.row()).look.details.size());
    const int text = heights.headline + lines * heights.detail;
    return {200, std::max(text, metrics::kRowIcon + 2) + 2 * kPad};
}

QRect ActivityDelegate::ageRect(const QStyleOptionViewItem &option, const QString &age) const
{
    const QFontMetrics small(tabularFont(detailFont(option.font)));
    const int width = small.horizontalAdvance(age) + 4;
    return {option.rect.right() - metrics::kSide - width, option.rect.top() + kPad, width,
            heightsOf(option.font).headline};
}

void ActivityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ActivityEntry &entry = m_model.entry(index.row());
    const Theme &look = theme();
    const Heights &heights = heightsOf(option.font);
    const QRect &row = option.rect;
    painter->save();
    painter->setClipRect(row);
    paintGround(*painter, option, true);
    paintSquare(*painter, {row.left() + metrics::kSide, row.top() + kPad, metrics::kRowIcon, metrics::kRowIcon},
                entry.look);
    const QString age = Clock::age(entry.record.row.createdAtMs, Clock::nowMs());
    const QRect ageAt = ageRect(option, age);
    painter->setFont(tabularFont(detailFont(option.font)));
    painter->setPen(look.secondary);
    painter->drawText(ageAt, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, age);

    const int left = row.left() + textLeft();
    QRect line(left, row.top() + kPad, ageAt.left() - left - kTextGap, heights.headline);
    const QFont headline = headlineFont(option.font);
    painter->setFont(headline);
    painter->setPen(entry.look.isCritical ? look.critical : look.text);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(headline).elidedText(entry.look.headline, Qt::ElideRight, line.width()));
    const QFont small = detailFont(option.font);
    const QFontMetrics smallMetrics(small);
    painter->setFont(small);
    painter->setPen(look.secondary);
    line = QRect(left, line.bottom() + 1, row.right() - metrics::kSide - left, heights.detail);
    for (const QString &detail : entry.look.details) {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          smallMetrics.elidedText(detail, Qt::ElideRight, line.width()));
        line.translate(0, heights.detail);
    }
    painter->setPen(look.line);
    painter->drawLine(left, row.bottom(), row.right(), row.bottom());
    paintFocus(*painter, option);
    painter->restore();
}

bool ActivityDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const ActivityEntry &entry = m_model.entry(index.row());
    const QString age = Clock::age(entry.record.row.createdAtMs, Clock::nowMs());
    if (ageRect(option, age).adjusted(-kTextGap, 0, metrics::kSide, 0).contains(event->pos())) {
        QToolTip::showText(event->globalPos(), m_clock.exact(entry.record.row.createdAtMs), view);
        return true;
    }
    const int room = option.rect.width() - textLeft() - metrics::kSide;
    const QFontMetrics small(detailFont(option.font));
    bool isCut = QFontMetrics(headlineFont(option.font)).horizontalAdvance(entry.look.headline) >
                 room - ageRect(option, age).width() - kTextGap;
    for (const QString &detail : entry.look.details)
        isCut = isCut || small.horizontalAdvance(detail) > room;
    if (!isCut) {
        QToolTip::hideText();
        return true;
    }
    const QString whole = QString(entry.look.headline + u'\n' + entry.look.details.join(u'\n')).toHtmlEscaped();
    QToolTip::showText(event->globalPos(), QString(u"<qt>"_s + QString(whole).replace(u'\n', u"<br>"_s) + u"</qt>"_s),
                       view);
    return true;
}

ActivityCellDelegate::ActivityCellDelegate(const ActivityModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

void ActivityCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &look = theme();
    const bool isCritical = m_model.entry(index.row()).look.isCritical;
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, index.column() == 0);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    painter->setFont(index.column() == 0 ? tabularFont(option.font) : option.font);
    painter->setPen(isCritical ? look.critical : index.column() == 0 ? look.secondary : look.text);
    const QRect text = option.rect.adjusted(index.column() == 0 ? metrics::kSide : kCellPad, 0, -kCellPad, 0);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, text.width()));
    painter->setPen(look.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    paintFocus(*painter, option);
    painter->restore();
}

} // namespace ui
