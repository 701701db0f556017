// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include "monitor/when_done.h"
#include "ui/common/folders.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/export/export_form.h"
#include "ui/export/export_words.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPreviewRows = 8;
constexpr int kMostColumns = 60; // of the preview
constexpr int kWidestColumn = 260;
constexpr int kRowHeight = 22;
constexpr int kSurveyDelayMs = 250;
constexpr int kBeatMs = 100;
constexpr int kSteps = 1000; // of the progress bar
constexpr int kIcon = 16;
constexpr auto kFolderKey = "export/folder";
const QString kCountAsker = u"export.count"_s, kPreviewAsker = u"export.preview"_s;

QPushButton *button(const QString &text, const char *name)
{
    auto *made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    return made;
}

QLabel *plainTextLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString defaultFolder(const QSettings &settings)
{
    const QString kept = settings.value(kFolderKey).toString();
    return kept.isEmpty() ? documentsFolder() : kept;
}

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, const ExportRequest &request, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_queries(workspace.station.storeUrl()),
      m_form(new ExportForm(workspace, request)),
      m_previewTitle(plainTextLabel("exportPreviewTitle")),
      m_count(plainTextLabel("exportCount")),
      m_countSwitch(button({}, "exportCountSwitch")),
      m_preview(new QTableWidget),
      m_previewHint(new PlainLabel),
      m_file(new QLineEdit),
      m_browse(button(tr("&Browse…"), "exportBrowse")),
      m_progress(new QProgressBar),
      m_resultIcon(new QLabel),
      m_result(new PlainLabel),
      m_replace(button(tr("Re&place it"), "exportReplace")),
      m_openFolder(button(tr("&Open folder"), "exportOpenFolder")),
      m_copyPath(button(tr("&Copy path"), "exportCopyPath")),
      m_close(button({}, "exportClose")),
      m_export(button(tr("&Export"), "exportNow"))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export"));
    buildLayout();
    connectSignals();
    onChanged();
    survey();
    m_file->setFocus();
    resize(980, 640);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::buildLayout()
{
    m_preview->setObjectName(u"exportPreview"_s);
    m_preview->setAccessibleName(tr("The first rows"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setWordWrap(false);
    m_preview->setShowGrid(false);
    m_preview->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_preview->setTabKeyNavigation(false);
    m_preview->verticalHeader()->hide();
    m_preview->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_preview->horizontalHeader()->setHighlightSections(false);
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->setMinimumHeight(kRowHeight * 5);
    m_previewHint->setProperty("secondary", true);
    m_previewHint->setObjectName(u"exportPreviewHint"_s);
    m_previewTitle->setFont(headlineFont(font()));
    m_previewTitle->setText(tr("The first rows"));
    m_count->setFont(tabularFont(font()));
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(260);

    auto *head = new QHBoxLayout;
    head->addWidget(m_previewTitle);
    head->addStretch();
    head->addWidget(m_count);
    head->addWidget(m_countSwitch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_form);
    column->addSpacing(metrics::kGap);
    column->addLayout(head);
    column->addWidget(m_preview, 1);
    column->addWidget(m_previewHint);
    column->addLayout(buildFileRow());
    column->addLayout(buildResultRow());
    column->addLayout(buildButtons());
}

QHBoxLayout *ExportDialog::buildFileRow()
{
    m_file->setObjectName(u"exportFile"_s);
    m_file->setAccessibleName(tr("File"));
    auto *label = new QLabel(tr("&File"));
    label->setBuddy(m_file);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(label);
    row->addWidget(m_file, 1);
    row->addWidget(m_browse);
    return row;
}

QHBoxLayout *ExportDialog::buildResultRow()
{
    m_result->setObjectName(u"exportResult"_s);
    m_resultIcon->setFixedSize(kIcon, kIcon);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_resultIcon);
    row->addWidget(m_result, 1);
    row->addWidget(m_progress, 1);
    for (QPushButton *way : {m_replace, m_openFolder, m_copyPath})
        row->addWidget(way);
    return row;
}

QHBoxLayout *ExportDialog::buildButtons()
{
    m_export->setProperty("primary", true);
    m_export->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addStretch();
    row->addWidget(m_close);
    row->addWidget(m_export);
    return row;
}

void ExportDialog::connectSignals()
{
    m_surveySoon.setSingleShot(true);
    m_surveySoon.setInterval(kSurveyDelayMs);
    m_countBeat.setInterval(kBeatMs);
    connect(&m_surveySoon, &QTimer::timeout, this, &ExportDialog::survey);
    connect(&m_countBeat, &QTimer::timeout, this, &ExportDialog::sayCount);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::onChanged);
    connect(m_countSwitch, &QPushButton::clicked, this, [this] { m_isCounting ? stopCounting() : survey(); });
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        say(Tone::Neutral, {});
        showState();
    });
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_replace, &QPushButton::clicked, this, &ExportDialog::replaceFile);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).path())); });
    connect(m_copyPath, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_written); });
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
}

void ExportDialog::onChanged()
{
    m_queries.cancel(kCountAsker);
    m_queries.cancel(kPreviewAsker);
    m_isCounting = false;
    m_rows.reset();
    const auto job = m_form->job(Clock::nowMs());
    m_job = job ? std::optional(*job) : std::nullopt;
    m_trouble = job ? QString() : retold(job.error());
    if (job)
        nameFile();
    say(Tone::Neutral, {});
    m_surveySoon.start();
    sayCount();
    showState();
}

void ExportDialog::survey()
{
    m_surveySoon.stop();
    const auto job = m_form->job(Clock::nowMs());
    if (!job)
        return;
    m_job = *job;
    m_form->sayEnd(*job->range.toMs);
    monitor::whenDone(this,
                      m_queries.ask<monitor::ExportPreview>(kPreviewAsker,
                                                            [job = *job](store::Reader &reader) {
                                                                return monitor::previewOf(reader, job, kPreviewRows);
                                                            }),
                      [this](const Result<monitor::ExportPreview> &preview) {
                          if (preview)
                              showPreview(*preview);
                          else if (preview.error().kind != Error::Kind::Cancelled)
                              m_previewHint->setPlain(retold(preview.error()));
                      });
    m_rows.reset();
    m_rowsSoFar = std::make_shared<std::atomic<qint64>>(0);
    m_isCounting = true;
    monitor::whenDone(this,
                      m_queries.ask<qint64>(kCountAsker,
                                            [job = *job, rows = m_rowsSoFar](store::Reader &reader) {
                                                return monitor::countRows(reader, job, rows.get());
                                            }),
                      [this](const Result<qint64> &counted) { onCounted(counted); });
    m_countBeat.start();
    sayCount();
}

void ExportDialog::showPreview(const monitor::ExportPreview &preview)
{
    const int columns = int(std::min<qsizetype>(preview.columns.size(), kMostColumns));
    m_preview->setColumnCount(columns);
    m_preview->setRowCount(int(preview.rows.size()));
    for (int column = 0; column < columns; ++column) {
        auto *title = new QTableWidgetItem(plainLine(preview.columns[column], 80));
        title->setToolTip(plainToolTip(preview.columns[column]));
        m_preview->setHorizontalHeaderItem(column, title);
        for (int row = 0; row < int(preview.rows.size()); ++row) {
            const QString cell = preview.rows[std::size_t(row)].value(column);
            auto *item = new QTableWidgetItem(plainLine(cell));
            item->setToolTip(plainToolTip(cell));
            m_preview->setItem(row, column, item);
        }
    }
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < columns; ++column)
        m_preview->setColumnWidth(column, std::min(m_preview->columnWidth(column), kWidestColumn));
    const bool isWide =
        m_job && m_job->table == monitor::ExportJob::Table::Telemetry && m_job->form == exports::TelemetryForm::Wide;
    m_previewHint->setPlain(
        preview.rows.empty() ? tr("Nothing in this range and filter: the file would have a header only")
        : isWide             ? tr("The file has a column for every field of the range, also for those that come later")
                             : QString());
}

void ExportDialog::onCounted(const Result<qint64> &counted)
{
    if (!counted && counted.error().kind == Error::Kind::Cancelled)
        return;
    m_isCounting = false;
    if (counted)
        m_rows = *counted;
    sayCount();
    if (!counted)
        m_count->setText(plainLine(retold(counted.error())));
}

void ExportDialog::sayCount()
{
    if (!m_isCounting)
        m_countBeat.stop();
    m_countSwitch->setText(m_isCounting ? tr("&Stop counting") : tr("Co&unt"));
    m_countSwitch->setVisible(m_isCounting || (m_job && !m_rows && !m_surveySoon.isActive()));
    if (!m_job)
        m_count->setText(m_trouble);
    else if (m_rows)
        m_count->setText(*m_rows == 1 ? tr("1 row") : tr("%1 rows").arg(countText(*m_rows)));
    else if (m_isCounting)
        m_count->setText(tr("Counting: %1 rows so far").arg(countText(*m_rowsSoFar)));
    else
        m_count->setText(m_surveySoon.isActive() ? QString() : tr("Not counted"));
}

void ExportDialog::stopCounting()
{
    m_queries.cancel(kCountAsker);
    m_isCounting = false;
    sayCount();
}

// The name follows the choices until somebody has typed another one.
void ExportDialog::nameFile()
{
    if (m_file->isModified() && !m_file->text().trimmed().isEmpty())
        return followFormat();
    const QString name = exportFileName(m_workspace.clock, m_workspace.directory, *m_job, m_form->isEverything());
    m_file->setText(QDir(defaultFolder(m_workspace.settings)).filePath(name));
}

// A typed name keeps all but the ending of another format.
void ExportDialog::followFormat()
{
    const QString path = m_file->text();
    const QString ending = QFileInfo(path).suffix();
    const auto named = valueOf(exports::kFormatKeys, ending.toLower());
    if (!named || *named == m_job->file.format)
        return;
    m_file->setText(path.chopped(ending.size()) + QString::fromLatin1(keyOf(exports::kFormatKeys, m_job->file.format)));
    m_file->setModified(true);
}

QString ExportDialog::chosenPath() const
{
    QString path = m_file->text().trimmed();
    if (path.isEmpty())
        return path;
    if (path.startsWith("~/"_L1))
        path = QDir::homePath() + path.mid(1);
    return QDir::cleanPath(QDir(defaultFolder(m_workspace.settings)).absoluteFilePath(path));
}

void ExportDialog::browse()
{
    const QString ending =
        QString::fromLatin1(keyOf(exports::kFormatKeys, m_job ? m_job->file.format : exports::Format::Csv));
    auto *dialog = new QFileDialog(this, tr("Export to"), QFileInfo(chosenPath()).path(),
                                   tr("%1 files (*.%2);;All files (*)").arg(ending.toUpper(), ending));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QFileInfo(chosenPath()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_file->setText(path);
        m_file->setModified(true);
        m_replaceable = chosenPath();
    });
    dialog->open();
}

void ExportDialog::exportNow()
{
    const QString path = chosenPath();
    if (m_run || path.isEmpty() || !m_job)
        return;
    if (m_surveySoon.isActive())
        survey();
    using Existing = monitor::ExportRun::Existing;
    m_form->keepChoices();
    m_workspace.settings.setValue(kFolderKey, QFileInfo(path).path());
    m_promised = m_rows;
    m_written.clear();
    m_run = std::make_unique<monitor::ExportRun>(m_workspace.station.storeUrl(), *m_job, path);
    connect(m_run.get(), &monitor::ExportRun::progress, this, &ExportDialog::onProgress);
    connect(m_run.get(), &monitor::ExportRun::finished, this, &ExportDialog::onFinished);
    m_run->start(path == m_replaceable ? Existing::Replace : Existing::Keep);
    say(Tone::Neutral, tr("Exporting…"));
    m_progress->setRange(0, 0);
    showState();
    m_close->setFocus();
}

void ExportDialog::replaceFile()
{
    m_replaceable = chosenPath();
    exportNow();
}

void ExportDialog::onProgress(qint64 rows)
{
    if (!m_promised)
        m_promised = m_rows;
    if (m_promised && *m_promised > 0) {
        m_progress->setRange(0, kSteps);
        m_progress->setValue(int(std::min<qint64>(kSteps, rows * kSteps / *m_promised)));
        say(Tone::Neutral, tr("%1 of %2 rows").arg(countText(rows), countText(*m_promised)));
    } else {
        say(Tone::Neutral, tr("%1 rows").arg(countText(rows)));
    }
}

void ExportDialog::onFinished(const Result<monitor::ExportSummary> &result)
{
    const QString path = m_run->path();
    // Not here: it is its signal that is being answered.
    m_run.release()->deleteLater();
    if (!result) {
        const bool stopped = result.error().kind == Error::Kind::Cancelled;
        say(stopped ? Tone::Neutral : Tone::Critical, exportFailureText(result.error(), path));
        showState();
        const bool exists = result.error().code == "file_exists"_L1;
        m_replace->setVisible(exists);
        (exists ? m_replace : m_export)->setFocus();
        return;
    }
    m_written = path;
    m_replaceable.clear();
    QString text = tr("%1 rows written to %2").arg(countText(result->rows), path);
    if (m_promised && *m_promised != result->rows)
        text += u". "_s + tr("Counted were %1: rows came or went meanwhile").arg(countText(*m_promised));
    if (result->valuesLeftOut > 0)
        text += u". "_s + tr("%1 values of fields that came meanwhile were left out: export again")
                              .arg(countText(result->valuesLeftOut));
    if (result->textsCut > 0)
        text += u". "_s + tr("%1 texts were longer than a cell may be and are cut, with a note in the cell")
                              .arg(countText(result->textsCut));
    say(Tone::Good, text);
    showState();
    m_close->setFocus();
}

void ExportDialog::say(Tone tone, const QString &text)
{
    m_tone = tone;
    m_result->setPlain(text);
    QPalette palette = QGuiApplication::palette();
    if (tone != Tone::Neutral)
        palette.setColor(QPalette::WindowText, theme().of(tone));
    m_result->setPalette(palette);
    m_resultIcon->setVisible(tone != Tone::Neutral);
    if (tone != Tone::Neutral)
        m_resultIcon->setPixmap(
            iconPixmap(tone == Tone::Good ? u"check"_s : u"warning"_s, kIcon, theme().of(tone), devicePixelRatioF()));
}

void ExportDialog::showState()
{
    const bool runs = isRunning();
    m_form->setEnabled(!runs);
    m_file->setEnabled(!runs);
    m_browse->setEnabled(!runs);
    m_progress->setVisible(runs);
    m_replace->hide();
    m_openFolder->setVisible(m_tone == Tone::Good);
    m_copyPath->setVisible(m_tone == Tone::Good);
    m_export->setEnabled(!runs && m_job && !m_file->text().trimmed().isEmpty());
    m_close->setText(runs ? tr("Cancel") : tr("Close"));
}

void ExportDialog::reject()
{
    if (m_run)
        m_run->cancel();
    else
        QDialog::reject();
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_export)
        say(m_tone, m_result->plain());
}

} // namespace ui
