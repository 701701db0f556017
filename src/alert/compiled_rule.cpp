// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/compiled_rule.h"

#include "alert/kinds.h"
#include "base/ids.h"
#include "model/activity_types.h"

using namespace Qt::StringLiterals;

namespace alert {
namespace {

// `*` any characters, `?` one, all else itself in any case; slashes are characters like others.
bool matchesGlob(QStringView glob, QStringView text)
{
    qsizetype g = 0, t = 0, star = -1, retry = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == u'*') {
            star = g++;
            retry = t;
        } else if (g < glob.size() && (glob[g] == u'?' || glob[g].toCaseFolded() == text[t].toCaseFolded())) {
            ++g;
            ++t;
        } else if (star >= 0) {
            g = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == u'*')
        ++g;
    return g == glob.size();
}

} // namespace

CompiledRule::CompiledRule(const AlertRule &source)
    : rule(source),
      m_devices(source.scope.devices.begin(), source.scope.devices.end()),
      m_tags(source.scope.tags.begin(), source.scope.tags.end())
{
    if (rule.kind != AlertKind::Count) {
        m_metric = findMetric(rule.metric);
        return;
    }
    if (const auto selection = activity::parseSelection(rule.metric)) {
        m_counted = selection->types;
        m_countsProblems = selection->problems;
        m_countsAll = selection->everything;
    }
}

bool CompiledRule::holdsDevice(const Device &device) const
{
    if (rule.scope.isEverything())
        return true;
    if (m_devices.contains(device.externalId) || m_devices.contains(idText(device.id)))
        return true;
    for (const QString &tag : device.tags) {
        if (m_tags.contains(tag))
            return true;
    }
    return !rule.scope.glob.isEmpty() && matchesGlob(rule.scope.glob, device.externalId);
}

bool CompiledRule::holdsField(const QString &fieldName) const
{
    if (fieldName.compare(rule.metric, Qt::CaseInsensitive) == 0)
        return true;
    return m_metric && findMetric(fieldName) == m_metric;
}

Verdict CompiledRule::judge(double value) const
{
    return kindOf(rule.kind).judge(rule, value);
}

std::optional<QuietRange> CompiledRule::quiet() const
{
    return kindOf(rule.kind).quiet(rule);
}

QString CompiledRule::limitText() const
{
    return kindOf(rule.kind).limitText(rule);
}

bool CompiledRule::counts(QStringView activityType) const
{
    if (rule.kind != AlertKind::Count)
        return false;
    const bool isProblem = activityType == activity::kDeviceOffline || activityType == activity::kConnectionLost ||
                           activityType == activity::kPublishFailed;
    return m_countsAll || (m_countsProblems && isProblem) || m_counted.contains(activityType);
}

} // namespace alert
