// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/saved_views_button.h"

#include "monitor/when_done.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kLongestName = 80;

// Other screens keep views of their own in the same table.
bool isOfTheLog(const store::SavedView &view)
{
    return QJsonDocument::fromJson(view.content).object().value("screen"_L1).toString() == "log"_L1;
}

} // namespace

SavedViewsButton::SavedViewsButton(Workspace &workspace, std::function<QByteArray()> content, QWidget *parent)
    : QPushButton(parent), m_workspace(workspace), m_content(std::move(content))
{
    setObjectName(u"activitySavedViews"_s);
    setText(tr("Save view") + u"  ▾"_s);
    setAccessibleName(tr("Saved views"));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, [this] {
        fillMenu();
        readViews();
    });
    // What others have saved meanwhile comes into the open menu.
    connect(this, &SavedViewsButton::viewsRead, this, [this] {
        if (menu()->isVisible())
            fillMenu();
    });
}

void SavedViewsButton::readViews()
{
    if (m_workspace.station.storeUrl().isEmpty())
        return;
    monitor::whenDone(this, m_workspace.station.edits().run<std::vector<store::SavedView>>([](store::Editor &editor) {
        return editor.savedViews();
    }),
                      [this](const Result<std::vector<store::SavedView>> &views) {
                          if (!views)
                              Q_EMIT failed(retold(views.error()));
                          else if (*views != m_views)
                              m_views = *views;
                          else
                              return;
                          Q_EMIT viewsRead();
                      });
}

void SavedViewsButton::fillMenu()
{
    menu()->clear();
    menu()->addAction(tr("Save this view…"), this, &SavedViewsButton::askForName)->setObjectName(u"saveViewAs"_s);
    menu()->addSeparator();
    QMenu *removing = nullptr;
    for (const store::SavedView &view : m_views) {
        if (!isOfTheLog(view))
            continue;
        menu()->addAction(plainAction(view.name), this, [this, content = view.content] { Q_EMIT applied(content); });
        if (!removing)
            removing = new QMenu(tr("Remove"), menu());
        removing->addAction(plainAction(view.name), this, [this, id = view.id] { remove(id); });
    }
    if (removing) {
        menu()->addSeparator();
        menu()->addMenu(removing);
    } else {
        menu()->addAction(tr("No saved views yet"))->setEnabled(false);
    }
}

const store::SavedView *SavedViewsButton::named(const QString &name) const
{
    for (const store::SavedView &view : m_views) {
        if (view.name == name)
            return &view;
    }
    return nullptr;
}

void SavedViewsButton::askForName()
{
    auto *dialog = new QDialog(window());
    dialog->setObjectName(u"saveViewDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save view"));
    auto *name = new QLineEdit;
    name->setObjectName(u"saveViewName"_s);
    name->setMaxLength(kLongestName);
    name->setAccessibleName(tr("Name of the view"));
    auto *said = new QLabel(tr("Filter, selection, columns and range are kept under a name."));
    said->setTextFormat(Qt::PlainText);
    said->setProperty("secondary", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(dialog);
    column->setSpacing(metrics::kGap);
    column->addWidget(said);
    column->addWidget(name);
    column->addWidget(buttons);
    QPushButton *saving = buttons->button(QDialogButtonBox::Save);
    saving->setEnabled(false);
    connect(name, &QLineEdit::textChanged, dialog, [this, saving](const QString &text) {
        saving->setEnabled(!text.trimmed().isEmpty());
        saving->setText(named(text.trimmed()) ? tr("Replace") : tr("Save"));
    });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, name] {
        save(name->text().trimmed());
        dialog->accept();
    });
    dialog->open();
}

void SavedViewsButton::save(const QString &name)
{
    store::SavedView view;
    if (const store::SavedView *known = named(name))
        view.id = known->id;
    view.name = name;
    view.content = m_content();
    view.changedAtMs = Clock::nowMs();
    monitor::whenDone(
        this, m_workspace.station.edits().run<QUuid>([view](store::Editor &editor) { return editor.saveView(view); }),
        [this](const Result<QUuid> &saved) {
            if (!saved)
                Q_EMIT failed(retold(saved.error()));
            readViews();
        });
}

void SavedViewsButton::remove(const QUuid &id)
{
    monitor::whenDone(
        this, m_workspace.station.edits().run<void>([id](store::Editor &editor) { return editor.removeView(id); }),
        [this](const Result<void> &removed) {
            if (!removed)
                Q_EMIT failed(retold(removed.error()));
            readViews();
        });
}

} // namespace ui
