// SPDX-License-Identifier: GPL-3.0-or-later
// A button that shows one of a few choices and opens the list of them: `MQTT events ▾`.
#pragma once

#include <QPushButton>
#include <vector>

namespace ui {

class ChoiceButton : public QPushButton
{
    Q_OBJECT

public:
    struct Choice
    {
        QString key;
        QString label; // of ours, never a device's
        bool separated = false;
    };
    // `what`: the accessible name, such as "Group".
    ChoiceButton(const QString &what, std::vector<Choice> choices, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const { return m_key; }
    // Without saying chosen(). An unknown key is the first one.
    void setKey(const QString &key);

Q_SIGNALS:
    void chosen(const QString &key);

private:
    void fillMenu();
    QString m_what;
    std::vector<Choice> m_choices;
    QString m_key;
};

} // namespace ui
