// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/broker_fields.h"

#include "monitor/secrets.h"
#include "monitor/when_done.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using broker::BrokerUrl;

namespace ui {
namespace {

constexpr int kLongestField = 2000;
constexpr int kLongestPort = 65535;

} // namespace

BrokerFields::BrokerFields(QWidget *parent)
    : QWidget(parent),
      m_address(new QLineEdit),
      m_addressNotice(new NoticeLine),
      m_scheme(new QComboBox),
      m_host(new QLineEdit),
      m_port(new QSpinBox),
      m_pathLabel(new QLabel(tr("Path"))),
      m_path(new QLineEdit),
      m_user(new QLineEdit),
      m_password(new QLineEdit),
      m_keep(new QCheckBox(tr("&Keep the password"))),
      m_clearNotice(new NoticeLine),
      m_clearTick(new QCheckBox(tr("&Send it unencrypted all the same")))
{
    buildLayout();
    connectSignals();
    setFocusProxy(m_address);
    readAddress({});
}

void BrokerFields::buildLayout()
{
    m_address->setPlaceholderText(tr("for example mqtts://broker.example:8883"));
    for (const auto &[scheme, text] : {std::pair(BrokerUrl::Scheme::Mqtt, tr("MQTT")),
                                       std::pair(BrokerUrl::Scheme::Mqtts, tr("MQTT, encrypted (TLS)")),
                                       std::pair(BrokerUrl::Scheme::Ws, tr("WebSocket")),
                                       std::pair(BrokerUrl::Scheme::Wss, tr("WebSocket, encrypted (TLS)"))})
        m_scheme->addItem(text, int(scheme));
    m_port->setRange(1, kLongestPort);
    m_port->setValue(broker::defaultPort(BrokerUrl::Scheme::Mqtt));
    m_port->setButtonSymbols(QSpinBox::NoButtons);
    m_password->setEchoMode(QLineEdit::Password);
    m_user->setPlaceholderText(tr("none"));
    m_password->setPlaceholderText(tr("none"));
    m_keep->setChecked(true);
    const std::pair<QWidget *, const char *> names[] = {
        {m_address, "connectionAddress"},    {m_addressNotice, "connectionAddressNotice"},
        {m_scheme, "connectionScheme"},      {m_host, "connectionHost"},
        {m_port, "connectionPort"},          {m_path, "connectionPath"},
        {m_user, "connectionUser"},          {m_password, "connectionPassword"},
        {m_keep, "connectionKeepPassword"},  {m_clearNotice, "connectionClearNotice"},
        {m_clearTick, "connectionClearTick"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    for (QLineEdit *edit : {m_address, m_host, m_path, m_user, m_password})
        edit->setMaxLength(kLongestField);
    m_path->setAccessibleName(tr("Path"));

    auto *port = new QLabel(tr("Po&rt"));
    for (QLabel *label : {port, m_pathLabel})
        label->setTextFormat(Qt::PlainText);
    port->setBuddy(m_port);
    m_port->setMinimumWidth(76);
    auto *hostRow = new QHBoxLayout;
    hostRow->setSpacing(metrics::kGap);
    hostRow->addWidget(m_host, 3);
    hostRow->addWidget(port);
    hostRow->addWidget(m_port);
    hostRow->addWidget(m_pathLabel);
    hostRow->addWidget(m_path, 2);
    auto *form = new QFormLayout(this);
    m_form = form;
    form->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, 0);
    form->setSpacing(metrics::kGap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Address"), m_address);
    form->addRow(QString(), m_addressNotice);
    form->addRow(tr("&Protocol"), m_scheme);
    auto *host = new QLabel(tr("&Host"));
    host->setTextFormat(Qt::PlainText);
    host->setBuddy(m_host);
    form->addRow(host, hostRow);
    form->addItem(new QSpacerItem(0, metrics::kGap));
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("Pass&word"), m_password);
    form->addRow(QString(), m_keep);
    form->addRow(QString(), m_clearNotice);
    form->addRow(QString(), m_clearTick);
}

void BrokerFields::addRow(const QString &label, QWidget *field)
{
    m_form->addItem(new QSpacerItem(0, metrics::kGap));
    m_form->addRow(label, field);
}

void BrokerFields::connectSignals()
{
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        readAddress(text);
        Q_EMIT changed();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &BrokerFields::tidyAddress);
    const auto parts = [this] {
        readParts();
        Q_EMIT changed();
    };
    connect(m_scheme, &QComboBox::activated, this, [this, parts] {
        m_port->setValue(broker::defaultPort(BrokerUrl::Scheme(m_scheme->currentData().toInt())));
        parts();
    });
    connect(m_host, &QLineEdit::textEdited, this, parts);
    connect(m_port, &QSpinBox::valueChanged, this, parts);
    connect(m_path, &QLineEdit::textEdited, this, parts);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_passwordEdited = true;
        m_passwordMoved = false;
    });
    for (QLineEdit *edit : {m_user, m_password})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            judge();
            Q_EMIT changed();
        });
    connect(m_clearTick, &QCheckBox::toggled, this, &BrokerFields::changed);
    monitor::whenDone(this, monitor::secretPlace(), [this](monitor::SecretPlace place) {
        m_keep->setText(place == monitor::SecretPlace::Keychain
                            ? tr("&Keep the password in the keychain")
                            : tr("&Keep the password in a file that only you can read"));
    });
}

void BrokerFields::set(const QString &broker, const QString &user, const QByteArray &password)
{
    m_given = password;
    m_passwordEdited = false;
    m_password->setText(QString::fromUtf8(password));
    m_address->setText(broker);
    readAddress(broker);
    if (!user.isEmpty())
        m_user->setText(user);
    tidyAddress();
    // It was agreed to when this connection was made.
    m_clearTick->setChecked(isSentInClear());
}

void BrokerFields::readAddress(const QString &text)
{
    const bool wasPasted = text.size() > m_addressLength + 1;
    m_addressLength = text.size();
    m_url.reset();
    m_addressError.clear();
    m_passwordMoved = m_passwordMoved && !text.trimmed().isEmpty();
    const auto pasted = broker::pastedBroker(text);
    if (pasted) {
        m_url = pasted->url;
        if (!pasted->url.user.isEmpty())
            m_user->setText(pasted->url.user);
        if (!pasted->password.isEmpty()) {
            m_password->setText(pasted->password);
            m_passwordEdited = m_passwordMoved = true;
        }
        showParts();
        if (wasPasted && !pasted->password.isEmpty())
            tidyAddress();
    } else if (!text.trimmed().isEmpty()) {
        m_addressError = retold(pasted.error());
    }
    judge();
}

void BrokerFields::showParts()
{
    const QSignalBlocker noScheme(m_scheme);
    const QSignalBlocker noPort(m_port);
    m_scheme->setCurrentIndex(m_scheme->findData(int(m_url->scheme)));
    m_host->setText(m_url->host);
    m_port->setValue(m_url->port);
    m_path->setText(m_url->path);
}

void BrokerFields::readParts()
{
    BrokerUrl parts;
    parts.scheme = BrokerUrl::Scheme(m_scheme->currentData().toInt());
    parts.host = m_host->text().trimmed();
    if (parts.host.startsWith(u'[') && parts.host.endsWith(u']'))
        parts.host = parts.host.sliced(1).chopped(1);
    parts.port = quint16(m_port->value());
    if (parts.isWebSocket() && !m_path->text().isEmpty())
        parts.path = m_path->text().startsWith(u'/') ? m_path->text() : QString(u'/' + m_path->text());
    m_url.reset();
    m_addressError.clear();
    // Whatever stands in the parts must be an address as a whole.
    const auto parsed = broker::parseBrokerUrl(parts.text());
    if (parsed)
        m_url = *parsed;
    else if (!parts.host.isEmpty())
        m_addressError = retold(parsed.error());
    m_address->setText(parts.host.isEmpty() ? QString() : parsed ? parsed->text() : parts.text());
    m_addressLength = m_address->text().size();
    judge();
}

void BrokerFields::tidyAddress()
{
    if (!m_url)
        return;
    m_address->setText(m_url->text());
    m_addressLength = m_address->text().size();
}

bool BrokerFields::isSentInClear() const
{
    return m_url && !m_url->isEncrypted() && !m_url->isLoopback() && !m_password->text().isEmpty();
}

void BrokerFields::judge()
{
    const bool webSocket = BrokerUrl::Scheme(m_scheme->currentData().toInt()) == BrokerUrl::Scheme::Ws ||
                           BrokerUrl::Scheme(m_scheme->currentData().toInt()) == BrokerUrl::Scheme::Wss;
    m_pathLabel->setVisible(webSocket);
    m_path->setVisible(webSocket);
    if (m_addressError.isEmpty() && m_passwordMoved)
        m_addressNotice->setNotice(Tone::Neutral, tr("The password now stands in its own field: an address is shown "
                                                     "and kept in plain text, a password is not."));
    else
        m_addressNotice->setNotice(Tone::Critical, m_addressError);
    m_keep->setEnabled(!m_password->text().isEmpty());
    const bool clear = isSentInClear();
    m_clearNotice->setNotice(Tone::Warning, clear ? tr("The password would cross the network unencrypted: anybody on "
                                                       "the way can read it. Choose an encrypted protocol if the "
                                                       "broker has one.")
                                                  : QString());
    m_clearTick->setVisible(clear);
}

QString BrokerFields::user() const
{
    return m_user->text();
}

QByteArray BrokerFields::password() const
{
    return m_passwordEdited ? m_password->text().toUtf8() : m_given;
}

bool BrokerFields::keepsPassword() const
{
    return m_keep->isChecked() && !password().isEmpty();
}

QString BrokerFields::error() const
{
    if (!m_addressError.isEmpty())
        return tr("The address is not complete or not right.");
    if (!m_url)
        return tr("Enter the address of the broker.");
    if (!m_password->text().isEmpty() && m_user->text().isEmpty())
        return tr("A password needs a user.");
    if (isSentInClear() && !m_clearTick->isChecked())
        return tr("The password would be sent unencrypted: choose an encrypted protocol, or say that it may.");
    return {};
}

} // namespace ui
