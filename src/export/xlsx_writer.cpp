// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx_writer.h"

#include "base/times.h"
#include "export/c_numbers.h"
#include "export/local_times.h"
#include "export/xlsx_text.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryFile>
#include <cmath>
#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr double kUnixEpochDay = 25'569;              // 1970-01-01 as spreadsheets count days
constexpr qint64 kFirstDateMs = -2'203'891'200'000;   // 1900-03-01: before, spreadsheets disagree on the day
constexpr qint64 kEndOfDatesMs = 253'402'300'800'000; // 10000-01-01
constexpr qint64 kMaxExact = 9'007'199'254'740'992;   // 2^53
constexpr qint64 kMaxSheetBytes = 2'000'000'000;      // of texts: a part of a ZIP file ends at 4 GiB
constexpr time_t kCreated = 315'532'800;              // 1980-01-01: a clock would make the bytes differ
constexpr int kTimeWidth = 30, kOtherWidth = 16;      // in characters
constexpr qint64 kCopyBytes = 1024 * 1024;

tl::unexpected<Error> cannotWrite(const QString &why)
{
    return fail(Error::Kind::Io, u"write_failed"_s, u"the workbook could not be written: "_s + why);
}

// A path to the file's content that needs no name in a folder, where the system has such paths: killed, nothing stays.
QByteArray pathOf(QTemporaryFile &file)
{
    const QByteArray byHandle = "/proc/self/fd/" + QByteArray::number(file.handle());
    return QFile::exists(QString::fromLatin1(byHandle)) ? byHandle : QFile::encodeName(file.fileName());
}

} // namespace

struct XlsxWriter::Private
{
    QIODevice *device;
    int sheetRows;
    QTemporaryFile packed;
    QByteArray packedPath;
    QByteArray temporaryFolder;
    lxw_workbook *workbook = nullptr;
    lxw_worksheet *sheet = nullptr;
    lxw_format *headline = nullptr;
    lxw_format *utcTime = nullptr;
    QHash<int, lxw_format *> localTimes; // by the offset that they show
    QStringList names;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    qint64 sheetBytes = 0;
    qint64 cut = 0;
    bool sheetIsFull = false;       // the next cell begins another one
    lxw_error fault = LXW_NO_ERROR; // the first one

    void note(lxw_error error)
    {
        if (fault == LXW_NO_ERROR)
            fault = error;
    }
    void place()
    {
        if (sheetIsFull)
            beginSheet();
    }
    void string(const QByteArray &utf8, lxw_format *format = nullptr)
    {
        place();
        note(worksheet_write_string(sheet, row, column++, utf8.constData(), format));
        sheetBytes += utf8.size();
    }
    void cell(QStringView text, lxw_format *format = nullptr)
    {
        const XlsxText made = xlsxText(text);
        cut += made.isCut ? 1 : 0;
        string(made.utf8, format);
    }
    void number(double number, lxw_format *format = nullptr)
    {
        place();
        note(worksheet_write_number(sheet, row, column++, number, format));
    }
    void date(qint64 clockMs, lxw_format *format) { number(double(clockMs) / kDayMs + kUnixEpochDay, format); }
    lxw_format *timeFormat(const QByteArray &pattern)
    {
        lxw_format *format = workbook_add_format(workbook);
        format_set_num_format(format, pattern.constData());
        format_set_align(format, LXW_ALIGN_LEFT);
        return format;
    }
    void beginSheet();
    Result<void> open();
    Result<void> check() const;
    Result<void> copy();
};

XlsxWriter::XlsxWriter(QIODevice *device, int sheetRows) : d(std::make_unique<Private>())
{
    d->device = device;
    d->sheetRows = sheetRows;
}

XlsxWriter::~XlsxWriter()
{
    if (d->workbook)
        lxw_workbook_free(d->workbook);
}

Result<void> XlsxWriter::Private::open()
{
    if (!packed.open())
        return cannotWrite(packed.errorString());
    packedPath = pathOf(packed);
    temporaryFolder = QFile::encodeName(QDir::tempPath());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporaryFolder.data();
    workbook = workbook_new_opt(packedPath.constData(), &options);
    if (!workbook)
        return cannotWrite(u"no memory"_s);
    lxw_doc_properties properties{};
    properties.created = kCreated;
    note(workbook_set_properties(workbook, &properties));
    headline = workbook_add_format(workbook);
    format_set_bold(headline);
    utcTime = timeFormat("yyyy-mm-dd hh:mm:ss.000\"Z\"");
    return {};
}

void XlsxWriter::Private::beginSheet()
{
    sheetIsFull = false;
    lxw_worksheet *next = workbook_add_worksheet(workbook, nullptr);
    if (!next)
        return note(LXW_ERROR_CREATING_TMPFILE);
    sheet = next;
    row = 0;
    column = 0;
    sheetBytes = 0;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool isTime = names[i].startsWith("time_"_L1) || names[i] == "device_time"_L1;
        worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), isTime ? kTimeWidth : kOtherWidth, nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    for (const QString &name : std::as_const(names))
        cell(name, headline);
    row = 1;
    column = 0;
}

Result<void> XlsxWriter::Private::check() const
{
    if (fault != LXW_NO_ERROR)
        return cannotWrite(QString::fromUtf8(lxw_strerror(fault)));
    // The library does not look whether its temporary file took the row.
    if (sheet && sheet->optimize_tmpfile && std::ferror(sheet->optimize_tmpfile))
        return cannotWrite(u"no room in the folder for temporary files, "_s + QDir::tempPath());
    return {};
}

Result<void> XlsxWriter::header(const QStringList &names)
{
    if (names.size() > kMaxSheetColumns)
        return fail(
            Error::Kind::Usage, u"too_many_columns"_s,
            u"a sheet has room for %L1 columns, these are %L2: choose a row for each value"_s.arg(kMaxSheetColumns)
                .arg(names.size()));
    const CNumbers numbers;
    d->names = names;
    if (auto opened = d->open(); !opened)
        return opened;
    d->beginSheet();
    return d->check();
}

void XlsxWriter::text(QStringView text)
{
    text.isEmpty() ? empty() : d->cell(text);
}

void XlsxWriter::ascii(const QByteArray &id)
{
    d->string(id);
}

void XlsxWriter::json(const QByteArray &json)
{
    d->cell(QString::fromUtf8(json));
}

void XlsxWriter::utc(qint64 ms)
{
    if (ms < kFirstDateMs || ms >= kEndOfDatesMs)
        return ascii(isoUtcBytes(ms));
    const CNumbers numbers;
    d->date(ms, d->utcTime);
}

void XlsxWriter::local(qint64 ms, int offsetMinutes)
{
    if (ms < kFirstDateMs + kDayMs || ms >= kEndOfDatesMs - kDayMs)
        return ascii(isoLocal(ms, offsetMinutes));
    const CNumbers numbers;
    lxw_format *&format = d->localTimes[offsetMinutes];
    if (!format)
        format = d->timeFormat("yyyy-mm-dd hh:mm:ss.000\"" + isoLocal(0, offsetMinutes).last(6) + '"');
    d->date(ms + qint64(offsetMinutes) * 60'000, format);
}

void XlsxWriter::integer(qint64 number)
{
    if (number > kMaxExact || number < -kMaxExact)
        return ascii(QByteArray::number(number));
    this->number(double(number));
}

void XlsxWriter::number(double number)
{
    if (!std::isfinite(number))
        return empty();
    const CNumbers numbers;
    d->number(number);
}

void XlsxWriter::flag(bool flag)
{
    d->place();
    d->note(worksheet_write_boolean(d->sheet, d->row, d->column++, flag ? 1 : 0, nullptr));
}

void XlsxWriter::empty()
{
    d->place();
    ++d->column;
}

Result<void> XlsxWriter::endRow()
{
    d->column = 0;
    ++d->row;
    if (const auto checked = d->check(); !checked)
        return checked;
    if (d->row >= lxw_row_t(d->sheetRows) || d->sheetBytes > kMaxSheetBytes)
        d->sheetIsFull = true;
    return {};
}

Result<void> XlsxWriter::finish()
{
    const CNumbers numbers;
    if (d->sheet->optimize_tmpfile)
        std::fflush(d->sheet->optimize_tmpfile);
    if (const auto checked = d->check(); !checked)
        return checked;
    const lxw_error packed = workbook_close(std::exchange(d->workbook, nullptr));
    if (packed != LXW_NO_ERROR)
        return cannotWrite(QString::fromUtf8(lxw_strerror(packed)));
    return d->copy();
}

Result<void> XlsxWriter::Private::copy()
{
    QByteArray block;
    if (!packed.seek(0))
        return cannotWrite(packed.errorString());
    while (!(block = packed.read(kCopyBytes)).isEmpty()) {
        if (device->write(block) != block.size())
            return cannotWrite(device->errorString());
    }
    return packed.error() == QFile::NoError ? Result<void>() : cannotWrite(packed.errorString());
}

qint64 XlsxWriter::textsCut() const
{
    return d->cut;
}

} // namespace exports
