// SPDX-License-Identifier: GPL-3.0-or-later
// Ways out of the chart: to the log and the device, into files, onto the clipboard.
#include "monitor/drawn_export.h"
#include "monitor/exporter.h"
#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/rule_wish.h"
#include "ui/export/export_words.h"
#include "ui/telemetry/chart_view.h"
#include "ui/telemetry/telemetry_page.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

const QString kFolder = u"telemetry/folder"_s;

} // namespace

void TelemetryPage::buildExports()
{
    m_export->setObjectName(u"telemetryExport"_s);
    auto *exports = new QMenu(m_export);
    exports->addAction(tr("Readings of this range…"), this, [this] { Q_EMIT exportWanted(exportRequest()); });
    exports->addAction(tr("Points as drawn…"), this, [this] {
        askForFile(tr("Export the points of the chart"), u"csv"_s, [this](const QString &path) { writePoints(path); });
    });
    m_export->setMenu(exports);
    m_image->setObjectName(u"telemetryImage"_s);
    auto *images = new QMenu(m_image);
    const auto save = [this](ImageFormat format) {
        askForFile(tr("Save the picture of the chart"), imageEnding(format),
                   [this, format](const QString &path) { writeImage(format, path); });
    };
    images->addAction(tr("Save as PNG…"), this, [save] { save(ImageFormat::Png); });
    images->addAction(tr("Save as SVG…"), this, [save] { save(ImageFormat::Svg); });
    images->addAction(tr("Save as PDF…"), this, [save] { save(ImageFormat::Pdf); });
    images->addSeparator();
    images->addAction(tr("Copy picture"), this, [this] {
        QGuiApplication::clipboard()->setImage(chartImage(*m_chart));
        notice(tr("The picture is on the clipboard."));
    });
    m_image->setMenu(images);
}

ExportRequest TelemetryPage::exportRequest() const
{
    ExportRequest request;
    request.table = ExportRequest::Table::Telemetry;
    request.range = m_workspace.range.query(Clock::nowMs());
    for (const SeriesKey &key : m_set.keys()) {
        if (std::find(request.devices.begin(), request.devices.end(), key.device) == request.devices.end())
            request.devices.push_back(key.device);
    }
    return request;
}

void TelemetryPage::askForFile(const QString &caption, const QString &ending,
                               const std::function<void(const QString &)> &write)
{
    const ChartContent &content = m_chart->content();
    if (content.series.empty())
        return;
    QStringList parts{monitor::fileNamePart(metricTitle(content.series.front().field)),
                      monitor::fileNamePart(content.series.front().name)};
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(content.fromMs, m_workspace.clock.zone());
    parts.append(QLocale::c().toString(from, u"yyyyMMdd-HHmm"_s));
    parts.removeAll(QString());
    const QString folder = m_workspace.settings.value(kFolder, QDir::homePath()).toString();
    auto *dialog = new QFileDialog(this, caption, folder);
    dialog->setObjectName(u"telemetryFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    // The points as the ending says.
    dialog->setNameFilter(ending == "csv"_L1 ? u"*.csv *.xlsx *.jsonl"_s : u"*."_s + ending);
    dialog->selectFile(parts.join(u'_') + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &path) {
        m_workspace.settings.setValue(kFolder, QFileInfo(path).absolutePath());
        write(path);
    });
    dialog->open();
}

void TelemetryPage::writeImage(ImageFormat format, const QString &path)
{
    const auto written = writeChart(*m_chart, format, path);
    notice(written ? tr("Saved %1.").arg(QDir::toNativeSeparators(path))
                   : tr("The picture was not saved: %1.").arg(exportFailureText(written.error(), path)));
}

void TelemetryPage::writePoints(const QString &path)
{
    std::vector<exports::DrawnSeries> drawn;
    for (const ChartSeries &series : m_chart->content().series)
        drawn.push_back({series.name, series.field, series.data.points});
    monitor::whenDone(
        this, monitor::writeDrawn(path, std::move(drawn), {{}, m_workspace.clock.zone(), exports::formatOfFile(path)}),
        [this, path](const Result<qint64> &rows) {
            notice(rows ? tr("Saved %1 points in %2.").arg(countText(*rows), QDir::toNativeSeparators(path))
                        : tr("The points were not saved: %1.").arg(exportFailureText(rows.error(), path)));
            Q_EMIT pointsWritten();
        });
}

// The series whose point is at the crosshair; without one the first.
SeriesKey TelemetryPage::keyAtCursor() const
{
    if (m_set.isEmpty())
        return {};
    const std::vector<ChartPoint> points = m_chart->cursorPoints();
    if (points.empty())
        return m_set.keys().front();
    const ChartSeries &series = m_chart->content().series[points.front().series];
    return {series.device, series.field};
}

// The newest instant that the crosshair's point may have its row at; without a crosshair of the newest point.
std::optional<qint64> TelemetryPage::cursorTime() const
{
    const auto &all = m_chart->content().series;
    if (!m_chart->cursorMs() && !all.empty() && !all.front().data.points.empty())
        return all.front().data.points.back().tMs + all.front().data.bucketMs;
    const std::vector<ChartPoint> points = m_chart->cursorPoints();
    if (points.empty())
        return m_chart->cursorMs();
    const Series &series = all[points.front().series].data;
    return series.points[points.front().point].tMs + std::max<qint64>(0, series.bucketMs - 1);
}

void TelemetryPage::goToLog()
{
    Destination destination;
    destination.place = Place::Log;
    // A mark has its own row: where the pointer is on it, or no reading is beside it.
    const ChartMark *mark = m_chart->pointedMark();
    if (!mark && m_chart->cursorPoints().empty())
        mark = m_chart->cursorMark();
    if (mark) {
        destination.atMs = mark->atMs;
        destination.activity = mark->activity;
        m_workspace.navigator.go(destination);
        return;
    }
    const SeriesKey key = keyAtCursor();
    const auto at = cursorTime();
    if (key.device.isNull() || !at)
        return;
    destination.device = key.device;
    destination.atMs = at;
    const auto read = [key, at = *at](store::Reader &reader) { return reader.readingBefore(key.device, at + 1); };
    monitor::whenDone(this, m_workspace.station.queries().ask<std::optional<TelemetryRow>>(u"telemetry.row"_s, read),
                      [this, destination](const Result<std::optional<TelemetryRow>> &row) {
                          if (!row && row.error().kind == Error::Kind::Cancelled)
                              return;
                          Destination there = destination;
                          if (row && *row) {
                              there.activity = (*row)->activityLogId;
                              there.atMs = (*row)->receivedAtMs;
                          }
                          m_workspace.navigator.go(there);
                      });
}

void TelemetryPage::goToDevice()
{
    Destination destination;
    destination.place = Place::Devices;
    destination.device = keyAtCursor().device;
    if (!destination.device.isNull())
        m_workspace.navigator.go(destination);
}

// With the value at the crosshair as its limit.
void TelemetryPage::makeRule()
{
    const SeriesKey key = keyAtCursor();
    const Device *device = m_workspace.directory.find(key.device);
    if (!device)
        return;
    std::optional<double> value;
    const std::vector<ChartPoint> points = m_chart->cursorPoints();
    if (!points.empty())
        value = m_chart->content().series[points.front().series].data.points[points.front().point].mean;
    m_workspace.navigator.editRule(thresholdWish(*device, key.field, value));
}

void TelemetryPage::openMenu(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_toLog, m_toDevice, m_toRule});
    menu->addSeparator();
    menu->addActions(m_moves);
    menu->addSeparator();
    menu->addActions({m_band, m_marks});
    menu->popup(m_chart->mapToGlobal(where));
}

} // namespace ui
