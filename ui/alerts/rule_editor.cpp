// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rule_editor.h"

#include "monitor/when_done.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/rule_form.h"
#include "ui/alerts/rule_store.h"
#include "ui/alerts/rule_trial_view.h"
#include "ui/common/plain_text.h"
#include "ui/profile/notice_line.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSize(1080, 640);
constexpr int kFormWidth = 470;

} // namespace

RuleEditor::RuleEditor(Workspace &workspace, const RuleWish &wish, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_id(wish.rule.id),
      m_form(new RuleForm(workspace.directory)),
      m_trial(new RuleTrialView(workspace)),
      m_notice(new NoticeLine),
      m_save(new QPushButton(tr("&Save"))),
      m_reload(new QPushButton(tr("Loo&k at theirs")))
{
    setObjectName(u"ruleEditor"_s);
    setWindowTitle(m_id.isEmpty() ? tr("New alert rule") : tr("Alert rule %1").arg(plainLine(wish.rule.name, 60)));
    resize(kSize);
    buildLayout();
    m_form->setRule(wish.rule);
    m_trial->setDevice(wish.device);
    m_form->setFocus();
    connect(m_form, &RuleForm::edited, this, &RuleEditor::check);
    check();
}

void RuleEditor::buildLayout()
{
    auto *inner = new QWidget;
    auto *margins = new QVBoxLayout(inner);
    margins->setContentsMargins(0, 0, metrics::kSide, 0);
    margins->addWidget(m_form);
    margins->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kFormWidth);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    m_notice->setObjectName(u"ruleNotice"_s);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics::kSide);
    middle->addWidget(scroll);
    middle->addWidget(m_trial, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"ruleCancel"_s);
    cancel->setAutoDefault(false);
    m_save->setObjectName(u"ruleSave"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_reload->setAutoDefault(false);
    m_reload->setObjectName(u"ruleReload"_s);
    m_reload->setToolTip(tr("Shows the rule as it is stored now; what you typed is lost."));
    m_reload->hide();
    connect(m_save, &QPushButton::clicked, this, &RuleEditor::save);
    connect(m_reload, &QPushButton::clicked, this, &RuleEditor::reload);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addLayout(middle, 1);
    column->addWidget(m_notice);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::kGap);
    foot->addWidget(m_reload);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    column->addLayout(foot);
}

void RuleEditor::check()
{
    const auto rule = m_form->rule();
    m_save->setEnabled(rule.has_value());
    if (rule) {
        m_notice->setNotice(Tone::Neutral,
                            tr("Alerts on: %1 (%2).").arg(conditionWords(*rule), scopeWords(rule->scope)));
        m_trial->setRule(*rule);
    } else {
        m_notice->setNotice(Tone::Warning, mistakeWords(rule.error()));
        m_trial->clear();
    }
}

void RuleEditor::save()
{
    const auto rule = m_form->rule();
    if (!rule)
        return;
    m_save->setEnabled(false);
    monitor::whenDone(this, saveRule(m_workspace, *rule), [this](const Result<AlertRule> &saved) { onSaved(saved); });
}

void RuleEditor::onSaved(const Result<AlertRule> &saved)
{
    m_workspace.alerts.refresh();
    if (saved) {
        accept();
        return;
    }
    m_save->setEnabled(true);
    m_reload->setVisible(saved.error().kind == Error::Kind::Conflict && !m_id.isEmpty());
    m_notice->setNotice(Tone::Warning, tr("Not saved: %1").arg(ruleFailureWords(saved.error(), m_workspace.clock)));
}

void RuleEditor::reload()
{
    using Rules = std::vector<AlertRule>;
    const auto question = [organization = m_workspace.alerts.organization()](store::Reader &reader) {
        return reader.rules(organization);
    };
    monitor::whenDone(this, m_workspace.station.queries().ask<Rules>(u"rules.reload"_s, question),
                      [this](const Result<Rules> &rules) {
                          if (!rules)
                              return;
                          for (const AlertRule &rule : *rules) {
                              if (rule.id == m_id)
                                  m_form->setRule(rule);
                          }
                          m_reload->hide();
                          check();
                      });
}

} // namespace ui
