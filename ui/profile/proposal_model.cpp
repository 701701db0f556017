// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/proposal_model.h"

#include "model/topics.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"
#include "ui/profile/topics_model.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("ui::ProposalModel", "Topics to record"), QT_TRANSLATE_NOOP("ui::ProposalModel", "Read as"),
    QT_TRANSLATE_NOOP("ui::ProposalModel", "Devices"), QT_TRANSLATE_NOOP("ui::ProposalModel", "Messages")};

} // namespace

ProposalModel::ProposalModel(QObject *parent)
    : TickedModel({"ui::ProposalModel", kTitles, int(ProposalColumn::Devices)}, parent)
{
}

void ProposalModel::setProposal(const std::vector<topics::ProposedFilter> &proposed,
                                const std::vector<TopicFormat> &current)
{
    beginResetModel();
    m_rows.clear();
    for (const topics::ProposedFilter &one : proposed) {
        Row row;
        row.topic.filter = one.filter;
        row.heard = one;
        row.isTicked = !one.formats.isEmpty();
        m_rows.push_back(row);
    }
    for (const TopicFormat &topic : current) {
        const auto same = std::find_if(m_rows.begin(), m_rows.end(),
                                       [&topic](const Row &row) { return row.topic.filter == topic.filter; });
        if (same != m_rows.end()) {
            same->topic = topic;
            same->isTicked = same->isCurrent = true;
            continue;
        }
        Row row;
        row.topic = topic;
        row.isCurrent = true;
        row.isTicked = std::none_of(proposed.begin(), proposed.end(), [&topic](const topics::ProposedFilter &one) {
            return topics::covers(topic.filter, one.filter);
        });
        m_rows.push_back(row);
    }
    endResetModel();
}

std::vector<TopicFormat> ProposalModel::chosen() const
{
    std::vector<TopicFormat> out;
    for (const Row &row : m_rows) {
        if (row.isTicked)
            out.push_back(row.topic);
    }
    return out;
}

int ProposalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ProposalModel::formatOf(const Row &row)
{
    if (row.isCurrent && row.topic.format != u"auto")
        return TopicsModel::formatTitle(row.topic.format);
    if (row.heard.messages == 0)
        return tr("nothing came");
    return row.heard.formats.isEmpty() ? tr("could not be read") : row.heard.formats.join(u", "_s);
}

QString ProposalModel::textOf(const Row &row, ProposalColumn column)
{
    switch (column) {
    case ProposalColumn::Filter:
        return plainLine(row.topic.filter);
    case ProposalColumn::Format:
        return formatOf(row);
    case ProposalColumn::Devices:
        return row.heard.devices > 0 ? countText(row.heard.devices) : QString();
    default:
        return row.heard.messages > 0 ? countText(row.heard.messages) : QString();
    }
}

QVariant ProposalModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const auto column = ProposalColumn(index.column());
    if (role == Qt::DisplayRole)
        return textOf(row, column);
    if (role == Qt::ForegroundRole && column == ProposalColumn::Format && row.heard.formats.isEmpty())
        return row.heard.messages > 0 ? theme().warning : theme().secondary;
    if (role == Qt::ToolTipRole && !row.heard.example.isEmpty())
        return plainToolTip(tr("%n topics, for example %1", nullptr, row.heard.topics).arg(row.heard.example));
    return TickedModel::data(index, role);
}

bool ProposalModel::isTicked(int row) const
{
    return m_rows[std::size_t(row)].isTicked;
}

void ProposalModel::setTicked(int row, bool isTicked)
{
    m_rows[std::size_t(row)].isTicked = isTicked;
}

} // namespace ui
