// SPDX-License-Identifier: GPL-3.0-or-later
// One activity, whole: metadata, readings with units, payload (pretty, hex, difference to the one before on its topic),
// what happened within five minutes of it.
#pragma once

#include "ui/activity/details_question.h"
#include "ui/common/workspace.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace ui {

class FactsView;
class NeighboursList;
class PayloadView;
class PlainLabel;

// One column where it is narrow, three beside each other where it is wide.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(Workspace &workspace, QWidget *parent = nullptr);
    // Reads what it needs beside the row itself, without waiting.
    void showActivity(const ActivityRecord &record);
    void clear();
    [[nodiscard]] QUuid shown() const { return m_shown; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    // A neighbour was chosen.
    void activityWanted(const QUuid &id);
    void closeWanted();
    // What is beside the row itself was read.
    void read();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QBoxLayout *buildHeader();
    void connectSignals();
    void take(const QUuid &id, const Result<DetailsAnswer> &answer);
    void showRow();
    void showReadings();
    void showReadingsTitle();
    void showPayload(const DetailsAnswer &answer);
    void showNothingRead(const QString &why);
    void arrange();
    void goToChart();
    void goToDevice();
    void goToAlert();
    void copyAsJson();

    Workspace &m_workspace;
    QUuid m_shown;
    ActivityRecord m_record;
    std::optional<TelemetryRow> m_lastReading;
    bool m_isGone = false;
    QTimer m_late; // what belongs to the row before does not stay for long

    QWidget *m_header;
    PlainLabel *m_title;
    PlainLabel *m_subtitle;
    QToolButton *m_chart;
    QToolButton *m_device;
    QToolButton *m_alert;
    QToolButton *m_copy;
    QToolButton *m_close;
    QLabel *m_nothing;
    QScrollArea *m_scroll;
    QBoxLayout *m_columns;
    FactsView *m_facts;
    QLabel *m_readingsTitle;
    FactsView *m_readings;
    QLabel *m_payloadTitle;
    PayloadView *m_payload;
    QLabel *m_aroundTitle;
    NeighboursList *m_around;
};

} // namespace ui
