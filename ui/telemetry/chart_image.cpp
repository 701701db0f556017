// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/telemetry/chart_image.h"

#include "ui/telemetry/chart_view.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kFineness = 2;

QByteArray svgOf(ChartView &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(chart.viewport()->logicalDpiX());
    svg.setSize(chart.viewport()->size());
    svg.setViewBox(QRect(QPoint(0, 0), chart.viewport()->size()));
    // No title: Qt 6.4 writes it as it is, and it holds names of devices.
    QPainter painter(&svg);
    chart.paintPicture(painter, QRectF(QPointF(0, 0), QSizeF(chart.viewport()->size())));
    painter.end();
    return buffer.data();
}

// A page as large as the chart; at the screen's resolution, so that letters have the size they have there.
QByteArray pdfOf(ChartView &chart)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const int dpi = chart.viewport()->logicalDpiX();
    const QSizeF size(chart.viewport()->size());
    QPdfWriter pdf(&buffer);
    pdf.setResolution(dpi);
    pdf.setTitle(chart.content().title);
    pdf.setPageMargins({});
    pdf.setPageSize(QPageSize(size * 72.0 / dpi, QPageSize::Point, u"chart"_s, QPageSize::ExactMatch));
    QPainter painter(&pdf);
    chart.paintPicture(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return buffer.data();
}

} // namespace

QString imageEnding(ImageFormat format)
{
    return format == ImageFormat::Png ? u"png"_s : format == ImageFormat::Svg ? u"svg"_s : u"pdf"_s;
}

QImage chartImage(ChartView &chart)
{
    QImage image(chart.viewport()->size() * kFineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(kFineness);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    chart.paintPicture(painter, QRectF(QPointF(0, 0), QSizeF(chart.viewport()->size())));
    return image;
}

QByteArray chartFile(ChartView &chart, ImageFormat format)
{
    if (format == ImageFormat::Svg)
        return svgOf(chart);
    if (format == ImageFormat::Pdf)
        return pdfOf(chart);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    (void)chartImage(chart).save(&buffer, "PNG");
    return buffer.data();
}

Result<void> writeChart(ChartView &chart, ImageFormat format, const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = chartFile(chart, format);
    if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Error::Kind::Io, u"not_written"_s, file.errorString());
}

} // namespace ui
