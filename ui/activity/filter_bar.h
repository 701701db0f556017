// SPDX-License-Identifier: GPL-3.0-or-later
// The filter's text field: validity while typing, the mistake under the caret, completion, recent filters.
#pragma once

#include "filter/filter.h"

#include <QWidget>

class QSettings;

namespace ui {

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QSettings &settings, QWidget *parent = nullptr);

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

Q_SIGNALS:
    // A valid filter that differs from the one before; said a moment after the last key.
    void filterChanged();

private:
    std::optional<filter::Node> m_node;
};

} // namespace ui
