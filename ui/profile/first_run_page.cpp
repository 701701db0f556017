// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/first_run_page.h"

#include "ui/common/plain_text.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/way_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kContentWidth = 830;
constexpr int kColumns = 3;
constexpr int kMostProfiles = 9; // the others are in the File menu
constexpr int kSlowMs = 300;
constexpr qsizetype kNameLength = 24;

QLabel *label(const QString &text, const QString &name)
{
    auto *made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setObjectName(name);
    return made;
}

} // namespace

FirstRunPage::FirstRunPage(QWidget *parent)
    : QWidget(parent),
      m_demo(new WayCard(u"demo"_s, tr("Try the &demo plant"),
                         tr("Eight simulated devices on a broker of their own, here on this machine. Nothing to set "
                            "up, nothing leaves it."))),
      m_connect(new WayCard(u"plug"_s, tr("&Connect to a broker…"),
                            tr("Record what your devices publish over MQTT. You need the broker's address."))),
      m_open(new WayCard(u"database"_s, tr("&Open a database…"),
                         tr("Look at what was recorded before, here or on another machine, without recording."))),
      m_import(new QPushButton(tr("&Import from MQTTX or MQTT Explorer…"))),
      m_trouble(new NoticeLine),
      m_busyText(label({}, u"firstRunBusy"_s)),
      m_busyBar(new QProgressBar),
      m_profilesTitle(label(tr("Open again"), u"firstRunProfilesTitle"_s)),
      m_profiles(new QGridLayout),
      m_profilesBox(new QWidget)
{
    m_demo->setObjectName(u"firstRunDemo"_s);
    m_connect->setObjectName(u"firstRunConnect"_s);
    m_open->setObjectName(u"firstRunOpen"_s);
    m_import->setObjectName(u"firstRunImport"_s);
    m_trouble->setObjectName(u"firstRunTrouble"_s);
    m_busyBar->setObjectName(u"firstRunProgress"_s);
    m_busyBar->setRange(0, 0);
    m_busyBar->setTextVisible(false);
    m_busyBar->setMaximumHeight(4);
    m_busyBar->hide();
    m_busyText->hide();
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, m_busyBar, &QWidget::show);
    connect(m_demo, &WayCard::clicked, this, &FirstRunPage::demoWanted);
    connect(m_connect, &WayCard::clicked, this, &FirstRunPage::connectWanted);
    connect(m_open, &WayCard::clicked, this, &FirstRunPage::openWanted);
    connect(m_import, &QPushButton::clicked, this, &FirstRunPage::importWanted);
    buildLayout();
    setProfiles({});
    setFocusProxy(m_demo);
}

void FirstRunPage::buildLayout()
{
    auto *title = label(tr("Where do the records come from?"), u"firstRunTitle"_s);
    title->setFont(titleFont(titleFont(font())));
    auto *subtitle = label(tr("Watchpost records what devices publish over MQTT, and shows when one goes wrong."),
                           u"firstRunSubtitle"_s);
    subtitle->setProperty("secondary", true);
    subtitle->setWordWrap(true);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(metrics::kSide);
    for (WayCard *card : {m_demo, m_connect, m_open})
        cards->addWidget(card, 1);
    m_profiles->setContentsMargins(0, 0, 0, 0);
    m_profiles->setHorizontalSpacing(metrics::kSide);
    m_profiles->setVerticalSpacing(metrics::kGap);
    for (int column = 0; column < kColumns; ++column)
        m_profiles->setColumnStretch(column, 1);
    m_profilesBox->setLayout(m_profiles);
    m_profilesTitle->setProperty("secondary", true);

    auto *content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(metrics::kGap);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(metrics::kGap);
    column->addLayout(cards);
    column->addWidget(m_import, 0, Qt::AlignLeft);
    column->addSpacing(metrics::kGap / 2);
    column->addWidget(m_trouble);
    column->addWidget(m_busyText);
    column->addWidget(m_busyBar);
    column->addSpacing(metrics::kGap);
    column->addWidget(m_profilesTitle);
    column->addWidget(m_profilesBox);

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(content, 100);
    middle->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
}

void FirstRunPage::setTrouble(const QString &text)
{
    m_slow.stop();
    m_busyBar->hide();
    m_busyText->hide();
    setWaysEnabled(true);
    m_trouble->setNotice(Tone::Critical, text);
}

void FirstRunPage::setBusy(const QString &text)
{
    m_trouble->clear();
    setWaysEnabled(false);
    m_busyText->setText(plainLine(text));
    m_busyText->show();
    m_slow.start();
}

void FirstRunPage::setWaysEnabled(bool enabled)
{
    for (QWidget *way : {static_cast<QWidget *>(m_demo), static_cast<QWidget *>(m_connect),
                         static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_import), m_profilesBox})
        way->setEnabled(enabled);
}

void FirstRunPage::setProfiles(const QStringList &names)
{
    while (QLayoutItem *item = m_profiles->takeAt(0)) {
        // It may be the one whose click brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const int count = std::min(int(names.size()), kMostProfiles);
    for (int i = 0; i < count; ++i) {
        const QString &name = names[i];
        auto *button = new QPushButton(plainAction(name, kNameLength));
        button->setObjectName(u"firstRunProfile"_s);
        button->setAccessibleName(tr("Open the connection %1").arg(plainLine(name)));
        button->setToolTip(plainToolTip(name));
        button->setMinimumWidth(1);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT profileWanted(name); });
        m_profiles->addWidget(button, i / kColumns, i % kColumns);
    }
    m_profilesTitle->setVisible(count > 0);
    m_profilesBox->setVisible(count > 0);
}

} // namespace ui
