// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notifications_dialog.h"

#include "monitor/station.h"
#include "monitor/when_done.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/notify/alert_notifier.h"
#include "ui/profile/notice_line.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeEdit>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWidth = 620;
const QString kTime = u"HH:mm"_s;

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

// Of a row of several widgets: the key goes to the one it names.
QLabel *labelOf(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    return label;
}

bool isOnThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

NotificationsDialog::NotificationsDialog(monitor::Station &station, AlertNotifier &notifier, QWidget *parent)
    : QDialog(parent),
      m_station(station),
      m_notifier(notifier),
      m_given(station.profile().notify),
      m_desktop(new QCheckBox(tr("Show a &notification"))),
      m_sound(new QCheckBox(tr("Play a &sound"))),
      m_testDesktop(new QPushButton(tr("Send a test"))),
      m_quiet(new QCheckBox(tr("No notifications fro&m"))),
      m_from(new QTimeEdit(QTime(22, 0))),
      m_to(new QTimeEdit(QTime(6, 0))),
      m_topic(new QLineEdit),
      m_qos(new QComboBox),
      m_retain(new QCheckBox(tr("The broker &keeps the newest"))),
      m_testMqtt(new QPushButton(tr("Send a test"))),
      m_url(new QLineEdit),
      m_secret(new QLineEdit),
      m_clear(new NoticeLine),
      m_testWebhook(new QPushButton(tr("Send a test"))),
      m_outcome(new NoticeLine),
      m_save(new QPushButton(tr("Sa&ve")))
{
    setObjectName(u"notificationsDialog"_s);
    setWindowTitle(tr("Notifications"));
    buildLayout();
    set(m_given);
    connectSignals();
    judge();
}

void NotificationsDialog::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {{m_desktop, "notifyDesktop"},
                                                        {m_sound, "notifySound"},
                                                        {m_testDesktop, "notifyTestDesktop"},
                                                        {m_quiet, "notifyQuiet"},
                                                        {m_from, "notifyFrom"},
                                                        {m_to, "notifyTo"},
                                                        {m_topic, "notifyTopic"},
                                                        {m_qos, "notifyQos"},
                                                        {m_retain, "notifyRetain"},
                                                        {m_testMqtt, "notifyTestMqtt"},
                                                        {m_url, "notifyUrl"},
                                                        {m_secret, "notifySecret"},
                                                        {m_testWebhook, "notifyTestWebhook"},
                                                        {m_outcome, "notifyOutcome"},
                                                        {m_save, "notifySave"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    for (QPushButton *button : {m_testDesktop, m_testMqtt, m_testWebhook})
        button->setAutoDefault(false);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *form = new QFormLayout;
    form->setSpacing(metrics::kGap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    buildDesktop(form);
    buildQuiet(form);
    buildMqtt(form);
    buildWebhook(form);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(metrics::kGap);
    bottom->addWidget(m_outcome, 1, Qt::AlignVCenter);
    bottom->addStretch(0);
    bottom->addWidget(cancel);
    bottom->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kSide);
    column->addLayout(form);
    column->addStretch(1);
    column->addLayout(bottom);
    resize(kWidth, sizeHint().height());
}

void NotificationsDialog::buildDesktop(QFormLayout *form)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_desktop);
    row->addWidget(m_sound);
    row->addStretch(1);
    row->addWidget(m_testDesktop);
    form->addRow(heading(tr("On this desktop")));
    form->addRow(row);
}

void NotificationsDialog::buildQuiet(QFormLayout *form)
{
    for (QTimeEdit *time : {m_from, m_to}) {
        time->setDisplayFormat(kTime);
        time->setButtonSymbols(QAbstractSpinBox::NoButtons);
    }
    m_from->setAccessibleName(tr("Beginning of the quiet hours"));
    m_to->setAccessibleName(tr("End of the quiet hours"));
    const QString zone = m_station.profile().zone;
    auto *to = new QLabel(tr("to"));
    auto *clock = new QLabel(zone.isEmpty() ? tr("by the clock of this machine")
                                            : tr("by the clock of %1").arg(plainLine(zone, 60)));
    for (QLabel *label : {to, clock})
        label->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_quiet);
    row->addWidget(m_from);
    row->addWidget(to);
    row->addWidget(m_to);
    row->addWidget(clock);
    row->addStretch(1);
    auto *hint = new WrappedText;
    hint->setPlain(tr("For all ways of telling. What is still active and not acknowledged at the end is told then."));
    form->addRow(heading(tr("Quiet hours")));
    form->addRow(row);
    form->addRow(hint);
}

void NotificationsDialog::buildMqtt(QFormLayout *form)
{
    m_topic->setPlaceholderText(tr("none – for example watchpost/alerts"));
    m_qos->addItem(tr("0 – at most once: may be lost"), 0);
    m_qos->addItem(tr("1 – at least once"), 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_qos);
    row->addWidget(m_retain);
    row->addStretch(1);
    row->addWidget(m_testMqtt);
    form->addRow(heading(tr("Publish to the broker")));
    form->addRow(tr("&Topic"), m_topic);
    form->addRow(labelOf(tr("&Quality of service"), m_qos), row);
}

void NotificationsDialog::buildWebhook(QFormLayout *form)
{
    m_url->setPlaceholderText(tr("none – for example https://hooks.example/watchpost"));
    m_secret->setEchoMode(QLineEdit::Password);
    const QString file = m_given.webhook.secretFile;
    m_secret->setEnabled(file.isEmpty());
    m_secret->setPlaceholderText(file.isEmpty() ? tr("none – requests are not signed")
                                                : tr("from the file %1").arg(plainLine(file, 80)));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_secret, 1);
    row->addWidget(m_testWebhook);
    form->addRow(heading(tr("Tell a web service (webhook)")));
    form->addRow(tr("&Address"), m_url);
    form->addRow(labelOf(tr("Sec&ret"), m_secret), row);
    form->addRow(m_clear);
}

void NotificationsDialog::connectSignals()
{
    for (QCheckBox *box : {m_desktop, m_sound, m_quiet})
        connect(box, &QCheckBox::toggled, this, &NotificationsDialog::judge);
    for (QTimeEdit *time : {m_from, m_to})
        connect(time, &QTimeEdit::timeChanged, this, &NotificationsDialog::judge);
    for (QLineEdit *edit : {m_topic, m_url})
        connect(edit, &QLineEdit::textChanged, this, &NotificationsDialog::judge);
    connect(m_testDesktop, &QPushButton::clicked, this, &NotificationsDialog::testDesktop);
    connect(m_testMqtt, &QPushButton::clicked, this, &NotificationsDialog::testMqtt);
    connect(m_testWebhook, &QPushButton::clicked, this, &NotificationsDialog::testWebhook);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_notifier, &AlertNotifier::testEnded, this, [this](bool isShown, const QString &why) {
        m_outcome->setNotice(isShown ? Tone::Good : Tone::Warning,
                             isShown ? tr("The desktop has taken it.")
                                     : tr("This desktop shows no notifications: %1").arg(why));
    });
}

void NotificationsDialog::set(const notify::Settings &settings)
{
    m_desktop->setChecked(settings.desktop);
    m_sound->setChecked(settings.sound);
    m_quiet->setChecked(!settings.quiet.empty());
    if (!settings.quiet.empty()) {
        m_from->setTime(QTime::fromString(settings.quiet.front().from, kTime));
        m_to->setTime(QTime::fromString(settings.quiet.front().to, kTime));
    }
    m_topic->setText(settings.mqtt.topic);
    m_qos->setCurrentIndex(m_qos->findData(settings.mqtt.qos));
    m_retain->setChecked(settings.mqtt.retain);
    m_url->setText(settings.webhook.url);
    if (settings.webhook.secretFile.isEmpty())
        m_secret->setText(QString::fromUtf8(m_station.webhookSecret()));
}

notify::Settings NotificationsDialog::settings() const
{
    // What has no field here stays: further quiet hours, files.
    notify::Settings settings = m_given;
    settings.desktop = m_desktop->isChecked();
    settings.sound = m_sound->isChecked();
    const QString zone = settings.quiet.empty() ? m_station.profile().zone : settings.quiet.front().zone;
    const QuietHours hours{m_from->time().toString(kTime), m_to->time().toString(kTime), zone};
    if (!m_quiet->isChecked())
        settings.quiet.clear();
    else if (settings.quiet.empty())
        settings.quiet.push_back(hours);
    else
        settings.quiet.front() = hours;
    settings.mqtt = {m_topic->text().trimmed(), m_qos->currentData().toInt(), m_retain->isChecked()};
    settings.webhook.url = m_url->text().trimmed();
    return settings;
}

QByteArray NotificationsDialog::secret() const
{
    return m_given.webhook.secretFile.isEmpty() ? m_secret->text().toUtf8() : m_station.webhookSecret();
}

void NotificationsDialog::judge()
{
    const notify::Settings now = settings();
    const auto checked = notify::checkSettings(now);
    m_outcome->setNotice(Tone::Neutral, checked ? QString() : retold(checked.error()));
    m_save->setEnabled(checked.has_value());
    m_from->setEnabled(m_quiet->isChecked());
    m_to->setEnabled(m_quiet->isChecked());
    m_testDesktop->setEnabled(m_desktop->isChecked() || m_sound->isChecked());
    m_testMqtt->setEnabled(checked && !now.mqtt.topic.isEmpty());
    m_testWebhook->setEnabled(checked && !now.webhook.url.isEmpty());
    const auto url = notify::parseWebhookUrl(now.webhook.url);
    const bool isClear = url && url->scheme() == "http"_L1 && !isOnThisMachine(url->host());
    m_clear->setNotice(Tone::Warning, isClear
                                          ? tr("Unencrypted: everybody on the way can read it. Better write https://.")
                                          : QString());
}

void NotificationsDialog::testDesktop()
{
    m_outcome->setNotice(Tone::Neutral, tr("Asking the desktop …"));
    m_notifier.showTest(settings().ofWindow());
}

void NotificationsDialog::testMqtt()
{
    const notify::MqttTarget to = settings().mqtt;
    notify::Announcement test;
    test.event = notify::Event::Test;
    test.atMs = QDateTime::currentMSecsSinceEpoch();
    m_outcome->setNotice(Tone::Neutral, tr("Publishing …"));
    monitor::whenDone(this, m_station.publish({to.topic, notify::bodyOf(test), to.qos, false}),
                      [this](const Result<void> &published) {
                          m_outcome->setNotice(published ? Tone::Good : Tone::Critical,
                                               published ? tr("The broker has it.")
                                                         : tr("Not published: %1").arg(retold(published.error())));
                      });
}

void NotificationsDialog::testWebhook()
{
    m_outcome->setNotice(Tone::Neutral, tr("Asking the receiver …"));
    m_testWebhook->setEnabled(false);
    monitor::whenDone(this, m_station.testWebhook(settings().webhook, secret()), [this](const Result<int> &ms) {
        m_testWebhook->setEnabled(true);
        m_outcome->setNotice(ms ? Tone::Good : Tone::Critical, ms ? tr("The receiver took it within %1 ms.").arg(*ms)
                                                                  : tr("Not delivered: %1").arg(retold(ms.error())));
    });
}

} // namespace ui
