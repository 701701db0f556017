// SPDX-License-Identifier: GPL-3.0-or-later
// The frame: menus, tool row, banner, tabs, status bar. What the entries do is the desktop's or the screens'.
#pragma once

#include "ui/common/workspace.h"
#include "ui/window/state_words.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace ui {

class AlertActs;
class Banner;
class DiagnosisDialog;
class FirstRunPage;
class PublishDialog;
class RangeControl;
class ReportDialog;
class RulesDialog;
class Screen;
class StateChip;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Style &style, ViewRange &range, Clock &clock, QSettings &settings);
    ~MainWindow() override;

    // Builds the screens of an opened profile; nullptr: the first-run page. The workspace outlives its screens: take it
    // away before it goes.
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    [[nodiscard]] FirstRunPage &firstRun() { return *m_firstRun; }
    [[nodiscard]] QTabWidget &tabs() { return *m_tabs; }
    // Names of profiles for File ▸ Open profile.
    void setProfiles(const QStringList &names);
    // Shown while messages are committed before the end; nothing can be clicked then.
    void setLeaving();
    // Something that happened once, in the status bar for a while.
    void say(const QString &text);
    // Whether closing the window leaves the program running in the tray.
    void setStaysInTray(bool stays) { m_staysInTray = stays; }
    void saveState();
    void showInFront();

Q_SIGNALS:
    void connectWanted();
    void editConnectionWanted();
    void demoWanted();
    void openDatabaseWanted();
    void importWanted();
    void topicsWanted();
    void backupWanted();
    void restoreWanted();
    void notificationsWanted();
    void profileWanted(const QString &name);
    void closeProfileWanted();
    void quitWanted();
    void stateShown(const ui::ChipWords &words);
    // What the tray tells of it.
    void alertsShown(const store::AlertCounts &counts);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildLayout();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildZoneMenu(QMenu *menu);
    void buildStyleMenu(QMenu *menu);
    void buildBrokerMenu();
    void buildHelpMenu();
    void clearScreens();
    void makeScreens();
    void showState();
    void connectAlerts();
    void showAlerts();
    void goToAlert(const QUuid &id);
    void openRules();
    void editRule(const RuleWish &wish);
    void onTab();
    void go(const Destination &destination);
    void goBack();
    void remedy(Remedy remedy);
    void exportView();
    void openPublish();
    void openReport();
    void openDiagnosis();
    [[nodiscard]] Screen *screen() const;

    Style &m_style;
    ViewRange &m_range;
    Clock &m_clock;
    QSettings &m_settings;
    Workspace *m_workspace = nullptr;
    std::vector<Screen *> m_screens;
    std::vector<Destination> m_visited; // what goBack() returns to
    QList<QAction *> m_needWorkspace;

    StateChip *m_chip;
    RangeControl *m_rangeControl;
    QPushButton *m_export;
    Banner *m_banner, *m_alertBanner;
    QStackedWidget *m_pages;
    FirstRunPage *m_firstRun;
    QTabWidget *m_tabs;
    std::vector<QLabel *> m_status;
    QToolButton *m_unacknowledged;
    QPointer<AlertActs> m_acts; // belongs to the screens of what is open
    QMenu *m_profiles = nullptr;
    QMenu *m_view = nullptr;
    QAction *m_screenActionsEnd = nullptr;
    QList<QAction *> m_screenActions;
    QAction *m_readOnly = nullptr;
    QAction *m_siteZone = nullptr;
    QPointer<DiagnosisDialog> m_diagnosis;
    QPointer<PublishDialog> m_publish;
    QPointer<RulesDialog> m_rules;
    QPointer<ReportDialog> m_report;
    QTimer m_second; // "next try 12 s" counts down
    bool m_staysInTray = false;
    bool m_leaving = false;
};

} // namespace ui
