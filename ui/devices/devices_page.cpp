// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devices_page.h"

#include "ui/common/formats.h"
#include "ui/common/list_frame.h"
#include "ui/common/nothing_yet.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"
#include "ui/devices/device_delegate.h"
#include "ui/devices/device_details.h"
#include "ui/devices/device_model.h"
#include "ui/devices/sparklines.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// Below this width the details are below the list.
constexpr int kBesideWidth = 1280;
constexpr int kDetailsWidth = 380;
constexpr int kMaxTags = 200; // in the list of tags
constexpr std::array kWidths{136, 250, 150, 84, 92, 108, 92, 170};
const QString kGroup = u"devices/"_s;

} // namespace

DevicesPage::DevicesPage(Workspace &workspace, QWidget *parent)
    : Screen(parent),
      m_workspace(workspace),
      m_model(new DeviceModel(workspace.clock, this)),
      m_filter(new DeviceFilter(*m_model, this)),
      m_lines(new Sparklines(workspace.station, this)),
      m_summary(new QLabel),
      m_search(new QLineEdit),
      m_tag(new QComboBox),
      m_list(new QTreeView),
      m_empty(new EmptyState),
      m_pages(new QStackedWidget),
      m_splitter(new QSplitter),
      m_details(new DeviceDetails(workspace, *m_model))
{
    buildActions();
    buildLayout();
    connectSignals();
    restoreState();
    onAlerts();
    onDirectory();
}

DevicesPage::~DevicesPage() = default;

void DevicesPage::buildLayout()
{
    buildList();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    putBeside(*m_splitter, m_pages, m_details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_splitter, 1);
}

QWidget *DevicesPage::buildBar()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setObjectName(u"devicesSummary"_s);
    m_summary->setFont(headlineFont(font()));
    m_search->setObjectName(u"devicesSearch"_s);
    m_search->setAccessibleName(tr("Search devices"));
    m_search->setPlaceholderText(tr("Search by name, id or tag"));
    setUpSearch(*m_search, kDetailsWidth);
    m_tag->setObjectName(u"devicesTag"_s);
    m_tag->setAccessibleName(tr("Tag"));
    m_tag->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tag->setMinimumContentsLength(12);
    return barOf({m_summary}, {m_tag, m_search});
}

void DevicesPage::buildList()
{
    m_list->setObjectName(u"devicesList"_s);
    m_list->setAccessibleName(tr("Devices"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new DeviceDelegate(*m_model, *m_filter, *m_lines, this));
    setUpLargeList(*m_list, kWidths, int(DeviceColumn::Name));
    m_list->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->addActions({m_chart, m_log, m_rename, m_copy});
    m_list->installEventFilter(this);
    m_list->sortByColumn(int(DeviceColumn::State), Qt::AscendingOrder);
}

void DevicesPage::buildActions()
{
    const auto make = [this](const QString &text, const QKeySequence &key, const char *name) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_showDetails = make(tr("Details"), {}, "devicesShowDetails");
    m_showDetails->setCheckable(true);
    m_problemsFirst = make(tr("Problems first"), {}, "devicesProblemsFirst");
    m_chart = make(tr("Show on chart"), Qt::Key_G, "devicesShowChart");
    m_log = make(tr("Show in log"), Qt::Key_L, "devicesShowLog");
    m_rename = make(tr("Rename…"), Qt::Key_F2, "devicesRename");
    m_copy = make(tr("Copy"), QKeySequence::Copy, "devicesCopy");
}

void DevicesPage::connectSignals()
{
    connect(&m_workspace.directory, &Directory::changed, this, &DevicesPage::onDirectory);
    connect(&m_workspace.alerts, &AlertBook::changed, this, &DevicesPage::onAlerts);
    connect(&m_workspace.clock, &Clock::tick, this, &DevicesPage::onTick);
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, &DevicesPage::showEmptiness);
    connect(m_lines, &Sparklines::arrived, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_search, &QLineEdit::textChanged, this, &DevicesPage::onSearch);
    connect(m_tag, &QComboBox::currentIndexChanged, this, &DevicesPage::onSearch);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DevicesPage::showCurrent);
    connect(m_list, &QTreeView::doubleClicked, this, [this] { openDetails(true); });
    connect(m_list, &QTreeView::customContextMenuRequested, this, &DevicesPage::openMenu);
    connect(m_list->header(), &QHeaderView::customContextMenuRequested, this, &DevicesPage::openHeaderMenu);
    connect(m_details, &DeviceDetails::closeWanted, this, [this] { openDetails(false); });
    connect(m_details, &DeviceDetails::chartWanted, this, &DevicesPage::goToChart);
    connect(m_details, &DeviceDetails::logWanted, this, &DevicesPage::goToLog);
    connect(m_showDetails, &QAction::toggled, this, &DevicesPage::openDetails);
    connect(m_problemsFirst, &QAction::triggered, this,
            [this] { m_list->sortByColumn(int(DeviceColumn::State), Qt::AscendingOrder); });
    connect(m_chart, &QAction::triggered, this, [this] { goToChart({}); });
    connect(m_log, &QAction::triggered, this, &DevicesPage::goToLog);
    connect(m_copy, &QAction::triggered, this, &DevicesPage::copy);
    connect(m_rename, &QAction::triggered, this, [this] {
        openDetails(true);
        m_details->startRenaming();
    });
}

void DevicesPage::restoreState()
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

void DevicesPage::saveState()
{
    QSettings &settings = m_workspace.settings;
    settings.setValue(kGroup + u"header"_s, m_list->header()->saveState());
    settings.setValue(kGroup + u"splitter"_s, m_splitter->saveState());
    settings.setValue(kGroup + u"details"_s, m_showDetails->isChecked());
}

QList<QAction *> DevicesPage::viewActions()
{
    return {m_showDetails, m_problemsFirst};
}

void DevicesPage::onDirectory()
{
    m_model->setDevices(m_workspace.directory.devices(), Clock::nowMs());
    if (!m_wanted.isNull() && m_model->rowOf(m_wanted) >= 0)
        select(m_wanted);
    if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_list->selectionModel()->setCurrentIndex(m_filter->index(0, 0), QItemSelectionModel::NoUpdate);
    m_details->refresh();
    showSummary();
    showTags();
    showEmptiness();
}

void DevicesPage::onAlerts()
{
    QHash<QUuid, Severity> gravest;
    const qint64 now = Clock::nowMs();
    for (const store::AlertRecord &record : m_workspace.alerts.listed()) {
        const Alert &alert = record.alert;
        if (!alert.isOpen() || alert.key.deviceId.isNull() || !isAudible(record, now))
            continue;
        Severity &of = gravest[alert.key.deviceId];
        of = std::max(of, alert.severity);
    }
    m_model->setAlerts(gravest);
    showSummary();
}

void DevicesPage::onTick()
{
    m_model->tick(Clock::nowMs());
    m_details->tick();
    showSummary();
}

void DevicesPage::onSearch()
{
    m_filter->setSearch(m_search->text());
    m_filter->setTag(m_tag->currentData().toString());
    showSummary();
    showEmptiness();
}

void DevicesPage::showSummary()
{
    const int offline = m_model->offline();
    QString text = offline > 0           ? tr("%1 offline of %2").arg(countText(offline), countText(m_model->size()))
                   : m_model->size() > 0 ? tr("None offline of %1").arg(countText(m_model->size()))
                                         : QString();
    if (m_model->withAlerts() > 0)
        text += u" · "_s + tr("%1 with open alerts").arg(countText(m_model->withAlerts()));
    if (m_filter->isFiltering())
        text += u" · "_s + tr("%1 shown").arg(countText(m_filter->rowCount()));
    const QString tone = offline > 0 ? u"critical"_s : QString();
    if (m_summary->property("tone").toString() != tone) {
        m_summary->setProperty("tone", tone);
        m_summary->style()->unpolish(m_summary);
        m_summary->style()->polish(m_summary);
    }
    if (m_summary->text() != text)
        m_summary->setText(text);
}

void DevicesPage::showTags()
{
    QStringList tags = m_model->tags();
    if (tags.size() > kMaxTags)
        tags.resize(kMaxTags);
    const QString chosen = m_tag->currentData().toString();
    if (!chosen.isEmpty() && !tags.contains(chosen))
        tags.append(chosen);
    QStringList shown;
    for (int i = 1; i < m_tag->count(); ++i)
        shown.append(m_tag->itemData(i).toString());
    m_tag->setVisible(!tags.isEmpty());
    if (m_tag->count() > 0 && shown == tags)
        return;
    const QSignalBlocker quiet(m_tag);
    m_tag->clear();
    m_tag->addItem(tr("All tags"), QString());
    for (const QString &tag : std::as_const(tags))
        m_tag->addItem(plainLine(tag, 40), tag);
    m_tag->setCurrentIndex(std::max(0, m_tag->findData(chosen)));
}

void DevicesPage::showEmptiness()
{
    const bool hasRows = m_filter->rowCount() > 0;
    m_pages->setCurrentIndex(hasRows ? 0 : 1);
    if (hasRows)
        return;
    if (m_model->size() > 0) {
        m_empty->setReason({u"search"_s,
                            tr("No device fits"),
                            tr("The search hides all of %1.").arg(countText(m_model->size())),
                            {{tr("Show all"), [this] {
                                  m_search->clear();
                                  m_tag->setCurrentIndex(0);
                              }}}});
    } else {
        m_empty->setReason(nothingYet(m_workspace, u"device"_s, tr("No device yet")));
    }
}

QUuid DevicesPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? index.data(DeviceModel::IdRole).toUuid() : QUuid();
}

std::vector<QUuid> DevicesPage::selected() const
{
    std::vector<QUuid> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        ids.push_back(index.data(DeviceModel::IdRole).toUuid());
    return ids;
}

void DevicesPage::showCurrent()
{
    const QUuid id = current();
    for (QAction *action : {m_chart, m_log, m_rename, m_copy})
        action->setEnabled(!id.isNull());
    if (!id.isNull() && m_details->isVisibleTo(this))
        m_details->setDevice(id);
}

void DevicesPage::openDetails(bool open)
{
    const bool wasOpen = m_details->isVisibleTo(this);
    m_details->setVisible(open);
    m_showDetails->setChecked(open);
    if (open && !current().isNull())
        m_details->setDevice(current());
    if (open && !wasOpen && m_splitter->sizes().value(1) < m_details->minimumWidth())
        m_splitter->setSizes({std::max(width() - kDetailsWidth, kDetailsWidth), kDetailsWidth});
    if (!open && wasOpen)
        m_list->setFocus();
}

void DevicesPage::show(const Destination &destination)
{
    if (destination.device.isNull())
        return;
    m_wanted = destination.device;
    if (m_model->rowOf(m_wanted) >= 0)
        select(m_wanted);
}

// Whatever hides it is taken away.
void DevicesPage::select(QUuid id)
{
    m_wanted = {};
    QModelIndex index = m_filter->mapFromSource(m_model->index(m_model->rowOf(id), 0));
    if (!index.isValid()) {
        m_search->clear();
        m_tag->setCurrentIndex(0);
        index = m_filter->mapFromSource(m_model->index(m_model->rowOf(id), 0));
    }
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
    openDetails(true);
    m_list->setFocus();
}

Destination DevicesPage::here() const
{
    Destination here;
    here.place = Place::Devices;
    here.device = current();
    return here;
}

void DevicesPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

ExportRequest DevicesPage::exportRequest() const
{
    ExportRequest request;
    request.table = ExportRequest::Table::Telemetry;
    request.range = m_workspace.range.query(Clock::nowMs());
    request.devices = selected();
    if (request.devices.empty() && m_filter->isFiltering()) {
        for (int row = 0; row < m_filter->rowCount(); ++row)
            request.devices.push_back(m_filter->index(row, 0).data(DeviceModel::IdRole).toUuid());
        // Nothing is shown: no device, not all of them.
        if (request.devices.empty())
            request.devices.push_back(QUuid());
    }
    return request;
}

void DevicesPage::goToChart(const QString &field)
{
    const int row = m_model->rowOf(current());
    if (row < 0)
        return;
    Destination there;
    there.place = Place::Telemetry;
    there.device = current();
    there.field = field.isEmpty() ? m_model->row(row).mainField : field;
    m_workspace.navigator.go(there);
}

void DevicesPage::goToLog()
{
    if (current().isNull())
        return;
    Destination there;
    there.place = Place::Log;
    there.device = current();
    m_workspace.navigator.go(there);
}

// One line a device: name, external id, state, main value, when it was seen.
void DevicesPage::copy()
{
    QStringList lines;
    for (const QUuid &id : selected()) {
        const DeviceRow &row = m_model->row(m_model->rowOf(id));
        const auto seen = row.device.lastSeenAtMs;
        lines.append(QStringList{row.name, plainLine(row.device.externalId), rankWord(row.rank), row.mainText,
                                 seen ? m_workspace.clock.exact(*seen) : QString()}
                         .join(u'\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void DevicesPage::openMenu(const QPoint &where)
{
    if (!m_list->indexAt(where).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *details = menu->addAction(tr("Show details"), this, [this] { openDetails(true); });
    menu->setDefaultAction(details);
    menu->addActions({m_chart, m_log});
    menu->addSeparator();
    menu->addAction(m_rename);
    menu->addAction(m_copy);
    menu->addAction(tr("Copy external id"), this, [this] {
        if (const Device *device = m_workspace.directory.find(current()))
            QApplication::clipboard()->setText(device->externalId);
    });
    menu->popup(m_list->viewport()->mapToGlobal(where));
}

void DevicesPage::openHeaderMenu(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = int(DeviceColumn::Main); column < kDeviceColumns; ++column) {
        QAction *shown = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        shown->setCheckable(true);
        shown->setChecked(!m_list->isColumnHidden(column));
        connect(shown, &QAction::toggled, this, [this, column](bool on) { m_list->setColumnHidden(column, !on); });
    }
    menu->addSeparator();
    menu->addAction(m_problemsFirst);
    menu->popup(m_list->header()->mapToGlobal(where));
}

void DevicesPage::resizeEvent(QResizeEvent *event)
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

void DevicesPage::changeEvent(QEvent *event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_list->viewport()->update();
}

// Enter and Space open the details, Escape closes them.
bool DevicesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            openDetails(true);
            return true;
        }
        if (key == Qt::Key_Escape && m_details->isVisibleTo(this)) {
            openDetails(false);
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

} // namespace ui
