// SPDX-License-Identifier: GPL-3.0-or-later
// A large button with an icon, a headline and a sentence.
#pragma once

#include <QAbstractButton>

namespace ui {

class WayCard : public QAbstractButton
{
    Q_OBJECT

public:
    // `headline` may hold a mnemonic.
    WayCard(const QString &icon, const QString &headline, const QString &sentence, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_sentence;
};

} // namespace ui
