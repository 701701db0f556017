// SPDX-License-Identifier: GPL-3.0-or-later
// The one time range that list, chart and export share: a length that ends now and moves on (live), or a fixed
// stretch; with a history to go back through.
#pragma once

#include "model/query.h"

#include <QObject>
#include <span>
#include <vector>

namespace ui {

struct RangePreset
{
    const char *key;   // stable, for settings: "15m", "24h", …
    const char *label; // English: "Last 24 hours"; translated in context "ViewRange"
    qint64 lengthMs;
};
[[nodiscard]] std::span<const RangePreset> rangePresets();

class ViewRange : public QObject
{
    Q_OBJECT

public:
    explicit ViewRange(QObject *parent = nullptr);

    // A preset's length, ending now and following it.
    void setPreset(const QString &key);
    // A length of any kind that ends now and follows it.
    void setLive(qint64 lengthMs);
    // [fromMs, toMs), fixed.
    void setFixed(qint64 fromMs, qint64 toMs);
    // Half a length back or on; a range that would reach beyond now becomes live again.
    void step(int direction);
    void zoom(double factor, qint64 aroundMs);
    // From fixed to the same length ending now.
    void goLive();
    void back();
    void forward();

    [[nodiscard]] bool isLive() const { return m_now.isLive; }
    // The key of the preset that is chosen; empty: a custom range.
    [[nodiscard]] QString preset() const;
    [[nodiscard]] qint64 lengthMs() const;
    [[nodiscard]] qint64 fromMs(qint64 nowMs) const;
    [[nodiscard]] qint64 toMs(qint64 nowMs) const;
    // For questions to the store: a live range is open at its end, so that rows of other clocks are not cut off.
    [[nodiscard]] TimeRange query(qint64 nowMs) const;
    [[nodiscard]] bool canGoBack() const { return !m_past.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_future.empty(); }

Q_SIGNALS:
    // Another range was chosen; not said when a live one merely moves on.
    void changed();

private:
    struct Choice
    {
        bool isLive = true;
        qint64 lengthMs = 0;         // live
        qint64 fromMs = 0, toMs = 0; // fixed
        bool operator==(const Choice &) const = default;
    };
    void choose(const Choice &choice);

    Choice m_now;
    std::vector<Choice> m_past, m_future;
};

} // namespace ui
