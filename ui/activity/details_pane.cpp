// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/details_pane.h"

#include "model/activity_json.h"
#include "monitor/when_done.h"
#include "ui/activity/activity_words.h"
#include "ui/activity/facts_view.h"
#include "ui/activity/neighbours_list.h"
#include "ui/activity/payload_view.h"
#include "ui/alerts/alert_question.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kLateMs = 150;
constexpr int kWide = 760; // from here on the columns lie beside each other
constexpr int kLow = 420;  // unless there is height enough for one below the other

QToolButton *iconButton(QWidget *parent, const char *name, const char *iconName, const QString &title)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolTip(title);
    button->setAccessibleName(title);
    button->setProperty("flat", true);
    return button;
}

QLabel *sectionTitle(QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(headlineFont(parent->font()));
    return label;
}

// One of the columns: its widgets one below the other, what is left of the height behind them.
QVBoxLayout *column(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(6);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return layout;
}

} // namespace

DetailsPane::DetailsPane(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details of the event"));
    buildLayout();
    connectSignals();
    clear();
}

QBoxLayout *DetailsPane::buildHeader()
{
    m_header = new QWidget(this);
    m_title = new PlainLabel({}, m_header);
    m_title->setObjectName(u"detailsTitle"_s);
    m_title->setFont(titleFont(font()));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_subtitle = new PlainLabel({}, m_header);
    m_subtitle->setObjectName(u"detailsSubtitle"_s);
    m_subtitle->setProperty("secondary", true);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_chart = iconButton(m_header, "detailsChart", "chart", tr("Show on the chart"));
    m_device = iconButton(m_header, "detailsDevice", "device", tr("Show the device"));
    m_alert = iconButton(m_header, "detailsAlert", "alert", tr("Show the alert"));
    m_copy = iconButton(m_header, "detailsCopy", "copy", tr("Copy as JSON"));
    m_close = iconButton(m_header, "detailsClose", "close", tr("Close the details"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_title, 1);
    for (QToolButton *button : {m_alert, m_chart, m_device, m_copy, m_close})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(m_header);
    layout->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kGap, 6);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_subtitle);
    auto *outer = new QVBoxLayout;
    outer->addWidget(m_header);
    return outer;
}

void DetailsPane::buildLayout()
{
    QBoxLayout *header = buildHeader();
    auto *content = new QWidget(this);
    m_facts = new FactsView(content);
    m_facts->setObjectName(u"detailsFacts"_s);
    m_facts->setAccessibleName(tr("What is known of the event"));
    m_readingsTitle = sectionTitle(content, tr("Readings"));
    m_readings = new FactsView(content);
    m_readings->setObjectName(u"detailsReadings"_s);
    m_readings->setAccessibleName(tr("Readings"));
    m_payloadTitle = sectionTitle(content, tr("Payload"));
    m_payload = new PayloadView(m_workspace.settings, m_workspace.clock, content);
    m_aroundTitle = sectionTitle(content, tr("Around it"));
    m_around = new NeighboursList(content);
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_columns->setContentsMargins(metrics::kSide, 0, metrics::kSide, metrics::kSide);
    m_columns->setSpacing(12);
    auto *first = column({m_facts, m_readingsTitle, m_readings});
    first->addStretch();
    auto *second = column({m_payloadTitle});
    second->addWidget(m_payload, 1);
    auto *third = column({m_aroundTitle, m_around});
    third->addStretch();
    for (QVBoxLayout *one : {first, second, third})
        m_columns->addLayout(one);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_nothing = new QLabel(tr("Select an event to see its details."), this);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("secondary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_nothing, 1);
}

void DetailsPane::connectSignals()
{
    connect(m_close, &QToolButton::clicked, this, &DetailsPane::closeWanted);
    connect(m_chart, &QToolButton::clicked, this, &DetailsPane::goToChart);
    connect(m_device, &QToolButton::clicked, this, &DetailsPane::goToDevice);
    connect(m_alert, &QToolButton::clicked, this, &DetailsPane::goToAlert);
    connect(m_copy, &QToolButton::clicked, this, &DetailsPane::copyAsJson);
    connect(m_around, &NeighboursList::chosen, this, &DetailsPane::activityWanted);
    connect(&m_workspace.clock, &Clock::tick, this, &DetailsPane::showReadingsTitle);
    connect(&m_workspace.clock, &Clock::zoneChanged, this, &DetailsPane::showRow);
    connect(&m_workspace.style, &Style::changed, this, qOverload<>(&QWidget::update));
    m_late.setSingleShot(true);
    m_late.setInterval(kLateMs);
    connect(&m_late, &QTimer::timeout, this, [this] { showNothingRead({}); });
}

QSize DetailsPane::minimumSizeHint() const
{
    return {260, 140};
}

void DetailsPane::clear()
{
    m_workspace.station.queries().cancel(u"log.details"_s);
    m_late.stop();
    m_shown = {};
    m_record = {};
    m_lastReading.reset();
    m_title->setPlain({});
    m_subtitle->setPlain({});
    for (QToolButton *button : {m_alert, m_chart, m_device, m_copy})
        button->hide();
    m_scroll->hide();
    m_nothing->show();
}

void DetailsPane::showActivity(const ActivityRecord &record)
{
    const bool isAnother = record.row.id != m_shown;
    m_shown = record.row.id;
    m_record = record;
    m_isGone = false;
    if (isAnother) {
        m_lastReading.reset();
        m_scroll->verticalScrollBar()->setValue(0);
        m_late.start();
    }
    m_nothing->hide();
    m_scroll->show();
    showRow();
    const QUuid id = m_shown;
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<DetailsAnswer>(
                          u"log.details"_s, [record](store::Reader &reader) { return readDetails(reader, record); }),
                      [this, id](const Result<DetailsAnswer> &answer) { take(id, answer); });
}

void DetailsPane::take(const QUuid &id, const Result<DetailsAnswer> &answer)
{
    if (id != m_shown || (!answer && answer.error().kind == Error::Kind::Cancelled))
        return;
    m_late.stop();
    if (!answer) {
        showNothingRead(tr("It cannot be read at the moment: %1").arg(plainLine(retold(answer.error()))));
        Q_EMIT read();
        return;
    }
    m_record = answer->record;
    m_isGone = !answer->isThere;
    m_lastReading = answer->lastReading;
    showRow();
    showPayload(*answer);
    m_aroundTitle->setVisible(answer->around.size() > 1);
    m_around->setVisible(answer->around.size() > 1);
    m_around->setRecords(answer->around, m_shown);
    arrange();
    Q_EMIT read();
}

void DetailsPane::showNothingRead(const QString &why)
{
    m_payloadTitle->setVisible(!why.isEmpty());
    m_payload->setVisible(!why.isEmpty());
    m_payload->setNothing(why);
    m_aroundTitle->hide();
    m_around->hide();
    m_around->setRecords({}, m_shown);
}

void DetailsPane::showRow()
{
    if (m_shown.isNull())
        return;
    const ActivityLook look = lookOf(m_record);
    const QString tone = look.isCritical ? u"critical"_s : QString();
    if (m_title->property("tone").toString() != tone) {
        m_title->setProperty("tone", tone);
        m_title->style()->unpolish(m_title);
        m_title->style()->polish(m_title);
    }
    const QUuid device = deviceOf(m_record);
    const QString name = !m_record.deviceName.isEmpty() ? m_record.deviceName
                         : device.isNull()              ? QString()
                                                        : m_workspace.directory.nameOf(device);
    // The device stands below.
    const QString ending = u": "_s + plainLine(name, 300);
    m_title->setPlain(!name.isEmpty() && look.headline.endsWith(ending) ? look.headline.chopped(ending.size())
                                                                        : look.headline);
    const QString stamp = m_workspace.clock.stamp(m_record.row.createdAtMs);
    m_subtitle->setPlain(name.isEmpty() ? stamp : QString(plainLine(name) + u" · "_s + stamp));
    m_chart->setVisible(!device.isNull());
    m_device->setVisible(!device.isNull());
    m_alert->setVisible(!alertOf(m_record.row).isNull());
    m_copy->show();
    std::vector<Fact> facts = factsOf(m_record, m_workspace.clock);
    if (m_isGone)
        facts.insert(facts.begin(), {tr("Note"), tr("Removed by retention; this is what was known of it.")});
    m_facts->setFacts(std::move(facts));
    showReadings();
}

void DetailsPane::showReadings()
{
    std::vector<Fact> facts;
    for (const TelemetryRow &reading : m_record.telemetry) {
        // Several: a gateway's, each of its own device.
        if (m_record.telemetry.size() > 1)
            facts.push_back({tr("Device"), m_workspace.directory.nameOf(reading.deviceId)});
        std::vector<Fact> more = readingFacts(reading.telemetry);
        std::move(more.begin(), more.end(), std::back_inserter(facts));
    }
    if (m_record.telemetry.empty() && m_lastReading)
        facts = readingFacts(m_lastReading->telemetry);
    m_readingsTitle->setVisible(!facts.empty());
    m_readings->setVisible(!facts.empty());
    m_readings->setFacts(std::move(facts));
    showReadingsTitle();
}

void DetailsPane::showReadingsTitle()
{
    if (!m_record.telemetry.empty() || !m_lastReading)
        m_readingsTitle->setText(tr("Readings"));
    else
        m_readingsTitle->setText(tr("Last reading, %1").arg(Clock::age(m_lastReading->receivedAtMs, Clock::nowMs())));
}

void DetailsPane::showPayload(const DetailsAnswer &answer)
{
    m_payloadTitle->setVisible(answer.isOfMessage);
    m_payload->setVisible(answer.isOfMessage);
    if (answer.messageIsGone)
        m_payload->setNothing(tr("The message was removed by retention."));
    else
        m_payload->setTexts(answer.payload);
}

void DetailsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DetailsPane::arrange()
{
    const bool isWide = width() >= kWide && height() < kLow;
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(isWide ? 24 : 12);
    for (int i = 0; i < m_columns->count(); ++i)
        m_columns->setStretch(i, isWide ? 1 : i == 2 ? 1 : 0);
    m_payload->setFilling(isWide);
    // Heights follow widths: at once, not a frame later.
    m_columns->activate();
}

void DetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().base);
}

void DetailsPane::goToChart()
{
    Destination destination;
    destination.place = Place::Telemetry;
    destination.device = deviceOf(m_record);
    destination.atMs = m_record.row.createdAtMs;
    const Fields *fields = !m_record.telemetry.empty() ? &m_record.telemetry.front().telemetry
                           : m_lastReading             ? &m_lastReading->telemetry
                                                       : nullptr;
    for (std::size_t i = 0; fields && i < fields->size() && destination.field.isEmpty(); ++i) {
        if (numberOf((*fields)[i].value))
            destination.field = (*fields)[i].name;
    }
    m_workspace.navigator.go(destination);
}

void DetailsPane::goToDevice()
{
    Destination destination;
    destination.place = Place::Devices;
    destination.device = deviceOf(m_record);
    m_workspace.navigator.go(destination);
}

void DetailsPane::goToAlert()
{
    Destination destination;
    destination.place = Place::Alerts;
    destination.alert = alertOf(m_record.row);
    m_workspace.navigator.go(destination);
}

void DetailsPane::copyAsJson()
{
    QApplication::clipboard()->setText(QString::fromUtf8(activityJson(m_record)));
}

} // namespace ui
