// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rules_file.h"

#include "model/rule_json.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr qint64 kMaxFile = 4 * 1024 * 1024;

} // namespace

Result<std::vector<AlertRule>> readRulesFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Store, u"unreadable"_s, file.errorString());
    if (file.size() > kMaxFile)
        return fail(Error::Kind::Usage, u"bad_rule"_s, u"the file is too large to hold rules"_s);
    return parseRules(file.readAll());
}

Result<void> writeRulesFile(const QString &path, const std::vector<AlertRule> &rules)
{
    const QByteArray text = rulesJson(rules);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(Error::Kind::Store, u"unwritable"_s, file.errorString());
    return {};
}

} // namespace monitor
