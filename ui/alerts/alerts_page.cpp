// SPDX-License-Identifier: GPL-3.0-or-later
// The page's building and what it shows; what an operator does with it: alerts_page_acts.cpp.
#include "ui/alerts/alerts_page.h"

#include "monitor/when_done.h"
#include "ui/alerts/alert_delegate.h"
#include "ui/alerts/alert_details.h"
#include "ui/alerts/alert_model.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/empty_state.h"
#include "ui/common/formats.h"
#include "ui/common/list_frame.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kBesideWidth = 1280; // below this width the details are below the list
constexpr int kDetailsWidth = 400;
constexpr int kSearchWidth = 320;
constexpr int kPage = 1000; // alerts of the history that are read at once
constexpr std::array kWidths{108, 160, 150, 100, 76, 76, 172, 128};
const QString kGroup = u"alerts/"_s;

} // namespace

AlertsPage::AlertsPage(Workspace &workspace, QWidget *parent)
    : Screen(parent),
      m_workspace(workspace),
      m_model(new AlertModel(workspace.clock, workspace.directory, this)),
      m_order(new AlertOrder(*m_model, this)),
      m_acts(new AlertActs(workspace, this)),
      m_historyLimit(kPage),
      m_summary(new QLabel),
      m_shown(new QComboBox),
      m_search(new QLineEdit),
      m_more(new QPushButton(tr("Read more"))),
      m_notice(new NoticeLine),
      m_list(new QTreeView),
      m_empty(new EmptyState),
      m_pages(new QStackedWidget),
      m_splitter(new QSplitter),
      m_details(new AlertDetails(workspace))
{
    buildActions();
    buildLayout();
    connectSignals();
    connectActions();
    restoreState();
    onBook();
}

AlertsPage::~AlertsPage() = default;

void AlertsPage::buildLayout()
{
    buildList();
    setFocusProxy(m_list);
    m_details->setActions({m_acknowledge, m_shelve, m_note, m_chart, m_log, m_rule});
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    putBeside(*m_splitter, m_pages, m_details);
    m_notice->setObjectName(u"alertsNotice"_s);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(metrics::kSide, 0, metrics::kSide, 0);
    notice->addWidget(m_notice, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addLayout(notice);
    column->addWidget(m_splitter, 1);
}

QWidget *AlertsPage::buildBar()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setObjectName(u"alertsSummary"_s);
    m_summary->setFont(headlineFont(font()));
    m_shown->setObjectName(u"alertsShown"_s);
    m_shown->setAccessibleName(tr("Which alerts"));
    m_shown->addItem(tr("Open and unacknowledged"));
    m_shown->addItem(tr("Shelved, or of rules that are off"));
    m_shown->addItem(tr("History in the range"));
    m_search->setObjectName(u"alertsSearch"_s);
    m_search->setAccessibleName(tr("Search alerts"));
    m_search->setPlaceholderText(tr("Search by device, rule or note"));
    setUpSearch(*m_search, kSearchWidth);
    m_more->setObjectName(u"alertsMore"_s);
    m_more->hide();
    return barOf({m_summary, m_more}, {m_shown, m_search});
}

void AlertsPage::buildList()
{
    m_list->setObjectName(u"alertsList"_s);
    m_list->setAccessibleName(tr("Alerts"));
    m_list->setModel(m_order);
    m_list->setItemDelegate(new AlertDelegate(this));
    setUpLargeList(*m_list, kWidths, int(AlertColumn::Rule));
    m_list->addActions({m_acknowledge, m_shelve, m_unshelve, m_note, m_chart, m_log, m_device, m_rule, m_copy});
    m_list->installEventFilter(this);
    m_list->sortByColumn(int(AlertColumn::Severity), Qt::AscendingOrder);
}

void AlertsPage::connectSignals()
{
    connect(&m_workspace.alerts, &AlertBook::changed, this, &AlertsPage::onBook);
    connect(&m_workspace.directory, &Directory::changed, this, &AlertsPage::onTick);
    connect(&m_workspace.clock, &Clock::tick, this, &AlertsPage::onTick);
    connect(&m_workspace.clock, &Clock::zoneChanged, this, &AlertsPage::onTick);
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, &AlertsPage::showEmptiness);
    connect(&m_workspace.range, &ViewRange::changed, this, [this] {
        m_historyLimit = kPage;
        if (shown() == Shown::History)
            onShown();
    });
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this] {
        m_historyLimit = kPage;
        onShown();
    });
    connect(m_search, &QLineEdit::textChanged, this, &AlertsPage::onShown);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_historyLimit += kPage;
        refreshHistory();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AlertsPage::showCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlertsPage::showActions);
    connect(m_list, &QTreeView::doubleClicked, this, [this] { openDetails(true); });
    connect(m_list, &QTreeView::customContextMenuRequested, this, &AlertsPage::openMenu);
    connect(m_details, &AlertDetails::closeWanted, this, [this] { openDetails(false); });
    connect(m_details, &AlertDetails::activityWanted, this, &AlertsPage::goToRow);
    connect(m_acts, &AlertActs::finished, this, [this](Tone tone, const QString &text) {
        m_notice->setNotice(tone, text);
        if (shown() == Shown::History)
            refreshHistory();
    });
}

void AlertsPage::restoreState()
{
    const QSettings &settings = m_workspace.settings;
    const QByteArray header = settings.value(kGroup + u"header"_s).toByteArray();
    if (!header.isEmpty() && m_list->header()->restoreState(header))
        m_list->sortByColumn(m_list->header()->sortIndicatorSection(), m_list->header()->sortIndicatorOrder());
    m_splitter->restoreState(settings.value(kGroup + u"splitter"_s).toByteArray());
    m_splitter->setChildrenCollapsible(false);
    if (settings.value(kGroup + u"details"_s).toBool())
        openDetails(true);
}

void AlertsPage::saveState()
{
    QSettings &settings = m_workspace.settings;
    settings.setValue(kGroup + u"header"_s, m_list->header()->saveState());
    settings.setValue(kGroup + u"splitter"_s, m_splitter->saveState());
    settings.setValue(kGroup + u"details"_s, m_showDetails->isChecked());
}

AlertsPage::Shown AlertsPage::shown() const
{
    return Shown(std::max(0, m_shown->currentIndex()));
}

// The book has other alerts: the history may have, too.
void AlertsPage::onBook()
{
    if (shown() == Shown::History) {
        m_historyIsStale = true;
        if (isVisible())
            refreshHistory();
        return;
    }
    m_isRead = m_workspace.alerts.isRead();
    m_trouble = m_workspace.alerts.trouble();
    setRecords(fromBook());
}

void AlertsPage::onShown()
{
    m_afresh = true;
    if (shown() != Shown::History) {
        m_history.clear();
        m_hasMore = false;
        onBook();
        return;
    }
    refreshHistory();
}

std::vector<store::AlertRecord> AlertsPage::fromBook() const
{
    std::vector<store::AlertRecord> records;
    const qint64 now = Clock::nowMs();
    const bool silenced = shown() == Shown::Silenced;
    for (const store::AlertRecord &record : m_workspace.alerts.listed()) {
        if (isAudible(record, now) != silenced && fits(record))
            records.push_back(record);
    }
    return records;
}

bool AlertsPage::fits(const store::AlertRecord &record) const
{
    const QStringList words = m_search->text().left(200).toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return true;
    const Alert &alert = record.alert;
    const QString haystack = QStringList{record.deviceName, alert.externalId, alert.ruleName,
                                         alert.key.metric,  alert.note,       alert.acknowledgedBy}
                                 .join(u'\n')
                                 .left(6000)
                                 .toCaseFolded();
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return haystack.contains(word); });
}

void AlertsPage::refreshHistory()
{
    if (m_isAsking) {
        m_historyIsStale = true;
        return;
    }
    m_historyIsStale = false;
    m_isAsking = true;
    store::AlertQuery query;
    query.states = {store::AlertListing::All};
    query.range = m_workspace.range.query(Clock::nowMs());
    query.limit = m_historyLimit + 1;
    const auto question = [query, now = Clock::nowMs()](store::Reader &reader) { return reader.alerts(query, now); };
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::vector<store::AlertRecord>>(u"alerts.history"_s, question),
                      [this](const Result<std::vector<store::AlertRecord>> &read) { onHistory(read); });
}

void AlertsPage::onHistory(const Result<std::vector<store::AlertRecord>> &read)
{
    m_isAsking = false;
    const bool again = m_historyIsStale;
    if (shown() == Shown::History && (read || read.error().kind != Error::Kind::Cancelled)) {
        m_isRead = true;
        m_trouble = read ? QString() : retold(read.error());
        if (read) {
            m_history = *read;
            m_hasMore = int(m_history.size()) > m_historyLimit;
            if (m_hasMore)
                m_history.resize(std::size_t(m_historyLimit));
        }
        std::vector<store::AlertRecord> records;
        std::copy_if(m_history.begin(), m_history.end(), std::back_inserter(records),
                     [this](const store::AlertRecord &record) { return fits(record); });
        setRecords(std::move(records));
    }
    if (again && isVisible() && shown() == Shown::History)
        refreshHistory();
}

void AlertsPage::setRecords(std::vector<store::AlertRecord> records)
{
    m_model->setRecords(records, Clock::nowMs(), std::exchange(m_afresh, false));
    selectWanted();
    if (!m_list->currentIndex().isValid() && m_order->rowCount() > 0)
        m_list->setCurrentIndex(m_order->index(0, 0));
    showSummary();
    showEmptiness();
    showCurrent();
}

void AlertsPage::onTick()
{
    m_model->tick(Clock::nowMs());
    m_details->tick();
}

void AlertsPage::showSummary()
{
    const store::AlertCounts &counts = m_workspace.alerts.counts();
    QStringList parts;
    if (shown() == Shown::History) {
        parts.append(m_hasMore ? tr("The newest %1 of the range").arg(countText(m_historyLimit))
                               : tr("%1 in the range").arg(countText(qint64(m_history.size()))));
    } else {
        parts.append(counts.total() > 0 ? tr("%1 unacknowledged").arg(countText(counts.total()))
                                        : tr("All acknowledged"));
        parts.append(tr("%1 open").arg(countText(counts.open)));
        if (counts.shelved > 0)
            parts.append(tr("%1 shelved").arg(countText(counts.shelved)));
    }
    if (!m_search->text().trimmed().isEmpty())
        parts.append(tr("%1 shown").arg(countText(m_order->rowCount())));
    m_summary->setText(parts.join(u" · "_s));
    m_more->setVisible(shown() == Shown::History && m_hasMore);
}

void AlertsPage::showEmptiness()
{
    const bool hasRows = m_order->rowCount() > 0;
    m_pages->setCurrentIndex(hasRows ? 0 : 1);
    if (hasRows)
        return;
    if (!m_trouble.isEmpty()) {
        m_empty->setReason({u"warning"_s,
                            tr("The alerts cannot be read"),
                            plainLine(m_trouble, 300),
                            {{tr("Try again"), [this] { m_workspace.alerts.refresh(); }}}});
    } else if (!m_isRead) {
        m_empty->setReason({u"alert"_s, tr("Reading …"), {}, {}});
    } else if (!m_search->text().trimmed().isEmpty()) {
        m_empty->setReason({u"search"_s,
                            tr("No alert fits"),
                            tr("The search hides all of them."),
                            {{tr("Show all"), [this] { m_search->clear(); }}}});
    } else if (shown() == Shown::Silenced) {
        m_empty->setReason({u"alert"_s,
                            tr("Nothing is silenced"),
                            tr("Shelved alerts, and those of rules that are off, are listed here."),
                            {}});
    } else if (shown() == Shown::History) {
        m_empty->setReason({u"alert"_s,
                            tr("No alert in this range"),
                            tr("Choose a longer range to see older ones."),
                            {{tr("Last 30 days"), [this] { m_workspace.range.setPreset(u"30d"_s); }}}});
    } else {
        const auto &rules = m_workspace.alerts.rules();
        const auto on = std::count_if(rules.begin(), rules.end(), [](const AlertRule &rule) { return rule.enabled; });
        m_empty->setReason({u"check"_s,
                            tr("Nothing needs you"),
                            on > 0
                                ? tr("%n rule(s) watch the devices. What they find is listed here.", nullptr, int(on))
                                : tr("No rule is on: nothing is watched. Tools ▸ Alert rules… has them."),
                            {{tr("Show the history"), [this] { m_shown->setCurrentIndex(int(Shown::History)); }}}});
    }
}

void AlertsPage::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    if (shown() == Shown::History && m_historyIsStale)
        refreshHistory();
}

void AlertsPage::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    const Qt::Orientation wanted = width() < kBesideWidth ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() == wanted)
        return;
    m_splitter->setOrientation(wanted);
    if (wanted == Qt::Vertical)
        m_splitter->setSizes({height() / 2, height() / 2});
    else
        m_splitter->setSizes({width() - kDetailsWidth, kDetailsWidth});
}

void AlertsPage::changeEvent(QEvent *event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_list->viewport()->update();
}

void AlertsPage::openDetails(bool open)
{
    const bool wasOpen = m_details->isVisibleTo(this);
    m_details->setVisible(open);
    m_showDetails->setChecked(open);
    if (open && !wasOpen && m_splitter->sizes().value(1) < m_details->minimumWidth())
        m_splitter->setSizes({std::max(width() - kDetailsWidth, kDetailsWidth), kDetailsWidth});
    if (open && !wasOpen)
        showCurrent();
    if (!open && wasOpen)
        m_list->setFocus();
}

} // namespace ui
