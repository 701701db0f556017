// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rule_form.h"

#include "model/activity_types.h"
#include "model/metrics.h"
#include "model/rule_json.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/duration_field.h"
#include "ui/alerts/quiet_text.h"
#include "ui/common/directory.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QSpinBox>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kTextHeight = 64;
constexpr int kMaxReadings = 1'000'000;
constexpr qsizetype kMaxText = 4000;
constexpr qsizetype kMostMetrics = 500; // that are offered
constexpr std::array kChannels{"desktop", "sound", "mqtt", "webhook"};

QLineEdit *numberField(const char *name)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setMaximumWidth(120);
    return field;
}

QLineEdit *textField(const char *name, const QString &hint)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(hint);
    field->setMaxLength(4000);
    return field;
}

QComboBox *comboBox(const char *name)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    return box;
}

QString numberWords(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QStringList listIn(const QLineEdit &field)
{
    QStringList parts;
    for (const QString &part : field.text().split(u',')) {
        if (const QString one = part.simplified(); !one.isEmpty())
            parts.append(one);
    }
    return parts;
}

QWidget *beside(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::kGap);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return row;
}

QString channelWord(const QString &channel)
{
    if (channel == "desktop"_L1)
        return RuleForm::tr("Desktop");
    if (channel == "sound"_L1)
        return RuleForm::tr("Sound");
    if (channel == "mqtt"_L1)
        return RuleForm::tr("MQTT");
    return RuleForm::tr("Webhook");
}

} // namespace

RuleForm::RuleForm(const Directory &directory, QWidget *parent)
    : QWidget(parent), m_directory(directory), m_form(new QFormLayout(this))
{
    makeFields();
    buildLayout();
    connectSignals();
    setFocusProxy(m_name);
    setRule({});
}

void RuleForm::makeFields()
{
    m_name = textField("ruleName", {});
    m_enabled = new QCheckBox(tr("On"));
    m_enabled->setObjectName(u"ruleEnabled"_s);
    m_severity = comboBox("ruleSeverity");
    for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Info})
        m_severity->addItem(icon(severityIcon(severity)), severityWord(severity), int(severity));
    m_kind = comboBox("ruleKind");
    for (const AlertKind kind : {AlertKind::Threshold, AlertKind::Band, AlertKind::RateOfChange, AlertKind::NoData,
                                 AlertKind::Status, AlertKind::Count})
        m_kind->addItem(kindWord(kind), int(kind));
    m_metric = comboBox("ruleMetric");
    m_metric->setEditable(true);
    m_metric->setInsertPolicy(QComboBox::NoInsert);
    m_metric->setMinimumContentsLength(14);
    m_op = comboBox("ruleOp");
    for (const Comparison op : {Comparison::Greater, Comparison::GreaterOrEqual, Comparison::Less,
                                Comparison::LessOrEqual, Comparison::Equal, Comparison::NotEqual})
        m_op->addItem(comparisonWord(op).remove(u"%1"_s).trimmed(), int(op));
    m_limit = numberField("ruleLimit");
    m_low = numberField("ruleLow");
    m_high = numberField("ruleHigh");
    m_clear = numberField("ruleClear");
    m_deadband = numberField("ruleDeadband");
    m_limitUnit = new QLabel;
    m_limitUnit->setTextFormat(Qt::PlainText);
    m_clearing = comboBox("ruleClearing");
    m_clearing->addItems({tr("when it is back by"), tr("at the value")});
    m_readings = new QSpinBox;
    m_readings->setObjectName(u"ruleReadings"_s);
    m_readings->setRange(1, kMaxReadings);
    m_readings->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_onDelay = new DurationField(u"ruleOnDelay"_s, tr("at once"));
    m_offDelay = new DurationField(u"ruleOffDelay"_s, tr("at once"));
    m_after = new DurationField(u"ruleAfter"_s, tr("3 × the usual interval"));
    m_window = new DurationField(u"ruleWindow"_s);
    m_cooldown = new DurationField(u"ruleCooldown"_s, tr("none"));
    m_renotify = new DurationField(u"ruleRenotify"_s, tr("never"));
    m_noData = comboBox("ruleNoData");
    m_noData->addItem(tr("the alert stays as it is"), int(NoDataPolicy::Keep));
    m_noData->addItem(tr("that raises the alert, too"), int(NoDataPolicy::Raise));
    m_devices = textField("ruleDevices", tr("all; or external ids, separated by commas"));
    m_tags = textField("ruleTags", tr("all; or tags, separated by commas"));
    m_glob = textField("ruleGlob", tr("all; or for example temp-*"));
    m_quiet = textField("ruleQuiet", tr("none; or for example 22:00-06:00 Europe/Berlin"));
    for (const char *channel : kChannels) {
        auto *box = new QCheckBox(channelWord(QLatin1String(channel)));
        box->setObjectName(u"ruleChannel-"_s + QLatin1String(channel));
        m_channels.append(box);
    }
    m_text = new QPlainTextEdit;
    m_text->setObjectName(u"ruleText"_s);
    m_text->setPlaceholderText(tr("Shown with the alert"));
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_comparison = beside({m_op, m_limit, m_limitUnit});
    m_clearRow = beside({m_clearing, m_deadband, m_clear});
}

void RuleForm::buildLayout()
{
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(metrics::kSide);
    m_form->setVerticalSpacing(metrics::kGap);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(QString(), m_enabled);
    m_form->addRow(tr("Sever&ity"), m_severity);
    m_form->addRow(tr("&Alert on"), m_kind);
    m_form->addRow(tr("&Value"), m_metric);
    m_form->addRow(tr("&Limit"), m_comparison);
    m_form->addRow(tr("Below"), m_low);
    m_form->addRow(tr("Or above"), m_high);
    m_form->addRow(tr("&Clears"), m_clearRow);
    m_form->addRow(tr("Readings in a &row"), m_readings);
    m_form->addRow(tr("In the time of"), m_window);
    m_form->addRow(tr("Silent for"), m_after);
    m_form->addRow(tr("Must last for"), m_onDelay);
    m_form->addRow(tr("Must be over for"), m_offDelay);
    m_form->addRow(tr("A silent device:"), m_noData);
    addScopeRows();
    addNotificationRows();
    m_form->addRow(tr("What to &do"), m_text);
    // What a screen reader says of a field is the label beside it.
    for (int row = 0; row < m_form->rowCount(); ++row) {
        QLayoutItem *label = m_form->itemAt(row, QFormLayout::LabelRole);
        QLayoutItem *field = m_form->itemAt(row, QFormLayout::FieldRole);
        auto *text = label ? qobject_cast<QLabel *>(label->widget()) : nullptr;
        if (!text || !field || !field->widget())
            continue;
        text->setTextFormat(Qt::PlainText);
        field->widget()->setAccessibleName(text->text().remove(u'&'));
    }
    m_limit->setAccessibleName(tr("Limit"));
    m_op->setAccessibleName(tr("Comparison"));
    m_deadband->setAccessibleName(tr("Deadband"));
    m_clear->setAccessibleName(tr("Clears at"));
    m_clearing->setAccessibleName(tr("How it clears"));
}

void RuleForm::addScopeRows()
{
    m_form->addRow(tr("D&evices"), m_devices);
    m_form->addRow(tr("&Tags"), m_tags);
    m_form->addRow(tr("External ids like"), m_glob);
}

void RuleForm::addNotificationRows()
{
    QWidget *channels = beside({m_channels[0], m_channels[1], m_channels[2], m_channels[3]});
    channels->setToolTip(tr("None chosen: every one that is set up"));
    m_form->addRow(tr("Tell by"), channels);
    m_form->addRow(tr("At most every"), m_cooldown);
    m_form->addRow(tr("Tell again after"), m_renotify);
    m_form->addRow(tr("Quiet hours"), m_quiet);
}

void RuleForm::connectSignals()
{
    for (QLineEdit *field : {m_name, m_limit, m_low, m_high, m_clear, m_deadband, m_devices, m_tags, m_glob, m_quiet})
        connect(field, &QLineEdit::textChanged, this, &RuleForm::edited);
    for (DurationField *field : {m_onDelay, m_offDelay, m_after, m_window, m_cooldown, m_renotify})
        connect(field, &DurationField::edited, this, &RuleForm::edited);
    for (QComboBox *box : {m_severity, m_op, m_noData})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleForm::edited);
    for (QCheckBox *box : m_channels)
        connect(box, &QCheckBox::toggled, this, &RuleForm::edited);
    connect(m_enabled, &QCheckBox::toggled, this, &RuleForm::edited);
    connect(m_readings, &QSpinBox::valueChanged, this, &RuleForm::edited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RuleForm::edited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        Q_EMIT edited();
    });
    connect(m_clearing, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        Q_EMIT edited();
    });
    connect(m_metric, &QComboBox::editTextChanged, this, [this] {
        showUnits();
        Q_EMIT edited();
    });
}

AlertKind RuleForm::kind() const
{
    return AlertKind(m_kind->currentData().toInt());
}

void RuleForm::showKind()
{
    const AlertKind now = kind();
    const bool compares = now == AlertKind::Threshold || now == AlertKind::RateOfChange;
    const bool measures = compares || now == AlertKind::Band;
    const bool hasOwnClear = m_clearing->currentIndex() == 1 && compares;
    m_form->setRowVisible(m_metric, now != AlertKind::Status);
    m_form->setRowVisible(m_comparison, compares || now == AlertKind::Count);
    m_form->setRowVisible(m_low, now == AlertKind::Band);
    m_form->setRowVisible(m_high, now == AlertKind::Band);
    m_form->setRowVisible(m_clearRow, measures);
    m_clearing->setVisible(compares);
    m_deadband->setVisible(!hasOwnClear);
    m_clear->setVisible(hasOwnClear);
    m_form->setRowVisible(m_readings, measures);
    m_form->setRowVisible(m_window, now == AlertKind::Count);
    m_form->setRowVisible(m_after, now == AlertKind::NoData || now == AlertKind::Status);
    m_form->setRowVisible(m_noData, measures);
    if (m_offered != now || m_metric->count() == 0)
        offerMetrics();
    showUnits();
}

// What devices have sent; of counts the events that the log knows.
void RuleForm::offerMetrics()
{
    m_offered = kind();
    const QString typed = m_metric->currentText();
    const QSignalBlocker quiet(m_metric);
    m_metric->clear();
    if (kind() == AlertKind::Count) {
        m_metric->addItem(u"problems"_s);
        for (const activity::TypeInfo &type : activity::types())
            m_metric->addItem(QString::fromLatin1(type.key));
    } else {
        QSet<QString> names;
        for (const Device &device : m_directory.devices()) {
            for (auto it = device.latest.begin(); it != device.latest.end() && names.size() < kMostMetrics; ++it) {
                const Metric *known = findMetric(it.key());
                names.insert(known ? QString::fromLatin1(known->name) : it.key());
            }
        }
        QStringList sorted(names.begin(), names.end());
        sortAsColumns(sorted);
        for (const QString &name : std::as_const(sorted))
            m_metric->addItem(plainLine(name, 80));
    }
    m_metric->setEditText(typed);
}

void RuleForm::showUnits()
{
    const QString unit = unitOf(m_metric->currentText().trimmed());
    if (kind() == AlertKind::Count)
        m_limitUnit->setText(tr("times"));
    else if (kind() == AlertKind::RateOfChange)
        m_limitUnit->setText(unit.isEmpty() ? tr("a minute") : tr("%1 a minute").arg(unit));
    else
        m_limitUnit->setText(unit);
}

void RuleForm::setRule(const AlertRule &rule)
{
    const QSignalBlocker quiet(this);
    m_rule = rule;
    m_name->setText(rule.name);
    m_enabled->setChecked(rule.enabled);
    m_severity->setCurrentIndex(m_severity->findData(int(rule.severity)));
    m_kind->setCurrentIndex(m_kind->findData(int(rule.kind)));
    m_clearing->setCurrentIndex(rule.clear ? 1 : 0);
    showKind();
    m_metric->setEditText(rule.metric);
    m_op->setCurrentIndex(m_op->findData(int(rule.op)));
    m_limit->setText(numberWords(rule.limit));
    m_low->setText(numberWords(rule.low));
    m_high->setText(numberWords(rule.high));
    m_clear->setText(numberWords(rule.clear.value_or(rule.limit)));
    m_deadband->setText(numberWords(rule.deadband));
    m_readings->setValue(rule.forReadings);
    m_onDelay->setSeconds(rule.onDelayS);
    m_offDelay->setSeconds(rule.offDelayS);
    m_after->setSeconds(rule.afterS);
    m_window->setSeconds(rule.windowS);
    m_noData->setCurrentIndex(m_noData->findData(int(rule.noData)));
    m_devices->setText(rule.scope.devices.join(u", "_s));
    m_tags->setText(rule.scope.tags.join(u", "_s));
    m_glob->setText(rule.scope.glob);
    m_cooldown->setSeconds(rule.cooldownS);
    m_renotify->setSeconds(rule.renotifyS);
    m_quiet->setText(quietText(rule.quiet));
    for (std::size_t i = 0; i < kChannels.size(); ++i)
        m_channels[qsizetype(i)]->setChecked(rule.channels.contains(QLatin1String(kChannels[i])));
    m_text->setPlainText(rule.text);
    showUnits();
}

double RuleForm::numberIn(const QLineEdit &field)
{
    bool isNumber = false;
    QString text = field.text().trimmed();
    const double number = text.replace(u',', u'.').toDouble(&isNumber);
    return isNumber ? number : std::numeric_limits<double>::quiet_NaN();
}

Result<AlertRule> RuleForm::rule() const
{
    AlertRule rule = m_rule;
    rule.name = m_name->text().simplified();
    rule.enabled = m_enabled->isChecked();
    rule.severity = Severity(m_severity->currentData().toInt());
    rule.kind = kind();
    rule.metric = kind() == AlertKind::Status ? QString() : m_metric->currentText().trimmed();
    rule.op = Comparison(m_op->currentData().toInt());
    rule.limit = numberIn(*m_limit);
    rule.low = numberIn(*m_low);
    rule.high = numberIn(*m_high);
    const bool compares = kind() == AlertKind::Threshold || kind() == AlertKind::RateOfChange;
    const bool hasOwnClear = m_clearing->currentIndex() == 1 && compares;
    rule.clear = hasOwnClear ? std::optional<double>(numberIn(*m_clear)) : std::nullopt;
    rule.deadband = numberIn(*m_deadband);
    for (const double number : {rule.limit, rule.low, rule.high, rule.clear.value_or(0), rule.deadband}) {
        if (!std::isfinite(number))
            return fail(Error::Kind::Usage, u"bad_rule"_s, tr("A limit is no number."));
    }
    rule.forReadings = m_readings->value();
    rule.onDelayS = m_onDelay->seconds();
    rule.offDelayS = m_offDelay->seconds();
    rule.afterS = m_after->seconds();
    rule.windowS = std::max(1, m_window->seconds());
    rule.noData = NoDataPolicy(m_noData->currentData().toInt());
    rule.scope = {listIn(*m_devices), listIn(*m_tags), m_glob->text().trimmed()};
    rule.cooldownS = m_cooldown->seconds();
    rule.renotifyS = m_renotify->seconds();
    rule.quiet = quietHours(m_quiet->text());
    rule.channels.clear();
    for (std::size_t i = 0; i < kChannels.size(); ++i) {
        if (m_channels[qsizetype(i)]->isChecked())
            rule.channels.append(QString::fromLatin1(kChannels[i]));
    }
    rule.text = m_text->toPlainText().trimmed().left(kMaxText);
    if (const auto sound = checkRule(rule); !sound)
        return tl::unexpected(sound.error());
    return rule;
}

} // namespace ui
