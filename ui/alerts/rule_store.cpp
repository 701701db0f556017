// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rule_store.h"

#include "base/times.h"
#include "monitor/login_name.h"
#include "ui/alerts/alert_words.h"
#include "ui/common/plain_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

// Whose rules they are. A store that nothing was ever recorded in gets its organization now, as a collector makes it.
struct Owner
{
    QUuid known;
    QUuid ofProfile;

    explicit Owner(const Workspace &workspace)
        : known(workspace.alerts.organization()), ofProfile(workspace.station.profile().organization)
    {
    }
    [[nodiscard]] Result<QUuid> in(store::Editor &editor) const
    {
        if (!known.isNull())
            return known;
        return editor.organization(ofProfile, u"My organization"_s, Clock::nowMs());
    }
};

store::OperatorAct actNow(const QString &user)
{
    return {user, Clock::nowMs()};
}

} // namespace

QFuture<Result<AlertRule>> saveRule(Workspace &workspace, const AlertRule &rule)
{
    return workspace.station.edits().run<AlertRule>(
        [rule, owner = Owner(workspace), user = monitor::loginName()](store::Editor &editor) -> Result<AlertRule> {
            const auto organization = owner.in(editor);
            if (!organization)
                return tl::unexpected(organization.error());
            return editor.saveRule(*organization, rule, actNow(user));
        });
}

QFuture<Result<void>> removeRule(Workspace &workspace, const AlertRule &rule)
{
    return workspace.station.edits().run<void>(
        [id = rule.id, version = rule.version, owner = Owner(workspace)](store::Editor &editor) -> Result<void> {
            const auto organization = owner.in(editor);
            if (!organization)
                return tl::unexpected(organization.error());
            return editor.removeRule(*organization, id, version);
        });
}

QFuture<Result<void>> importRules(Workspace &workspace, const std::vector<AlertRule> &rules)
{
    return workspace.station.edits().run<void>(
        [rules, owner = Owner(workspace), user = monitor::loginName()](store::Editor &editor) -> Result<void> {
            const auto organization = owner.in(editor);
            if (!organization)
                return tl::unexpected(organization.error());
            return editor.importRules(*organization, rules, actNow(user));
        });
}

QString ruleFailureWords(const Error &error, const Clock &clock)
{
    if (error.code != "stale_version"_L1)
        return mistakeWords(error);
    static const QRegularExpression kWho(u"was changed by (.+) at (\\S+Z): "_s);
    const QRegularExpressionMatch match = kWho.match(error.text);
    if (!match.hasMatch())
        return Texts::tr("The rule has been removed in the meantime.");
    const auto at = parseIsoTime(match.captured(2));
    return Texts::tr("%1 has changed this rule in the meantime (%2).")
        .arg(plainLine(match.captured(1), 80), at ? clock.stamp(at->ms) : match.captured(2));
}

} // namespace ui
