// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of topics with counts, and the last payload of the one that is chosen.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace ui {

class EmptyState;
class TopicDetails;
class TopicModel;

class TopicsPage : public Screen
{
    Q_OBJECT

public:
    explicit TopicsPage(Workspace &workspace, QWidget *parent = nullptr);
    ~TopicsPage() override;

    [[nodiscard]] QString title() const override { return tr("Topics"); }
    [[nodiscard]] Place place() const override { return Place::Topics; }
    [[nodiscard]] QList<QAction *> viewActions() override;
    void show(const Destination &destination) override;
    [[nodiscard]] Destination here() const override;
    void focusFilter() override;
    // The events of the chosen topic, or of all below the chosen level.
    [[nodiscard]] ExportRequest exportRequest() const override;
    void saveState() override;
    // View ▸ Read-only: nothing is offered for publishing.
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    // The window opens the dialog with this topic filled in.
    void publishWanted(const QString &topic);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void buildTree();
    void buildActions();
    void connectSignals();
    void readSoon();
    void read();
    void onRead(const Result<std::vector<TopicState>> &read);
    void applySearch();
    void showCurrent();
    void showSummary();
    void showEmptiness();
    bool select(const QString &path);
    void openMenu(const QPoint &where);
    void goToLog();
    [[nodiscard]] QString currentPath() const;
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] QString searchAsFilter() const;
    [[nodiscard]] QStringList openPaths() const;
    void open(const QStringList &paths);

    Workspace &m_workspace;
    TopicModel *m_model;
    std::vector<TopicState> m_topics; // as last read
    QTimer m_timer;
    QElapsedTimer m_asked;
    QTimer m_searching;
    QString m_wanted;
    QString m_readError;
    bool m_isRead = false;
    bool m_reading = false;
    bool m_again = false;
    bool m_readOnly = false;
    int m_pauseMs = 0;

    QLabel *m_summary;
    QLineEdit *m_search;
    QTreeView *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    TopicDetails *m_details;
    QAction *m_expand, *m_collapse, *m_copy, *m_log, *m_publish;
};

} // namespace ui
