// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/queries.h"

namespace monitor {

Queries::~Queries()
{
    for (const CancelFlag &flag : std::as_const(m_newest))
        *flag = true;
}

void Queries::cancel(const QString &asker)
{
    if (const CancelFlag flag = m_newest.take(asker))
        *flag = true;
}

CancelFlag Queries::newest(const QString &asker)
{
    cancel(asker);
    auto flag = std::make_shared<std::atomic_bool>(false);
    m_newest.insert(asker, flag);
    return flag;
}

} // namespace monitor
