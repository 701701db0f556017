// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

#include "ui/activity/activity_bar.h"
#include "ui/activity/activity_model.h"
#include "ui/activity/activity_views.h"
#include "ui/activity/details_pane.h"
#include "ui/activity/filter_bar.h"
#include "ui/activity/histogram_strip.h"
#include "ui/activity/list_notice.h"
#include "ui/activity/saved_views_button.h"
#include "ui/common/empty_state.h"

#include <QAbstractItemView>
#include <QAction>
#include <QEvent>
#include <QJsonDocument>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWideWindow = 1280; // details beside the list, below it in narrower windows
constexpr int kSilentReadingMs = 300;

QString settingsKey(const char *name)
{
    return u"activity/"_s + QLatin1String(name);
}

} // namespace

ActivityPage::ActivityPage(Workspace &workspace, QWidget *parent)
    : Screen(parent),
      m_workspace(workspace),
      m_model(new ActivityModel(workspace, this)),
      m_bar(new ActivityBar(workspace, [this] { return viewContent(); })),
      m_histogram(new HistogramStrip(workspace)),
      m_views(new ActivityViews(*m_model, workspace.clock)),
      m_empty(new EmptyState),
      m_stack(new QStackedWidget),
      m_searchNotice(new ListNotice(u"activitySearching"_s, Tone::Neutral)),
      m_messagesNotice(new ListNotice(u"activityMessagesHidden"_s, Tone::Neutral)),
      m_asideNotice(new ListNotice(u"activityAside"_s, Tone::Neutral)),
      m_pausedNotice(new ListNotice(u"activityPaused"_s, Tone::Accent)),
      m_faultNotice(new ListNotice(u"activityFault"_s, Tone::Warning)),
      m_details(new DetailsPane(workspace)),
      m_splitter(new QSplitter),
      m_compact(new QAction(tr("Compact"), this)),
      m_messages(new QAction(tr("Messages"), this))
{
    buildLayout();
    connectModel();
    connectViews();
    connectBar();
    restoreState();
    applyChoice();
    onStationState();
}

void ActivityPage::buildLayout()
{
    setObjectName(u"activityPage"_s);
    m_compact->setObjectName(u"viewCompact"_s);
    m_compact->setCheckable(true);
    m_messages->setObjectName(u"viewMessages"_s);
    m_messages->setCheckable(true);
    m_messages->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_empty->setObjectName(u"activityEmpty"_s);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack->addWidget(m_views);
    m_stack->addWidget(m_empty);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    for (ListNotice *notice : {m_searchNotice, m_messagesNotice, m_asideNotice, m_faultNotice, m_pausedNotice})
        column->addWidget(notice);
    m_details->setObjectName(u"activityDetailsPane"_s);
    m_details->hide();
    m_splitter->setObjectName(u"activitySplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_histogram);
    all->addWidget(m_splitter, 1);
    setFocusProxy(m_views->view());
    m_readingShown.setSingleShot(true);
    m_readingShown.setInterval(kSilentReadingMs);
}

void ActivityPage::connectModel()
{
    connect(m_model, &ActivityModel::stateChanged, this, &ActivityPage::showNotices);
    connect(m_model, &ActivityModel::moved, this, &ActivityPage::showEmptiness);
    connect(m_model, &ActivityModel::arrived, this, &ActivityPage::onArrived);
    connect(&m_readingShown, &QTimer::timeout, this, &ActivityPage::showEmptiness);
    connect(&m_workspace.range, &ViewRange::changed, this, &ActivityPage::onRangeChanged);
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, &ActivityPage::onStationState);
    connect(&m_workspace.station, &monitor::Station::changed, this, [this] {
        if (m_model->rowCount() == 0)
            askBeyond();
    });
}

void ActivityPage::connectViews()
{
    connect(m_views, &ActivityViews::movedAway, this, &ActivityPage::pause);
    connect(m_views, &ActivityViews::currentChanged, this, &ActivityPage::showDetailsOfCurrent);
    connect(m_views, &ActivityViews::detailsToggled, this, &ActivityPage::toggleDetails);
    connect(m_views, &ActivityViews::detailsClosed, this, [this] { setDetailsShown(false); });
    connect(m_views, &ActivityViews::chartWanted, this, &ActivityPage::goToChart);
    connect(m_views, &ActivityViews::deviceWanted, this, &ActivityPage::goToDevice);
    connect(m_views, &ActivityViews::copyWanted, this, [this] { copy(CopyForm::Text); });
    connect(m_views, &ActivityViews::newestWanted, this, &ActivityPage::follow);
    connect(m_views, &ActivityViews::topWanted, this, [this] {
        pause();
        if (m_model->isAtNewest() && m_model->rowCount() > 0)
            m_views->choose(0);
        else
            goTo({{}, m_workspace.range.query(Clock::nowMs()).toMs.value_or(Clock::nowMs()), true});
    });
    connect(m_views, &ActivityViews::oldestWanted, this, [this] {
        pause();
        m_goal = Goal{{}, m_workspace.range.fromMs(Clock::nowMs()), true};
        m_model->goToOldest();
    });
    connect(m_views, &ActivityViews::menuWanted, this, &ActivityPage::showRowMenu);
    connect(m_details, &DetailsPane::activityWanted, this, &ActivityPage::goToRow);
    connect(m_details, &DetailsPane::closeWanted, this, [this] {
        setDetailsShown(false);
        m_views->view()->setFocus();
    });
    connect(m_searchNotice, &ListNotice::clicked, this, [this] {
        if (m_model->isSearching())
            m_model->stopSearching();
        else
            m_model->continueSearching();
    });
    connect(m_messagesNotice, &ListNotice::clicked, this, [this] { m_bar->setMessagesShown(true); });
    connect(m_asideNotice, &ListNotice::clicked, this, &ActivityPage::comeBack);
    connect(m_pausedNotice, &ListNotice::clicked, this, &ActivityPage::follow);
    connect(m_faultNotice, &ListNotice::clicked, this, [this] {
        m_fault.clear();
        m_model->error() ? m_model->reload() : showNotices();
    });
}

void ActivityPage::connectBar()
{
    connect(m_bar, &ActivityBar::changed, this, &ActivityPage::onUserChose);
    connect(m_bar, &ActivityBar::detailsToggled, this, &ActivityPage::setDetailsShown);
    connect(&m_bar->savedViews(), &SavedViewsButton::applied, this, &ActivityPage::applyView);
    connect(&m_bar->savedViews(), &SavedViewsButton::failed, this, [this](const QString &text) {
        m_fault = text;
        showNotices();
    });
    connect(m_compact, &QAction::toggled, m_views, &ActivityViews::setCompact);
    connect(m_compact, &QAction::toggled, this, [this] { setFocusProxy(m_views->view()); });
    connect(m_messages, &QAction::triggered, m_bar, &ActivityBar::setMessagesShown);
}

QList<QAction *> ActivityPage::viewActions()
{
    return {m_compact, m_messages};
}

void ActivityPage::restoreState()
{
    const QSettings &settings = m_workspace.settings;
    const QByteArray choice = settings.value(settingsKey("choice")).toByteArray();
    m_bar->setChoice(choiceFrom(QJsonDocument::fromJson(choice).object()));
    m_views->setColumns(settings.value(settingsKey("columns")).toByteArray());
    m_compact->setChecked(settings.value(settingsKey("compact")).toBool());
    setDetailsShown(settings.value(settingsKey("details")).toBool());
    orientSplitter();
}

void ActivityPage::saveState()
{
    QSettings &settings = m_workspace.settings;
    settings.setValue(settingsKey("choice"), QJsonDocument(toJson(m_bar->choice())).toJson(QJsonDocument::Compact));
    settings.setValue(settingsKey("columns"), m_views->columns());
    settings.setValue(settingsKey("compact"), m_compact->isChecked());
    settings.setValue(settingsKey("details"), !m_details->isHidden());
    const bool isBeside = m_splitter->orientation() == Qt::Horizontal;
    settings.setValue(settingsKey(isBeside ? "beside" : "below"), m_splitter->saveState());
}

bool ActivityPage::hidesMessages() const
{
    const ActivityChoice &choice = m_bar->choice();
    if (!canHideMessages(choice))
        return false;
    return choice.messages == MessagesMode::Hidden || (choice.messages == MessagesMode::Auto && m_gate.isHiding());
}

// What the bar and the range say becomes the model's question.
void ActivityPage::applyChoice()
{
    m_bar->setMessagesHiddenNow(m_gate.isHiding());
    m_messages->setChecked(canHideMessages(m_bar->choice()) && !hidesMessages());
    m_messages->setEnabled(canHideMessages(m_bar->choice()));
    const ActivityQuestion question = questionOf(m_bar->choice(), hidesMessages());
    m_histogram->setTypes(question.types);
    m_beyond.reset();
    m_views->clearChoice();
    m_model->setPaused(false);
    m_readingShown.start();
    m_model->setQuestion(question);
    showNotices();
}

void ActivityPage::onUserChose()
{
    m_before.reset();
    m_goal.reset();
    applyChoice();
}

void ActivityPage::onRangeChanged()
{
    if (m_changingRange)
        return;
    m_before.reset();
    m_goal.reset();
    applyChoice();
}

void ActivityPage::onStationState()
{
    // Not while the list is paused: its rows stay where they are.
    const bool mayChange = !m_model->isPaused() && m_bar->choice().messages == MessagesMode::Auto;
    if (mayChange && m_gate.setRate(m_workspace.station.state().counters.ratePerSecond) &&
        canHideMessages(m_bar->choice()))
        applyChoice();
    else
        showNotices();
}

void ActivityPage::pause()
{
    m_model->setPaused(true);
}

void ActivityPage::follow()
{
    m_goal.reset();
    m_views->clearChoice();
    if (!m_workspace.range.isLive()) {
        m_workspace.range.goLive();
        return;
    }
    m_model->setPaused(false);
    m_views->scrollToTop();
    onStationState();
}

void ActivityPage::focusFilter()
{
    m_bar->filter().focusField();
}

ExportRequest ActivityPage::exportRequest() const
{
    const ActivityQuestion question = questionOf(m_bar->choice(), hidesMessages());
    ExportRequest request;
    request.table = ExportRequest::Table::Events;
    request.range = m_workspace.range.query(Clock::nowMs());
    request.types = question.types;
    request.devices = question.devices;
    request.filter = wholeFilter(m_bar->choice());
    return request;
}

QByteArray ActivityPage::viewContent() const
{
    QJsonObject json = toJson(m_bar->choice());
    json.insert(u"screen"_s, u"log"_s);
    json.insert(u"compact"_s, m_compact->isChecked());
    json.insert(u"columns"_s, QString::fromLatin1(m_views->columns().toBase64()));
    QJsonObject range{{u"live"_s, m_workspace.range.isLive()}, {u"length"_s, double(m_workspace.range.lengthMs())}};
    if (!m_workspace.range.isLive())
        range.insert(u"from"_s, double(m_workspace.range.fromMs(Clock::nowMs())));
    json.insert(u"range"_s, range);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void ActivityPage::applyView(const QByteArray &content)
{
    const QJsonObject json = QJsonDocument::fromJson(content).object();
    m_before.reset();
    m_goal.reset();
    m_bar->setChoice(choiceFrom(json));
    m_views->setColumns(QByteArray::fromBase64(json.value("columns"_L1).toString().toLatin1()));
    m_compact->setChecked(json.value("compact"_L1).toBool());
    const QJsonObject range = json.value("range"_L1).toObject();
    const auto length = qint64(range.value("length"_L1).toDouble());
    if (length > 0) {
        const QScopedValueRollback changing(m_changingRange, true);
        const auto from = qint64(range.value("from"_L1).toDouble());
        if (range.value("live"_L1).toBool(true))
            m_workspace.range.setLive(length);
        else
            m_workspace.range.setFixed(from, from + length);
    }
    applyChoice();
}

void ActivityPage::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    orientSplitter();
}

void ActivityPage::changeEvent(QEvent *event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

// Beside the list where there is room for both; each way keeps sizes of its own.
void ActivityPage::orientSplitter()
{
    const Qt::Orientation wanted = window()->width() < kWideWindow ? Qt::Vertical : Qt::Horizontal;
    static constexpr char kOriented[] = "oriented";
    if (m_splitter->property(kOriented).isValid() && m_splitter->orientation() == wanted)
        return;
    if (m_splitter->property(kOriented).isValid())
        saveState();
    m_splitter->setProperty(kOriented, true);
    const QString key = settingsKey(wanted == Qt::Horizontal ? "beside" : "below");
    if (!m_splitter->restoreState(m_workspace.settings.value(key).toByteArray())) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes(wanted == Qt::Horizontal ? QList<int>{985, 381} : QList<int>{300, 220});
    }
    m_splitter->setOrientation(wanted);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
}

} // namespace ui
