// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/import_dialog.h"

#include "monitor/background.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/row_delegate.h"
#include "ui/profile/import_model.h"
#include "ui/profile/notice_line.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeView>
#include <QVBoxLayout>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr QSize kSize(760, 480);
constexpr std::array kWidths{190, 230, 200, 80};
constexpr int kNotesHeight = 96;

using Found = Result<monitor::ForeignProfiles>;

QString bulleted(const QStringList &sentences)
{
    return sentences.isEmpty() ? QString() : QString(u"– "_s + sentences.join(u"\n– "_s));
}

QString fromHome(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? QString(u'~' + path.sliced(home.size())) : path;
}

} // namespace

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent),
      m_model(new ImportModel(this)),
      m_list(new QTreeView),
      m_what(new WrappedText),
      m_notes(new WrappedText),
      m_scroll(new QScrollArea),
      m_notice(new NoticeLine),
      m_choose(new QPushButton(tr("Choose a &file…"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_import(new QPushButton(tr("&Import")))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import from MQTTX or MQTT Explorer"));
    buildLayout();
    connectSignals();
    m_what->setPlain(tr("MQTTX: export the connections as JSON there, and choose that file here. MQTT Explorer: choose "
                        "settings.json in its configuration folder."));
    showNotes();
    showButtons();
    readUsual();
}

void ImportDialog::buildLayout()
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_list, "importList"},     {m_what, "importWhat"},     {m_notes, "importNotes"},  {m_notice, "importNotice"},
        {m_choose, "importChoose"}, {m_cancel, "importCancel"}, {m_import, "importImport"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QString::fromLatin1(name));
    m_list->setAccessibleName(tr("Connections that were found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(this));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_list->header()->resizeSection(column, kWidths[std::size_t(column)]);
    m_list->header()->setSectionResizeMode(int(ImportColumn::Topics), QHeaderView::Stretch);
    m_choose->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_import->setProperty("primary", true);
    m_import->setDefault(true);
    m_scroll->setWidget(m_notes);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFixedHeight(kNotesHeight);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_notes->setAutoFillBackground(false);

    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::kGap);
    top->addWidget(m_what, 1);
    top->addWidget(m_choose, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_scroll);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    resize(kSize);
}

void ImportDialog::connectSignals()
{
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::choose);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::takeOver);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ImportDialog::showButtons);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportDialog::showNotes);
}

void ImportDialog::choose()
{
    const QString folder = m_path.isEmpty() ? monitor::foreignFolder() : QFileInfo(m_path).path();
    auto *dialog = new QFileDialog(this, tr("Choose an export of MQTTX, or MQTT Explorer's settings.json"), folder,
                                   tr("Connections (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::read);
    dialog->open();
}

void ImportDialog::readUsual()
{
    const QString path = QString(monitor::foreignFolder() + u"/settings.json"_s);
    const int question = ++m_question;
    monitor::whenDone(this, monitor::inBackground<Found>([path] { return monitor::readForeignFile(path); }),
                      [this, question, path](const Found &found) {
                          // Not there, or not what it could be: nobody has asked for it.
                          if (question != m_question || !found)
                              return;
                          m_path = path;
                          showFound(found);
                      });
}

void ImportDialog::read(const QString &path)
{
    m_path = path;
    const int question = ++m_question;
    monitor::whenDone(this, monitor::inBackground<Found>([path] { return monitor::readForeignFile(path); }),
                      [this, question](const Found &found) {
                          if (question == m_question)
                              showFound(found);
                      });
}

void ImportDialog::showFound(const Found &found)
{
    m_model->setConnections(found ? found->connections : std::vector<monitor::ForeignConnection>());
    if (!found) {
        m_notice->setNotice(Tone::Critical, retold(found.error()));
    } else {
        m_what->setPlain(tr("%n connections of %1 were found in %2:", nullptr, int(found->connections.size()))
                             .arg(found->program, plainLine(fromHome(m_path), 120)));
        m_notice->setNotice(Tone::Warning, found->skipped.join(u' '));
    }
    m_list->setCurrentIndex(m_model->index(0, int(ImportColumn::Name)));
    showNotes();
    showButtons();
    if (m_model->rowCount() > 0)
        m_list->setFocus();
}

void ImportDialog::showNotes()
{
    const int row = m_list->currentIndex().row();
    m_scroll->setVisible(m_model->rowCount() > 0);
    m_notes->setPlain(row < 0 ? QString() : bulleted(m_model->connection(row).notes));
}

void ImportDialog::showButtons()
{
    const int chosen = int(m_model->chosen().size());
    m_import->setText(chosen > 0 ? tr("&Import %n", nullptr, chosen) : tr("&Import"));
    m_import->setEnabled(!m_busy && chosen > 0);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_cancel)})
        widget->setEnabled(!m_busy);
}

void ImportDialog::takeOver()
{
    m_busy = true;
    m_notice->setNotice(Tone::Neutral, tr("Making the profiles and keeping their passwords …"));
    showButtons();
    monitor::whenDone(this, monitor::importProfiles(m_model->chosen()),
                      [this](const monitor::ProfileImport &made) { onTakenOver(made); });
}

void ImportDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void ImportDialog::onTakenOver(const monitor::ProfileImport &made)
{
    m_busy = false;
    if (!made.names.isEmpty())
        Q_EMIT imported(made.names);
    if (made.troubles.isEmpty()) {
        accept();
        return;
    }
    // What was made is not made again.
    m_model->setConnections({});
    m_notice->setNotice(Tone::Critical, made.troubles.join(u' '));
    m_cancel->setText(tr("Close"));
    showNotes();
    showButtons();
}

} // namespace ui
