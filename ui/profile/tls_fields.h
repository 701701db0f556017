// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an encrypted connection, looked at as they are entered.
#pragma once

#include "broker/link_options.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace monitor {
struct TlsCheck;
}

namespace ui {

class NoticeLine;
class WrappedText;

class TlsFields : public QWidget
{
    Q_OBJECT

public:
    explicit TlsFields(QWidget *parent = nullptr);
    void set(const broker::TlsFiles &files);
    // Whether the address asks for encryption: else the files are not used.
    void setUsed(bool used);

    [[nodiscard]] broker::TlsFiles files() const;
    // Why no encrypted connection can be made with these; empty: it can, or there is no answer yet.
    [[nodiscard]] QString error() const { return m_used ? m_error : QString(); }

Q_SIGNALS:
    void changed();

private:
    void addFile(QVBoxLayout *column, const QString &label, const QString &hint, const char *name, QLineEdit *edit);
    void look();
    void showCheck(const monitor::TlsCheck &check);

    QLineEdit *m_ca;
    QLineEdit *m_cert;
    QLineEdit *m_key;
    NoticeLine *m_unused;
    NoticeLine *m_problem;
    NoticeLine *m_warnings;
    NoticeLine *m_found;
    QTimer m_soon;
    int m_question = 0; // only the newest answer counts
    QString m_error;
    bool m_used = true;
};

} // namespace ui
