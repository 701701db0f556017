// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of `alerts --json` and `rules --json` (contract §7), one line each.
#pragma once

#include "monitor/rule_trial.h"
#include "store/alert_query.h"

#include <QByteArray>

[[nodiscard]] QByteArray alertJson(const Alert &alert);
[[nodiscard]] QByteArray trialJson(const monitor::TrialAlert &alert, const QString &deviceName);
