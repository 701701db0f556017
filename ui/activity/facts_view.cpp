// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/facts_view.h"

#include "ui/common/theme.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>
#include <QWheelEvent>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

FactsView::FactsView(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setProperty("flat", true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
}

void FactsView::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    m_facts = std::move(facts);
    fill();
}

void FactsView::fill()
{
    m_isFilling = true;
    document()->clear();
    if (!m_facts.empty()) {
        int labels = 0;
        for (const Fact &fact : m_facts)
            labels = std::max(labels, fontMetrics().horizontalAdvance(fact.label));
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellSpacing(0);
        format.setCellPadding(2);
        format.setMargin(0);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setColumnWidthConstraints({QTextLength(QTextLength::FixedLength, std::min(labels + 14, 130)),
                                          QTextLength(QTextLength::VariableLength, 0)});
        QTextCursor cursor(document());
        QTextTable *table = cursor.insertTable(int(m_facts.size()), 2, format);
        QTextCharFormat secondary;
        secondary.setForeground(theme().secondary);
        QTextCharFormat plain;
        plain.setForeground(theme().text);
        for (int row = 0; row < int(m_facts.size()); ++row) {
            const Fact &fact = m_facts[std::size_t(row)];
            table->cellAt(row, 0).firstCursorPosition().insertText(fact.label, secondary);
            table->cellAt(row, 1).firstCursorPosition().insertText(fact.value, plain);
        }
        // Qt keeps an empty line behind a table.
        QTextBlockFormat thin;
        thin.setLineHeight(1, QTextBlockFormat::FixedHeight);
        QTextCursor end(document()->lastBlock());
        end.setBlockFormat(thin);
    }
    m_isFilling = false;
    moveCursor(QTextCursor::Start);
    fitHeight();
}

void FactsView::fitHeight()
{
    const int height = m_facts.empty() ? 0 : int(std::ceil(document()->size().height())) + 2;
    if (height != maximumHeight() || height != minimumHeight())
        setFixedHeight(height);
}

QSize FactsView::sizeHint() const
{
    return {240, maximumHeight()};
}

QSize FactsView::minimumSizeHint() const
{
    return {80, 0};
}

void FactsView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (!m_isFilling)
        fitHeight();
}

void FactsView::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

// What is around it scrolls.
void FactsView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace ui
