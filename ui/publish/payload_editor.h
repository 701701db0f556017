// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be published: typed text, or bytes of a file or saved message that a text field would change.
#pragma once

#include <QByteArray>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class PayloadEditor : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 kMaxBytes = 256 * 1024;

    explicit PayloadEditor(QWidget *parent = nullptr);
    // The bytes stay exactly these until somebody types; what is no text is shown in hex and cannot be typed into.
    void setPayload(const QByteArray &payload);
    [[nodiscard]] QByteArray payload() const;
    // At most kMaxBytes from a plain file; says what is wrong below the field.
    void readFile(const QString &path);

Q_SIGNALS:
    void changed();

private:
    void buildLayout();
    void chooseFile();
    void hold(const QByteArray &bytes);
    void showHint();

    QByteArray m_held; // bytes that are no text
    bool m_holds = false;
    QTimer m_hinting;
    QPlainTextEdit *m_text;
    QLabel *m_hint;
    QLabel *m_error;
    QPushButton *m_file;
    QPushButton *m_clear;
};

} // namespace ui
