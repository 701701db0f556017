// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/range_control.h"

#include "ui/common/clock.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/view_range.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

RangeControl::RangeControl(ViewRange &range, Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_range(range),
      m_clock(clock),
      m_back(new QToolButton),
      m_choice(new QPushButton),
      m_forward(new QToolButton),
      m_live(new QPushButton(tr("Live"))),
      m_zone(new QLabel)
{
    buildLayout();
    connectSignals();
    showRange();
}

void RangeControl::buildLayout()
{
    m_back->setIcon(icon(u"left"_s));
    m_back->setToolTip(tr("Earlier"));
    m_back->setAccessibleName(tr("Earlier"));
    m_forward->setIcon(icon(u"right"_s));
    m_forward->setToolTip(tr("Later"));
    m_forward->setAccessibleName(tr("Later"));
    m_choice->setObjectName(u"rangeChoice"_s);
    m_choice->setMenu(new QMenu(m_choice));
    m_choice->setAccessibleName(tr("Time range"));
    m_live->setObjectName(u"rangeLive"_s);
    m_live->setCheckable(true);
    m_live->setToolTip(tr("The range ends now and moves on"));
    m_zone->setTextFormat(Qt::PlainText);
    m_zone->setProperty("secondary", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_choice), static_cast<QWidget *>(m_forward),
          static_cast<QWidget *>(m_live), static_cast<QWidget *>(m_zone)})
        row->addWidget(widget);
}

void RangeControl::connectSignals()
{
    connect(m_back, &QToolButton::clicked, this, [this] { m_range.step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_range.step(1); });
    connect(m_live, &QPushButton::clicked, this, [this] {
        const qint64 now = Clock::nowMs();
        if (m_range.isLive())
            m_range.setFixed(m_range.fromMs(now), now);
        else
            m_range.goLive();
        showRange();
    });
    connect(m_choice->menu(), &QMenu::aboutToShow, this, &RangeControl::fillMenu);
    connect(&m_range, &ViewRange::changed, this, &RangeControl::showRange);
    connect(&m_clock, &Clock::zoneChanged, this, &RangeControl::showRange);
}

void RangeControl::openMenu()
{
    m_choice->menu()->popup(m_choice->mapToGlobal(QPoint(0, m_choice->height())));
}

void RangeControl::fillMenu()
{
    QMenu *menu = m_choice->menu();
    menu->clear();
    delete menu->findChild<QActionGroup *>();
    auto *oneOf = new QActionGroup(menu);
    for (const RangePreset &preset : rangePresets()) {
        const QString key = QString::fromLatin1(preset.key);
        QAction *action = menu->addAction(QCoreApplication::translate("ViewRange", preset.label), this,
                                          [this, key] { m_range.setPreset(key); });
        action->setCheckable(true);
        action->setChecked(m_range.preset() == key);
        oneOf->addAction(action);
    }
    menu->addSeparator();
    QAction *custom = menu->addAction(tr("From … to …"), this, &RangeControl::chooseCustom);
    custom->setCheckable(true);
    oneOf->addAction(custom);
    custom->setChecked(m_range.preset().isEmpty());
}

void RangeControl::showRange()
{
    const QString key = m_range.preset();
    QString text;
    for (const RangePreset &preset : rangePresets()) {
        if (key == QLatin1String(preset.key))
            text = QCoreApplication::translate("ViewRange", preset.label);
    }
    const qint64 now = Clock::nowMs();
    if (text.isEmpty() && m_range.isLive())
        text = tr("Last %1").arg(Clock::span(m_range.lengthMs()));
    if (text.isEmpty()) {
        const qint64 from = m_range.fromMs(now);
        const qint64 to = m_range.toMs(now);
        // A range of hours names its day once.
        const bool oneDay = m_range.lengthMs() <= 24 * 3600'000LL;
        text =
            oneDay
                ? u"%1, %2 – %3"_s.arg(m_clock.within(from, 15 * 24 * 3600'000LL),
                                       m_clock.within(from, m_range.lengthMs()), m_clock.within(to, m_range.lengthMs()))
                : u"%1 – %2"_s.arg(m_clock.within(from, m_range.lengthMs()), m_clock.within(to, m_range.lengthMs()));
    }
    m_choice->setText(text + u"  ▾"_s);
    m_live->setChecked(m_range.isLive());
    m_forward->setEnabled(!m_range.isLive());
    m_zone->setText(m_clock.zoneWords());
}

void RangeControl::chooseCustom()
{
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Time range"));
    const qint64 now = Clock::nowMs();
    // The fields hold the zone's clock as if it were UTC: older Qt has no date field with a zone.
    const auto edit = [&](qint64 ms) {
        const QDateTime clock = QDateTime::fromMSecsSinceEpoch(ms, m_clock.zone());
        auto *field = new QDateTimeEdit(dialog);
        field->setTimeSpec(Qt::UTC);
        field->setDateTime(QDateTime(clock.date(), clock.time(), QTimeZone::utc()));
        field->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
        field->setCalendarPopup(true);
        return field;
    };
    const auto instantOf = [zone = m_clock.zone()](const QDateTimeEdit *field) {
        return QDateTime(field->date(), field->time(), zone).toMSecsSinceEpoch();
    };
    auto *from = edit(m_range.fromMs(now));
    auto *to = edit(m_range.toMs(now));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *form = new QFormLayout(dialog);
    form->addRow(tr("&From"), from);
    form->addRow(tr("&To"), to);
    auto *zone = new QLabel(m_clock.zoneWords());
    zone->setTextFormat(Qt::PlainText);
    zone->setProperty("secondary", true);
    form->addRow(QString(), zone);
    form->addRow(buttons);
    const auto check = [=] { buttons->button(QDialogButtonBox::Ok)->setEnabled(from->dateTime() < to->dateTime()); };
    connect(from, &QDateTimeEdit::dateTimeChanged, dialog, check);
    connect(to, &QDateTimeEdit::dateTimeChanged, dialog, check);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, from, to, instantOf] {
        m_range.setFixed(instantOf(from), instantOf(to));
        dialog->accept();
    });
    check();
    dialog->open();
}

} // namespace ui
