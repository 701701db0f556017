// SPDX-License-Identifier: GPL-3.0-or-later
// The events that a rule of kind Count has within its window: no more of them than its limit asks for.
#pragma once

#include "model/alert_rule.h"

#include <QByteArray>
#include <vector>

namespace alert {

class CountWindow
{
public:
    // Instants on the engine's clock, ascending.
    void add(const AlertRule &rule, qint64 atMs);
    void forgetBefore(const AlertRule &rule, qint64 nowMs);
    [[nodiscard]] double count() const { return double(m_instants.size()); }
    // When the oldest one leaves the window; nothing where it is empty.
    [[nodiscard]] std::optional<qint64> changesAt(const AlertRule &rule) const;
    [[nodiscard]] QByteArray memory() const; // `[1700000000000,…]`; empty where there is nothing
    void restore(const QByteArray &memory);

private:
    std::vector<qint64> m_instants;
};

} // namespace alert
