// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/tls_fields.h"

#include "monitor/background.h"
#include "monitor/tls_check.h"
#include "ui/common/clock.h"
#include "ui/profile/notice_line.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kLookAfterMs = 150;

} // namespace

TlsFields::TlsFields(QWidget *parent)
    : QWidget(parent),
      m_ca(new QLineEdit),
      m_cert(new QLineEdit),
      m_key(new QLineEdit),
      m_unused(new NoticeLine),
      m_problem(new NoticeLine),
      m_warnings(new NoticeLine),
      m_found(new NoticeLine)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, 0);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_unused);
    addFile(column, tr("&Certificate authority (CA)"), tr("the system's authorities"), "connectionCa", m_ca);
    addFile(column, tr("Client c&ertificate"), tr("none – only where the broker asks for one"), "connectionCert",
            m_cert);
    addFile(column, tr("&Key of the client certificate"), tr("none"), "connectionKey", m_key);
    m_problem->setObjectName(u"connectionTlsProblem"_s);
    m_warnings->setObjectName(u"connectionTlsWarnings"_s);
    m_found->setObjectName(u"connectionTlsFound"_s);
    column->addWidget(m_problem);
    column->addWidget(m_warnings);
    column->addWidget(m_found);
    column->addStretch(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLookAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &TlsFields::look);
}

void TlsFields::addFile(QVBoxLayout *column, const QString &label, const QString &hint, const char *name,
                        QLineEdit *edit)
{
    auto *text = new QLabel(label);
    text->setTextFormat(Qt::PlainText);
    text->setBuddy(edit);
    edit->setPlaceholderText(hint);
    edit->setObjectName(QString::fromLatin1(name));
    auto *browse = new QPushButton(tr("Choose…"));
    browse->setAccessibleName(tr("Choose a file: %1").arg(QString(label).remove(u'&')));
    browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    column->addWidget(text);
    column->addLayout(row);
    connect(edit, &QLineEdit::textChanged, this, [this] {
        m_soon.start();
        Q_EMIT changed();
    });
    connect(browse, &QPushButton::clicked, this, [this, edit] {
        auto *dialog = new QFileDialog(this, tr("Choose a PEM file"), edit->text(),
                                       tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
}

void TlsFields::set(const broker::TlsFiles &files)
{
    m_ca->setText(files.caFile);
    m_cert->setText(files.certFile);
    m_key->setText(files.keyFile);
    setUsed(m_used);
}

void TlsFields::setUsed(bool used)
{
    m_used = used;
    m_unused->setNotice(Tone::Neutral, used ? QString()
                                            : tr("The address asks for an unencrypted connection, so these files are "
                                                 "not used. Encrypted addresses begin with mqtts:// or wss://."));
}

broker::TlsFiles TlsFields::files() const
{
    return {m_ca->text().trimmed(), m_cert->text().trimmed(), m_key->text().trimmed()};
}

void TlsFields::look()
{
    const int question = ++m_question;
    monitor::whenDone(this, monitor::inBackground<monitor::TlsCheck>([given = files()] {
                          return monitor::checkTlsFiles(given, Clock::nowMs());
                      }),
                      [this, question](const monitor::TlsCheck &check) {
                          if (question == m_question)
                              showCheck(check);
                      });
}

void TlsFields::showCheck(const monitor::TlsCheck &check)
{
    m_error = check.error;
    m_problem->setNotice(Tone::Critical, check.error);
    m_warnings->setNotice(Tone::Warning, check.warnings.join(u'\n'));
    m_found->setNotice(Tone::Good, check.error.isEmpty() ? check.found.join(u'\n') : QString());
    Q_EMIT changed();
}

} // namespace ui
