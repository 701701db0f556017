// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topics/topics_page.h"

#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/nothing_yet.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"
#include "ui/topics/topic_details.h"
#include "ui/topics/topic_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPauseMs = 1000;
constexpr int kShareOfTime = 10; // a large table is read more seldom
constexpr int kSearchMs = 200;
constexpr int kOpenAllUpTo = 300; // topics that are opened by themselves
constexpr int kMaxOpen = 2000;    // levels remembered as open
constexpr std::array kWidths{300, 84, 92, 120, 260};
const QString kGroup = u"topics/"_s;

// As the value of a term of the filter.
QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

TopicsPage::TopicsPage(Workspace &workspace, QWidget *parent)
    : Screen(parent),
      m_workspace(workspace),
      m_model(new TopicModel(workspace.clock, this)),
      m_summary(new QLabel),
      m_search(new QLineEdit),
      m_tree(new QTreeView),
      m_empty(new EmptyState),
      m_pages(new QStackedWidget),
      m_splitter(new QSplitter),
      m_details(new TopicDetails(workspace))
{
    buildActions();
    buildLayout();
    connectSignals();
    const QSettings &settings = workspace.settings;
    m_tree->header()->restoreState(settings.value(kGroup + u"header"_s).toByteArray());
    m_splitter->restoreState(settings.value(kGroup + u"splitter"_s).toByteArray());
    m_splitter->setChildrenCollapsible(false);
    showCurrent();
    showEmptiness();
}

TopicsPage::~TopicsPage() = default;

void TopicsPage::buildLayout()
{
    buildTree();
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setFont(headlineFont(font()));
    m_summary->setObjectName(u"topicsSummary"_s);
    m_search->setObjectName(u"topicsSearch"_s);
    m_search->setAccessibleName(tr("Search topics"));
    m_search->setPlaceholderText(tr("Search topics"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(380);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kGap);
    bar->addWidget(m_summary);
    bar->addStretch();
    bar->addWidget(m_search, 1);
    auto *right = new QFrame;
    right->setProperty("panel", true);
    auto *inner = new QVBoxLayout(right);
    inner->setContentsMargins({});
    inner->addWidget(m_details);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_empty);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({880, 420});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_pages, 1);
}

void TopicsPage::buildTree()
{
    m_tree->setObjectName(u"topicsTree"_s);
    m_tree->setAccessibleName(tr("Topics"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->addActions({m_copy, m_log});
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(true);
    for (int column = 0; column < TopicModel::ColumnCount; ++column)
        header->resizeSection(column, kWidths[std::size_t(column)]);
}

void TopicsPage::buildActions()
{
    const auto make = [this](const QString &text, const QKeySequence &key, const char *name) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_expand = make(tr("Expand all"), {}, "topicsExpand");
    m_collapse = make(tr("Collapse all"), {}, "topicsCollapse");
    m_copy = make(tr("Copy topic"), QKeySequence::Copy, "topicsCopy");
    m_log = make(tr("Show in log"), Qt::Key_L, "topicsShowLog");
    m_publish = make(tr("Publish here…"), {}, "topicsPublish");
}

void TopicsPage::connectSignals()
{
    m_timer.setSingleShot(true);
    m_searching.setSingleShot(true);
    m_searching.setInterval(kSearchMs);
    connect(&m_timer, &QTimer::timeout, this, &TopicsPage::read);
    connect(&m_searching, &QTimer::timeout, this, &TopicsPage::applySearch);
    connect(&m_workspace.station, &monitor::Station::changed, this, &TopicsPage::readSoon);
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, [this] {
        if (!m_isRead)
            readSoon();
        if (m_model->size() == 0)
            showEmptiness();
    });
    connect(&m_workspace.clock, &Clock::tick, this, [this] {
        m_model->tick(Clock::nowMs());
        m_tree->viewport()->update();
        m_details->tick();
    });
    connect(m_search, &QLineEdit::textChanged, &m_searching, qOverload<>(&QTimer::start));
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TopicsPage::showCurrent);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TopicsPage::openMenu);
    connect(m_details, &TopicDetails::logWanted, this, &TopicsPage::goToLog);
    connect(m_details, &TopicDetails::publishWanted, this, [this] { Q_EMIT publishWanted(currentPath()); });
    connect(m_expand, &QAction::triggered, m_tree, &QTreeView::expandAll);
    connect(m_collapse, &QAction::triggered, m_tree, &QTreeView::collapseAll);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(currentPath()); });
    connect(m_log, &QAction::triggered, this, &TopicsPage::goToLog);
    connect(m_publish, &QAction::triggered, this, [this] { Q_EMIT publishWanted(currentPath()); });
}

void TopicsPage::saveState()
{
    m_workspace.settings.setValue(kGroup + u"header"_s, m_tree->header()->saveState());
    m_workspace.settings.setValue(kGroup + u"splitter"_s, m_splitter->saveState());
}

QList<QAction *> TopicsPage::viewActions()
{
    return {m_expand, m_collapse};
}

void TopicsPage::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    readSoon();
}

// Nobody looks: nothing is read.
void TopicsPage::readSoon()
{
    if (!isVisible())
        return;
    if (m_reading)
        m_again = true;
    else if (!m_timer.isActive())
        m_timer.start(m_pauseMs);
}

void TopicsPage::read()
{
    if (m_workspace.station.state().phase == monitor::StationPhase::Opening)
        return;
    m_reading = true;
    m_again = false;
    m_asked.start();
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::vector<TopicState>>(
                          u"topics.list"_s, [](store::Reader &reader) { return reader.topics(); }),
                      [this](const Result<std::vector<TopicState>> &read) { onRead(read); });
}

void TopicsPage::onRead(const Result<std::vector<TopicState>> &read)
{
    m_reading = false;
    m_pauseMs = std::max<int>(kPauseMs, int(m_asked.elapsed()) * kShareOfTime);
    if (!read && read.error().kind == Error::Kind::Cancelled)
        return;
    m_readError = read ? QString() : retold(read.error());
    if (read) {
        m_isRead = true;
        m_topics = *read;
        const bool wasEmpty = m_model->size() == 0;
        m_model->setTopics(m_topics, m_search->text(), Clock::nowMs());
        if (wasEmpty && m_model->size() <= kOpenAllUpTo)
            m_tree->expandAll();
        if (!m_wanted.isEmpty() && select(m_wanted))
            m_wanted.clear();
    }
    showSummary();
    showCurrent();
    showEmptiness();
    if (m_again)
        readSoon();
}

void TopicsPage::applySearch()
{
    const QString path = currentPath();
    const QStringList opened = openPaths();
    m_model->setTopics(m_topics, m_search->text(), Clock::nowMs());
    if (!m_search->text().isEmpty() && m_model->size() <= kOpenAllUpTo)
        m_tree->expandAll();
    else
        open(opened);
    if (!path.isEmpty())
        (void)select(path);
    showSummary();
    showCurrent();
    showEmptiness();
}

QStringList TopicsPage::openPaths() const
{
    QStringList paths;
    std::vector<QModelIndex> todo{QModelIndex()};
    while (!todo.empty() && paths.size() < kMaxOpen) {
        const QModelIndex above = todo.back();
        todo.pop_back();
        for (int row = 0; row < m_model->rowCount(above); ++row) {
            const QModelIndex index = m_model->index(row, 0, above);
            if (!m_tree->isExpanded(index))
                continue;
            paths.append(index.data(TopicModel::PathRole).toString());
            todo.push_back(index);
        }
    }
    return paths;
}

void TopicsPage::open(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (const QModelIndex index = m_model->indexOf(path); index.isValid())
            m_tree->expand(index);
    }
}

QString TopicsPage::currentPath() const
{
    const QModelIndex index = m_tree->currentIndex();
    return index.isValid() ? index.data(TopicModel::PathRole).toString() : QString();
}

bool TopicsPage::select(const QString &path)
{
    const QModelIndex index = m_model->indexOf(path);
    if (!index.isValid())
        return false;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    return true;
}

void TopicsPage::showCurrent()
{
    const QModelIndex index = m_tree->currentIndex();
    for (QAction *action : {m_copy, m_log})
        action->setEnabled(index.isValid());
    m_publish->setEnabled(index.isValid() && !m_readOnly);
    // The panel around it, so that the tree has the whole width until a topic is chosen.
    m_details->parentWidget()->setVisible(index.isValid());
    if (index.isValid())
        m_details->setTopic(currentPath(), m_model->topic(index));
}

void TopicsPage::showSummary()
{
    const int known = int(m_topics.size());
    QString text = known >= store::kMaxTopics ? tr("The %1 topics with the newest messages").arg(countText(known))
                   : known == 1               ? tr("1 topic")
                                              : tr("%1 topics").arg(countText(known));
    if (!m_search->text().isEmpty())
        text += u" · "_s + tr("%1 shown").arg(countText(m_model->size()));
    m_summary->setText(text);
}

void TopicsPage::showEmptiness()
{
    m_pages->setCurrentIndex(m_model->size() > 0 ? 0 : 1);
    if (m_model->size() > 0)
        return;
    if (!m_topics.empty()) {
        m_empty->setReason({u"search"_s,
                            tr("No topic fits"),
                            tr("The search hides all of %1.").arg(countText(qint64(m_topics.size()))),
                            {{tr("Show all"), [this] { m_search->clear(); }}}});
        return;
    }
    EmptyReason reason = nothingYet(m_workspace, u"topics"_s, tr("No topic yet"));
    if (!m_readError.isEmpty())
        reason.text = plainLine(m_readError, 300);
    m_empty->setReason(reason);
}

void TopicsPage::show(const Destination &destination)
{
    if (destination.topic.isEmpty())
        return;
    m_wanted = destination.topic;
    if (!select(m_wanted) && !m_search->text().isEmpty()) {
        m_search->clear();
        applySearch();
        (void)select(m_wanted);
    }
    if (currentPath() == m_wanted)
        m_wanted.clear();
}

Destination TopicsPage::here() const
{
    Destination here;
    here.place = Place::Topics;
    here.topic = currentPath();
    return here;
}

void TopicsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

// `topic:"a/b"`, or `topic:"a/*"` for a level. In a topic of its own a star is a star, which only `=` takes it for.
QString TopicsPage::filterText() const
{
    const QModelIndex index = m_tree->currentIndex();
    if (!index.isValid())
        return {};
    const QString path = currentPath();
    if (!m_model->topic(index))
        return u"topic:"_s + quoted(path + u"/*"_s);
    return (path.contains(u'*') ? u"topic="_s : u"topic:"_s) + quoted(path);
}

ExportRequest TopicsPage::exportRequest() const
{
    ExportRequest request;
    request.table = ExportRequest::Table::Events;
    request.range = m_workspace.range.query(Clock::nowMs());
    request.filter = filterText();
    if (request.filter.isEmpty())
        request.filter = searchAsFilter();
    return request;
}

// The topics that the search has left, for all of which nothing is chosen.
QString TopicsPage::searchAsFilter() const
{
    QStringList terms;
    const QStringList words = m_search->text().left(200).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        terms += u"topic:"_s + quoted(u'*' + word + u'*');
    return terms.join(u' ');
}

void TopicsPage::goToLog()
{
    Destination there;
    there.place = Place::Log;
    there.filter = filterText();
    m_workspace.navigator.go(there);
}

void TopicsPage::openMenu(const QPoint &where)
{
    if (!m_tree->indexAt(where).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_log, m_publish});
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->addSeparator();
    menu->addActions({m_expand, m_collapse});
    menu->popup(m_tree->viewport()->mapToGlobal(where));
}

void TopicsPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_details->setReadOnly(readOnly);
    showCurrent();
}

} // namespace ui
