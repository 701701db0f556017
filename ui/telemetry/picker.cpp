// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/picker.h"

#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kPopup(340, 380);
constexpr int kButtonText = 28; // characters on the button
constexpr std::size_t kMaxShown = 500;

} // namespace

void PickerModel::setChoices(std::vector<PickerChoice> choices)
{
    m_choices = std::move(choices);
    filter();
}

void PickerModel::setText(const QString &text)
{
    m_text = text;
    filter();
}

void PickerModel::filter()
{
    const QStringList words = m_text.split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    m_notShown = 0;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const PickerChoice &choice = m_choices[i];
        const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return choice.label.contains(word, Qt::CaseInsensitive) ||
                   choice.search.contains(word, Qt::CaseInsensitive);
        });
        if (!fits)
            continue;
        if (m_shown.size() < kMaxShown)
            m_shown.push_back(i);
        else
            ++m_notShown;
    }
    endResetModel();
}

const PickerChoice *PickerModel::at(int row) const
{
    return row >= 0 && std::size_t(row) < m_shown.size() ? &m_choices[m_shown[std::size_t(row)]] : nullptr;
}

int PickerModel::rowOf(const SeriesKey &key) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (m_choices[m_shown[i]].key == key)
            return int(i);
    }
    return -1;
}

int PickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PickerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return at(index.row())->label;
}

Picker::Picker(const QString &name, const QString &what, QWidget *parent)
    : QPushButton(parent),
      m_what(what),
      m_model(new PickerModel(this)),
      m_popup(new QFrame(this, Qt::Popup)),
      m_search(new QLineEdit),
      m_list(new QListView),
      m_rest(new QLabel)
{
    setObjectName(name);
    buildPopup(name);
    connect(this, &QPushButton::clicked, this, &Picker::openList);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setText(text);
        m_list->setCurrentIndex(m_model->index(0));
        showRest();
    });
    connect(m_list, &QListView::clicked, this, &Picker::take);
}

void Picker::buildPopup(const QString &name)
{
    m_popup->setObjectName(name + u"Popup"_s);
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_search->setObjectName(name + u"Search"_s);
    m_search->setPlaceholderText(tr("Type to search"));
    m_search->setAccessibleName(tr("Search: %1").arg(m_what));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(name + u"List"_s);
    m_list->setAccessibleName(m_what);
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rest->setTextFormat(Qt::PlainText);
    m_rest->setProperty("secondary", true);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_rest);
}

void Picker::showChosen(const QString &text, const SeriesKey &current)
{
    m_current = current;
    const QString label = plainAction(text, kButtonText) + u"  ▾"_s;
    if (label != this->text())
        setText(label);
    setAccessibleName(m_what + u": "_s + plainLine(text));
    setToolTip(plainToolTip(text));
}

void Picker::showRest()
{
    m_rest->setVisible(m_model->notShown() > 0 || m_model->rowCount() == 0);
    m_rest->setText(m_model->rowCount() == 0 ? tr("Nothing fits.")
                                             : tr("%1 more: type to narrow.").arg(countText(m_model->notShown())));
}

void Picker::openList()
{
    m_search->clear();
    m_model->setChoices(m_source ? m_source() : std::vector<PickerChoice>());
    showRest();
    m_popup->resize(kPopup);
    QPoint corner = mapToGlobal(QPoint(0, height() + 2));
    if (const QScreen *screen = this->screen())
        corner.setX(std::min(corner.x(), screen->availableGeometry().right() - kPopup.width()));
    m_popup->move(corner);
    m_popup->show();
    m_search->setFocus();
    const int row = std::max(0, m_model->rowOf(m_current));
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
}

void Picker::take(const QModelIndex &index)
{
    const PickerChoice *choice = m_model->at(index.row());
    if (!choice)
        return;
    const SeriesKey key = choice->key;
    m_popup->hide();
    Q_EMIT chosen(key);
}

// The field keeps the keyboard; up and down go through the list all the same.
bool Picker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QPushButton::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int step = key == Qt::Key_Down       ? 1
                     : key == Qt::Key_Up       ? -1
                     : key == Qt::Key_PageDown ? 10
                     : key == Qt::Key_PageUp   ? -10
                                               : 0;
    if (step != 0) {
        const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
        m_list->setCurrentIndex(m_model->index(row));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take(m_list->currentIndex());
        return true;
    }
    return QPushButton::eventFilter(watched, event);
}

} // namespace ui
