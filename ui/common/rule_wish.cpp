// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rule_wish.h"

#include "model/activity_types.h"
#include "model/metrics.h"
#include "ui/common/formats.h"
#include "ui/common/model_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kDigits = 4; // of a limit that is proposed
constexpr double kOften = 10;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

RuleWish aboutDevice(const Device *device)
{
    RuleWish wish;
    if (!device)
        return wish;
    wish.device = device->id;
    wish.rule.scope.devices = {device->externalId};
    return wish;
}

} // namespace

RuleWish thresholdWish(const Device &device, const QString &field, std::optional<double> value)
{
    RuleWish wish = aboutDevice(&device);
    const Metric *known = findMetric(field);
    const auto latest = device.latest.constFind(field);
    if (!value && latest != device.latest.cend())
        value = numberOf(latest->value);
    wish.field = field;
    wish.rule.metric = known ? QString::fromLatin1(known->name) : field;
    wish.rule.name = Texts::tr("%1 of %2").arg(metricTitle(field), device.name().left(80));
    wish.rule.limit = QString::number(value.value_or(0), 'g', kDigits).toDouble();
    return wish;
}

RuleWish wishFromEvent(const QString &activityType, const Device *device)
{
    if (device && activityType == activity::kMessageReceived && !mainField(*device).isEmpty())
        return thresholdWish(*device, mainField(*device));
    RuleWish wish = aboutDevice(device);
    const bool isStatus = activityType == activity::kDeviceOffline || activityType == activity::kDeviceOnline;
    const QString title = knownTypeTitle(activityType);
    wish.rule.kind = isStatus ? AlertKind::Status : AlertKind::Count;
    if (isStatus) {
        wish.rule.severity = Severity::Critical;
    } else {
        wish.rule.metric = activityType;
        wish.rule.limit = kOften;
    }
    wish.rule.name =
        device ? Texts::tr("%1: %2").arg(title.isEmpty() ? activityType : title, device->name().left(80)) : title;
    return wish;
}

} // namespace ui
