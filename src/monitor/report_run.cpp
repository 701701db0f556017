// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_run.h"

#include "monitor/when_done.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kBeatMs = 100;

} // namespace

ReportRun::ReportRun(const store::StoreUrl &url, Profile profile, ReportJob job, DrawContent draw, QObject *parent)
    : QObject(parent),
      m_profile(std::move(profile)),
      m_job(std::move(job)),
      m_draw(std::move(draw)),
      m_thread(url, u"report"_s)
{
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, [this] { Q_EMIT progress(*m_stage, *m_rows); });
}

ReportRun::~ReportRun()
{
    cancel();
}

void ReportRun::start()
{
    m_beat.start();
    const auto write = [profile = m_profile, job = m_job, draw = m_draw, cancel = m_cancel, stageNow = m_stage,
                        rowsNow = m_rows](store::Reader &reader) -> Result<ReportFiles> {
        reader.setCancelled(cancel);
        const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
        const auto goOn = [cancel] { return !cancel->load(std::memory_order_relaxed); };
        const auto step = [&](ReportStage stage, qint64 rows) {
            stageNow->store(stage, std::memory_order_relaxed);
            rowsNow->store(rows, std::memory_order_relaxed);
            return goOn();
        };
        return writeReport(reader, job, nowMs, step, [&](const QString &path) -> Result<void> {
            const auto content = readReport(reader, profile, job.period, nowMs, goOn);
            return content ? draw(*content, path) : tl::unexpected(content.error());
        });
    };
    whenDone(this, m_thread.run<ReportFiles>(write), [this](const Result<ReportFiles> &result) {
        m_beat.stop();
        Q_EMIT finished(result);
    });
}

} // namespace monitor
