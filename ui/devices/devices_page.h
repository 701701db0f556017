// SPDX-License-Identifier: GPL-3.0-or-later
// All devices with their state and newest values, problems first; one of them whole beside the list.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace ui {

class DeviceDetails;
class DeviceFilter;
class DeviceModel;
class EmptyState;
class Sparklines;

class DevicesPage : public Screen
{
    Q_OBJECT

public:
    explicit DevicesPage(Workspace &workspace, QWidget *parent = nullptr);
    ~DevicesPage() override;

    [[nodiscard]] QString title() const override { return tr("Devices"); }
    [[nodiscard]] Place place() const override { return Place::Devices; }
    [[nodiscard]] QList<QAction *> viewActions() override;
    void show(const Destination &destination) override;
    [[nodiscard]] Destination here() const override;
    void focusFilter() override;
    // Telemetry of the selected devices; of those that are found, while a search narrows the list; of all otherwise.
    [[nodiscard]] ExportRequest exportRequest() const override;
    void saveState() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildBar();
    void buildList();
    void buildActions();
    void connectSignals();
    void restoreState();
    void onDirectory();
    void onAlerts();
    void onTick();
    void onSearch();
    void showSummary();
    void showTags();
    void showEmptiness();
    void showCurrent();
    void select(QUuid id);
    void openDetails(bool open);
    void openMenu(const QPoint &where);
    void openHeaderMenu(const QPoint &where);
    void copy();
    void goToChart(const QString &field);
    void goToLog();
    [[nodiscard]] QUuid current() const;
    [[nodiscard]] std::vector<QUuid> selected() const;

    Workspace &m_workspace;
    DeviceModel *m_model;
    DeviceFilter *m_filter;
    Sparklines *m_lines;
    QUuid m_wanted; // to be selected once the directory knows it

    QLabel *m_summary;
    QLineEdit *m_search;
    QComboBox *m_tag;
    QTreeView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QSplitter *m_splitter;
    DeviceDetails *m_details;
    QAction *m_showDetails, *m_problemsFirst, *m_chart, *m_log, *m_rename, *m_copy;
};

} // namespace ui
