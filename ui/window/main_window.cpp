// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/activity/activity_page.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/rules_dialog.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/range_control.h"
#include "ui/devices/devices_page.h"
#include "ui/export/export_dialog.h"
#include "ui/profile/first_run_page.h"
#include "ui/publish/publish_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui/telemetry/telemetry_page.h"
#include "ui/topics/topics_page.h"
#include "ui/window/diagnosis_dialog.h"
#include "ui/window/state_chip.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kFirstSize(1366, 768);
constexpr QSize kSmallest(760, 480);
constexpr std::size_t kMaxVisited = 50;
constexpr int kSayMs = 15'000;
constexpr std::size_t kStatusParts = 5;

template <typename Page>
Screen *make(Workspace &workspace)
{
    return new Page(workspace);
}

// The tabs, left to right.
constexpr Screen *(*kScreens[])(Workspace &) = {&make<DevicesPage>, &make<ActivityPage>, &make<TelemetryPage>,
                                                &make<AlertsPage>, &make<TopicsPage>};

} // namespace

MainWindow::MainWindow(Style &style, ViewRange &range, Clock &clock, QSettings &settings)
    : m_style(style),
      m_range(range),
      m_clock(clock),
      m_settings(settings),
      m_chip(new StateChip),
      m_rangeControl(new RangeControl(range, clock)),
      m_export(new QPushButton(tr("Export…"))),
      m_banner(new Banner(u"banner"_s)),
      m_alertBanner(new Banner(u"alertBanner"_s)),
      m_pages(new QStackedWidget),
      m_firstRun(new FirstRunPage),
      m_tabs(new QTabWidget),
      m_unacknowledged(new QToolButton)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Watchpost"));
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    buildLayout();
    buildMenus();
    connect(m_chip, &StateChip::clicked, this, &MainWindow::openDiagnosis);
    connect(m_export, &QPushButton::clicked, this, &MainWindow::exportView);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::onTab);
    connect(&m_style, &Style::changed, this, [this] {
        if (!m_workspace)
            return;
        showState();
        showAlerts();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::showState);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::showAlerts);
    restoreGeometry(m_settings.value("window/geometry").toByteArray());
    setWorkspace(nullptr);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kGap);
    tools->setSpacing(metrics::kGap);
    m_export->setObjectName(u"exportButton"_s);
    tools->addWidget(m_chip);
    tools->addStretch(1);
    tools->addWidget(m_rangeControl);
    tools->addStretch(1);
    tools->addWidget(m_export);

    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    auto *opened = new QWidget;
    auto *column = new QVBoxLayout(opened);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_banner);
    column->addWidget(m_alertBanner);
    column->addWidget(m_tabs, 1);
    m_pages->addWidget(m_firstRun);
    m_pages->addWidget(opened);
    setCentralWidget(m_pages);

    for (std::size_t i = 0; i < kStatusParts; ++i) {
        auto *part = new QLabel;
        part->setTextFormat(Qt::PlainText);
        part->setFont(tabularFont(part->font()));
        statusBar()->addWidget(part);
        m_status.push_back(part);
    }
    m_status.front()->setObjectName(u"statusBroker"_s);
    m_unacknowledged->setObjectName(u"statusAlerts"_s);
    m_unacknowledged->setProperty("flat", true);
    m_unacknowledged->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unacknowledged->hide();
    statusBar()->addPermanentWidget(m_unacknowledged);
}

void MainWindow::setWorkspace(Workspace *workspace)
{
    if (m_workspace)
        saveState();
    delete m_diagnosis;
    delete m_publish;
    delete m_rules;
    delete m_report;
    delete m_acts;
    clearScreens();
    m_workspace = workspace;
    for (QAction *action : std::as_const(m_needWorkspace))
        action->setEnabled(workspace != nullptr);
    m_pages->setCurrentIndex(workspace ? 1 : 0);
    statusBar()->setVisible(workspace != nullptr);
    if (!workspace) {
        m_second.stop();
        setWindowTitle(tr("Watchpost"));
        return;
    }
    setWindowTitle(tr("Watchpost – %1").arg(plainLine(workspace->station.profile().name, 60)));
    m_clock.setSiteZone(workspace->station.profile().zone);
    m_siteZone->setEnabled(m_clock.hasSiteZone());
    connect(&workspace->station, &monitor::Station::stateChanged, m_tabs, [this] { showState(); });
    connect(&workspace->navigator, &Navigator::wanted, m_tabs, [this](const Destination &to) { go(to); });
    connect(&workspace->navigator, &Navigator::topicsWanted, this, &MainWindow::topicsWanted);
    connect(&workspace->navigator, &Navigator::backWanted, m_tabs, [this] { goBack(); });
    makeScreens();
    connectAlerts();
    m_second.start();
    showState();
    showAlerts();
}

void MainWindow::clearScreens()
{
    // Their tabs go one by one: none of those that are left is to be brought to the front for a moment.
    const QSignalBlocker quiet(m_tabs);
    m_visited.clear();
    m_screenActions.clear();
    const std::vector<Screen *> screens = std::exchange(m_screens, {});
    for (Screen *page : screens)
        delete page;
}

void MainWindow::makeScreens()
{
    const int last = m_settings.value("window/tab", 0).toInt();
    for (const auto make : kScreens) {
        Screen *page = make(*m_workspace);
        connect(page, &Screen::exportWanted, this, [this](const ExportRequest &request) {
            auto *dialog = new ExportDialog(*m_workspace, request, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
        if (auto *topics = qobject_cast<TopicsPage *>(page)) {
            topics->setReadOnly(m_readOnly->isChecked());
            connect(m_readOnly, &QAction::toggled, topics, &TopicsPage::setReadOnly);
            connect(topics, &TopicsPage::publishWanted, this, [this](const QString &topic) {
                openPublish();
                m_publish->setTopic(topic);
            });
        }
        m_screens.push_back(page);
        m_tabs->addTab(page, page->title());
    }
    m_tabs->setCurrentIndex(std::clamp(last, 0, m_tabs->count() - 1));
    onTab();
    if (screen())
        screen()->setFocus();
}

Screen *MainWindow::screen() const
{
    const int index = m_tabs->currentIndex();
    return index >= 0 && std::size_t(index) < m_screens.size() ? m_screens[std::size_t(index)] : nullptr;
}

void MainWindow::onTab()
{
    for (QAction *action : std::as_const(m_screenActions))
        m_view->removeAction(action);
    m_screenActions = screen() ? screen()->viewActions() : QList<QAction *>();
    m_view->insertActions(m_screenActionsEnd, m_screenActions);
    // Their shortcuts belong to the screen in front only.
    for (Screen *page : m_screens) {
        const QList<QAction *> actions = page->viewActions();
        for (QAction *action : actions)
            action->setEnabled(page == screen());
    }
}

void MainWindow::go(const Destination &destination)
{
    if (screen()) {
        m_visited.push_back(screen()->here());
        if (m_visited.size() > kMaxVisited)
            m_visited.erase(m_visited.begin());
    }
    for (std::size_t i = 0; i < m_screens.size(); ++i) {
        if (m_screens[i]->place() != destination.place)
            continue;
        m_tabs->setCurrentIndex(int(i));
        m_screens[i]->show(destination);
        m_screens[i]->setFocus();
    }
}

void MainWindow::goBack()
{
    if (m_visited.empty())
        return;
    const Destination back = m_visited.back();
    m_visited.pop_back();
    go(back);
    if (!m_visited.empty())
        m_visited.pop_back();
}

void MainWindow::showState()
{
    if (!m_workspace || m_leaving)
        return;
    const monitor::StationState &state = m_workspace->station.state();
    const monitor::Profile &profile = m_workspace->station.profile();
    const qint64 now = Clock::nowMs();
    m_chip->setWords(chipWords(state, profile.name, now));
    const FaultWords fault = faultWords(state, !profile.broker.isEmpty(), now);
    m_banner->setText({fault.tone, fault.text, fault.remedyLabel, [this, what = fault.remedy] { remedy(what); }});
    const QStringList words = statusWords(state, m_workspace->station.storeUrl().isPostgres());
    for (std::size_t i = 0; i < m_status.size(); ++i) {
        const QString text = plainLine(words.value(qsizetype(i)), 80);
        if (m_status[i]->text() != text)
            m_status[i]->setText(text);
    }
    Q_EMIT stateShown(m_chip->words());
}

void MainWindow::remedy(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Reconnect:
        m_workspace->station.reconnectNow();
        break;
    case Remedy::RecordHere:
        m_workspace->station.recordHere();
        break;
    case Remedy::Diagnose:
        openDiagnosis();
        break;
    case Remedy::EditConnection:
        Q_EMIT editConnectionWanted();
        break;
    case Remedy::OpenOther:
        Q_EMIT closeProfileWanted();
        break;
    case Remedy::None:
        break;
    }
}

void MainWindow::exportView()
{
    if (screen())
        Q_EMIT screen()->exportWanted(screen()->exportRequest());
}

void MainWindow::openPublish()
{
    if (!m_publish) {
        m_publish = new PublishDialog(*m_workspace, this);
        m_publish->setReadOnly(m_readOnly->isChecked());
    }
    m_publish->show();
    m_publish->raise();
    m_publish->activateWindow();
}

void MainWindow::openReport()
{
    if (!m_workspace)
        return;
    if (!m_report) {
        m_report = new ReportDialog(*m_workspace, this);
        m_report->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_report->show();
    m_report->raise();
    m_report->activateWindow();
}

void MainWindow::openDiagnosis()
{
    if (!m_workspace)
        return;
    if (!m_diagnosis)
        m_diagnosis = new DiagnosisDialog(*m_workspace, this);
    m_diagnosis->show();
    m_diagnosis->raise();
    m_diagnosis->activateWindow();
}

void MainWindow::say(const QString &text)
{
    statusBar()->showMessage(plainLine(text, 300), kSayMs);
}

void MainWindow::setLeaving()
{
    m_leaving = true;
    m_second.stop();
    setEnabled(false);
    m_chip->setWords({tr("Saving what was received …"), ChipShape::Half, Tone::Neutral});
}

void MainWindow::saveState()
{
    m_settings.setValue("window/geometry", saveGeometry());
    if (m_tabs->count() > 0)
        m_settings.setValue("window/tab", m_tabs->currentIndex());
    m_settings.setValue("window/range", m_range.preset());
    for (Screen *page : m_screens)
        page->saveState();
}

void MainWindow::showInFront()
{
    isMinimized() ? showNormal() : show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    event->ignore();
    if (m_staysInTray)
        hide();
    else
        Q_EMIT quitWanted();
}

} // namespace ui
