// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to what is recorded: from other programs' connections, and from what a broker says.
#include "ui/profile/import_dialog.h"

#include "ui/common/retold.h"
#include "ui/profile/propose_dialog.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"

namespace ui {

void Desktop::importConnections()
{
    auto *dialog = new ImportDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this](const QStringList &names) {
        showProfiles();
        m_window->say(tr("%n connections were imported.", nullptr, int(names.size())));
        // What is being recorded is not left for what has just come.
        if (!m_opened)
            openNamed(names.front());
    });
    dialog->open();
}

void Desktop::proposeTopics()
{
    if (!m_opened)
        return;
    auto *dialog = new ProposeDialog(station()->profile(), station()->password(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(station(), &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { saveTopics(dialog->topics()); });
    dialog->open();
}

// Options of the command line are not written into the profile; the demo has none.
void Desktop::saveTopics(const std::vector<TopicFormat> &topics)
{
    monitor::Profile profile = station()->profile();
    if (profile.topics == topics)
        return;
    profile.topics = topics;
    QString trouble;
    auto stored = monitor::loadProfile(profile.name);
    if (!m_demo && stored && !stored->broker.isEmpty()) {
        stored->topics = topics;
        if (const auto saved = monitor::saveProfile(*stored); !saved)
            trouble = tr("The topics were not saved: %1").arg(retold(saved.error()));
    }
    openProfile(profile, station()->password(), station()->isViewOnly());
    if (!trouble.isEmpty())
        m_window->say(trouble);
}

} // namespace ui
