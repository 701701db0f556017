// SPDX-License-Identifier: GPL-3.0-or-later
// Events of a type within a window of time.
#include "alert/count_window.h"

#include "base/json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace alert {
namespace {

constexpr size_t kMostNeeded = 10'001;

qint64 windowMs(const AlertRule &rule)
{
    return qint64(rule.windowS) * 1000;
}

} // namespace

void CountWindow::add(const AlertRule &rule, qint64 atMs)
{
    forgetBefore(rule, atMs);
    m_instants.push_back(atMs);
    // One more than the limit decides everything; the newest stay longest.
    const size_t needed = std::min(kMostNeeded, size_t(std::max(0.0, std::floor(rule.limit))) + 1);
    if (m_instants.size() > needed)
        m_instants.erase(m_instants.begin());
}

void CountWindow::forgetBefore(const AlertRule &rule, qint64 nowMs)
{
    const auto first =
        std::find_if(m_instants.begin(), m_instants.end(), [&](qint64 atMs) { return nowMs - atMs < windowMs(rule); });
    m_instants.erase(m_instants.begin(), first);
}

std::optional<qint64> CountWindow::changesAt(const AlertRule &rule) const
{
    if (m_instants.empty())
        return std::nullopt;
    return m_instants.front() + windowMs(rule);
}

QByteArray CountWindow::memory() const
{
    if (m_instants.empty())
        return {};
    JsonWriter json;
    json.beginArray();
    for (const qint64 atMs : m_instants)
        json.value(atMs);
    return json.endArray().take();
}

void CountWindow::restore(const QByteArray &memory)
{
    m_instants.clear();
    for (const QJsonValue &value : QJsonDocument::fromJson(memory).array())
        m_instants.push_back(value.toInteger());
}

} // namespace alert
