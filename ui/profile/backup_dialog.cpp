// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/backup_dialog.h"

#include "monitor/background.h"
#include "ui/common/clock.h"
#include "ui/common/folders.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/store_words.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWidth = 600;
constexpr int kLookAfterMs = 200;

// Plant A, on 28 November: `plant-a-2026-11-28-1640.sqlite` in the user's documents.
QString proposedFile(const store::StoreUrl &store)
{
    const QString stamp = QDateTime::fromMSecsSinceEpoch(Clock::nowMs()).toString(u"yyyy-MM-dd-HHmm"_s);
    return QDir(documentsFolder()).filePath(u"%1-%2.sqlite"_s.arg(storeName(store).replace(u'/', u'_'), stamp));
}

QString wordsOf(const store::BackupContent &content)
{
    return BackupDialog::tr("%1 activity rows, %2 readings, %3 devices, %4")
        .arg(countText(content.activities), countText(content.readings), countText(content.devices),
             sizeText(content.bytes));
}

} // namespace

BackupDialog::BackupDialog(Task task, const store::StoreUrl &store, QWidget *parent)
    : QDialog(parent),
      m_task(task),
      m_store(store),
      m_path(new QLineEdit),
      m_browse(new QPushButton(tr("C&hoose…"))),
      m_notice(new NoticeLine),
      m_summary(new WrappedText),
      m_progress(new QProgressBar),
      m_close(new QPushButton(tr("Cancel"))),
      m_act(new QPushButton(task == Task::BackUp ? tr("&Back up") : tr("&Restore")))
{
    setObjectName(u"backupDialog"_s);
    setWindowTitle(task == Task::BackUp ? tr("Back up the records") : tr("Restore from a backup"));
    buildLayout();
    connectSignals();
    if (task == Task::BackUp)
        m_path->setText(proposedFile(store));
    onPath();
}

QString BackupDialog::purpose() const
{
    if (m_task == Task::BackUp)
        return tr("Everything that is stored is copied into one file and checked. Recording goes on meanwhile.");
    if (m_store.isPostgres())
        return tr("The records in the database are replaced by those of the backup. Those of before are kept in a file "
                  "beside the backup.");
    return tr("A copy of the backup takes the place of the records that are open. Those are kept beside it "
              "under another name.");
}

void BackupDialog::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_path, "backupPath"},       {m_browse, "backupBrowse"},     {m_notice, "backupNotice"},
        {m_summary, "backupSummary"}, {m_progress, "backupProgress"}, {m_close, "backupClose"},
        {m_act, "backupAct"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_path->setAccessibleName(tr("Path of the backup"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Working"));
    m_browse->setAutoDefault(false);
    m_close->setAutoDefault(false);
    m_act->setDefault(true);
    m_act->setProperty("primary", true);

    auto *what = new WrappedText;
    what->setPlain(purpose());
    auto *pathRow = new QHBoxLayout;
    pathRow->setSpacing(metrics::kGap);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(m_browse);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_act);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(what);
    column->addLayout(pathRow);
    column->addWidget(m_progress);
    column->addWidget(m_notice);
    column->addWidget(m_summary);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(kWidth, sizeHint().height());
}

void BackupDialog::connectSignals()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLookAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &BackupDialog::look);
    connect(m_path, &QLineEdit::textChanged, this, &BackupDialog::onPath);
    connect(m_browse, &QPushButton::clicked, this, &BackupDialog::browse);
    connect(m_close, &QPushButton::clicked, this, &BackupDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &BackupDialog::act);
}

void BackupDialog::choose(const QString &path)
{
    m_path->setText(path);
}

void BackupDialog::browse()
{
    auto *dialog = new QFileDialog(this, m_act->text().remove(u'&'), QFileInfo(m_path->text()).path(),
                                   tr("Backups (*.sqlite *.db);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(m_task == Task::BackUp ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(m_task == Task::BackUp ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    // An existing file is never written over, so there is nothing to confirm.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(u"sqlite"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupDialog::choose);
    dialog->open();
}

// What is shown is not about this path any more.
void BackupDialog::onPath()
{
    ++m_question;
    m_notice->clear();
    m_summary->hide();
    m_progress->hide();
    const bool isNamed = !m_path->text().trimmed().isEmpty();
    m_act->setEnabled(m_task == Task::BackUp && isNamed);
    if (m_task == Task::Restore && isNamed)
        m_soon.start();
}

void BackupDialog::look()
{
    const QString path = m_path->text().trimmed();
    const int question = ++m_question;
    m_progress->show();
    monitor::whenDone(this,
                      monitor::inBackground<Result<store::BackupContent>>([path] { return store::checkBackup(path); }),
                      [this, question](const Result<store::BackupContent> &content) {
                          if (question != m_question)
                              return;
                          m_progress->hide();
                          if (!content)
                              m_notice->setNotice(Tone::Critical, retold(content.error()));
                          m_summary->setPlain(content ? wordsOf(*content) : QString());
                          m_summary->setVisible(content.has_value());
                          m_act->setEnabled(content.has_value());
                      });
}

void BackupDialog::act()
{
    const QString path = m_path->text().trimmed();
    if (m_task == Task::Restore) {
        Q_EMIT restoreWanted(path);
        accept();
        return;
    }
    setBusy(true);
    const auto goesOn = [stop = m_stop](const QString &, qint64) { return !*stop; };
    monitor::whenDone(this, monitor::inBackground<Result<store::BackupContent>>([store = m_store, path, goesOn] {
                          return store::backUp(store, path, goesOn);
                      }),
                      [this](const Result<store::BackupContent> &content) { onBackedUp(content); });
}

void BackupDialog::onBackedUp(const Result<store::BackupContent> &content)
{
    setBusy(false);
    if (!content && content.error().kind == Error::Kind::Cancelled)
        return reject();
    if (!content) {
        m_notice->setNotice(Tone::Critical, retold(content.error()));
        return;
    }
    m_notice->setNotice(Tone::Good, tr("The backup is complete and was checked."));
    m_summary->setPlain(wordsOf(*content));
    m_summary->show();
    m_act->setEnabled(false);
    m_close->setText(tr("Close"));
    m_close->setFocus();
}

void BackupDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_browse), static_cast<QWidget *>(m_act)})
        widget->setEnabled(!busy);
    // A file is copied by one statement, which ends by itself.
    m_close->setEnabled(!busy || m_store.isPostgres());
    if (busy)
        m_notice->setNotice(Tone::Neutral, tr("Copying and checking …"));
}

void BackupDialog::reject()
{
    if (!m_busy)
        return QDialog::reject();
    if (m_store.isPostgres()) {
        *m_stop = true;
        m_close->setEnabled(false);
        m_notice->setNotice(Tone::Neutral, tr("Stopping …"));
    }
}

} // namespace ui
