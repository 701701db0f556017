// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/note_dialog.h"

#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qsizetype kMaxNote = 4000;
constexpr QSize kSize(420, 200);

} // namespace

NoteDialog::NoteDialog(const QString &note, QWidget *parent) : QDialog(parent), m_note(new QPlainTextEdit)
{
    setObjectName(u"noteDialog"_s);
    setWindowTitle(tr("Note"));
    resize(kSize);
    m_note->setObjectName(u"noteText"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What you found, what was done. An empty note takes the old one away."));
    m_note->setTabChangesFocus(true);
    m_note->setPlainText(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *keep = buttons->addButton(tr("Keep the note"), QDialogButtonBox::AcceptRole);
    keep->setObjectName(u"noteAccept"_s);
    keep->setDefault(true);
    keep->setToolTip(tr("Ctrl+Enter"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_note);
    column->addWidget(buttons);
}

QString NoteDialog::note() const
{
    return m_note->toPlainText().trimmed().left(kMaxNote);
}

void NoteDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        accept();
    else
        QDialog::keyPressEvent(event);
}

} // namespace ui
