// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_model.h"

#include "ui/alerts/alert_words.h"
#include "ui/common/alert_book.h"
#include "ui/common/formats.h"
#include "ui/common/model_words.h"
#include "ui/common/plain_text.h"

#include <QSet>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr int kDigits = 6;

constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("ui::AlertModel", "Severity"), QT_TRANSLATE_NOOP("ui::AlertModel", "Device"),
    QT_TRANSLATE_NOOP("ui::AlertModel", "Rule"),     QT_TRANSLATE_NOOP("ui::AlertModel", "Value now"),
    QT_TRANSLATE_NOOP("ui::AlertModel", "Limit"),    QT_TRANSLATE_NOOP("ui::AlertModel", "Since"),
    QT_TRANSLATE_NOOP("ui::AlertModel", "State"),    QT_TRANSLATE_NOOP("ui::AlertModel", "Acknowledged by")};

QString statusWord(DeviceStatus status)
{
    switch (status) {
    case DeviceStatus::Online:
        return AlertModel::tr("Online");
    case DeviceStatus::Offline:
        return AlertModel::tr("Offline");
    default:
        break;
    }
    return AlertModel::tr("Unknown");
}

bool isNumber(AlertColumn column)
{
    return column == AlertColumn::ValueNow || column == AlertColumn::Limit || column == AlertColumn::Since;
}

} // namespace

AlertModel::AlertModel(const Clock &clock, const Directory &directory, QObject *parent)
    : QAbstractTableModel(parent), m_clock(clock), m_directory(directory)
{
}

AlertRow AlertModel::rowFor(const store::AlertRecord &record) const
{
    AlertRow row;
    row.record = record;
    const Alert &alert = record.alert;
    row.device = plainLine(record.deviceName.isEmpty() ? alert.externalId : record.deviceName);
    if (row.device.isEmpty())
        row.device = tr("The connection");
    if (!alert.externalId.isEmpty() && alert.externalId != record.deviceName)
        row.externalId = plainLine(alert.externalId);
    row.rule = plainLine(alert.ruleName);
    row.limit = alertLimit(alert);
    measure(row);
    return row;
}

void AlertModel::measure(AlertRow &row) const
{
    row.valueNow.clear();
    row.number.reset();
    row.isOld = true;
    const Device *device = m_directory.find(row.record.alert.key.deviceId);
    if (!device)
        return;
    const QString &metric = row.record.alert.key.metric;
    const auto latest = device->latest.constFind(metric);
    if (metric.isEmpty() || latest == device->latest.cend()) {
        row.valueNow = metric.isEmpty() ? statusWord(device->status) : QString();
        row.isOld = false;
        return;
    }
    row.number = numberOf(latest->value);
    row.valueNow = row.number ? numberText(metric, *row.number, kDigits) : valueText(metric, latest->value);
    row.isOld = row.record.alert.quality != AlertQuality::Good || device->status == DeviceStatus::Offline;
}

void AlertModel::setRecords(const std::vector<store::AlertRecord> &records, qint64 nowMs, bool afresh)
{
    m_nowMs = nowMs;
    if (afresh) {
        beginResetModel();
        m_rows.clear();
        m_index.clear();
        for (const store::AlertRecord &record : records) {
            m_index.insert(record.alert.id, size());
            m_rows.push_back(rowFor(record));
        }
        endResetModel();
        return;
    }
    removeGone(records);
    std::vector<const store::AlertRecord *> added;
    for (const store::AlertRecord &record : records) {
        const int at = rowOf(record.alert.id);
        if (at < 0) {
            added.push_back(&record);
        } else if (row(at).record != record) {
            m_rows[std::size_t(at)] = rowFor(record);
            Q_EMIT dataChanged(index(at, 0), index(at, kAlertColumns - 1));
        }
    }
    if (added.empty())
        return;
    beginInsertRows({}, size(), size() + int(added.size()) - 1);
    for (const store::AlertRecord *record : added) {
        m_index.insert(record->alert.id, size());
        m_rows.push_back(rowFor(*record));
    }
    endInsertRows();
}

void AlertModel::removeGone(const std::vector<store::AlertRecord> &records)
{
    QSet<QUuid> there;
    there.reserve(qsizetype(records.size()));
    for (const store::AlertRecord &record : records)
        there.insert(record.alert.id);
    bool removed = false;
    // Neighbours that are gone go together: a site that comes back clears hundreds at once.
    for (int last = size() - 1; last >= 0; --last) {
        if (there.contains(row(last).record.alert.id))
            continue;
        int first = last;
        while (first > 0 && !there.contains(row(first - 1).record.alert.id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
        removed = true;
    }
    if (!removed)
        return;
    m_index.clear();
    for (int at = 0; at < size(); ++at)
        m_index.insert(row(at).record.alert.id, at);
}

void AlertModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (m_rows.empty())
        return;
    for (AlertRow &row : m_rows)
        measure(row);
    Q_EMIT dataChanged(index(0, int(AlertColumn::ValueNow)), index(size() - 1, int(AlertColumn::By)));
}

bool AlertModel::isBefore(const AlertRow &a, const AlertRow &b) const
{
    const Alert &left = a.record.alert, &right = b.record.alert;
    const auto unseen = [](const Alert &alert) { return alert.acknowledgement == Acknowledgement::Unacknowledged; };
    if (unseen(left) != unseen(right))
        return unseen(left);
    if (left.severity != right.severity)
        return left.severity > right.severity;
    if (left.raisedAtMs != right.raisedAtMs)
        return left.raisedAtMs > right.raisedAtMs;
    return left.id < right.id;
}

bool AlertModel::isUrgent(const AlertRow &row) const
{
    return row.record.alert.isOpen() && row.record.alert.acknowledgement == Acknowledgement::Unacknowledged &&
           isAudible(row.record, m_nowMs);
}

bool AlertModel::isDim(const AlertRow &row, AlertColumn column) const
{
    if (column == AlertColumn::ValueNow && row.isOld)
        return true;
    return !row.record.alert.isOpen() || !isAudible(row.record, m_nowMs);
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : size();
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kAlertColumns;
}

QString AlertModel::text(const AlertRow &row, AlertColumn column) const
{
    const Alert &alert = row.record.alert;
    switch (column) {
    case AlertColumn::Severity:
        return severityWord(alert.severity);
    case AlertColumn::Device:
        return row.device;
    case AlertColumn::Rule:
        return row.rule;
    case AlertColumn::ValueNow:
        return row.valueNow;
    case AlertColumn::Limit:
        return row.limit;
    case AlertColumn::Since:
        return Clock::span(std::max<qint64>(0, alert.clearedAtMs.value_or(m_nowMs) - alert.raisedAtMs));
    case AlertColumn::State:
        return alertStateWords(alert);
    case AlertColumn::By:
        return plainLine(alert.acknowledgedBy, 80);
    }
    return {};
}

QString AlertModel::secondary(const AlertRow &row, AlertColumn column) const
{
    const Alert &alert = row.record.alert;
    switch (column) {
    case AlertColumn::Device:
        return row.externalId;
    case AlertColumn::Rule:
        return plainLine(alert.note, 120);
    case AlertColumn::ValueNow:
        return alert.key.metric.isEmpty() ? QString() : plainLine(metricTitle(alert.key.metric), 60);
    case AlertColumn::Since:
        return m_clock.within(alert.raisedAtMs, m_nowMs - alert.raisedAtMs < kDayMs ? kDayMs / 4 : 7 * kDayMs);
    case AlertColumn::State:
        return alertRemark(row.record, m_clock, m_nowMs);
    case AlertColumn::By:
        return alert.acknowledgedAtMs ? Clock::age(*alert.acknowledgedAtMs, m_nowMs) : QString();
    default:
        break;
    }
    return {};
}

QString AlertModel::toolTip(const AlertRow &row, AlertColumn column) const
{
    const Alert &alert = row.record.alert;
    if (column == AlertColumn::Since) {
        QString times = tr("Raised %1").arg(m_clock.exact(alert.raisedAtMs));
        if (alert.clearedAtMs)
            times += u'\n' + tr("Cleared %1").arg(m_clock.exact(*alert.clearedAtMs));
        return plainToolTip(times);
    }
    if (column == AlertColumn::ValueNow && alert.value)
        return plainToolTip(tr("Raised by %1").arg(numberText(alert.key.metric, *alert.value, kDigits)));
    if (column == AlertColumn::By && alert.acknowledgedAtMs)
        return plainToolTip(m_clock.exact(*alert.acknowledgedAtMs));
    if (column == AlertColumn::State && alert.isShelved(m_nowMs) && !alert.shelfReason.isEmpty())
        return plainToolTip(tr("Shelved by %1: %2").arg(alert.shelvedBy, alert.shelfReason));
    if (column == AlertColumn::Rule && !alert.note.isEmpty())
        return plainToolTip(alert.note);
    return {};
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const AlertRow &shown = row(index.row());
    const auto column = AlertColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, column);
    case Qt::AccessibleTextRole: {
        const QString second = secondary(shown, column);
        return second.isEmpty() ? text(shown, column) : QString(text(shown, column) + u", "_s + second);
    }
    case Qt::ToolTipRole:
        return toolTip(shown, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? int(Qt::AlignRight | Qt::AlignVCenter) : int(Qt::AlignLeft | Qt::AlignVCenter);
    case SecondaryRole:
        return secondary(shown, column);
    case DimRole:
        return isDim(shown, column);
    case UrgentRole:
        return isUrgent(shown);
    case IconRole:
        return severityIcon(shown.record.alert.severity);
    case ToneRole:
        return int(isDim(shown, AlertColumn::Severity) ? Tone::Neutral : toneOf(shown.record.alert.severity));
    case IdRole:
        return shown.record.alert.id;
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kAlertColumns)
        return {};
    if (role == Qt::DisplayRole)
        return tr(kTitles[std::size_t(section)]);
    if (role == Qt::TextAlignmentRole)
        return isNumber(AlertColumn(section)) ? int(Qt::AlignRight | Qt::AlignVCenter)
                                              : int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

AlertOrder::AlertOrder(AlertModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
    sort(int(AlertColumn::Severity), Qt::AscendingOrder);
}

bool AlertOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const AlertRow &a = m_model.row(left.row()), &b = m_model.row(right.row());
    const bool descending = sortOrder() == Qt::DescendingOrder;
    int order = 0;
    switch (AlertColumn(left.column())) {
    case AlertColumn::Severity:
        return m_model.isBefore(a, b);
    case AlertColumn::ValueNow:
        order = a.number.value_or(0) < b.number.value_or(0) ? -1 : a.number.value_or(0) > b.number.value_or(0) ? 1 : 0;
        break;
    case AlertColumn::Since:
        // As lengths of time: the newest first.
        order = a.record.alert.raisedAtMs > b.record.alert.raisedAtMs   ? -1
                : a.record.alert.raisedAtMs < b.record.alert.raisedAtMs ? 1
                                                                        : 0;
        break;
    default:
        order = left.data().toString().compare(right.data().toString(), Qt::CaseInsensitive);
        break;
    }
    if (order != 0)
        return order < 0;
    return descending ? m_model.isBefore(b, a) : m_model.isBefore(a, b);
}

} // namespace ui
