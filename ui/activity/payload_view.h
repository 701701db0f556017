// SPDX-License-Identifier: GPL-3.0-or-later
// A payload as text, laid out, as bytes, or against the message before on its topic.
#pragma once

#include "ui/activity/payload_texts.h"
#include "ui/common/clock.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QSettings;

namespace ui {

class DiffColors;

class PayloadView : public QWidget
{
    Q_OBJECT

public:
    PayloadView(QSettings &settings, const Clock &clock, QWidget *parent = nullptr);
    void setTexts(PayloadTexts texts);
    // Nothing to be shown, and why.
    void setNothing(const QString &why);
    void choose(PayloadForm form);
    [[nodiscard]] PayloadForm form() const { return m_form; }
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString note() const;
    // Fills the height that there is instead of taking what the text needs.
    void setFilling(bool isFilling);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void showForm();
    void fitHeight();
    [[nodiscard]] QString noteOf(PayloadForm form) const;
    [[nodiscard]] QString textOf(PayloadForm form) const;

    QSettings &m_settings;
    const Clock &m_clock;
    QButtonGroup *m_forms;
    QPlainTextEdit *m_text;
    QLabel *m_note;
    DiffColors *m_colors = nullptr;
    PayloadTexts m_texts;
    QString m_nothing;
    PayloadForm m_form = PayloadForm::Pretty;
    bool m_isFilling = false;
};

} // namespace ui
