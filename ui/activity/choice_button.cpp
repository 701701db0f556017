// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/choice_button.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

ChoiceButton::ChoiceButton(const QString &what, std::vector<Choice> choices, QWidget *parent)
    : QPushButton(parent), m_what(what), m_choices(std::move(choices))
{
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &ChoiceButton::fillMenu);
    setKey(m_choices.front().key);
}

void ChoiceButton::setKey(const QString &key)
{
    const Choice *shown = &m_choices.front();
    for (const Choice &choice : m_choices) {
        if (choice.key == key)
            shown = &choice;
    }
    m_key = shown->key;
    setText(shown->label + u"  ▾"_s);
    setAccessibleName(m_what + u": "_s + shown->label);
}

void ChoiceButton::fillMenu()
{
    menu()->clear();
    auto *group = new QActionGroup(menu());
    for (const Choice &choice : m_choices) {
        if (choice.separated)
            menu()->addSeparator();
        QAction *action = menu()->addAction(choice.label, this, [this, key = choice.key] {
            if (key == m_key)
                return;
            setKey(key);
            Q_EMIT chosen(key);
        });
        action->setCheckable(true);
        action->setChecked(choice.key == m_key);
        group->addAction(action);
    }
}

} // namespace ui
