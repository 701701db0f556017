// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/open_database_dialog.h"

#include "monitor/background.h"
#include "ui/common/clock.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/store_words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
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
constexpr int kServerRole = Qt::UserRole + 1;
constexpr qsizetype kLongestCommand = 1000;

OpenDatabaseDialog::Ways usualWays()
{
    return {[](const store::StoreUrl &url) { return monitor::lookAtStore(url, Clock::nowMs()); },
            [](const store::StoreUrl &url) { return monitor::upgradeStore(url, Clock::nowMs()); },
            [] { return monitor::knownStores(); },
            [](const store::StoreUrl &url) { return monitor::makeStore(url, Clock::nowMs()); },
            [] { return store::findLocalServers(); }};
}

} // namespace

OpenDatabaseDialog::OpenDatabaseDialog(QWidget *parent) : OpenDatabaseDialog(usualWays(), parent) {}

OpenDatabaseDialog::OpenDatabaseDialog(Ways ways, QWidget *parent)
    : QDialog(parent),
      m_ways(std::move(ways)),
      m_known(new QListWidget),
      m_knownEmpty(new WrappedText),
      m_serverWords(new WrappedText),
      m_path(new QLineEdit),
      m_browse(new QPushButton(tr("C&hoose a file…"))),
      m_problem(new NoticeLine),
      m_command(new QLineEdit),
      m_copy(new QPushButton(tr("Copy the co&mmand"))),
      m_again(new QPushButton(tr("Look &again"))),
      m_summary(new WrappedText),
      m_upgrade(new QPushButton(tr("&Upgrade it now"))),
      m_make(new QPushButton(tr("&Create the database"))),
      m_open(new QPushButton(tr("&Open")))
{
    setObjectName(u"openDatabaseDialog"_s);
    setWindowTitle(tr("Open a database"));
    nameWidgets();
    buildLayout();
    connectSignals();
    showLook(StoreLook{});
    askForKnown();
    askForServers();
}

void OpenDatabaseDialog::nameWidgets()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_known, "openDatabaseKnown"},     {m_path, "openDatabasePath"},       {m_browse, "openDatabaseBrowse"},
        {m_open, "openDatabaseOpen"},       {m_problem, "openDatabaseProblem"}, {m_summary, "openDatabaseSummary"},
        {m_upgrade, "openDatabaseUpgrade"}, {m_make, "openDatabaseMake"},       {m_command, "openDatabaseCommand"},
        {m_copy, "openDatabaseCopy"},       {m_again, "openDatabaseAgain"},     {m_serverWords, "openDatabaseServers"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_known->setAccessibleName(tr("Databases of this machine"));
    m_known->setTextElideMode(Qt::ElideMiddle);
    m_known->setUniformItemSizes(true);
    m_known->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_knownEmpty->setPlain(tr("No databases were found on this machine. Choose a file."));
    m_serverWords->setPlain(tr("Looking for PostgreSQL servers …"));
    m_path->setPlaceholderText(tr("path of an SQLite file, or postgresql://…"));
    m_path->setAccessibleName(tr("Path of the database"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setAccessibleName(tr("Command for a terminal"));
    for (QPushButton *button : {m_browse, m_upgrade, m_make, m_copy, m_again})
        button->setAutoDefault(false);
}

void OpenDatabaseDialog::buildLayout()
{
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
    auto *commandRow = new QHBoxLayout;
    commandRow->setSpacing(metrics::kGap);
    commandRow->addWidget(m_command, 1);
    commandRow->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_upgrade);
    buttons->addWidget(m_make);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(title);
    column->addWidget(m_knownEmpty);
    column->addWidget(m_known, 1);
    column->addWidget(m_serverWords);
    column->addLayout(pathRow);
    column->addWidget(m_problem);
    column->addLayout(commandRow);
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
    connect(m_upgrade, &QPushButton::clicked, this,
            [this] { work(m_ways.upgrade, tr("Upgrading …"), tr("The upgrade failed, and nothing of it stays: %1")); });
    connect(m_make, &QPushButton::clicked, this,
            [this] { work(m_ways.make, tr("Creating the database …"), tr("The database was not created: %1")); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        askForServers();
        look();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    connect(m_open, &QPushButton::clicked, this, &OpenDatabaseDialog::openChosen);
}

void OpenDatabaseDialog::addKnown(const QString &text, const QString &path, bool isServer)
{
    QListWidgetItem *item = nullptr;
    for (int i = 0; i < m_known->count() && !item; ++i) {
        if (m_known->item(i)->data(kPathRole).toString() == path)
            item = m_known->item(i);
    }
    // One that a profile names keeps its name; what is known of a server changes.
    if (item && !item->data(kServerRole).toBool())
        return;
    if (!item)
        item = new QListWidgetItem(icon(u"database"_s), {}, m_known);
    item->setText(plainLine(text));
    item->setData(kPathRole, path);
    item->setData(kServerRole, isServer);
    item->setToolTip(plainToolTip(text));
    m_knownEmpty->hide();
}

void OpenDatabaseDialog::askForKnown()
{
    m_knownEmpty->hide();
    monitor::whenDone(this, monitor::inBackground<std::vector<monitor::KnownStore>>(m_ways.known),
                      [this](const std::vector<monitor::KnownStore> &known) {
                          for (const monitor::KnownStore &one : known)
                              addKnown(one.profile.isEmpty() ? one.path : tr("%1 – %2").arg(one.profile, one.path),
                                       one.path, false);
                          m_knownEmpty->setVisible(m_known->count() == 0);
                      });
}

void OpenDatabaseDialog::askForServers()
{
    if (!m_ways.servers)
        return m_serverWords->hide();
    monitor::whenDone(this, monitor::inBackground<std::vector<store::LocalServer>>(m_ways.servers),
                      [this](const std::vector<store::LocalServer> &servers) {
                          for (const store::LocalServer &server : servers)
                              addKnown(serverLine(server), server.url.text(), true);
                          m_serverWords->setPlain(tr("No PostgreSQL server was found on this machine."));
                          m_serverWords->setVisible(servers.empty());
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
    const QString text = m_path->text().trimmed();
    if (text.isEmpty() || m_working)
        return;
    const int question = ++m_question;
    const auto url = monitor::storeFrom(text);
    if (!url) {
        StoreLook wrong;
        wrong.problem = retold(url.error());
        return showLook(wrong);
    }
    monitor::whenDone(this, monitor::inBackground<StoreLook>([look = m_ways.look, url = *url] { return look(url); }),
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
    m_command->setText(plainLine(look.command, kLongestCommand));
    m_command->setCursorPosition(0);
    m_command->setVisible(!look.command.isEmpty());
    m_copy->setVisible(!look.command.isEmpty());
    m_again->setVisible(!look.command.isEmpty());
    m_upgrade->setVisible(look.kind == StoreKind::OlderSchema);
    m_make->setVisible(look.kind == StoreKind::CanBeMade);
    m_open->setEnabled(usable);
}

void OpenDatabaseDialog::work(const std::function<Result<void>(const store::StoreUrl &)> &what, const QString &words,
                              const QString &failure)
{
    const auto url = monitor::storeFrom(m_path->text());
    if (!url)
        return;
    setBusy(true, words);
    monitor::whenDone(this, monitor::inBackground<Result<void>>([what, url = *url] { return what(url); }),
                      [this, failure](const Result<void> &done) {
                          setBusy(false);
                          m_path->setFocus(); // from where Enter opens it
                          askForServers();
                          if (done)
                              return look();
                          StoreLook failed;
                          failed.problem = failure.arg(retold(done.error()));
                          showLook(failed);
                      });
}

void OpenDatabaseDialog::setBusy(bool busy, const QString &words)
{
    m_working = busy;
    for (QWidget *widget :
         {static_cast<QWidget *>(m_known), static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_browse),
          static_cast<QWidget *>(m_upgrade), static_cast<QWidget *>(m_make)})
        widget->setEnabled(!busy);
    if (busy)
        m_problem->setNotice(Tone::Neutral, words);
}

void OpenDatabaseDialog::openChosen()
{
    const auto url = monitor::storeFrom(m_path->text());
    if (!url)
        return;
    monitor::Profile profile;
    profile.store = url->text();
    profile.name = storeName(*url);
    QString place = url->uri;
    if (!url->isPostgres()) {
        place = QFileInfo(url->path).absoluteFilePath();
        profile.store = store::StoreUrl{place}.text();
    }
    (void)monitor::inBackground<bool>([place] {
        monitor::rememberStore(place);
        return true;
    });
    Q_EMIT chosen(profile);
    accept();
}

} // namespace ui
