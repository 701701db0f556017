// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_words.h"

#include "ui/activity/activity_words.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kMostNames = 12;

QString words(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

QString selectionText(const activity::Selection &selection)
{
    const QStringList groups = activity::groupNames();
    for (const QString &group : groups) {
        const auto known = activity::parseSelection(group);
        if (known && *known == selection)
            return groupTitle(group);
    }
    QStringList titles;
    if (selection.problems)
        titles += groupTitle(u"problems"_s);
    for (const QString &type : selection.types)
        titles += typeTitle(type);
    return titles.join(", "_L1);
}

QString momentText(const Clock &clock, qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, clock.zone()), u"d MMM yyyy HH:mm:ss"_s);
}

QString momentInName(const Clock &clock, qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, clock.zone()), u"yyyyMMdd-HHmm"_s);
}

} // namespace

QString typesText(const std::vector<activity::Selection> &types)
{
    QStringList texts;
    for (const activity::Selection &selection : types) {
        if (selection.everything)
            return groupTitle(u"all"_s);
        texts += selectionText(selection);
    }
    return texts.isEmpty() ? groupTitle(u"all"_s) : texts.join(", "_L1);
}

QString devicesText(const Directory &directory, const std::vector<QUuid> &devices)
{
    if (devices.empty())
        return words(QT_TRANSLATE_NOOP("Export", "All devices"));
    if (devices.size() == 1 && devices.front().isNull())
        return words(QT_TRANSLATE_NOOP("Export", "None: the view shows nothing"));
    QStringList names;
    for (const QUuid &id : devices) {
        if (names.size() == kMostNames)
            break;
        names += plainLine(directory.nameOf(id), 80);
    }
    const auto more = devices.size() - std::size_t(names.size());
    QString text = names.join(", "_L1);
    if (more > 0)
        text = words(QT_TRANSLATE_NOOP("Export", "%1 and %2 more")).arg(text, QString::number(more));
    return text;
}

QString rangeText(const Clock &clock, const TimeRange &range)
{
    if (!range.fromMs && !range.toMs)
        return words(QT_TRANSLATE_NOOP("Export", "everything in the store"));
    if (!range.fromMs)
        return words(QT_TRANSLATE_NOOP("Export", "up to %1")).arg(momentText(clock, *range.toMs));
    if (!range.toMs)
        return words(QT_TRANSLATE_NOOP("Export", "%1 until now")).arg(momentText(clock, *range.fromMs));
    return u"%1 – %2"_s.arg(momentText(clock, *range.fromMs), momentText(clock, *range.toMs));
}

QString exampleTime(const QTimeZone &zone, qint64 ms)
{
    return QString::fromLatin1(exports::LocalTimes(zone).text(ms));
}

QString exportFileName(const Clock &clock, const Directory &directory, const monitor::ExportJob &job, bool everything)
{
    QString name = job.table == monitor::ExportJob::Table::Events ? u"events"_s : u"telemetry"_s;
    if (job.devices.size() == 1 && !job.devices.front().isNull()) {
        const QString device = monitor::fileNamePart(directory.nameOf(job.devices.front()));
        if (!device.isEmpty())
            name += u'_' + device;
    }
    if (everything)
        name += u"_all"_s;
    else if (job.range.fromMs)
        name += u'_' + momentInName(clock, *job.range.fromMs);
    if (job.range.toMs)
        name += u'_' + momentInName(clock, *job.range.toMs);
    return name + u'.' + QString::fromLatin1(keyOf(exports::kFormatKeys, job.file.format));
}

QString exportFailureText(const Error &error, const QString &path)
{
    const QString folder = QFileInfo(path).path();
    if (error.code == "disk_full"_L1)
        return words(QT_TRANSLATE_NOOP("Export", "The disk is full, no file was written. Free some space, choose a "
                                                 "shorter range or another folder than %1"))
            .arg(folder);
    if (error.code == "no_folder"_L1)
        return words(QT_TRANSLATE_NOOP("Export", "There is no folder %1. Choose another one")).arg(folder);
    if (error.code == "not_writable"_L1)
        return words(QT_TRANSLATE_NOOP("Export", "You may not write to the folder %1. Choose another one")).arg(folder);
    if (error.code == "file_exists"_L1)
        return words(QT_TRANSLATE_NOOP("Export", "%1 exists already. Replace it, or choose another name"))
            .arg(QFileInfo(path).fileName());
    if (error.kind == Error::Kind::Cancelled)
        return words(QT_TRANSLATE_NOOP("Export", "Stopped. No file was written"));
    return retold(error);
}

} // namespace ui
