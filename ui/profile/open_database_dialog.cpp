// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/open_database_dialog.h"

#include "monitor/background.h"
#include "ui/common/clock.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/profile/notice_line.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using monitor::StoreKind;
using monitor::StoreLook;

namespace ui {
namespace {

constexpr QSize kSize(640, 460);
constexpr int kLookAfterMs = 150;
constexpr int kPathRole = Qt::UserRole;

OpenDatabaseDialog::Ways usualWays()
{
    return {[](const store::StoreUrl &url) { return monitor::lookAtStore(url, Clock::nowMs()); },
            [](const store::StoreUrl &url) { return monitor::upgradeStore(url, Clock::nowMs()); },
            [] { return monitor::knownStores(); }};
}

QString summaryOf(const StoreLook &look)
{
    if (look.kind == StoreKind::Unusable || look.kind == StoreKind::OlderSchema)
        return {};
    QStringList lines{OpenDatabaseDialog::tr("%1 rows of %2 devices, %3")
                          .arg(countText(look.rows), countText(look.devices), sizeText(look.bytes))};
    if (look.fromMs && look.toMs) {
        const Clock clock;
        lines.append(OpenDatabaseDialog::tr("From %1 to %2 (%3)")
                         .arg(clock.stamp(*look.fromMs), clock.stamp(*look.toMs), clock.zoneWords()));
    }
    if (look.collectorRuns)
        lines.append(OpenDatabaseDialog::tr("It is being recorded into at the moment."));
    return lines.join(u'\n');
}

} // namespace

OpenDatabaseDialog::OpenDatabaseDialog(QWidget *parent) : OpenDatabaseDialog(usualWays(), parent) {}

OpenDatabaseDialog::OpenDatabaseDialog(Ways ways, QWidget *parent)
    : QDialog(parent),
      m_ways(std::move(ways)),
      m_known(new QListWidget),
      m_knownEmpty(new WrappedText),
      m_path(new QLineEdit),
      m_browse(new QPushButton(tr("C&hoose a file…"))),
      m_problem(new NoticeLine),
      m_summary(new WrappedText),
      m_upgrade(new QPushButton(tr("&Upgrade it now"))),
      m_open(new QPushButton(tr("&Open")))
{
    setObjectName(u"openDatabaseDialog"_s);
    setWindowTitle(tr("Open a database"));
    buildLayout();
    connectSignals();
    showLook(StoreLook{});
    askForKnown();
}

void OpenDatabaseDialog::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_known, "openDatabaseKnown"},    {m_path, "openDatabasePath"},       {m_browse, "openDatabaseBrowse"},
        {m_open, "openDatabaseOpen"},      {m_problem, "openDatabaseProblem"}, {m_summary, "openDatabaseSummary"},
        {m_upgrade, "openDatabaseUpgrade"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_known->setAccessibleName(tr("Databases of this machine"));
    m_known->setTextElideMode(Qt::ElideMiddle);
    m_known->setUniformItemSizes(true);
    m_known->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_knownEmpty->setPlain(tr("No databases were found on this machine. Choose a file."));
    m_path->setPlaceholderText(tr("path of an SQLite file"));
    m_path->setAccessibleName(tr("Path of the database"));
    m_browse->setAutoDefault(false);
    m_upgrade->setAutoDefault(false);
    m_open->setDefault(true);
    m_open->setProperty("primary", true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"openDatabaseCancel"_s);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *title = new QLabel(tr("&Databases of this machine"));
    title->setTextFormat(Qt::PlainText);
    title->setBuddy(m_known);
    auto *pathRow = new QHBoxLayout;
    pathRow->setSpacing(metrics::kGap);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(m_browse);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_upgrade);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(title);
    column->addWidget(m_knownEmpty);
    column->addWidget(m_known, 1);
    column->addLayout(pathRow);
    column->addWidget(m_problem);
    column->addWidget(m_summary);
    column->addLayout(buttons);
    resize(kSize);
}

void OpenDatabaseDialog::connectSignals()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLookAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &OpenDatabaseDialog::look);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        // What is shown is not about this path any more.
        ++m_question;
        showLook(StoreLook{});
        m_soon.start();
    });
    connect(m_known, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            m_path->setText(item->data(kPathRole).toString());
    });
    connect(m_known, &QListWidget::itemActivated, this, [this] {
        if (m_open->isEnabled())
            openChosen();
    });
    connect(m_browse, &QPushButton::clicked, this, &OpenDatabaseDialog::browse);
    connect(m_upgrade, &QPushButton::clicked, this, &OpenDatabaseDialog::upgrade);
    connect(m_open, &QPushButton::clicked, this, &OpenDatabaseDialog::openChosen);
}

void OpenDatabaseDialog::askForKnown()
{
    m_knownEmpty->hide();
    monitor::whenDone(this, monitor::inBackground<std::vector<monitor::KnownStore>>(m_ways.known),
                      [this](const std::vector<monitor::KnownStore> &known) {
                          for (const monitor::KnownStore &one : known) {
                              const QString text =
                                  one.profile.isEmpty() ? one.path : tr("%1 – %2").arg(one.profile, one.path);
                              auto *item = new QListWidgetItem(icon(u"database"_s), plainLine(text), m_known);
                              item->setData(kPathRole, one.path);
                              item->setToolTip(plainToolTip(text));
                          }
                          m_knownEmpty->setVisible(known.empty());
                      });
}

void OpenDatabaseDialog::choose(const QString &path)
{
    m_path->setText(path);
}

void OpenDatabaseDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a database"), QFileInfo(m_path->text()).path(),
                                   tr("SQLite databases (*.sqlite *.db);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OpenDatabaseDialog::choose);
    dialog->open();
}

void OpenDatabaseDialog::look()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty() || m_upgrading)
        return;
    const int question = ++m_question;
    monitor::whenDone(this, monitor::inBackground<StoreLook>([look = m_ways.look, path] { return look({path}); }),
                      [this, question](const StoreLook &look) {
                          if (question == m_question)
                              showLook(look);
                      });
}

void OpenDatabaseDialog::showLook(const StoreLook &look)
{
    const bool usable = look.kind == StoreKind::Good || look.kind == StoreKind::Empty;
    const Tone tone = look.kind == StoreKind::Unusable ? Tone::Critical : Tone::Warning;
    QStringList words{look.problem, look.advice};
    words.removeAll(QString());
    m_problem->setNotice(tone, words.join(u' '));
    const QString summary = summaryOf(look);
    m_summary->setPlain(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_upgrade->setVisible(look.kind == StoreKind::OlderSchema);
    m_open->setEnabled(usable);
}

void OpenDatabaseDialog::upgrade()
{
    const QString path = m_path->text().trimmed();
    setBusy(true);
    monitor::whenDone(this,
                      monitor::inBackground<Result<void>>([upgrade = m_ways.upgrade, path] { return upgrade({path}); }),
                      [this](const Result<void> &done) {
                          setBusy(false);
                          if (done)
                              return look();
                          StoreLook failed;
                          failed.problem = tr("The upgrade failed, and nothing of it stays: %1").arg(done.error().text);
                          showLook(failed);
                      });
}

void OpenDatabaseDialog::setBusy(bool busy)
{
    m_upgrading = busy;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_known), static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_browse)})
        widget->setEnabled(!busy);
    m_upgrade->setEnabled(!busy);
    if (busy)
        m_problem->setNotice(Tone::Neutral, tr("Upgrading …"));
}

void OpenDatabaseDialog::openChosen()
{
    monitor::Profile profile;
    const QString path = QFileInfo(m_path->text().trimmed()).absoluteFilePath();
    profile.name = QFileInfo(path).completeBaseName();
    profile.store = store::StoreUrl{path}.text();
    (void)monitor::inBackground<bool>([path] {
        monitor::rememberStore(path);
        return true;
    });
    Q_EMIT chosen(profile);
    accept();
}

} // namespace ui
