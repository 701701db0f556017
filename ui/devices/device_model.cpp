// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_model.h"

#include "ui/common/clock.h"
#include "ui/common/plain_text.h"

#include <QSet>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("ui::DeviceModel", "State"), QT_TRANSLATE_NOOP("ui::DeviceModel", "Name"),
    QT_TRANSLATE_NOOP("ui::DeviceModel", "Value"), QT_TRANSLATE_NOOP("ui::DeviceModel", "Battery"),
    QT_TRANSLATE_NOOP("ui::DeviceModel", "RSSI"),  QT_TRANSLATE_NOOP("ui::DeviceModel", "Last seen"),
    QT_TRANSLATE_NOOP("ui::DeviceModel", "Rate"),  QT_TRANSLATE_NOOP("ui::DeviceModel", "Last 6 hours")};

constexpr int at(DeviceColumn column)
{
    return int(column);
}

bool isNumber(DeviceColumn column)
{
    return column == DeviceColumn::Battery || column == DeviceColumn::Signal || column == DeviceColumn::LastSeen ||
           column == DeviceColumn::Rate;
}

// The columns that look otherwise now, as a stretch; empty (from > to) if none.
std::pair<int, int> difference(const DeviceRow &before, const DeviceRow &now)
{
    int from = kDeviceColumns, to = -1;
    const auto differs = [&](DeviceColumn column, bool different) {
        if (!different)
            return;
        from = std::min(from, at(column));
        to = std::max(to, at(column));
    };
    const Device &a = before.device, &b = now.device;
    // Of the same state they are sorted by name.
    differs(DeviceColumn::State, before.rank != now.rank || before.sortName != now.sortName);
    differs(DeviceColumn::Name, before.haystack != now.haystack);
    differs(DeviceColumn::Main, before.mainText != now.mainText || before.mainTitle != now.mainTitle);
    differs(DeviceColumn::Battery, before.battery != now.battery);
    differs(DeviceColumn::Signal, before.signal != now.signal);
    differs(DeviceColumn::LastSeen, a.lastSeenAtMs != b.lastSeenAtMs);
    differs(DeviceColumn::Rate, before.perMinute != now.perMinute);
    return {from, to};
}

// Offline ones first, then those with an open alert, the gravest first, then the others by their state.
int problemRank(const DeviceRow &row)
{
    constexpr int kSeverities = int(Severity::Critical) + 1;
    if (row.rank == DeviceRank::Offline)
        return 0;
    return row.alert ? kSeverities - int(*row.alert) : kSeverities + int(row.rank);
}

// What is missing comes last in either direction.
template <typename T>
int order(const std::optional<T> &a, const std::optional<T> &b, bool descending)
{
    if (a && b)
        return *a < *b ? -1 : *b < *a ? 1 : 0;
    if (!a && !b)
        return 0;
    return a.has_value() != descending ? -1 : 1;
}

} // namespace

Tone toneOf(DeviceRank rank)
{
    switch (rank) {
    case DeviceRank::Offline:
        return Tone::Critical;
    case DeviceRank::Stale:
        return Tone::Warning;
    case DeviceRank::Unknown:
        return Tone::Neutral;
    case DeviceRank::Online:
        break;
    }
    return Tone::Good;
}

DeviceModel::DeviceModel(const Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock) {}

void DeviceModel::setDevices(const std::vector<Device> &devices, qint64 nowMs)
{
    m_nowMs = nowMs;
    removeGone(devices);
    std::vector<const Device *> added;
    for (const Device &device : devices) {
        const int row = rowOf(device.id);
        if (row < 0)
            added.push_back(&device);
        else if (m_rows[std::size_t(row)].device != device)
            change(row, device, nowMs);
    }
    flushChanged();
    if (added.empty())
        return;
    beginInsertRows({}, size(), size() + int(added.size()) - 1);
    for (const Device *device : added) {
        m_index.insert(device->id, size());
        m_rows.push_back(deviceRow(*device, std::nullopt, nowMs));
        m_rows.back().alert = alertOf(device->id);
        m_rates.emplace_back().note(device->messages, nowMs);
    }
    endInsertRows();
}

void DeviceModel::removeGone(const std::vector<Device> &devices)
{
    QSet<QUuid> there;
    there.reserve(qsizetype(devices.size()));
    for (const Device &device : devices)
        there.insert(device.id);
    bool removed = false;
    for (int row = size() - 1; row >= 0; --row) {
        if (there.contains(m_rows[std::size_t(row)].device.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        m_rates.erase(m_rates.begin() + row);
        endRemoveRows();
        removed = true;
    }
    if (!removed)
        return;
    m_index.clear();
    for (int row = 0; row < size(); ++row)
        m_index.insert(m_rows[std::size_t(row)].device.id, row);
}

void DeviceModel::change(int row, const Device &device, qint64 nowMs)
{
    RateMeter &rate = m_rates[std::size_t(row)];
    rate.note(device.messages, nowMs);
    DeviceRow now = deviceRow(device, rate.perMinute(nowMs), nowMs);
    now.alert = alertOf(device.id);
    DeviceRow &kept = m_rows[std::size_t(row)];
    const auto [from, to] = difference(kept, now);
    kept = std::move(now);
    if (from <= to)
        sayChanged(row, from, to);
}

std::optional<Severity> DeviceModel::alertOf(const QUuid &id) const
{
    const auto at = m_alerts.constFind(id);
    return at == m_alerts.cend() ? std::nullopt : std::optional(*at);
}

void DeviceModel::setAlerts(const QHash<QUuid, Severity> &alerts)
{
    m_alerts = alerts;
    for (int row = 0; row < size(); ++row) {
        DeviceRow &shown = m_rows[std::size_t(row)];
        const std::optional<Severity> now = alertOf(shown.device.id);
        if (now == shown.alert)
            continue;
        shown.alert = now;
        sayChanged(row, at(DeviceColumn::State), at(DeviceColumn::Name));
    }
    flushChanged();
}

void DeviceModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    for (int row = 0; row < size(); ++row) {
        DeviceRow &shown = m_rows[std::size_t(row)];
        RateMeter &rate = m_rates[std::size_t(row)];
        rate.note(shown.device.messages, nowMs);
        shown.perMinute = rate.perMinute(nowMs);
        const DeviceRank rank = rankOf(shown.device, shown.perMinute, nowMs);
        if (rank != shown.rank) {
            shown.rank = rank;
            sayChanged(row, at(DeviceColumn::State), at(DeviceColumn::State));
        }
    }
    flushChanged();
    if (size() > 0)
        Q_EMIT dataChanged(index(0, at(DeviceColumn::LastSeen)), index(size() - 1, at(DeviceColumn::Rate)));
}

// Only equal stretches of columns are joined: a change of the values must not look like one of the state, by which the
// list is sorted.
void DeviceModel::sayChanged(int row, int from, int to)
{
    if (m_changedFrom >= 0 && (row != m_changedTo + 1 || from != m_changedLeft || to != m_changedRight))
        flushChanged();
    if (m_changedFrom < 0) {
        m_changedFrom = row;
        m_changedLeft = from;
        m_changedRight = to;
    }
    m_changedTo = row;
}

void DeviceModel::flushChanged()
{
    if (m_changedFrom < 0)
        return;
    const QModelIndex first = index(m_changedFrom, m_changedLeft), last = index(m_changedTo, m_changedRight);
    m_changedFrom = -1;
    Q_EMIT dataChanged(first, last);
}

int DeviceModel::offline() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const DeviceRow &row) { return row.rank == DeviceRank::Offline; }));
}

int DeviceModel::withAlerts() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const DeviceRow &row) { return row.alert.has_value(); }));
}

QStringList DeviceModel::tags() const
{
    QSet<QString> all;
    for (const DeviceRow &row : m_rows) {
        for (const QString &tag : row.device.tags)
            all.insert(tag);
    }
    QStringList sorted(all.begin(), all.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

int DeviceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kDeviceColumns;
}

QString DeviceModel::text(const DeviceRow &row, DeviceColumn column) const
{
    switch (column) {
    case DeviceColumn::State:
        return rankWord(row.rank);
    case DeviceColumn::Name:
        return row.name;
    case DeviceColumn::Main:
        return row.mainField.isEmpty() ? tr("no reading yet") : row.mainText;
    case DeviceColumn::Battery:
        return row.battery;
    case DeviceColumn::Signal:
        return row.signal;
    case DeviceColumn::LastSeen:
        return row.device.lastSeenAtMs ? Clock::age(*row.device.lastSeenAtMs, m_nowMs) : tr("never");
    case DeviceColumn::Rate:
        return row.perMinute ? perMinuteText(*row.perMinute) : QString();
    case DeviceColumn::Trend:
        break;
    }
    return {};
}

QString DeviceModel::secondary(const DeviceRow &row, DeviceColumn column) const
{
    if (column == DeviceColumn::Name)
        return row.secondary;
    return column == DeviceColumn::Main ? row.mainTitle : QString();
}

QString DeviceModel::toolTip(const DeviceRow &row, DeviceColumn column) const
{
    if (column == DeviceColumn::Name)
        return plainToolTip(row.device.name());
    if (column == DeviceColumn::LastSeen && row.device.lastSeenAtMs)
        return plainToolTip(m_clock.exact(*row.device.lastSeenAtMs));
    if (column == DeviceColumn::Main && !row.mainField.isEmpty())
        return plainToolTip(row.mainTitle + u": "_s + row.mainText + u", "_s +
                            m_clock.exact(row.device.latest.value(row.mainField).atMs));
    return {};
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DeviceRow &shown = row(index.row());
    const auto column = DeviceColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, column);
    case Qt::AccessibleTextRole:
        if (column == DeviceColumn::Name && shown.alert)
            return QString(text(shown, column) + u", "_s + tr("open alert"));
        return column == DeviceColumn::Main ? QString(shown.mainTitle + u' ' + text(shown, column))
                                            : text(shown, column);
    case Qt::ToolTipRole:
        return toolTip(shown, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter);
    case SecondaryRole:
        return secondary(shown, column);
    case DimRole:
        return shown.mainField.isEmpty() || shown.rank == DeviceRank::Offline || shown.rank == DeviceRank::Stale;
    case IconRole:
        return column == DeviceColumn::State ? rankIcon(shown.rank) : QString();
    case ToneRole:
        return int(toneOf(shown.rank));
    case IdRole:
        return shown.device.id;
    case AlertRole:
        return shown.alert ? QVariant(int(*shown.alert)) : QVariant();
    default:
        return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kDeviceColumns)
        return {};
    if (role == Qt::DisplayRole)
        return tr(kTitles[std::size_t(section)]);
    if (role == Qt::TextAlignmentRole)
        return isNumber(DeviceColumn(section)) ? int(Qt::AlignRight | Qt::AlignVCenter)
                                               : int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

DeviceFilter::DeviceFilter(DeviceModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
    sort(at(DeviceColumn::State), Qt::AscendingOrder);
}

void DeviceFilter::setSearch(const QString &text)
{
    const QStringList words = text.left(200).toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void DeviceFilter::setTag(const QString &tag)
{
    if (tag == m_tag)
        return;
    m_tag = tag;
    invalidateFilter();
}

bool DeviceFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const DeviceRow &shown = m_model.row(row);
    if (!m_tag.isEmpty() && !shown.device.tags.contains(m_tag))
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&shown](const QString &word) { return shown.haystack.contains(word); });
}

bool DeviceFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const DeviceRow &a = m_model.row(left.row()), &b = m_model.row(right.row());
    const bool descending = sortOrder() == Qt::DescendingOrder;
    int order = 0;
    switch (DeviceColumn(left.column())) {
    case DeviceColumn::State:
        order = problemRank(a) - problemRank(b);
        break;
    case DeviceColumn::Main:
    case DeviceColumn::Trend:
        order = a.mainTitle.compare(b.mainTitle);
        order = order != 0 ? order : ui::order(a.mainNumber, b.mainNumber, descending);
        break;
    case DeviceColumn::Battery:
        order = ui::order(a.batteryNumber, b.batteryNumber, descending);
        break;
    case DeviceColumn::Signal:
        order = ui::order(a.signalNumber, b.signalNumber, descending);
        break;
    case DeviceColumn::LastSeen:
        // As ages: the one that was seen last comes first.
        order = ui::order(b.device.lastSeenAtMs, a.device.lastSeenAtMs, !descending);
        break;
    case DeviceColumn::Rate:
        order = ui::order(a.perMinute, b.perMinute, descending);
        break;
    case DeviceColumn::Name:
        break;
    }
    if (order != 0)
        return order < 0;
    // Equal ones by name, upwards whatever the direction, except where the name is what is sorted by.
    const int byName = a.sortName.compare(b.sortName);
    const bool less = byName != 0 ? byName < 0 : a.device.id < b.device.id;
    return DeviceColumn(left.column()) == DeviceColumn::Name || !descending ? less : !less;
}

} // namespace ui
