// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/duration_field.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <array>

namespace ui {
namespace {

constexpr std::array kUnits{1, 60, 3600}; // seconds
constexpr int kMaxSeconds = 366 * 24 * 3600;

} // namespace

DurationField::DurationField(const QString &name, const QString &none, QWidget *parent)
    : QWidget(parent), m_number(new QSpinBox), m_unit(new QComboBox)
{
    m_number->setObjectName(name);
    m_number->setRange(0, kMaxSeconds);
    m_number->setSpecialValueText(none);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours")});
    m_unit->setAccessibleName(tr("Unit of time"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(metrics::kGap);
    row->addWidget(m_number, 1);
    row->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, &DurationField::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this](int unit) {
        m_number->setMaximum(kMaxSeconds / kUnits[std::size_t(unit)]);
        Q_EMIT edited();
    });
}

void DurationField::setSeconds(int seconds)
{
    int unit = int(kUnits.size()) - 1;
    while (unit > 0 && (seconds == 0 || seconds % kUnits[std::size_t(unit)] != 0))
        --unit;
    m_unit->setCurrentIndex(unit);
    m_number->setValue(seconds / kUnits[std::size_t(unit)]);
}

int DurationField::seconds() const
{
    return m_number->value() * kUnits[std::size_t(m_unit->currentIndex())];
}

} // namespace ui
