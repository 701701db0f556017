// SPDX-License-Identifier: GPL-3.0-or-later
// History of numeric fields: chart, pickers, read-out, export.
#pragma once

#include "ui/common/screen.h"
#include "ui/common/workspace.h"
#include "ui/telemetry/chart_image.h"
#include "ui/telemetry/telemetry_question.h"

#include <QElapsedTimer>
#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace ui {

class ChartView;
class EmptyState;
class Picker;
struct PickerChoice;
class PlainLabel;
class Readout;
class SeriesChips;

class TelemetryPage : public Screen
{
    Q_OBJECT

public:
    explicit TelemetryPage(Workspace &workspace, QWidget *parent = nullptr);
    ~TelemetryPage() override;

    [[nodiscard]] QString title() const override { return tr("Telemetry"); }
    [[nodiscard]] Place place() const override { return Place::Telemetry; }
    [[nodiscard]] QList<QAction *> viewActions() override;
    void show(const Destination &destination) override;
    [[nodiscard]] Destination here() const override;
    void focusFilter() override;
    void follow() override;
    // The readings of the devices on the chart, in its range.
    [[nodiscard]] ExportRequest exportRequest() const override;
    void saveState() override;

    [[nodiscard]] ChartView &chart() { return *m_chart; }
    [[nodiscard]] SeriesSet &seriesSet() { return m_set; }
    // Says in the line below the bar how it went.
    void writeImage(ImageFormat format, const QString &path);
    void writePoints(const QString &path);

Q_SIGNALS:
    // An answer of the store is on the chart.
    void shown();
    void pointsWritten();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildBar();
    void buildActions();
    void buildExports();
    void connectSignals();
    void restoreState();

    void onDirectory();
    void onSeries();
    void choose(const SeriesKey &key);
    void compare(const SeriesKey &key);
    void showPickers();
    [[nodiscard]] std::vector<PickerChoice> deviceChoices() const;
    [[nodiscard]] std::vector<PickerChoice> metricChoices() const;
    [[nodiscard]] std::vector<PickerChoice> compareChoices() const;
    [[nodiscard]] SeriesKey usual(const QUuid &device, const QString &field) const;

    void refresh();
    void refreshSoon();
    void onAnswer(const TelemetryQuestion &question, const Result<TelemetryAnswer> &answer);
    void showEmptiness(const QString &trouble);
    [[nodiscard]] bool showsNothing() const;
    void showReadout();
    void notice(const QString &text);

    void setRange(qint64 fromMs, qint64 toMs);
    void pan(int direction);
    void zoom(double factor);
    void goToStart();
    [[nodiscard]] SeriesKey keyAtCursor() const;
    [[nodiscard]] std::optional<qint64> cursorTime() const;
    void goToLog();
    void goToDevice();
    void makeRule();
    void openMenu(const QPoint &where);
    void askForFile(const QString &caption, const QString &ending, const std::function<void(const QString &)> &write);

    Workspace &m_workspace;
    SeriesSet m_set;
    QTimer m_refresh;
    QTimer m_noticeEnd;
    QElapsedTimer m_asked;
    bool m_isAsking = false;
    bool m_isStale = true; // something was said while nobody looked, or while a question was on its way
    quint64 m_question = 0;
    int m_pauseMs = 0;
    QString m_trouble;
    bool m_wasAnswered = false;

    Picker *m_device, *m_metric, *m_compare;
    SeriesChips *m_chips;
    Readout *m_readout;
    QPushButton *m_live, *m_export, *m_image;
    PlainLabel *m_notice;
    QStackedWidget *m_pages;
    ChartView *m_chart;
    EmptyState *m_empty;
    QAction *m_band, *m_marks, *m_toLog, *m_toDevice, *m_toRule;
    QList<QAction *> m_moves; // zooming and moving, for the menu
};

} // namespace ui
