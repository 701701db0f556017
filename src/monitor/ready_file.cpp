// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/ready_file.h"

#include "base/json_writer.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace monitor {

ReadyFile::ReadyFile(QString path) : m_path(std::move(path))
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

ReadyFile::~ReadyFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Result<void> ReadyFile::write(const Content &content)
{
    if (m_path.isEmpty())
        return {};
    JsonWriter json;
    json.beginObject().field("pid", content.pid).field("client_id", content.clientId).field("inbox", content.inbox);
    json.key("refused").beginArray();
    for (const broker::RefusedFilter &refused : content.refused)
        json.value(refused.filter);
    json.endArray().endObject();
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json.bytes() + '\n') < 0 || !file.commit())
        return fail(Error::Kind::Io, u"unwritable"_s,
                    u"cannot write the ready file %1: %2"_s.arg(m_path, file.errorString()));
    return {};
}

} // namespace monitor
