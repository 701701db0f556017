// SPDX-License-Identifier: GPL-3.0-or-later
// One report in a thread of its own, for the window.
#pragma once

#include "monitor/report.h"
#include "monitor/report_content.h"
#include "monitor/store_thread.h"

#include <QTimer>

namespace monitor {

// Draws what was read into a file that appears whole or not at all. Runs in the report's thread.
using DrawContent = std::function<Result<void>(const ReportContent &content, const QString &path)>;

// Belongs to the thread that made it; one start().
class ReportRun : public QObject
{
    Q_OBJECT

public:
    ReportRun(const store::StoreUrl &url, Profile profile, ReportJob job, DrawContent draw, QObject *parent = nullptr);
    // Cancels what runs: no file is left.
    ~ReportRun() override;

    void start();
    // finished() follows soon.
    void cancel() { *m_cancel = true; }

Q_SIGNALS:
    // At most ten times a second.
    void progress(monitor::ReportStage stage, qint64 rows);
    void finished(const Result<monitor::ReportFiles> &result);

private:
    const Profile m_profile;
    const ReportJob m_job;
    const DrawContent m_draw;
    CancelFlag m_cancel = std::make_shared<std::atomic_bool>(false);
    std::shared_ptr<std::atomic<ReportStage>> m_stage =
        std::make_shared<std::atomic<ReportStage>>(ReportStage::Telemetry);
    std::shared_ptr<std::atomic<qint64>> m_rows = std::make_shared<std::atomic<qint64>>(0);
    QTimer m_beat;
    StoreThread<store::Reader> m_thread; // last: it ends before what it works on
};

} // namespace monitor
