// SPDX-License-Identifier: GPL-3.0-or-later
// An export in a thread of its own, for the window.
#include "monitor/exporter.h"
#include "monitor/when_done.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kBeatMs = 100;

} // namespace

ExportRun::ExportRun(const store::StoreUrl &url, ExportJob job, QString path, QObject *parent)
    : QObject(parent), m_job(std::move(job)), m_path(std::move(path)), m_thread(url, u"export"_s)
{
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, [this] { Q_EMIT progress(rows()); });
}

ExportRun::~ExportRun()
{
    cancel();
}

void ExportRun::start(Existing existing)
{
    m_beat.start();
    const auto write = [job = m_job, path = m_path, cancel = m_cancel, rows = m_rows,
                        existing](store::Reader &reader) -> Result<ExportSummary> {
        if (existing == Existing::Keep && QFileInfo::exists(path))
            return fail(Error::Kind::Conflict, u"file_exists"_s, u"'%1' exists already"_s.arg(path));
        reader.setCancelled(cancel);
        return exportToFile(reader, job, QDateTime::currentMSecsSinceEpoch(), path, [&](qint64 written) {
            rows->store(written, std::memory_order_relaxed);
            return !cancel->load(std::memory_order_relaxed);
        });
    };
    whenDone(this, m_thread.run<ExportSummary>(write), [this](const Result<ExportSummary> &result) {
        m_beat.stop();
        Q_EMIT finished(result);
    });
}

void ExportRun::cancel()
{
    *m_cancel = true;
}

} // namespace monitor
