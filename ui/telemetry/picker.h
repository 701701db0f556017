// SPDX-License-Identifier: GPL-3.0-or-later
// A button that opens a list of devices, metrics or both, found by typing a part of it.
#pragma once

#include "ui/telemetry/series_set.h"

#include <QAbstractListModel>
#include <QFrame>
#include <QPushButton>

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

struct PickerChoice
{
    SeriesKey key;
    QString label;  // plain
    QString search; // what typing is compared with, besides the label
};

// Those whose label holds every word that was typed; a bounded number of them.
class PickerModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setChoices(std::vector<PickerChoice> choices);
    void setText(const QString &text);
    [[nodiscard]] const PickerChoice *at(int row) const;
    [[nodiscard]] int rowOf(const SeriesKey &key) const;
    // That fit, but are beyond the number shown.
    [[nodiscard]] qsizetype notShown() const { return m_notShown; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();
    std::vector<PickerChoice> m_choices;
    std::vector<std::size_t> m_shown;
    qsizetype m_notShown = 0;
    QString m_text;
};

class Picker : public QPushButton
{
    Q_OBJECT

public:
    // `what` names the list for those who do not see it: "Device". `name` is the object name.
    Picker(const QString &name, const QString &what, QWidget *parent = nullptr);
    // Asked for whenever the list opens.
    void setSource(std::function<std::vector<PickerChoice>()> source) { m_source = std::move(source); }
    // What is written on the button, plain or not; `current` is chosen when the list opens.
    void showChosen(const QString &text, const SeriesKey &current);
    void openList();
    [[nodiscard]] PickerModel &model() { return *m_model; }

Q_SIGNALS:
    void chosen(const ui::SeriesKey &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPopup(const QString &name);
    void take(const QModelIndex &index);
    void showRest();

    QString m_what;
    SeriesKey m_current;
    std::function<std::vector<PickerChoice>()> m_source;
    PickerModel *m_model;
    QFrame *m_popup;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_rest;
};

} // namespace ui
