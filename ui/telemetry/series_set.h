// SPDX-License-Identifier: GPL-3.0-or-later
// Which series a chart is asked for: the first, and those it is compared with; their looks and axes.
#pragma once

#include "model/device.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <functional>
#include <vector>

namespace ui {

struct SeriesKey
{
    QUuid device;
    QString field; // as stored
    bool operator==(const SeriesKey &) const = default;
};

inline constexpr std::size_t kMaxSeries = 8;

class SeriesSet : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<SeriesKey> &keys() const { return m_keys; }
    [[nodiscard]] bool isEmpty() const { return m_keys.empty(); }

    // The one alone.
    void showOnly(const SeriesKey &key);
    // The first becomes this; others with the first one's field follow to the new field where `hasField` says that
    // their devices have it, and those that would need a third unit go.
    void replaceFirst(const SeriesKey &key, const std::function<bool(const QUuid &, const QString &)> &hasField);
    enum class Refusal { None, AlreadyThere, TooMany, ThirdUnit };
    [[nodiscard]] Refusal refusalOf(const SeriesKey &key) const;
    [[nodiscard]] Refusal add(const SeriesKey &key);
    void remove(const SeriesKey &key);

    // 0: the unit of the first series, left; 1: the other unit, right.
    [[nodiscard]] int axisOf(const SeriesKey &key) const;
    // The unit of an axis; empty also where there is none.
    [[nodiscard]] QString unitOfAxis(int axis) const;
    // Of Theme::series(): a device keeps its look as long as the program runs; a further series of a device that is
    // in the set already has one of its own.
    [[nodiscard]] int lookOf(const SeriesKey &key) const;

    // For settings. Lines that are not understood are left out.
    [[nodiscard]] QStringList toText() const;
    void setText(const QStringList &lines);

Q_SIGNALS:
    void changed();

private:
    void set(std::vector<SeriesKey> keys);
    void giveLooks();
    [[nodiscard]] QStringList units() const;

    std::vector<SeriesKey> m_keys;
    QHash<QString, int> m_looks; // by device, or device and field
};

} // namespace ui
