// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rule_trial_view.h"

#include "alert/compiled_rule.h"
#include "model/metrics.h"
#include "monitor/when_done.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"
#include "ui/telemetry/chart_limits.h"
#include "ui/telemetry/chart_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kSoonMs = 400; // after the last key
constexpr qint64 kLengthMs = 86'400'000;
constexpr int kPoints = 1200;
constexpr QSize kChartSize(420, 260);
constexpr std::size_t kMostDevices = 2000; // that are offered

// A device has sent what the rule looks at.
bool hasMetric(const Device &device, const alert::CompiledRule &rule)
{
    return !rule.rule.metric.isEmpty() && std::any_of(device.latest.keyBegin(), device.latest.keyEnd(),
                                                      [&rule](const QString &field) { return rule.holdsField(field); });
}

} // namespace

RuleTrialView::RuleTrialView(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_queries(workspace.station.storeUrl()),
      m_device(new QComboBox),
      m_chart(new ChartView),
      m_words(new NoticeLine)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &RuleTrialView::run);
    buildLayout();
    offerDevices();
    connect(m_device, &QComboBox::currentIndexChanged, this, [this] { m_soon.start(0); });
    connect(&m_workspace.style, &Style::changed, m_chart, &ChartView::restyle);
}

void RuleTrialView::buildLayout()
{
    m_device->setObjectName(u"trialDevice"_s);
    m_device->setAccessibleName(tr("Device"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(16);
    m_chart->setObjectName(u"trialChart"_s);
    m_chart->setMinimumSize(kChartSize);
    m_chart->setZone(m_workspace.clock.zone());
    // Nothing is drawn before there is something to draw.
    QSizePolicy policy = m_chart->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_chart->setSizePolicy(policy);
    m_chart->hide();
    m_words->setObjectName(u"trialWords"_s);
    auto *title = new QLabel(tr("The last 24 hours of"));
    title->setTextFormat(Qt::PlainText);
    title->setFont(headlineFont(font()));
    title->setBuddy(m_device);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::kGap);
    head->addWidget(title);
    head->addWidget(m_device, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    column->addLayout(head);
    column->addWidget(m_chart, 1);
    column->addWidget(m_words);
}

void RuleTrialView::setDevice(const QUuid &device)
{
    m_wanted = device;
    const int row = m_device->findData(device);
    if (row >= 0)
        m_device->setCurrentIndex(row);
}

QUuid RuleTrialView::device() const
{
    return m_device->currentData().toUuid();
}

// Those that have what the rule looks at come first.
void RuleTrialView::offerDevices()
{
    const QSignalBlocker quiet(m_device);
    const QUuid before = m_wanted.isNull() ? device() : m_wanted;
    m_device->clear();
    const alert::CompiledRule rule(m_rule);
    const std::vector<Device> &devices = m_workspace.directory.devices();
    for (const bool having : {true, false}) {
        for (const Device &one : devices) {
            if (std::size_t(m_device->count()) < kMostDevices && hasMetric(one, rule) == having)
                m_device->addItem(plainLine(one.name(), 60), one.id);
        }
    }
    const int row = m_device->findData(before);
    const Device *kept = m_workspace.directory.find(before);
    const bool keeps = row >= 0 && (!m_wanted.isNull() || (kept && hasMetric(*kept, rule)));
    m_device->setCurrentIndex(keeps ? row : 0);
}

void RuleTrialView::setRule(const AlertRule &rule)
{
    const bool isAnother = rule.metric != m_rule.metric || m_device->count() == 0;
    m_rule = rule;
    if (m_rule.id.isEmpty())
        m_rule.id = u"trial"_s;
    if (isAnother)
        offerDevices();
    m_soon.start();
}

void RuleTrialView::clear()
{
    m_soon.stop();
    m_queries.cancel(u"trial.device"_s);
    m_queries.cancel(u"trial.all"_s);
    m_here.clear();
    m_everywhere.clear();
    m_words->clear();
}

QString RuleTrialView::words() const
{
    return m_words->text();
}

void RuleTrialView::run()
{
    m_toMs = Clock::nowMs();
    m_fromMs = m_toMs - kLengthMs;
    m_here.clear();
    m_everywhere = tr("Looking at all devices …");
    showWords();
    const QUuid device = this->device();
    monitor::RuleTrial trial;
    trial.rules = {m_rule};
    trial.fromMs = m_fromMs;
    trial.toMs = m_toMs;
    QString field = m_rule.metric;
    const Device *known = m_workspace.directory.find(device);
    if (field.isEmpty() || (known && !hasMetric(*known, alert::CompiledRule(m_rule))))
        field = known ? mainField(*known) : QString();
    const auto onDevice = [trial, device, field](store::Reader &reader) mutable -> Result<OnDevice> {
        OnDevice answer;
        auto name = reader.seriesMetric(device, field);
        if (!name)
            return tl::unexpected(name.error());
        answer.field = *name;
        auto series = reader.series({device, *name, trial.fromMs, trial.toMs, kPoints}, trial.toMs);
        if (!series)
            return tl::unexpected(series.error());
        answer.series = std::move(*series);
        trial.devices = {device};
        auto alerts = monitor::tryRules(reader, trial);
        if (!alerts)
            return tl::unexpected(alerts.error());
        answer.alerts = std::move(*alerts);
        return answer;
    };
    if (!device.isNull())
        monitor::whenDone(this, m_queries.ask<OnDevice>(u"trial.device"_s, onDevice),
                          [this](const Result<OnDevice> &tried) { showOnDevice(tried); });
    using Alerts = std::vector<monitor::TrialAlert>;
    const auto overAll = [trial](store::Reader &reader) { return monitor::tryRules(reader, trial); };
    monitor::whenDone(this, m_queries.ask<Alerts>(u"trial.all"_s, overAll),
                      [this](const Result<Alerts> &tried) { showOverAll(tried); });
}

void RuleTrialView::showOnDevice(const Result<OnDevice> &tried)
{
    if (!tried) {
        if (tried.error().kind != Error::Kind::Cancelled)
            m_here = tr("It cannot be tried: %1").arg(plainLine(retold(tried.error()), 200));
        showWords();
        return;
    }
    ChartContent content;
    content.fromMs = m_fromMs;
    content.toMs = m_toMs;
    const QString name = m_workspace.directory.nameOf(device());
    content.title = tried->field.isEmpty() ? name : tr("%1 – %2").arg(metricTitle(tried->field), name);
    if (!tried->field.isEmpty()) {
        content.series.push_back({device(), name, tried->field, 0, 0, tried->series});
        content.units[0] = unitOf(tried->field).isEmpty() ? metricTitle(tried->field) : unitOf(tried->field);
        if (alert::CompiledRule(m_rule).holdsField(tried->field))
            addLimits(content.limits, m_rule, 0);
    }
    for (const monitor::TrialAlert &alert : tried->alerts) {
        ChartMark mark;
        mark.atMs = alert.raisedAtMs;
        mark.value = alert.value;
        mark.tone = toneOf(m_rule.severity);
        mark.kind = tr("would have fired");
        content.marks.push_back(mark);
        if (!alert.clearedAtMs)
            continue;
        ChartMark end;
        end.atMs = *alert.clearedAtMs;
        end.shape = ChartMark::Shape::Dot;
        end.tone = Tone::Good;
        end.kind = tr("would have cleared");
        content.marks.push_back(end);
    }
    m_chart->setContent(content);
    m_chart->show();
    m_here = tr("Here it would have fired %n time(s).", nullptr, int(tried->alerts.size()));
    showWords();
    Q_EMIT this->tried();
}

void RuleTrialView::showOverAll(const Result<std::vector<monitor::TrialAlert>> &tried)
{
    if (!tried) {
        m_everywhere.clear();
        showWords();
        return;
    }
    QSet<QUuid> devices;
    for (const monitor::TrialAlert &alert : *tried)
        devices.insert(alert.deviceId);
    m_everywhere = tried->empty() ? tr("On no device in its scope would it have fired.")
                                  : tr("Over all devices in its scope: %n time(s)", nullptr, int(tried->size())) +
                                        u", "_s + tr("on %n device(s).", nullptr, int(devices.size()));
    showWords();
    Q_EMIT this->tried();
}

void RuleTrialView::showWords()
{
    m_words->setNotice(Tone::Neutral, QStringList{m_here, m_everywhere}.join(u' ').trimmed());
}

} // namespace ui
