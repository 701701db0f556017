// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_dialog.h"

#include "ui/common/folders.h"
#include "ui/common/formats.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"
#include "ui/report/report_pages.h"
#include "ui/report/report_words.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWidth = 560;
constexpr auto kFolderKey = "report/folder";
constexpr auto kKindKey = "report/kind";

QString defaultFolder(const QSettings &settings)
{
    const QString kept = settings.value(kFolderKey).toString();
    return kept.isEmpty() ? documentsFolder() : kept;
}

QTimeZone siteZone(const Clock &clock)
{
    return clock.hasSiteZone() ? QTimeZone(clock.siteZone().toLatin1()) : QTimeZone::systemTimeZone();
}

QPushButton *button(const QString &text, const char *name)
{
    auto *made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

ReportDialog::ReportDialog(Workspace &workspace, QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_zone(siteZone(workspace.clock)),
      m_kind(new QComboBox),
      m_date(new QDateEdit),
      m_period(new WrappedText),
      m_folder(new QLineEdit),
      m_browse(button(tr("&Browse…"), "reportBrowse")),
      m_notice(new NoticeLine),
      m_progress(new QProgressBar),
      m_open(button(tr("&Open PDF"), "reportOpen")),
      m_close(button({}, "reportClose")),
      m_write(button(tr("&Write report"), "reportWrite"))
{
    setObjectName(u"reportDialog"_s);
    setWindowTitle(tr("Report"));
    const QDate today = QDateTime::fromMSecsSinceEpoch(Clock::nowMs(), m_zone).date();
    m_kind->addItem(tr("A day"), int(monitor::ReportKind::Daily));
    m_kind->addItem(tr("A week"), int(monitor::ReportKind::Weekly));
    m_kind->setCurrentIndex(std::clamp(workspace.settings.value(kKindKey, 0).toInt(), 0, 1));
    m_date->setCalendarPopup(true);
    m_date->setMaximumDate(today);
    m_date->setDate(today.addDays(-1));
    m_folder->setText(QDir::toNativeSeparators(defaultFolder(workspace.settings)));
    buildLayout();
    connectSignals();
    showPeriod();
}

ReportDialog::~ReportDialog() = default;

void ReportDialog::buildLayout()
{
    m_kind->setObjectName(u"reportKind"_s);
    m_date->setObjectName(u"reportDate"_s);
    m_period->setObjectName(u"reportPeriod"_s);
    m_folder->setObjectName(u"reportFolder"_s);
    m_notice->setObjectName(u"reportNotice"_s);
    m_progress->setObjectName(u"reportProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the report"));
    m_write->setProperty("primary", true);
    m_write->setDefault(true);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(metrics::kGap);
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_browse);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::kSide);
    form->setVerticalSpacing(metrics::kGap);
    form->addRow(tr("&Report of"), m_kind);
    form->addRow(tr("&Day"), m_date);
    form->addRow({}, m_period);
    // A row of a layout has nobody to give the focus to.
    auto *folderLabel = new QLabel(tr("&Folder"));
    folderLabel->setTextFormat(Qt::PlainText);
    folderLabel->setBuddy(m_folder);
    form->addRow(folderLabel, folder);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_open);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_write);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addLayout(form);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
    showState();
}

void ReportDialog::connectSignals()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReportDialog::showPeriod);
    connect(m_date, &QDateEdit::dateChanged, this, &ReportDialog::showPeriod);
    connect(m_folder, &QLineEdit::textChanged, this, &ReportDialog::showState);
    connect(m_browse, &QPushButton::clicked, this, &ReportDialog::browse);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_written)); });
    connect(m_close, &QPushButton::clicked, this, &ReportDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &ReportDialog::write);
}

Result<monitor::ReportPeriod> ReportDialog::period() const
{
    return monitor::reportPeriod(monitor::ReportKind(m_kind->currentData().toInt()), m_date->date(), m_zone,
                                 Clock::nowMs());
}

void ReportDialog::showPeriod()
{
    const auto chosen = period();
    m_period->setPlain(chosen ? QString(reportDays(*chosen) + u'\n' + reportRange(*chosen)) : QString());
    m_notice->clear();
    showState();
}

void ReportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the report"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void ReportDialog::write()
{
    const auto chosen = period();
    if (!chosen) {
        m_notice->setNotice(Tone::Critical, retold(chosen.error()));
        return;
    }
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    m_workspace.settings.setValue(kFolderKey, folder);
    m_workspace.settings.setValue(kKindKey, m_kind->currentIndex());
    const auto draw = [style = paperStyle()](const monitor::ReportContent &content, const QString &path) {
        return writeReportPages(content, style, path);
    };
    m_run = std::make_unique<monitor::ReportRun>(m_workspace.station.storeUrl(), m_workspace.station.profile(),
                                                 monitor::ReportJob{*chosen, folder}, draw);
    connect(m_run.get(), &monitor::ReportRun::progress, this, &ReportDialog::onProgress);
    connect(m_run.get(), &monitor::ReportRun::finished, this, &ReportDialog::onFinished);
    m_written.clear();
    onProgress(monitor::ReportStage::Telemetry, 0);
    m_run->start();
    showState();
}

void ReportDialog::onProgress(monitor::ReportStage stage, qint64 rows)
{
    const QString words = stage == monitor::ReportStage::Telemetry ? tr("Writing readings: %1")
                          : stage == monitor::ReportStage::Events  ? tr("Writing the activity log: %1")
                          : stage == monitor::ReportStage::Alerts  ? tr("Writing alerts: %1")
                                                                   : QString();
    m_notice->setNotice(Tone::Neutral, words.isEmpty() ? tr("Drawing the pages …") : words.arg(countText(rows)));
}

void ReportDialog::onFinished(const Result<monitor::ReportFiles> &result)
{
    m_run.release()->deleteLater();
    if (!result) {
        const bool isStopped = result.error().kind == Error::Kind::Cancelled;
        m_notice->setNotice(isStopped ? Tone::Neutral : Tone::Critical,
                            isStopped ? tr("Stopped. No file was written.") : retold(result.error()));
    } else if (result->noPages) {
        m_notice->setNotice(Tone::Warning,
                            tr("The CSV files are written, the PDF is not: %1").arg(retold(*result->noPages)));
    } else {
        m_written = result->pages;
        m_notice->setNotice(Tone::Good,
                            tr("Written: %1, and the CSV files beside it.").arg(QDir::toNativeSeparators(m_written)));
    }
    showState();
}

void ReportDialog::showState()
{
    const bool runs = isRunning();
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_date),
                           static_cast<QWidget *>(m_folder), static_cast<QWidget *>(m_browse)})
        field->setEnabled(!runs);
    m_progress->setVisible(runs);
    m_open->setVisible(!runs && !m_written.isEmpty());
    m_write->setEnabled(!runs && !m_folder->text().trimmed().isEmpty() && period());
    m_close->setText(runs ? tr("S&top") : tr("&Close"));
}

void ReportDialog::reject()
{
    if (m_run)
        m_run->cancel();
    else
        QDialog::reject();
}

} // namespace ui
