// SPDX-License-Identifier: GPL-3.0-or-later
// Topic filters that are proposed, and those that a connection has already; each with a tick.
#pragma once

#include "model/reading.h"
#include "model/topic_proposal.h"
#include "ui/profile/ticked_model.h"

namespace ui {

enum class ProposalColumn { Filter, Format, Devices, Messages };

class ProposalModel : public TickedModel
{
    Q_OBJECT

public:
    explicit ProposalModel(QObject *parent = nullptr);
    // Ticked: what could be read; of `current`, what no proposal narrows. A filter that is both keeps its format.
    void setProposal(const std::vector<topics::ProposedFilter> &proposed, const std::vector<TopicFormat> &current);
    // Those that are ticked, in order.
    [[nodiscard]] std::vector<TopicFormat> chosen() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool isTicked(int row) const override;
    void setTicked(int row, bool isTicked) override;

private:
    struct Row
    {
        TopicFormat topic;
        topics::ProposedFilter heard; // without messages: nothing came
        bool isTicked = true;
        bool isCurrent = false;
    };
    [[nodiscard]] static QString textOf(const Row &row, ProposalColumn column);
    [[nodiscard]] static QString formatOf(const Row &row);
    std::vector<Row> m_rows;
};

} // namespace ui
