// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/telemetry_page.h"

#include "model/numeric_fields.h"
#include "ui/common/empty_state.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/telemetry/chart_view.h"
#include "ui/telemetry/picker.h"
#include "ui/telemetry/readout.h"
#include "ui/telemetry/series_chips.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

const QString kGroup = u"telemetry/"_s;
constexpr double kZoomStep = 0.5;
constexpr int kNoticeMs = 12'000;            // that a line about something done is to be read
constexpr std::size_t kMaxCompared = 20'000; // pairs of device and metric offered for comparison

PickerChoice choiceOf(const Device &device, const QString &field)
{
    return {{device.id, field},
            QString(plainLine(device.name(), 80) + u" · "_s + metricTitle(field)),
            QString(device.externalId + u' ' + field)};
}

} // namespace

TelemetryPage::TelemetryPage(Workspace &workspace, QWidget *parent)
    : Screen(parent),
      m_workspace(workspace),
      m_device(new Picker(u"telemetryDevice"_s, tr("Device"))),
      m_metric(new Picker(u"telemetryMetric"_s, tr("Metric"))),
      m_compare(new Picker(u"telemetryCompare"_s, tr("Compare with"))),
      m_chips(new SeriesChips(m_set, workspace.directory)),
      m_readout(new Readout),
      m_live(new QPushButton(tr("Back to live"))),
      m_export(new QPushButton(tr("Export CSV"))),
      m_image(new QPushButton(tr("Image"))),
      m_notice(new PlainLabel),
      m_pages(new QStackedWidget),
      m_chart(new ChartView),
      m_empty(new EmptyState)
{
    m_refresh.setSingleShot(true);
    m_noticeEnd.setSingleShot(true);
    m_noticeEnd.setInterval(kNoticeMs);
    buildActions();
    buildExports();
    buildLayout();
    connectSignals();
    restoreState();
    m_chart->setZone(workspace.clock.zone());
    onDirectory();
}

TelemetryPage::~TelemetryPage() = default;

void TelemetryPage::buildLayout()
{
    m_notice->setObjectName(u"telemetryNotice"_s);
    m_notice->setProperty("secondary", true);
    m_notice->setContentsMargins(metrics::kSide, 0, metrics::kSide, metrics::kGap);
    m_notice->hide();
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_empty);
    setFocusProxy(m_chart);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_chips);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
}

QWidget *TelemetryPage::buildBar()
{
    m_compare->setText(tr("+ Compare"));
    m_compare->setAccessibleName(tr("Compare with a further device or metric"));
    m_live->setObjectName(u"telemetryLive"_s);
    m_live->setToolTip(tr("The chart stands still. Follow the newest readings again (Ctrl+L)"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kGap);
    row->setSpacing(metrics::kGap);
    for (QWidget *left :
         {static_cast<QWidget *>(m_device), static_cast<QWidget *>(m_metric), static_cast<QWidget *>(m_compare)})
        row->addWidget(left);
    row->addWidget(m_readout, 1);
    for (QWidget *right : {m_live, m_export, m_image})
        row->addWidget(right);
    return bar;
}

void TelemetryPage::buildActions()
{
    const auto toggle = [this](const QString &text, const char *name) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, [this] {
            m_chart->setParts({m_band->isChecked(), m_marks->isChecked()});
        });
        return action;
    };
    m_band = toggle(tr("Band from minimum to maximum"), "telemetryBand");
    m_marks = toggle(tr("Marks of events"), "telemetryMarks");
    const auto make = [this](const QString &text, const QList<QKeySequence> &keys, const std::function<void()> &go) {
        auto *action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, go);
        m_chart->addAction(action);
        return action;
    };
    m_toLog = make(tr("Show in log"), {Qt::Key_L}, [this] { goToLog(); });
    m_toLog->setObjectName(u"telemetryToLog"_s);
    m_toDevice = make(tr("Show device"), {Qt::Key_D}, [this] { goToDevice(); });
    m_toDevice->setObjectName(u"telemetryToDevice"_s);
    m_toRule = make(tr("Create rule from this…"), {}, [this] { makeRule(); });
    m_toRule->setObjectName(u"telemetryToRule"_s);
    m_moves = {
        make(tr("Zoom in"), {Qt::Key_Plus, Qt::Key_Equal}, [this] { zoom(kZoomStep); }),
        make(tr("Zoom out"), {Qt::Key_Minus}, [this] { zoom(1 / kZoomStep); }),
        make(tr("Earlier"), {Qt::Key_Left}, [this] { pan(-1); }),
        make(tr("Later"), {Qt::Key_Right}, [this] { pan(1); }),
        make(tr("To the first reading"), {Qt::Key_Home}, [this] { goToStart(); }),
        make(tr("To the newest reading"), {Qt::Key_End, Qt::Key_0}, [this] { follow(); }),
        make(tr("Previous point"), {Qt::CTRL | Qt::Key_Left}, [this] { m_chart->stepCursor(-1); }),
        make(tr("Next point"), {Qt::CTRL | Qt::Key_Right}, [this] { m_chart->stepCursor(1); }),
    };
}

void TelemetryPage::connectSignals()
{
    const Workspace &w = m_workspace;
    connect(&w.directory, &Directory::changed, this, &TelemetryPage::onDirectory);
    connect(&w.station, &monitor::Station::changed, this, &TelemetryPage::refreshSoon);
    connect(&w.alerts, &AlertBook::changed, this, &TelemetryPage::refreshSoon);
    connect(&w.station, &monitor::Station::stateChanged, this, [this] { showEmptiness(m_trouble); });
    connect(&w.clock, &Clock::tick, this, &TelemetryPage::refreshSoon);
    connect(&w.clock, &Clock::tick, this, &TelemetryPage::showReadout);
    connect(&w.clock, &Clock::zoneChanged, this, [this] { m_chart->setZone(m_workspace.clock.zone()); });
    connect(&w.range, &ViewRange::changed, this, &TelemetryPage::refresh);
    connect(&w.style, &Style::changed, this, [this] {
        m_chart->restyle();
        m_chips->refresh();
    });
    connect(&m_noticeEnd, &QTimer::timeout, m_notice, &QWidget::hide);
    connect(&m_refresh, &QTimer::timeout, this, &TelemetryPage::refresh);
    connect(&m_set, &SeriesSet::changed, this, &TelemetryPage::onSeries);
    connect(m_device, &Picker::chosen, this, [this](const SeriesKey &key) {
        choose(usual(key.device, m_set.isEmpty() ? QString() : m_set.keys()[0].field));
    });
    connect(m_metric, &Picker::chosen, this, &TelemetryPage::choose);
    connect(m_compare, &Picker::chosen, this, &TelemetryPage::compare);
    m_device->setSource([this] { return deviceChoices(); });
    m_metric->setSource([this] { return metricChoices(); });
    m_compare->setSource([this] { return compareChoices(); });
    connect(m_chart, &ChartView::cursorChanged, this, &TelemetryPage::showReadout);
    connect(m_chart, &ChartView::rangeWanted, this, &TelemetryPage::setRange);
    connect(m_chart, &ChartView::backWanted, this, [this] { m_workspace.range.back(); });
    connect(m_chart, &ChartView::plotResized, this, [this] {
        // Another number of points fits; while the window is being dragged only once.
        m_isStale = true;
        m_refresh.start(200);
    });
    m_chart->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_chart, &QWidget::customContextMenuRequested, this, &TelemetryPage::openMenu);
    connect(m_live, &QPushButton::clicked, this, &TelemetryPage::follow);
}

void TelemetryPage::restoreState()
{
    const QSettings &settings = m_workspace.settings;
    m_band->setChecked(settings.value(kGroup + u"band"_s, true).toBool());
    m_marks->setChecked(settings.value(kGroup + u"marks"_s, true).toBool());
    m_set.setText(settings.value(kGroup + u"series"_s).toStringList());
}

void TelemetryPage::saveState()
{
    QSettings &settings = m_workspace.settings;
    settings.setValue(kGroup + u"band"_s, m_band->isChecked());
    settings.setValue(kGroup + u"marks"_s, m_marks->isChecked());
    settings.setValue(kGroup + u"series"_s, m_set.toText());
}

QList<QAction *> TelemetryPage::viewActions()
{
    return {m_band, m_marks};
}

void TelemetryPage::focusFilter()
{
    m_device->openList();
}

void TelemetryPage::follow()
{
    m_chart->setCursorMs(std::nullopt);
    m_workspace.range.goLive();
}

void TelemetryPage::show(const Destination &destination)
{
    if (!destination.device.isNull()) {
        const bool isThere = std::any_of(m_set.keys().begin(), m_set.keys().end(), [&](const SeriesKey &key) {
            return key.device == destination.device && (destination.field.isEmpty() || key.field == destination.field);
        });
        const QString field = !destination.field.isEmpty() ? destination.field
                              : m_set.isEmpty()            ? QString()
                                                           : m_set.keys().front().field;
        if (!isThere)
            m_set.showOnly(usual(destination.device, field));
    } else if (!destination.field.isEmpty() && !m_set.isEmpty()) {
        choose({m_set.keys().front().device, destination.field});
    }
    if (!destination.atMs)
        return;
    ViewRange &range = m_workspace.range;
    const qint64 now = Clock::nowMs();
    if (*destination.atMs < range.fromMs(now) || *destination.atMs >= range.toMs(now))
        range.setFixed(*destination.atMs - range.lengthMs() / 2, *destination.atMs + range.lengthMs() / 2);
    m_chart->setCursorMs(destination.atMs);
}

Destination TelemetryPage::here() const
{
    Destination destination;
    destination.place = Place::Telemetry;
    if (!m_set.isEmpty()) {
        destination.device = m_set.keys().front().device;
        destination.field = m_set.keys().front().field;
    }
    destination.atMs = m_chart->cursorMs();
    return destination;
}

// The field of the device that is asked for, if it has it; else the one that stands for the device.
SeriesKey TelemetryPage::usual(const QUuid &device, const QString &field) const
{
    const Device *known = m_workspace.directory.find(device);
    if (!known || hasNumericField(*known, field))
        return {device, field};
    const QString main = mainField(*known);
    return {device, main.isEmpty() ? field : main};
}

void TelemetryPage::onDirectory()
{
    const Directory &directory = m_workspace.directory;
    if (directory.isRead()) {
        const std::vector<SeriesKey> keys = m_set.keys();
        for (const SeriesKey &key : keys) {
            const Device *device = directory.find(key.device);
            if (!device && keys.size() > 1)
                m_set.remove(key);
            else if (device && key.field.isEmpty() && !mainField(*device).isEmpty())
                m_set.showOnly({key.device, mainField(*device)});
        }
        if (m_set.isEmpty() || !directory.find(m_set.keys().front().device)) {
            for (const Device &device : directory.devices()) {
                if (mainField(device).isEmpty())
                    continue;
                m_set.showOnly({device.id, mainField(device)});
                break;
            }
        }
    }
    showPickers();
    if (!m_wasAnswered || showsNothing())
        showEmptiness(m_trouble);
}

void TelemetryPage::onSeries()
{
    notice({});
    m_chart->setCursorMs(std::nullopt);
    showPickers();
    refresh();
}

void TelemetryPage::choose(const SeriesKey &key)
{
    m_set.replaceFirst(key, [this](const QUuid &device, const QString &field) {
        const Device *known = m_workspace.directory.find(device);
        return known && hasNumericField(*known, field);
    });
}

void TelemetryPage::compare(const SeriesKey &key)
{
    switch (m_set.add(key)) {
    case SeriesSet::Refusal::None:
        break;
    case SeriesSet::Refusal::AlreadyThere:
        notice(tr("This series is on the chart already."));
        break;
    case SeriesSet::Refusal::TooMany:
        notice(tr("A chart shows at most %1 series. Remove one first.").arg(kMaxSeries));
        break;
    case SeriesSet::Refusal::ThirdUnit: {
        const auto name = [this](int axis) {
            return m_set.unitOfAxis(axis).isEmpty() ? tr("plain numbers") : m_set.unitOfAxis(axis);
        };
        notice(tr("%1 does not fit on this chart: its two axes show %2 and %3. Remove the series of one of them first.")
                   .arg(metricTitle(key.field), name(0), name(1)));
        break;
    }
    }
}

void TelemetryPage::showPickers()
{
    const bool isChosen = !m_set.isEmpty();
    for (QPushButton *button :
         {static_cast<QPushButton *>(m_metric), static_cast<QPushButton *>(m_compare), m_export, m_image})
        button->setEnabled(isChosen);
    const SeriesKey first = isChosen ? m_set.keys().front() : SeriesKey();
    m_device->showChosen(isChosen ? m_workspace.directory.nameOf(first.device) : tr("Device"), {first.device, {}});
    m_metric->showChosen(first.field.isEmpty() ? tr("Metric") : metricTitle(first.field), first);
    m_chips->refresh();
}

std::vector<PickerChoice> TelemetryPage::deviceChoices() const
{
    std::vector<PickerChoice> choices;
    for (const Device &device : m_workspace.directory.devices()) {
        if (mainField(device).isEmpty())
            continue;
        QString label = plainLine(device.name(), 80);
        if (device.name() != device.externalId)
            label += u" – "_s + plainLine(device.externalId, 40);
        choices.push_back({{device.id, {}}, label, device.tags.join(u' ')});
    }
    return choices;
}

std::vector<PickerChoice> TelemetryPage::metricChoices() const
{
    std::vector<PickerChoice> choices;
    const Device *device = m_set.isEmpty() ? nullptr : m_workspace.directory.find(m_set.keys().front().device);
    if (!device)
        return choices;
    for (const QString &field : numericFields(*device)) {
        const LatestValue &latest = device->latest[field];
        choices.push_back(
            {{device->id, field}, QString(metricTitle(field) + u" – "_s + valueText(field, latest.value)), field});
    }
    return choices;
}

// The likeliest first: the same metric of other devices, other metrics of the same device, all else.
std::vector<PickerChoice> TelemetryPage::compareChoices() const
{
    std::vector<PickerChoice> choices, others;
    const SeriesKey first = m_set.isEmpty() ? SeriesKey() : m_set.keys().front();
    const auto offer = [&](std::vector<PickerChoice> &list, const Device &device, const QString &field) {
        const SeriesKey key{device.id, field};
        const bool isThere = std::find(m_set.keys().begin(), m_set.keys().end(), key) != m_set.keys().end();
        if (!isThere && choices.size() + others.size() < kMaxCompared)
            list.push_back(choiceOf(device, field));
    };
    for (const Device &device : m_workspace.directory.devices()) {
        if (device.id != first.device && hasNumericField(device, first.field))
            offer(choices, device, first.field);
    }
    for (const Device &device : m_workspace.directory.devices()) {
        for (const QString &field : numericFields(device)) {
            if (device.id == first.device)
                offer(choices, device, field);
            else if (field != first.field)
                offer(others, device, field);
        }
    }
    choices.insert(choices.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return choices;
}

void TelemetryPage::notice(const QString &text)
{
    m_notice->setPlain(text);
    m_notice->setVisible(!text.isEmpty());
    text.isEmpty() ? m_noticeEnd.stop() : m_noticeEnd.start();
}

} // namespace ui
