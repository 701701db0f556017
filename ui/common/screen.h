// SPDX-License-Identifier: GPL-3.0-or-later
// One tab of the window.
#pragma once

#include "ui/common/navigator.h"
#include "ui/export/export_request.h"

#include <QWidget>

class QAction;

namespace ui {

class Screen : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    // Shown on the tab; translated.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual Place place() const = 0;
    // Entries of this screen in the View menu while it is in front; owned by the screen.
    [[nodiscard]] virtual QList<QAction *> viewActions() { return {}; }
    // Called when the window goes to this screen; `destination.place` is its own.
    virtual void show(const Destination &destination) { (void)destination; }
    // Where the screen stands now: what goBack() returns to.
    [[nodiscard]] virtual Destination here() const { return {place(), {}, {}, {}, {}, {}, {}, {}}; }
    // Ctrl+F. The screen's filter or search field, if it has one.
    virtual void focusFilter() {}
    // Ctrl+L. Follows the newest again, where that means something.
    virtual void follow() {}
    // Ctrl+E: what an export of this view would write.
    [[nodiscard]] virtual ExportRequest exportRequest() const { return {}; }
    // What the view shows is to be kept over restarts; called when the window closes.
    virtual void saveState() {}

Q_SIGNALS:
    // An export other than exportRequest() of the whole view, or that one by the screen's own button.
    void exportWanted(const ui::ExportRequest &request);

protected:
    using QWidget::show;
};

} // namespace ui
