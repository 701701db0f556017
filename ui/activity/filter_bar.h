// SPDX-License-Identifier: GPL-3.0-or-later
// The filter's text field: validity while typing, the mistake under the caret, completion, recent filters.
#pragma once

#include "filter/filter.h"
#include "ui/activity/filter_suggestions.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QListWidget;
class QSettings;
class QToolButton;

namespace ui {

class FilterField;
class FloatPanel;
class PlainLabel;

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QSettings &settings, QWidget *parent = nullptr);
    ~FilterBar() override;

    // Longer texts are cut, and said to be.
    static constexpr int kMaxText = 4000;
    static constexpr int kMostRecent = 20;

    [[nodiscard]] QString text() const;
    // Takes effect at once.
    void setText(const QString &text);
    // Adds a term with `and`, or replaces an empty text.
    void addTerm(const QString &term);
    // The tree of the last valid text; what is typed and not valid yet leaves it as it is.
    [[nodiscard]] const std::optional<filter::Node> &node() const { return m_node; }
    void focusField();
    // Names and ids of devices, topics and metrics that completion offers as values.
    void setKnownValues(const QStringList &devices, const QStringList &topics, const QStringList &metrics);
    // What is wrong with the text, in words with the position; empty: nothing.
    [[nodiscard]] const QString &mistake() const { return m_mistake; }
    // The newest first.
    [[nodiscard]] QStringList recent() const;

Q_SIGNALS:
    // A valid filter that differs from the one before; said a moment after the last key.
    void filterChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Offer { Nothing, Words, Recent };

    void buildLayout();
    void buildPanels();
    void connectSignals();
    void onTextChanged();
    void apply();
    void showTone();
    void showMistake();
    void sayMistake(int position, const QString &words);
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    bool onKeyInList(int key);
    bool escape();
    void offerWords(bool evenAtTheBeginning);
    void offerRecent();
    void openList(Offer offer, int x);
    void closeList();
    void accept(int row);
    void remember();
    void clearRecent();
    void showHelp();

    QSettings &m_settings;
    FilterField *m_field;
    QToolButton *m_recent;
    QToolButton *m_help;
    // In the window that the bar is in, which may go first.
    QPointer<FloatPanel> m_listPanel, m_mistakePanel;
    QPointer<QListWidget> m_list;
    QPointer<PlainLabel> m_mistakeLabel;
    QTimer m_timer;
    KnownValues m_known;
    Suggestions m_offered;
    Offer m_offer = Offer::Nothing;
    QString m_mistake;
    int m_mistakeAt = 0;
    QString m_validText;
    std::optional<filter::Node> m_node;
    bool m_isSetting = false;
    bool m_wasCut = false;
};

} // namespace ui
