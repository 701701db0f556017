// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/shelve_dialog.h"

#include "store/alert_query.h"
#include "ui/common/clock.h"
#include "ui/common/theme.h"
#include "ui/profile/notice_line.h"

#include <QButtonGroup>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kUntil = 0; // the id of the button for a time of its own; the others are minutes
constexpr int kMaxReason = 500;
constexpr qint64 kMinuteMs = 60'000;

} // namespace

ShelveDialog::ShelveDialog(const Clock &clock, int count, QWidget *parent)
    : QDialog(parent),
      m_clock(clock),
      m_lengths(new QButtonGroup(this)),
      m_until(new QDateTimeEdit),
      m_reason(new QLineEdit),
      m_notice(new NoticeLine)
{
    setObjectName(u"shelveDialog"_s);
    setWindowTitle(tr("Shelve"));
    buildLayout(count);
    check();
}

void ShelveDialog::buildLayout(int count)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    form->setSpacing(metrics::kGap);
    auto *lengths = new QVBoxLayout;
    const std::pair<int, QString> choices[] = {
        {15, tr("15 &minutes")}, {60, tr("&1 hour")}, {480, tr("&8 hours")}, {kUntil, tr("&Until")}};
    for (const auto &[minutes, title] : choices) {
        auto *button = new QRadioButton(title);
        button->setObjectName(u"shelveFor%1"_s.arg(minutes));
        m_lengths->addButton(button, minutes);
        lengths->addWidget(button);
    }
    m_lengths->button(60)->setChecked(true);
    m_until->setObjectName(u"shelveUntil"_s);
    m_until->setAccessibleName(tr("Until"));
    m_until->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_until->setDisplayFormat(u"yyyy-MM-dd hh:mm"_s);
    m_until->setDateTime(QDateTime::fromMSecsSinceEpoch(Clock::nowMs() + 120 * kMinuteMs, m_clock.zone()));
    m_until->setToolTip(m_clock.zoneWords());
    lengths->addWidget(m_until);
    m_reason->setObjectName(u"shelveReason"_s);
    m_reason->setMaxLength(kMaxReason);
    m_reason->setPlaceholderText(tr("For the others, and for the log"));
    form->addRow(tr("For how long"), lengths);
    form->addRow(tr("&Why"), m_reason);
    form->addRow(m_notice);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_shelve = buttons->addButton(tr("Shelve %n alert(s)", nullptr, count), QDialogButtonBox::AcceptRole);
    m_shelve->setObjectName(u"shelveAccept"_s);
    m_shelve->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_lengths, &QButtonGroup::idToggled, this, &ShelveDialog::check);
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, &ShelveDialog::check);
}

qint64 ShelveDialog::untilMs() const
{
    if (m_lengths->checkedId() != kUntil)
        return Clock::nowMs() + m_lengths->checkedId() * kMinuteMs;
    // What is shown is a time of the window's zone, whatever the field believes.
    const QDateTime shown = m_until->dateTime();
    return QDateTime(shown.date(), shown.time(), m_clock.zone()).toMSecsSinceEpoch();
}

QString ShelveDialog::reason() const
{
    return m_reason->text().simplified();
}

void ShelveDialog::check()
{
    const bool isUntil = m_lengths->checkedId() == kUntil;
    m_until->setVisible(isUntil);
    const qint64 length = untilMs() - Clock::nowMs();
    QString trouble;
    if (isUntil && length <= 0)
        trouble = tr("That time is past.");
    else if (isUntil && length > store::Shelf().longestMs)
        trouble = tr("At most 24 hours: what is silent for longer is forgotten.");
    m_notice->setNotice(Tone::Warning, trouble);
    if (m_shelve)
        m_shelve->setEnabled(trouble.isEmpty());
}

} // namespace ui
