// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/connection_dialog.h"

#include "ui/common/plain_text.h"
#include "ui/profile/broker_fields.h"
#include "ui/profile/more_fields.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/propose_dialog.h"
#include "ui/profile/test_panel.h"
#include "ui/profile/tls_fields.h"
#include "ui/profile/topics_fields.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSize(900, 580);

QStringList takenNames(const monitor::Profile &profile, bool isNew)
{
    QStringList names = monitor::profileNames();
    if (!isNew)
        names.removeAll(profile.name);
    return names;
}

} // namespace

ConnectionDialog::ConnectionDialog(const monitor::Profile &profile, const QByteArray &password, QWidget *parent)
    : QDialog(parent),
      m_given(profile),
      m_isNew(profile.broker.isEmpty()),
      m_taken(takenNames(profile, m_isNew)),
      m_tabs(new QTabWidget),
      m_broker(new BrokerFields),
      m_name(new QLineEdit),
      m_topicsInShort(new PlainLabel),
      m_propose(new QPushButton(tr("&Listen and propose…"))),
      m_topics(new TopicsFields),
      m_tls(new TlsFields),
      m_more(new MoreFields),
      m_test(new TestPanel),
      m_why(new NoticeLine),
      m_connect(new QPushButton(tr("C&onnect")))
{
    setObjectName(u"connectionDialog"_s);
    setWindowTitle(m_isNew ? tr("New connection") : tr("Connection %1").arg(plainLine(profile.name, 60)));
    m_broker->set(profile.broker, profile.username, password);
    m_topics->set(profile.topics);
    m_tls->set({profile.caFile, profile.certFile, profile.keyFile});
    m_more->set(profile);
    m_name->setText(m_isNew ? suggestedName() : profile.name);
    buildLayout();
    connectSignals();
    // An address is pasted without looking for the place.
    m_broker->setFocus();
    judge();
}

void ConnectionDialog::buildLayout()
{
    m_name->setObjectName(u"connectionName"_s);
    m_why->setObjectName(u"connectionWhy"_s);
    m_tabs->setObjectName(u"connectionTabs"_s);
    m_connect->setObjectName(u"connectionConnect"_s);
    m_connect->setProperty("primary", true);
    m_connect->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"connectionCancel"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    m_broker->addRow(tr("&Name"), m_name);
    m_broker->addRow(tr("Topics"), topicsRow());
    m_tabs->addTab(m_broker, tr("Broker"));
    m_tabs->addTab(m_topics, tr("Topics"));
    m_tabs->addTab(m_tls, tr("Encryption"));
    m_tabs->addTab(m_more, tr("More"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_tabs, 1);
    top->addWidget(m_test);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(metrics::kGap);
    bottom->addWidget(m_why, 1, Qt::AlignVCenter);
    bottom->addStretch(0);
    bottom->addWidget(cancel);
    bottom->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kSide);
    column->addLayout(top, 1);
    column->addLayout(bottom);
    resize(kSize);
}

// What is recorded, and the way to find out what could be, where a newcomer sees it.
QWidget *ConnectionDialog::topicsRow()
{
    m_topicsInShort->setObjectName(u"connectionTopicsInShort"_s);
    m_propose->setObjectName(u"connectionPropose"_s);
    m_propose->setAutoDefault(false);
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::kGap);
    line->addWidget(m_topicsInShort, 1);
    line->addWidget(m_propose);
    return row;
}

void ConnectionDialog::connectSignals()
{
    connect(m_propose, &QPushButton::clicked, this, &ConnectionDialog::propose);
    connect(m_topics, &TopicsFields::proposalWanted, this, &ConnectionDialog::propose);
    connect(m_broker, &BrokerFields::changed, this, [this] {
        if (m_isNew && !m_nameEdited)
            m_name->setText(suggestedName());
        onChanged();
    });
    connect(m_topics, &TopicsFields::changed, this, &ConnectionDialog::onChanged);
    // Also said when the files have been looked at, which changes nothing of what is tested.
    connect(m_tls, &TlsFields::changed, this, &ConnectionDialog::judge);
    connect(m_more, &MoreFields::changed, this, &ConnectionDialog::onChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameEdited = true;
        judge();
    });
    connect(m_test, &TestPanel::wanted, this, [this] { m_test->start(profile(), password()); });
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
}

void ConnectionDialog::onChanged()
{
    m_test->reset();
    judge();
}

void ConnectionDialog::judge()
{
    m_tls->setUsed(!m_broker->url() || m_broker->url()->isEncrypted());
    const QString why = error();
    m_why->setNotice(Tone::Neutral, why);
    m_connect->setEnabled(why.isEmpty());
    m_connect->setToolTip(plainToolTip(why));
    m_test->setPossible(testError().isEmpty());
    const QString silent = listenError();
    m_propose->setEnabled(silent.isEmpty());
    m_propose->setToolTip(plainToolTip(silent));
    m_topics->setCanListen(silent.isEmpty());
    QStringList filters;
    for (const TopicFormat &topic : m_topics->topics().empty() ? monitor::defaultTopics() : m_topics->topics())
        filters.append(topic.filter);
    m_topicsInShort->setPlain(filters.join(u", "_s));
}

QString ConnectionDialog::listenError() const
{
    if (const QString broker = m_broker->error(); !broker.isEmpty())
        return broker;
    return m_tls->error();
}

void ConnectionDialog::propose()
{
    m_test->reset();
    auto *dialog = new ProposeDialog(profile(), password(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_topics->set(dialog->topics());
        m_connect->setFocus();
    });
    dialog->open();
}

// Without a name of one's own: `default`, which is also what watchpostctl takes, else after the host.
QString ConnectionDialog::suggestedName() const
{
    if (!m_taken.contains(u"default"_s))
        return u"default"_s;
    const QString host = m_broker->url() ? m_broker->url()->host : QString();
    const QString stem = monitor::isProfileName(host) ? host : u"plant"_s;
    QString name = stem;
    for (int i = 2; m_taken.contains(name); ++i)
        name = u"%1-%2"_s.arg(stem).arg(i);
    return name;
}

QString ConnectionDialog::testError() const
{
    if (const QString broker = m_broker->error(); !broker.isEmpty())
        return broker;
    if (const QString tls = m_tls->error(); !tls.isEmpty())
        return tr("Encryption: %1").arg(tls);
    if (const QString topics = m_topics->error(); !topics.isEmpty())
        return tr("Topics: %1").arg(topics);
    return {};
}

QString ConnectionDialog::error() const
{
    if (const QString test = testError(); !test.isEmpty())
        return test;
    const QString name = m_name->text();
    if (name.isEmpty())
        return tr("Give the connection a name.");
    if (!monitor::isProfileName(name))
        return tr("The name of a connection has at most 80 characters, no slash, and no dot in front.");
    if (m_taken.contains(name))
        return tr("There is a connection of this name already.");
    if (const QString more = m_more->error(); !more.isEmpty())
        return tr("More: %1").arg(more);
    return {};
}

monitor::Profile ConnectionDialog::profile() const
{
    monitor::Profile profile = m_given;
    profile.name = m_name->text();
    profile.broker = m_broker->url() ? m_broker->url()->text() : QString();
    profile.username = m_broker->user();
    profile.topics = m_topics->topics();
    const broker::TlsFiles files = m_tls->files();
    profile.caFile = files.caFile;
    profile.certFile = files.certFile;
    profile.keyFile = files.keyFile;
    m_more->apply(profile);
    return profile;
}

QByteArray ConnectionDialog::password() const
{
    return m_broker->password();
}

bool ConnectionDialog::keepsPassword() const
{
    return m_broker->keepsPassword();
}

} // namespace ui
