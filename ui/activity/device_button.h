// SPDX-License-Identifier: GPL-3.0-or-later
// `All devices ▾`: one of many devices, found by typing a part of its name or id.
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QPushButton>
#include <QUuid>
#include <vector>

class QLineEdit;
class QListView;

namespace ui {

class Directory;

// All devices, or those whose name or external id holds the text; the first row stands for any device.
class DeviceChoices : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit DeviceChoices(const Directory &directory, QObject *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QUuid idAt(int row) const;
    [[nodiscard]] int rowOf(const QUuid &id) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Choice
    {
        QUuid id;
        QString label; // plain
    };
    const Directory &m_directory;
    std::vector<Choice> m_choices;
};

class DeviceButton : public QPushButton
{
    Q_OBJECT

public:
    explicit DeviceButton(Directory &directory, QWidget *parent = nullptr);
    [[nodiscard]] QUuid device() const { return m_device; }
    // Without saying chosen().
    void setDevice(const QUuid &device);
    void openList();

Q_SIGNALS:
    void chosen(const QUuid &device);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showDevice();
    void buildPopup();
    void take(const QModelIndex &index);

    Directory &m_directory;
    QUuid m_device;
    DeviceChoices *m_choices;
    QFrame *m_popup;
    QLineEdit *m_search;
    QListView *m_list;
};

} // namespace ui
