// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/import_model.h"

#include "ui/common/plain_text.h"

#include <array>

using namespace Qt::StringLiterals;
using monitor::ForeignConnection;

namespace ui {
namespace {

constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("ui::ImportModel", "Connection"), QT_TRANSLATE_NOOP("ui::ImportModel", "Broker"),
    QT_TRANSLATE_NOOP("ui::ImportModel", "Topics"), QT_TRANSLATE_NOOP("ui::ImportModel", "To mind")};
constexpr int kShownTopics = 20;

} // namespace

ImportModel::ImportModel(QObject *parent) : TickedModel({"ui::ImportModel", kTitles, int(kTitles.size())}, parent) {}

void ImportModel::setConnections(std::vector<ForeignConnection> connections)
{
    beginResetModel();
    m_connections = std::move(connections);
    m_ticks.clear();
    for (const ForeignConnection &one : m_connections)
        m_ticks.push_back(!one.isExample);
    endResetModel();
}

std::vector<ForeignConnection> ImportModel::chosen() const
{
    std::vector<ForeignConnection> out;
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        if (m_ticks[i])
            out.push_back(m_connections[i]);
    }
    return out;
}

const ForeignConnection &ImportModel::connection(int row) const
{
    return m_connections[std::size_t(row)];
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_connections.size());
}

QString ImportModel::textOf(const ForeignConnection &connection, ImportColumn column)
{
    switch (column) {
    case ImportColumn::Name:
        return plainLine(connection.profile.name);
    case ImportColumn::Broker:
        return plainLine(connection.profile.broker);
    case ImportColumn::Notes:
        return connection.notes.isEmpty() ? QString() : tr("%n notes", nullptr, int(connection.notes.size()));
    default:
        break;
    }
    QStringList filters;
    for (const TopicFormat &topic : connection.profile.topics) {
        if (filters.size() < kShownTopics)
            filters.append(topic.filter);
    }
    return filters.isEmpty() ? tr("the usual ones") : plainLine(filters.join(u", "_s));
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ForeignConnection &shown = connection(index.row());
    const auto column = ImportColumn(index.column());
    if (role == Qt::DisplayRole)
        return textOf(shown, column);
    if (role == Qt::ToolTipRole)
        return plainToolTip(column == ImportColumn::Notes ? shown.notes.join(u'\n') : textOf(shown, column));
    return TickedModel::data(index, role);
}

bool ImportModel::isTicked(int row) const
{
    return m_ticks[std::size_t(row)];
}

void ImportModel::setTicked(int row, bool isTicked)
{
    m_ticks[std::size_t(row)] = isTicked;
}

} // namespace ui
