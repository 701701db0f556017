// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QPixmap render(QByteArray svg, int size, const QColor &color, qreal scale)
{
    if (color.isValid())
        svg.replace("#000000", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(QSize(size, size) * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QByteArray sourceOf(const QString &name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Asks for the colour when it paints, so that a change of theme needs no new icons.
class DrawnIcon : public QIconEngine
{
public:
    explicit DrawnIcon(QString name) : m_name(std::move(name)) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colorOf(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colorOf(mode), 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return iconPixmap(m_name, int(std::min(size.width(), size.height()) / scale), colorOf(mode), scale);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new DrawnIcon(m_name); }

private:
    static QColor colorOf(QIcon::Mode mode)
    {
        const QPalette palette = QApplication::palette();
        return mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::Text)
                                       : palette.color(QPalette::Text);
    }
    QString m_name;
};

} // namespace

QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const QString key = u"icon/%1/%2/%3/%4"_s.arg(name).arg(size).arg(color.name()).arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(sourceOf(name), size, color, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &where, const QString &name, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    painter.drawPixmap(where.topLeft(), iconPixmap(name, int(std::min(where.width(), where.height())), color, scale));
}

QIcon icon(const QString &name)
{
    return QIcon(new DrawnIcon(name));
}

QIcon programIcon()
{
    QIcon program;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        program.addPixmap(render(sourceOf(u"watchpost"_s), size, {}, 1));
    return program;
}

} // namespace ui
