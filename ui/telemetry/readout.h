// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart says about one instant, in one line.
#pragma once

#include "ui/common/clock.h"
#include "ui/telemetry/chart_view.h"

#include <QWidget>

namespace ui {

struct ReadoutPart
{
    QString text; // plain
    bool isStrong = false;
    std::optional<int> look; // a piece of the series' line in front
};
// At the crosshair: "04:25", "31.2 °C", "30.8 … 31.6, 12 samples mean"; without one, the newest values with their
// age. Empty of an empty chart.
[[nodiscard]] std::vector<ReadoutPart> readoutOf(const ChartView &chart, const Clock &clock, qint64 nowMs);

class Readout : public QWidget
{
    Q_OBJECT

public:
    explicit Readout(QWidget *parent = nullptr);
    void setParts(std::vector<ReadoutPart> parts);
    // All of it as words.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ReadoutPart> m_parts;
};

} // namespace ui
