// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/topics_model.h"

#include "decode/decode.h"
#include "model/topics.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

using namespace Qt::StringLiterals;

namespace ui {

void TopicsModel::setTopics(const std::vector<TopicFormat> &topics)
{
    beginResetModel();
    m_topics = topics;
    endResetModel();
}

int TopicsModel::add()
{
    const int row = int(m_topics.size());
    beginInsertRows({}, row, row);
    m_topics.emplace_back();
    endInsertRows();
    return row;
}

void TopicsModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_topics.erase(m_topics.begin() + row);
    endRemoveRows();
}

void TopicsModel::setCustom(int row, const CustomPaths &paths)
{
    if (row < 0 || row >= rowCount())
        return;
    TopicFormat &topic = m_topics[std::size_t(row)];
    topic.format = u"custom"_s;
    topic.custom = paths;
    Q_EMIT dataChanged(index(row, Filter), index(row, Format));
}

QString TopicsModel::errorOf(const TopicFormat &topic)
{
    if (topic.filter.isEmpty())
        return tr("A topic filter is missing.");
    if (!topics::isValidFilter(topic.filter))
        return tr("“%1” is not a topic filter: + stands for one level, # for all that follow, each alone between "
                  "slashes.")
            .arg(plainLine(topic.filter, 60));
    return {};
}

QString TopicsModel::error() const
{
    if (m_topics.empty())
        return tr("At least one topic is needed.");
    for (const TopicFormat &topic : m_topics) {
        if (const QString error = errorOf(topic); !error.isEmpty())
            return error;
    }
    return {};
}

QString TopicsModel::formatTitle(const QString &format)
{
    if (format == u"auto")
        return tr("auto – finds out itself");
    if (format == u"custom")
        return tr("custom – described by a file");
    if (format == u"plain")
        return tr("plain – a number or a word");
    return format;
}

int TopicsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_topics.size());
}

int TopicsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TopicsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TopicFormat &topic = m_topics[std::size_t(index.row())];
    const QString error = index.column() == Filter ? errorOf(topic) : QString();
    if (role == Qt::EditRole)
        return index.column() == Filter ? topic.filter : topic.format;
    if (role == Qt::DisplayRole)
        return index.column() == Filter ? plainLine(topic.filter) : formatTitle(topic.format);
    if (role == Qt::ForegroundRole && !error.isEmpty())
        return theme().critical;
    if (role == Qt::ToolTipRole)
        return plainToolTip(error.isEmpty() && index.column() == Filter ? topic.filter : error);
    return {};
}

QVariant TopicsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Filter ? tr("Topics to receive") : tr("Payload format");
}

Qt::ItemFlags TopicsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool TopicsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    TopicFormat &topic = m_topics[std::size_t(index.row())];
    const QString text = value.toString();
    if (index.column() == Filter) {
        topic.filter = text.trimmed();
    } else if (text != u"custom" && decode::formatNames().contains(text)) {
        topic.format = text;
        topic.custom.reset();
    } else {
        return false;
    }
    Q_EMIT dataChanged(index, index);
    return true;
}

} // namespace ui
