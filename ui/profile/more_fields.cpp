// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/more_fields.h"

#include "store/store_url.h"
#include "ui/common/clock.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr quint32 kForEver = 0xffffffffU;
constexpr qint64 kSecondMs = 1000;
// The client identifier's length is a 16 bit number.
constexpr int kLongestClientId = 65535;

QString expiryText(quint32 seconds)
{
    return seconds == kForEver ? MoreFields::tr("for ever")
           : seconds == 0      ? MoreFields::tr("not at all")
                               : Clock::span(qint64(seconds) * kSecondMs);
}

void choose(QComboBox &box, const QVariant &value, const QString &text)
{
    if (box.findData(value) < 0)
        box.addItem(text, value);
    box.setCurrentIndex(box.findData(value));
}

} // namespace

MoreFields::MoreFields(QWidget *parent)
    : QWidget(parent),
      m_clientId(new QLineEdit),
      m_protocol(new QComboBox),
      m_qos(new QComboBox),
      m_keepAlive(new QSpinBox),
      m_expiry(new QComboBox),
      m_storeChoice(new QComboBox),
      m_store(new QLineEdit),
      m_browse(new QPushButton(tr("Choose…"))),
      m_zone(new QComboBox)
{
    m_clientId->setPlaceholderText(tr("made once, then kept"));
    m_clientId->setMaxLength(kLongestClientId);
    m_protocol->addItem(tr("5, else 3.1.1"), QString());
    m_protocol->addItem(u"5"_s, u"5"_s);
    m_protocol->addItem(u"3.1.1"_s, u"3.1.1"_s);
    m_qos->addItem(tr("0 – at most once: may be lost"), 0);
    m_qos->addItem(tr("1 – at least once"), 1);
    m_qos->addItem(tr("2 – exactly once"), 2);
    m_keepAlive->setRange(5, 65535);
    m_keepAlive->setSuffix(tr(" s"));
    m_keepAlive->setButtonSymbols(QSpinBox::NoButtons);
    for (const quint32 seconds : {0U, 3600U, 86400U, 604800U, 2592000U, kForEver})
        m_expiry->addItem(expiryText(seconds), seconds);
    m_storeChoice->addItem(tr("The usual database"), int(Place::Usual));
    m_storeChoice->addItem(tr("Another SQLite file"), int(Place::File));
    m_storeChoice->addItem(tr("A PostgreSQL server"), int(Place::Server));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(QString());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->lineEdit()->setPlaceholderText(tr("none – for example Europe/Berlin"));
    buildLayout();
    connectSignals();
}

void MoreFields::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_clientId, "connectionClientId"}, {m_protocol, "connectionProtocol"},
        {m_qos, "connectionQos"},           {m_keepAlive, "connectionKeepAlive"},
        {m_expiry, "connectionExpiry"},     {m_storeChoice, "connectionStoreChoice"},
        {m_store, "connectionStore"},       {m_browse, "connectionStoreBrowse"},
        {m_zone, "connectionZone"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_browse->setAutoDefault(false);
    m_storeChoice->setToolTip(plainToolTip(store::defaultStoreUrl().path));
    auto *storeRow = new QHBoxLayout;
    storeRow->setSpacing(metrics::kGap);
    storeRow->addWidget(m_store, 1);
    storeRow->addWidget(m_browse);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, 0);
    form->setSpacing(metrics::kGap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Records go to"), m_storeChoice);
    form->addRow(QString(), storeRow);
    form->addRow(tr("Time &zone of the site"), m_zone);
    form->addItem(new QSpacerItem(0, metrics::kGap));
    form->addRow(tr("&MQTT version"), m_protocol);
    form->addRow(tr("&Quality of service"), m_qos);
    form->addRow(tr("Client &identifier"), m_clientId);
    form->addRow(tr("Keep-&alive"), m_keepAlive);
    form->addRow(tr("Broker keeps the &session"), m_expiry);
}

void MoreFields::connectSignals()
{
    connect(m_browse, &QPushButton::clicked, this, &MoreFields::chooseStore);
    connect(m_storeChoice, &QComboBox::currentIndexChanged, this, &MoreFields::showPlace);
    for (QComboBox *box : {m_protocol, m_qos, m_expiry, m_storeChoice})
        connect(box, &QComboBox::currentIndexChanged, this, &MoreFields::changed);
    connect(m_zone, &QComboBox::currentTextChanged, this, &MoreFields::changed);
    for (QLineEdit *edit : {m_clientId, m_store})
        connect(edit, &QLineEdit::textChanged, this, &MoreFields::changed);
    connect(m_keepAlive, &QSpinBox::valueChanged, this, &MoreFields::changed);
}

void MoreFields::chooseStore()
{
    auto *dialog = new QFileDialog(this, tr("Where the records go"), m_store->text(),
                                   tr("SQLite databases (*.sqlite *.db);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten: it is recorded into
    dialog->setDefaultSuffix(u"sqlite"_s);
    connect(dialog, &QFileDialog::fileSelected, m_store, &QLineEdit::setText);
    dialog->open();
}

MoreFields::Place MoreFields::place() const
{
    return Place(m_storeChoice->currentData().toInt());
}

void MoreFields::showPlace()
{
    const bool isServer = place() == Place::Server;
    m_store->setVisible(place() != Place::Usual);
    m_browse->setVisible(place() == Place::File);
    m_store->setAccessibleName(isServer ? tr("Address of the database") : tr("Path of the database"));
    m_store->setPlaceholderText(isServer ? tr("postgresql://user@host/database")
                                         : tr("path of the file; it is made where there is none"));
}

void MoreFields::set(const monitor::Profile &profile)
{
    m_clientId->setText(profile.clientId);
    choose(*m_protocol, profile.mqtt, plainLine(profile.mqtt));
    choose(*m_qos, profile.qos, QString::number(profile.qos));
    m_keepAlive->setValue(profile.keepAliveSeconds);
    choose(*m_expiry, profile.sessionExpirySeconds, expiryText(profile.sessionExpirySeconds));
    const auto url = profile.store.isEmpty() ? store::defaultStoreUrl() : store::parseStoreUrl(profile.store);
    m_store->setText(profile.store.isEmpty() ? QString() : !url || url->isPostgres() ? profile.store : url->path);
    const Place where = profile.store.isEmpty() ? Place::Usual : url && url->isPostgres() ? Place::Server : Place::File;
    m_storeChoice->setCurrentIndex(m_storeChoice->findData(int(where)));
    showPlace();
    m_zone->setCurrentText(profile.zone);
}

void MoreFields::apply(monitor::Profile &profile) const
{
    profile.clientId = m_clientId->text().trimmed();
    profile.mqtt = m_protocol->currentData().toString();
    profile.qos = m_qos->currentData().toInt();
    profile.keepAliveSeconds = m_keepAlive->value();
    profile.sessionExpirySeconds = m_expiry->currentData().toUInt();
    const QString text = m_store->text().trimmed();
    profile.store = place() == Place::Usual    ? QString()
                    : place() == Place::Server ? text
                                               : store::StoreUrl{text}.text();
    profile.zone = m_zone->currentText().trimmed();
}

QString MoreFields::storeError() const
{
    const QString text = m_store->text().trimmed();
    if (place() == Place::File && text.isEmpty())
        return tr("Choose the file that the records go to.");
    // A window has no working folder that a person would think of.
    if (place() == Place::File && !text.startsWith(u'/'))
        return tr("The path of the database must begin with /.");
    if (place() != Place::Server)
        return {};
    if (text.isEmpty())
        return tr("Enter the address of the database, for example postgresql:///watchpost.");
    const auto url = store::parseStoreUrl(text);
    if (url && url->isPostgres())
        return {};
    const auto keywords = store::connectionKeywords(text);
    const bool hasPassword = std::any_of(keywords.begin(), keywords.end(), [](const auto &keyword) {
        return keyword.first == "password"_L1 || keyword.first == "sslpassword"_L1;
    });
    return hasPassword ? tr("Leave the password out of the address: it belongs into ~/.pgpass.")
                       : tr("The address of the database must begin with postgresql://.");
}

QString MoreFields::error() const
{
    if (const QString wrong = storeError(); !wrong.isEmpty())
        return wrong;
    const QString zone = m_zone->currentText().trimmed();
    if (!zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(zone.toLatin1()))
        return tr("“%1” is not a time zone.").arg(plainLine(zone, 60));
    return {};
}

} // namespace ui
