// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/manual_window.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ManualWindow::ManualWindow(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"manual"_s);
    setWindowTitle(tr("Manual"));
    resize(880, 660); // its pictures without scrolling sideways
    auto *text = new QTextBrowser;
    text->setAccessibleName(tr("Manual"));
    // Where `../screens/…` leads to the pictures.
    text->setSearchPaths({u":/manual"_s});
    QFile file(u":/manual/operator.md"_s);
    if (file.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    text->document()->setDocumentMargin(2 * metrics::kSide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text);
}

void ManualWindow::open(QWidget *parent)
{
    auto *manual = parent->findChild<ManualWindow *>();
    if (!manual)
        manual = new ManualWindow(parent);
    manual->show();
    manual->raise();
    manual->activateWindow();
}

} // namespace ui
