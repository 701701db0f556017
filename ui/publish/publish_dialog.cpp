// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/publish_dialog.h"
#include "monitor/when_done.h"
#include "ui/common/theme.h"

#include "model/topics.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/nothing_yet.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"
#include "ui/publish/payload_editor.h"
#include "ui/publish/saved_messages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStandardItemModel>
#include <QStyle>

using namespace Qt::StringLiterals;
using monitor::StationPhase;

namespace ui {
namespace {

constexpr int kMaxTopicUnits = 65535;
constexpr int kMaxHistory = 50;
constexpr int kHistoryHeight = 110;
constexpr int kSavedWidth = 230;
const QString kGeometry = u"publish/geometry"_s;

void setTone(QWidget *widget, const QString &tone)
{
    if (widget->property("tone").toString() == tone)
        return;
    widget->setProperty("tone", tone);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel *wrapped(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PublishDialog::PublishDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_saved(new SavedMessages(workspace, [this] { return content(); })),
      m_obstacle(new QFrame),
      m_obstacleText(wrapped("publishObstacle")),
      m_reconnect(new QPushButton(tr("Reconnect"))),
      m_topic(new QLineEdit),
      m_topicError(wrapped("publishTopicError")),
      m_payload(new PayloadEditor),
      m_qos(new QComboBox),
      m_qosNote(wrapped("publishQosNote")),
      m_retain(new QCheckBox(tr("Retain: the broker keeps it for later subscribers"))),
      m_confirmation(new QFrame),
      m_question(wrapped("publishQuestion")),
      m_confirm(new QPushButton(tr("Publish retained"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_publish(new QPushButton(tr("Publish"))),
      m_result(new PlainLabel),
      m_history(new QListWidget)
{
    setObjectName(u"publishDialog"_s);
    setWindowTitle(tr("Publish – %1").arg(plainLine(workspace.station.profile().name, 60)));
    setModal(false);
    buildLayout();
    connectSignals();
    if (!restoreGeometry(workspace.settings.value(kGeometry).toByteArray()))
        resize(860, 620);
    judge();
}

void PublishDialog::buildLayout()
{
    m_obstacle->setProperty("panel", true);
    m_reconnect->setObjectName(u"publishReconnect"_s);
    m_reconnect->setAutoDefault(false);
    auto *obstacle = new QHBoxLayout(m_obstacle);
    obstacle->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    setTone(m_obstacleText, u"warning"_s);
    obstacle->addWidget(m_obstacleText, 1);
    obstacle->addWidget(m_reconnect);
    auto *right = new QVBoxLayout;
    right->setSpacing(metrics::kGap);
    right->addWidget(m_obstacle);
    right->addWidget(buildMessage(), 1);
    right->addWidget(buildOptions());
    right->addWidget(buildConfirmation());
    right->addWidget(buildResults());
    m_saved->setFixedWidth(kSavedWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    row->setSpacing(metrics::kSide);
    row->addWidget(m_saved);
    row->addLayout(right, 1);
}

QWidget *PublishDialog::buildMessage()
{
    m_topic->setObjectName(u"publishTopic"_s);
    m_topic->setAccessibleName(tr("Topic"));
    m_topic->setMaxLength(kMaxTopicUnits);
    m_topic->setPlaceholderText(u"devices/temp-sensor-01/command"_s);
    setTone(m_topicError, u"critical"_s);
    m_topicError->hide();
    auto *message = new QWidget;
    auto *column = new QVBoxLayout(message);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap / 2);
    auto *topic = new QLabel(tr("&Topic"));
    topic->setBuddy(m_topic);
    auto *payload = new QLabel(tr("P&ayload"));
    payload->setBuddy(m_payload);
    column->addWidget(topic);
    column->addWidget(m_topic);
    column->addWidget(m_topicError);
    column->addSpacing(metrics::kGap / 2);
    column->addWidget(payload);
    column->addWidget(m_payload, 1);
    return message;
}

QWidget *PublishDialog::buildOptions()
{
    m_qos->setObjectName(u"publishQos"_s);
    m_qos->setAccessibleName(tr("Quality of service"));
    m_qos->addItems({tr("QoS 0: sent once, not confirmed"), tr("QoS 1: confirmed, may come twice"),
                     tr("QoS 2: confirmed, comes once")});
    m_qos->setCurrentIndex(1);
    m_qosNote->setProperty("secondary", true);
    m_retain->setObjectName(u"publishRetain"_s);
    auto *options = new QWidget;
    auto *column = new QVBoxLayout(options);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSide);
    row->addWidget(m_qos);
    row->addWidget(m_retain);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_qosNote);
    return options;
}

QWidget *PublishDialog::buildConfirmation()
{
    m_confirmation->setProperty("panel", true);
    m_confirmation->setObjectName(u"publishConfirmation"_s);
    m_confirm->setObjectName(u"publishConfirm"_s);
    m_confirm->setAutoDefault(false);
    m_cancel->setObjectName(u"publishCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_confirmation);
    row->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    row->setSpacing(metrics::kGap);
    row->addWidget(m_question, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    m_confirmation->hide();
    return m_confirmation;
}

QWidget *PublishDialog::buildResults()
{
    m_publish->setObjectName(u"publishButton"_s);
    m_publish->setProperty("primary", true);
    m_publish->setAutoDefault(false);
    m_publish->setToolTip(tr("Ctrl+Enter"));
    m_result->setObjectName(u"publishResult"_s);
    m_history->setObjectName(u"publishHistory"_s);
    m_history->setAccessibleName(tr("Published in this session"));
    m_history->setFixedHeight(kHistoryHeight);
    m_history->setSelectionMode(QAbstractItemView::NoSelection);
    m_history->setTextElideMode(Qt::ElideMiddle);
    m_history->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_history->hide();
    auto *results = new QWidget;
    auto *column = new QVBoxLayout(results);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_result, 1);
    row->addWidget(m_publish);
    column->addLayout(row);
    column->addWidget(m_history);
    return results;
}

void PublishDialog::connectSignals()
{
    connect(&m_workspace.station, &monitor::Station::stateChanged, this, &PublishDialog::judge);
    connect(m_reconnect, &QPushButton::clicked, this, [this] { m_workspace.station.reconnectNow(); });
    connect(m_saved, &SavedMessages::chosen, this, &PublishDialog::showMessage);
    connect(m_topic, &QLineEdit::textChanged, this, &PublishDialog::judge);
    connect(m_payload, &PayloadEditor::changed, this, &PublishDialog::judge);
    connect(m_retain, &QCheckBox::toggled, this, &PublishDialog::judge);
    connect(m_publish, &QPushButton::clicked, this, &PublishDialog::onPublish);
    connect(m_confirm, &QPushButton::clicked, this, &PublishDialog::publish);
    connect(m_cancel, &QPushButton::clicked, m_confirmation, &QWidget::hide);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, &PublishDialog::onPublish);
    }
}

void PublishDialog::setTopic(const QString &topic)
{
    if (topic.isEmpty())
        return;
    m_saved->chooseNone();
    m_topic->setText(topic);
    m_payload->setFocus();
}

void PublishDialog::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    judge();
}

void PublishDialog::showMessage(const store::SavedMessage &message)
{
    m_topic->setText(message.topic);
    m_payload->setPayload(message.payload);
    m_qos->setCurrentIndex(std::clamp(message.qos, 0, 2));
    m_retain->setChecked(message.retain);
}

store::SavedMessage PublishDialog::content() const
{
    store::SavedMessage message;
    message.topic = m_topic->text();
    message.payload = m_payload->payload();
    message.qos = m_qos->currentIndex();
    message.retain = m_retain->isChecked();
    return message;
}

// Why nothing can be published at the moment; empty: something can.
QString PublishDialog::obstacle() const
{
    if (m_readOnly)
        return tr("Publishing is switched off: View ▸ Read-only.");
    if (m_workspace.station.profile().broker.isEmpty())
        return tr("This profile names no broker to publish to.");
    return notConnectedWords(m_workspace.station.state());
}

// What may be done with what stands there. Whatever was changed, the question about retaining is asked anew.
void PublishDialog::judge()
{
    const StationPhase phase = m_workspace.station.state().phase;
    const QString why = obstacle();
    m_obstacle->setVisible(!why.isEmpty());
    m_obstacleText->setText(why);
    m_reconnect->setVisible(!m_readOnly && phase == StationPhase::NotConnected);
    const QString topic = m_topic->text();
    const bool isValid = topics::isValidName(topic);
    const bool isWrong = !topic.isEmpty() && !isValid;
    m_topicError->setVisible(isWrong);
    m_topicError->setText(isWrong ? tr("This is no topic to publish on: it must not contain + or # and have at most "
                                       "65,535 bytes.")
                                  : QString());
    setTone(m_topic, isWrong ? u"critical"_s : QString());
    // QoS 2 needs an exchange that a kept session cannot continue; a viewer publishes in a clean session of its own.
    const bool offersTwice = phase == StationPhase::Viewing;
    if (auto *items = qobject_cast<QStandardItemModel *>(m_qos->model()))
        items->item(2)->setEnabled(offersTwice);
    m_qosNote->setVisible(!offersTwice);
    m_qosNote->setText(tr("QoS 2 is not offered while this program records: its session is kept by the broker."));
    if (!offersTwice && m_qos->currentIndex() == 2)
        m_qos->setCurrentIndex(1);
    m_publish->setEnabled(why.isEmpty() && isValid && !m_publishing);
    m_confirm->setEnabled(m_publish->isEnabled());
    const QObject *changed = sender();
    if (changed == m_topic || changed == m_payload || changed == m_retain || !m_publish->isEnabled())
        m_confirmation->hide();
}

void PublishDialog::onPublish()
{
    if (!m_publish->isEnabled())
        return;
    if (!m_retain->isChecked()) {
        publish();
        return;
    }
    const QString topic = plainLine(m_topic->text(), 120);
    const bool deletes = m_payload->payload().isEmpty();
    m_question->setText(
        deletes ? tr("An empty retained message deletes what the broker keeps for %1.").arg(topic)
                : tr("The broker will keep this message and give it to every later subscriber of %1.").arg(topic));
    m_confirm->setText(deletes ? tr("Delete retained") : tr("Publish retained"));
    m_confirmation->show();
    m_confirm->setFocus();
}

void PublishDialog::publish()
{
    m_confirmation->hide();
    const store::SavedMessage message = content();
    const monitor::PublishRequest request{message.topic, message.payload, message.qos, message.retain};
    m_publishing = true;
    setTone(m_result, {});
    m_result->setPlain(tr("Publishing …"));
    judge();
    QElapsedTimer since;
    since.start();
    monitor::whenDone(this, m_workspace.station.publish(request), [this, request, since](const Result<void> &result) {
        onPublished(request, since.elapsed(), result);
    });
}

void PublishDialog::onPublished(const monitor::PublishRequest &request, qint64 tookMs, const Result<void> &result)
{
    m_publishing = false;
    const QString words = !result            ? plainLine(retold(result.error()), 300)
                          : request.qos == 0 ? tr("Sent; QoS 0 is not confirmed")
                                             : tr("Confirmed by the broker after %1 ms").arg(tookMs);
    setTone(m_result, result ? u"good"_s : u"critical"_s);
    m_result->setPlain(result ? words : tr("Not published: %1").arg(words));
    const QString at = m_workspace.clock.within(Clock::nowMs(), 0);
    QString line = u"%1  "_s.arg(at) + plainLine(request.topic, 120) + u" · "_s + tr("QoS %1").arg(request.qos);
    if (request.retain)
        line += u" · "_s + tr("retained");
    line += u" · "_s + sizeText(request.payload.size()) + u" · "_s + words;
    auto *item = new QListWidgetItem(icon(result ? u"published"_s : u"publish-failed"_s), line);
    item->setToolTip(plainToolTip(line));
    m_history->insertItem(0, item);
    if (m_history->count() > kMaxHistory)
        delete m_history->takeItem(kMaxHistory);
    m_history->show();
    judge();
}

void PublishDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_saved->refresh();
    m_topic->setFocus();
}

void PublishDialog::hideEvent(QHideEvent *event)
{
    m_workspace.settings.setValue(kGeometry, saveGeometry());
    QDialog::hideEvent(event);
}

} // namespace ui
