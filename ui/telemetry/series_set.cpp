// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/series_set.h"

#include "model/metrics.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qsizetype kUnits = 2; // a chart has two axes
constexpr QChar kSeparator = u'|';

} // namespace

void SeriesSet::set(std::vector<SeriesKey> keys)
{
    if (keys == m_keys)
        return;
    m_keys = std::move(keys);
    giveLooks();
    Q_EMIT changed();
}

void SeriesSet::showOnly(const SeriesKey &key)
{
    set({key});
}

void SeriesSet::replaceFirst(const SeriesKey &key, const std::function<bool(const QUuid &, const QString &)> &hasField)
{
    std::vector<SeriesKey> keys{key};
    QStringList units{unitOf(key.field)};
    const QString fieldBefore = m_keys.empty() ? QString() : m_keys.front().field;
    for (std::size_t i = 1; i < m_keys.size(); ++i) {
        SeriesKey other = m_keys[i];
        if (other.field == fieldBefore && hasField(other.device, key.field))
            other.field = key.field;
        const QString unit = unitOf(other.field);
        const bool isThere = std::find(keys.begin(), keys.end(), other) != keys.end();
        if (isThere || (!units.contains(unit) && units.size() == kUnits))
            continue;
        if (!units.contains(unit))
            units.append(unit);
        keys.push_back(other);
    }
    set(std::move(keys));
}

SeriesSet::Refusal SeriesSet::refusalOf(const SeriesKey &key) const
{
    if (std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end())
        return Refusal::AlreadyThere;
    if (m_keys.size() >= kMaxSeries)
        return Refusal::TooMany;
    const QStringList there = units();
    if (there.size() >= kUnits && !there.contains(unitOf(key.field)))
        return Refusal::ThirdUnit;
    return Refusal::None;
}

SeriesSet::Refusal SeriesSet::add(const SeriesKey &key)
{
    const Refusal refusal = refusalOf(key);
    if (refusal == Refusal::None) {
        std::vector<SeriesKey> keys = m_keys;
        keys.push_back(key);
        set(std::move(keys));
    }
    return refusal;
}

void SeriesSet::remove(const SeriesKey &key)
{
    std::vector<SeriesKey> keys = m_keys;
    keys.erase(std::remove(keys.begin(), keys.end(), key), keys.end());
    if (!keys.empty()) // a chart of nothing is none
        set(std::move(keys));
}

QStringList SeriesSet::units() const
{
    QStringList units;
    for (const SeriesKey &key : m_keys) {
        const QString unit = unitOf(key.field);
        if (!units.contains(unit))
            units.append(unit);
    }
    return units;
}

int SeriesSet::axisOf(const SeriesKey &key) const
{
    return int(std::clamp<qsizetype>(units().indexOf(unitOf(key.field)), 0, kUnits - 1));
}

QString SeriesSet::unitOfAxis(int axis) const
{
    return units().value(axis);
}

namespace {

QString ownLook(const SeriesKey &key)
{
    return key.device.toString(QUuid::WithoutBraces) + kSeparator + key.field;
}

} // namespace

void SeriesSet::giveLooks()
{
    QStringList devices;
    for (const SeriesKey &key : m_keys) {
        const QString device = key.device.toString(QUuid::WithoutBraces);
        const QString name = devices.contains(device) ? ownLook(key) : device;
        devices.append(device);
        if (!m_looks.contains(name))
            m_looks.insert(name, int(m_looks.size()));
    }
}

int SeriesSet::lookOf(const SeriesKey &key) const
{
    for (const SeriesKey &first : m_keys) {
        if (first.device == key.device)
            return first == key ? m_looks.value(key.device.toString(QUuid::WithoutBraces))
                                : m_looks.value(ownLook(key));
    }
    return 0;
}

QStringList SeriesSet::toText() const
{
    QStringList lines;
    for (const SeriesKey &key : m_keys)
        lines.append(ownLook(key));
    return lines;
}

void SeriesSet::setText(const QStringList &lines)
{
    std::vector<SeriesKey> keys;
    for (const QString &line : lines) {
        const qsizetype bar = line.indexOf(kSeparator);
        const SeriesKey key{QUuid::fromString(line.left(bar)), line.mid(bar + 1)};
        if (bar < 0 || key.device.isNull() || key.field.isEmpty() || keys.size() == kMaxSeries ||
            std::find(keys.begin(), keys.end(), key) != keys.end())
            continue;
        keys.push_back(key);
    }
    // Settings may have been written by hand: a third unit does not come in this way either.
    m_keys.clear();
    for (const SeriesKey &key : keys) {
        if (refusalOf(key) == Refusal::None)
            m_keys.push_back(key);
    }
    giveLooks();
    Q_EMIT changed();
}

} // namespace ui
