// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_copy.h"

#include "export/csv_writer.h"
#include "export/events_export.h"
#include "model/activity_json.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString asWords(const std::vector<ActivityRecord> &records, const Clock &clock)
{
    QStringList lines;
    for (const ActivityRecord &record : records) {
        const ActivityLook look = lookOf(record);
        lines += clock.exact(record.row.createdAtMs) + u"  "_s + look.headline;
        for (const QString &detail : look.details)
            lines += u"    "_s + detail;
    }
    return lines.join(u'\n');
}

QString asTable(const std::vector<ActivityRecord> &records, char separator, const Clock &clock)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exports::CsvStyle style;
    style.separator = separator;
    exports::CsvWriter out(&buffer, style);
    exports::EventsExport csv(out, clock.zone());
    // A buffer in memory takes everything.
    (void)csv.header();
    for (const ActivityRecord &record : records)
        (void)csv.row(record);
    (void)csv.finish();
    return QString::fromUtf8(buffer.data());
}

QString asJson(const std::vector<ActivityRecord> &records)
{
    QByteArray lines;
    for (const ActivityRecord &record : records)
        lines += activityJson(record) + '\n';
    return QString::fromUtf8(lines);
}

} // namespace

QString copyText(const std::vector<ActivityRecord> &records, CopyForm form, const Clock &clock)
{
    switch (form) {
    case CopyForm::Text:
        return asWords(records, clock);
    case CopyForm::Tsv:
        return asTable(records, '\t', clock);
    case CopyForm::Csv:
        return asTable(records, ',', clock);
    case CopyForm::Json:
        return asJson(records);
    }
    return {};
}

} // namespace ui
