// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_lines_writer.h"

#include "base/json_writer.h"
#include "base/times.h"
#include "export/local_times.h"

#include <QSet>
#include <cmath>

using namespace Qt::StringLiterals;

namespace exports {
namespace {

constexpr qsizetype kBufferBytes = 64 * 1024;

} // namespace

JsonLinesWriter::JsonLinesWriter(QIODevice *device) : m_device(device)
{
    m_buffer.reserve(kBufferBytes + 4096);
}

Result<void> JsonLinesWriter::header(const QStringList &names)
{
    QSet<QString> taken;
    m_keys.clear();
    for (const QString &name : names) {
        QString key = name;
        for (int copy = 2; taken.contains(key); ++copy)
            key = name + u'_' + QString::number(copy);
        taken.insert(key);
        m_keys.push_back((m_keys.empty() ? "{" : ",") + jsonQuoted(key) + ':');
    }
    return {};
}

void JsonLinesWriter::raw(const QByteArray &value)
{
    m_buffer.append(m_keys[m_column++]);
    m_buffer.append(value);
}

void JsonLinesWriter::text(QStringView text)
{
    text.isEmpty() ? empty() : raw(jsonQuoted(text));
}

void JsonLinesWriter::ascii(const QByteArray &id)
{
    raw('"' + id + '"');
}

void JsonLinesWriter::json(const QByteArray &json)
{
    QByteArray line = json;
    // Between values only: within strings JSON has no bare line ends.
    line.replace('\n', ' ').replace('\r', ' ');
    raw(line);
}

void JsonLinesWriter::utc(qint64 ms)
{
    ascii(isoUtcBytes(ms));
}

void JsonLinesWriter::local(qint64 ms, int offsetMinutes)
{
    ascii(isoLocal(ms, offsetMinutes));
}

void JsonLinesWriter::integer(qint64 number)
{
    raw(QByteArray::number(number));
}

void JsonLinesWriter::number(double number)
{
    std::isfinite(number) ? raw(shortestNumber(number)) : empty();
}

void JsonLinesWriter::flag(bool flag)
{
    raw(flag ? "true" : "false");
}

void JsonLinesWriter::empty()
{
    raw("null");
}

Result<void> JsonLinesWriter::endRow()
{
    m_buffer.append("}\n");
    m_column = 0;
    return m_buffer.size() < kBufferBytes ? Result<void>() : finish();
}

Result<void> JsonLinesWriter::finish()
{
    const qint64 wanted = m_buffer.size();
    const qint64 written = wanted == 0 ? 0 : m_device->write(m_buffer);
    m_buffer.resize(0);
    if (written != wanted)
        return fail(Error::Kind::Io, u"write_failed"_s,
                    u"the export could not be written: "_s + m_device->errorString());
    return {};
}

} // namespace exports
