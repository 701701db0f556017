// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/folders.h"

#include <QDir>
#include <QStandardPaths>

namespace ui {

QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace ui
