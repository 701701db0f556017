// SPDX-License-Identifier: GPL-3.0-or-later
// What to subscribe to and how to read it.
#pragma once

#include "ui/profile/topics_model.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QTableView;

namespace ui {

class NoticeLine;

class TopicsFields : public QWidget
{
    Q_OBJECT

public:
    explicit TopicsFields(QWidget *parent = nullptr);
    // None: the default ones.
    void set(const std::vector<TopicFormat> &topics);
    // Empty when they are the default ones, as in a profile.
    [[nodiscard]] std::vector<TopicFormat> topics() const;
    [[nodiscard]] QString error() const { return m_model->error(); }
    // Reads the paths of a custom format from a file and gives them to a row; says why not in a line below.
    void readCustom(int row, const QString &path);
    // Whether there is somebody to listen to.
    void setCanListen(bool can);

Q_SIGNALS:
    void changed();
    void proposalWanted();

private:
    void buildLayout();
    void chooseCustom(int row);

    TopicsModel *m_model;
    QTableView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_defaults;
    QPushButton *m_listen;
    NoticeLine *m_notice;
};

} // namespace ui
