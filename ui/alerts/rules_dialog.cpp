// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/rules_dialog.h"

#include "monitor/rules_file.h"
#include "monitor/when_done.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/rule_store.h"
#include "ui/alerts/rules_model.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/row_delegate.h"
#include "ui/profile/notice_line.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSize(900, 420);
constexpr std::array kWidths{44, 104, 190, 130, 280};
const QString kFolder = u"alerts/folder"_s;

} // namespace

RulesDialog::RulesDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_model(new RulesModel(this)),
      m_list(new QTreeView),
      m_notice(new NoticeLine),
      m_new(new QPushButton(tr("&New…"))),
      m_edit(new QPushButton(tr("&Edit…"))),
      m_duplicate(new QPushButton(tr("D&uplicate…"))),
      m_remove(new QPushButton(tr("&Delete"))),
      m_import(new QPushButton(tr("&Import…"))),
      m_export(new QPushButton(tr("E&xport…")))
{
    setObjectName(u"rulesDialog"_s);
    setWindowTitle(tr("Alert rules"));
    resize(kSize);
    buildLayout();
    connectSignals();
    onBook();
}

void RulesDialog::buildLayout()
{
    m_list->setObjectName(u"rulesList"_s);
    m_list->setAccessibleName(tr("Alert rules"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(this));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setExpandsOnDoubleClick(false);
    m_list->installEventFilter(this);
    for (int column = 0; column < kRuleColumns; ++column)
        m_list->header()->resizeSection(column, kWidths[std::size_t(column)]);
    m_notice->setObjectName(u"rulesNotice"_s);
    const std::pair<QPushButton *, const char *> named[] = {
        {m_new, "rulesNew"},       {m_edit, "rulesEdit"},     {m_duplicate, "rulesDuplicate"},
        {m_remove, "rulesDelete"}, {m_import, "rulesImport"}, {m_export, "rulesExport"}};
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(metrics::kGap);
    for (const auto &[button, name] : named) {
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        buttons->addWidget(button);
        if (button == m_remove)
            buttons->addSpacing(2 * metrics::kGap);
    }
    buttons->addStretch();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics::kGap);
    middle->addWidget(m_list, 1);
    middle->addLayout(buttons);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addLayout(middle, 1);
    column->addWidget(m_notice);
    column->addWidget(close);
}

void RulesDialog::connectSignals()
{
    connect(&m_workspace.alerts, &AlertBook::changed, this, &RulesDialog::onBook);
    connect(m_model, &RulesModel::switchWanted, this, &RulesDialog::save);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulesDialog::showButtons);
    connect(m_list, &QTreeView::doubleClicked, this, &RulesDialog::edit);
    connect(m_new, &QPushButton::clicked, this, &RulesDialog::add);
    connect(m_edit, &QPushButton::clicked, this, &RulesDialog::edit);
    connect(m_duplicate, &QPushButton::clicked, this, &RulesDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &RulesDialog::askToRemove);
    connect(m_import, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(m_export, &QPushButton::clicked, this, [this] { chooseFile(false); });
}

void RulesDialog::onBook()
{
    const AlertRule *before = current();
    const QString id = before ? before->id : QString();
    m_model->setRules(m_workspace.alerts.rules());
    const int row = m_model->rowOf(id);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::max(0, row), int(RuleColumn::Name)));
    showButtons();
}

const AlertRule *RulesDialog::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->rule(index.row()) : nullptr;
}

void RulesDialog::showButtons()
{
    const bool hasRule = current() != nullptr;
    for (QPushButton *button : {m_edit, m_duplicate, m_remove})
        button->setEnabled(hasRule);
    m_export->setEnabled(m_model->rowCount() > 0);
}

void RulesDialog::add()
{
    m_workspace.navigator.editRule({});
}

void RulesDialog::edit()
{
    if (const AlertRule *rule = current())
        m_workspace.navigator.editRule({*rule, {}, rule->metric});
}

void RulesDialog::duplicate()
{
    const AlertRule *rule = current();
    if (!rule)
        return;
    RuleWish copy{*rule, {}, rule->metric};
    copy.rule.id.clear();
    copy.rule.version = 0;
    copy.rule.name = tr("%1 (copy)").arg(rule->name);
    m_workspace.navigator.editRule(copy);
}

void RulesDialog::askToRemove()
{
    const AlertRule *rule = current();
    if (!rule)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete the rule"),
                                tr("Delete “%1”?").arg(plainLine(rule->name, 80)), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"rulesAsk"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Its open alerts are cleared. What the log says of them stays."));
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, gone = *rule] { remove(gone); });
    box->open();
}

void RulesDialog::remove(const AlertRule &rule)
{
    monitor::whenDone(this, removeRule(m_workspace, rule), [this](const Result<void> &done) { tell(done, {}); });
}

void RulesDialog::save(const AlertRule &rule)
{
    monitor::whenDone(this, saveRule(m_workspace, rule),
                      [this](const Result<AlertRule> &saved) { tell(saved.map([](const AlertRule &) {}), {}); });
}

void RulesDialog::tell(const Result<void> &done, const QString &success)
{
    m_workspace.alerts.refresh();
    if (done)
        m_notice->setNotice(Tone::Good, success);
    else
        m_notice->setNotice(Tone::Warning, ruleFailureWords(done.error(), m_workspace.clock));
}

void RulesDialog::chooseFile(bool forReading)
{
    const QString folder = m_workspace.settings.value(kFolder, QDir::homePath()).toString();
    auto *dialog = new QFileDialog(this, forReading ? tr("Import rules") : tr("Export rules"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(forReading ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(forReading ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setNameFilter(u"*.json"_s);
    dialog->setDefaultSuffix(u"json"_s);
    if (!forReading)
        dialog->selectFile(u"watchpost-rules.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, forReading](const QString &path) {
        m_workspace.settings.setValue(kFolder, QFileInfo(path).absolutePath());
        forReading ? importFrom(path) : exportTo(path);
    });
    dialog->open();
}

void RulesDialog::importFrom(const QString &path)
{
    const auto rules = monitor::readRulesFile(path);
    if (!rules) {
        m_notice->setNotice(Tone::Warning, tr("Nothing was imported: %1").arg(plainLine(retold(rules.error()), 300)));
        return;
    }
    monitor::whenDone(this, importRules(m_workspace, *rules),
                      [this, count = int(rules->size())](const Result<void> &done) {
                          tell(done, tr("%n rule(s) imported.", nullptr, count));
                      });
}

void RulesDialog::exportTo(const QString &path)
{
    const std::vector<AlertRule> &rules = m_workspace.alerts.rules();
    if (const auto written = monitor::writeRulesFile(path, rules); !written) {
        m_notice->setNotice(Tone::Critical, tr("Nothing was written: %1").arg(plainLine(retold(written.error()), 300)));
        return;
    }
    m_notice->setNotice(
        Tone::Good, tr("%n rule(s) written to %1.", nullptr, int(rules.size())).arg(QDir::toNativeSeparators(path)));
}

// Enter opens a rule, Delete asks whether to remove it; Space switches it.
bool RulesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const AlertRule *rule = current();
    if (rule && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        edit();
        return true;
    }
    if (rule && key == Qt::Key_Delete) {
        askToRemove();
        return true;
    }
    if (rule && key == Qt::Key_Space) {
        AlertRule wanted = *rule;
        wanted.enabled = !wanted.enabled;
        save(wanted);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
