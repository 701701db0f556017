// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be exported and how, as the operator chooses it; begins with what the view shows and with what was chosen
// the last time.
#pragma once

#include "monitor/exporter.h"
#include "ui/common/workspace.h"
#include "ui/export/export_request.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace ui {

class PlainLabel;

class ExportForm : public QWidget
{
    Q_OBJECT

public:
    ExportForm(Workspace &workspace, const ExportRequest &request, QWidget *parent = nullptr);

    // What is chosen, an open end closed at `nowMs`. Error::Kind::Usage: what is wrong with it.
    [[nodiscard]] Result<monitor::ExportJob> job(qint64 nowMs) const;
    [[nodiscard]] bool isEverything() const;
    // The end that job() closed the range at, for people to see.
    void sayEnd(qint64 toMs);
    // For the next time.
    void keepChoices();

Q_SIGNALS:
    void changed();

private:
    void buildLayout();
    void addRow(QGridLayout &grid, int row, int column, const QString &label, QWidget *field);
    void fillChoices();
    void fillFormats();
    void connectSignals();
    void restoreChoices();
    void sayWhatIsWrong();
    [[nodiscard]] bool isTelemetry() const;
    [[nodiscard]] Result<QTimeZone> zone() const;
    [[nodiscard]] exports::FileOptions fileOptions(const QTimeZone &zone) const;
    [[nodiscard]] tl::expected<std::optional<filter::Node>, QString> filterTree() const;

    Workspace &m_workspace;
    ExportRequest m_request;
    QComboBox *m_table;
    QComboBox *m_range;
    QComboBox *m_preset;
    QComboBox *m_zone;
    QComboBox *m_layout;
    QCheckBox *m_manifest;
    QLabel *m_layoutLabel = nullptr;
    QLabel *m_rangeHint;
    QLabel *m_zoneHint;
    PlainLabel *m_types;
    PlainLabel *m_devices;
    QLineEdit *m_filter;
    PlainLabel *m_filterHint;
};

} // namespace ui
