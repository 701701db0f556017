// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/series_chips.h"

#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"
#include "ui/telemetry/chart_overlays.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSwatch(20, 12);
constexpr int kLabel = 34; // characters of a name

QIcon swatch(int look, double ratio)
{
    QPixmap picture(kSwatch * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintSwatch(painter, QRectF(QPointF(0, 0), QSizeF(kSwatch)), look);
    return picture;
}

// Gives way where eight of them do not fit.
class Chip : public QPushButton
{
public:
    using QPushButton::QPushButton;
    [[nodiscard]] QSize minimumSizeHint() const override { return {64, QPushButton::minimumSizeHint().height()}; }
};

} // namespace

SeriesChips::SeriesChips(SeriesSet &set, const Directory &directory, QWidget *parent)
    : QWidget(parent), m_set(set), m_directory(directory), m_row(new QHBoxLayout(this))
{
    setObjectName(u"telemetryChips"_s);
    m_row->setContentsMargins(metrics::kSide, 0, metrics::kSide, metrics::kGap);
    m_row->setSpacing(metrics::kGap);
    m_row->addStretch();
    hide();
}

void SeriesChips::refresh()
{
    while (m_row->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_row->takeAt(0));
        // A chip may be in the middle of its own click.
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    const std::vector<SeriesKey> keys = m_set.keys();
    for (std::size_t i = 0; keys.size() > 1 && i < keys.size(); ++i) {
        const QString name = m_directory.nameOf(keys[i].device) + u" · "_s + metricTitle(keys[i].field);
        auto *chip = new Chip(this);
        chip->setObjectName(u"telemetryChip%1"_s.arg(i));
        chip->setIcon(swatch(m_set.lookOf(keys[i]), devicePixelRatioF()));
        chip->setIconSize(kSwatch);
        chip->setText(plainAction(name, kLabel) + u"  ✕"_s);
        chip->setAccessibleName(tr("Remove %1").arg(plainLine(name)));
        chip->setToolTip(plainToolTip(tr("Remove %1").arg(name)));
        connect(chip, &QPushButton::clicked, this, [this, key = keys[i]] { m_set.remove(key); });
        m_row->insertWidget(int(i), chip);
    }
    setVisible(keys.size() > 1);
}

} // namespace ui
